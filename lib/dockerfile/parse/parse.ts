/**
 * A Dockerfile as instructions, line by line as BuildKit's own parser reads it: comments between continued lines are
 * dropped, here-documents follow their instruction, and a line that is no instruction is a problem of its own while the
 * rest is still read.
 * https://github.com/moby/buildkit/blob/73ed6825c4b7569379ef89df0aedcdbe64473d31/frontend/dockerfile/parser/parser.go
 */
import { nearest } from "@/lib/text/nearest";
import { directivesOf } from "./directives";
import { readFlags } from "./flags";
import { heredocNames } from "./heredoc";
import {
  type Comment,
  type Dockerfile,
  type Heredoc,
  type Instruction,
  type Keyword,
  keywords,
  type Problem,
  type Span,
} from "./syntax";
import { jsonWords } from "./words";

const byName: ReadonlyMap<string, Keyword> = new Map(keywords.map((each) => [each, each]));

interface Line {
  text: string;
  from: number;
}

const json: ReadonlySet<Keyword> = new Set(["ADD", "CMD", "COPY", "ENTRYPOINT", "RUN", "SHELL", "VOLUME"]);
const withHeredocs: ReadonlySet<string> = new Set(["ADD", "COPY", "RUN"]);

let last: { text: string; file: Dockerfile } | undefined;

/** Never throws: what cannot be read is in `problems`. The same text again is not read again. */
export function parse(text: string): Dockerfile {
  if (last?.text !== text) last = { text, file: read(text) };
  return last.file;
}

function read(text: string): Dockerfile {
  const lines = linesOf(text);
  const { directives, escapeChar, problems } = directivesOf(lines);
  const found: Problem[] = [...problems];
  const instructions: Instruction[] = [];
  const comments: Comment[] = [];
  const continued = escapeChar === "\\" ? /([^\\])\\[ \t]*$|^\\[ \t]*$/ : /([^`])`[ \t]*$|^`[ \t]*$/;

  for (let at = 0; at < lines.length; ) {
    const first = lines[at];
    if (!first) break;
    const start = at++;
    const bare = start === 0 ? first.text.replace(/^\uFEFF/, "") : first.text;
    const opening = bare.trimStart();
    if (opening === "") continue;
    if (opening.startsWith("#")) {
      comments.push({ ...span(lines, start, start), text: opening.slice(1) });
      continue;
    }
    let joined = "";
    let piece = opening;
    const emptyLines: number[] = [];
    let pending: number[] = [];
    while (continued.test(piece)) {
      joined += piece.replace(continued, "$1");
      let next: Line | undefined;
      for (next = lines[at]; next; next = lines[at]) {
        if (/^\s*#/.test(next.text))
          comments.push({ ...span(lines, at, at), text: next.text.trimStart().slice(1) });
        else if (next.text.trim() === "") pending.push(at + 1);
        else break;
        at++;
      }
      if (!next) {
        piece = "";
        break;
      }
      emptyLines.push(...pending);
      pending = [];
      at++;
      piece = next.text;
    }
    joined += piece;
    let end = at - 1;
    while (end > start && /^\s*(#.*)?$/.test(lines[end]?.text ?? "")) end--;

    const word = /^\S+/.exec(joined)?.[0] ?? "";
    const second = /^\S+\s+(\S+)/.exec(joined)?.[1] ?? "";
    const heredocs: Heredoc[] = [];
    const takes = word.toUpperCase() === "ONBUILD" ? second : word;
    if (withHeredocs.has(takes.toUpperCase()) && joined.includes("<<")) {
      for (const { name, expand, chomp } of heredocNames(joined, escapeChar)) {
        let content = "";
        let closed = false;
        while (at < lines.length && !closed) {
          const body = lines[at++]?.text ?? "";
          if ((chomp ? body.replace(/^\t+/, "") : body) === name) closed = true;
          else content += `${chomp ? body.replace(/^\t+/, "") : body}\n`;
        }
        end = at - 1;
        heredocs.push({ name, content, expand, chomp });
        if (!closed)
          found.push({ ...span(lines, start, end), code: "heredoc", message: "unterminated heredoc" });
      }
    }
    const where = span(lines, start, end);
    const result = instructionOf(joined, where, heredocs, escapeChar, text, emptyLines);
    if ("message" in result) found.push(result);
    else instructions.push(result);
  }
  if (instructions.length === 0 && found.length === 0)
    found.push({ from: 0, to: 0, line: 1, endLine: 1, code: "empty", message: "file with no instructions" });
  return { text, escapeChar, directives, instructions, comments, problems: found };
}

function instructionOf(
  joined: string,
  where: Span,
  heredocs: readonly Heredoc[],
  escapeChar: string,
  text: string,
  emptyLines: readonly number[],
): Instruction | Problem {
  const trimmed = joined.trim();
  const written = /^\S+/.exec(trimmed)?.[0] ?? "";
  const keyword = byName.get(written.toUpperCase());
  if (!keyword) {
    const guess = nearest(written.toUpperCase(), [...keywords]);
    const hint = guess ? ` (did you mean ${guess}?)` : "";
    return {
      ...where,
      code: "unknown-instruction",
      message: `dockerfile parse error on line ${where.line}: unknown instruction: ${written}${hint}`,
    };
  }
  const after = trimmed.slice(written.length).trimStart();
  const { flags, rest } = readFlags(after, where, text, escapeChar);
  let trigger: Instruction | undefined;
  if (keyword === "ONBUILD") {
    if (after === "")
      return {
        ...where,
        code: "arguments",
        message: `dockerfile parse error on line ${where.line}: ONBUILD requires at least one argument`,
      };
    const inner = instructionOf(after, where, heredocs, escapeChar, text, []);
    if ("message" in inner) return inner;
    trigger = inner;
  }
  const plain = keyword === "ONBUILD" ? { flags: [], rest: after } : { flags, rest };
  return {
    ...where,
    keyword,
    written,
    raw: `${keyword}${trimmed.slice(written.length)}`,
    ...plain,
    json: json.has(keyword) ? jsonWords(rest) : undefined,
    heredocs,
    emptyLines,
    trigger,
  };
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let from = 0; from <= text.length; ) {
    const end = text.indexOf("\n", from);
    const to = end < 0 ? text.length : end;
    const line = text.slice(from, to);
    lines.push({ text: line.endsWith("\r") ? line.slice(0, -1) : line, from });
    if (end < 0) break;
    from = to + 1;
  }
  if (lines.at(-1)?.text === "") lines.pop();
  return lines;
}

function span(lines: readonly Line[], first: number, last: number): Span {
  const end = lines[last];
  return {
    from: lines[first]?.from ?? 0,
    to: end ? end.from + end.text.length : 0,
    line: first + 1,
    endLine: last + 1,
  };
}
