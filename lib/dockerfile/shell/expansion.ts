/** Words of a script as words for a program: variables, command substitution, splitting, patterns of file names. */
import { globExpression } from "../parse";
import type { Part, Word } from "./ast";
import { Exit, type Process, type Streams } from "./process";

/** A piece of a word: whether it may be split, and whether its `*` means anything. */
interface Piece {
  text: string;
  quoted: boolean;
  /** `"$@"`: begins a word of its own. */
  breaks?: boolean;
  /** Stands in the script itself, and is not split. */
  fixed?: boolean;
}

/** To one text, unsplit: what stands in an assignment, a redirect, a here-document. */
export function expandWord(shell: Process, word: Word, streams: Streams): string;
/** Whether a text fits the word as a pattern: `yes` or `no`. */
export function expandWord(shell: Process, word: Word, streams: Streams, as: "pattern", text: string): string;
export function expandWord(shell: Process, word: Word, streams: Streams, as?: "pattern", text = ""): string {
  const pieces = piecesOf(shell, word, streams);
  if (!as)
    return tilde(shell, pieces)
      .map((piece) => piece.text)
      .join("");
  const pattern = pieces.map((piece) => (piece.quoted ? literalText(piece.text) : piece.text)).join("");
  return new RegExp(`^(?:${globExpression(pattern)})$`, "s").test(text) ? "yes" : "no";
}

const literalText = (text: string): string => text.replace(/[*?[\]\\]/g, "\\$&");

/** To the words of a command. */
export function expandWords(shell: Process, words: readonly Word[], streams: Streams): string[] {
  return words.flatMap((word) => {
    const only = word.length === 1 ? word[0] : undefined;
    if (only?.kind === "text" && (only.quoted || !/[*?[~]/.test(only.text))) return [only.text];
    return split(shell, tilde(shell, piecesOf(shell, word, streams))).flatMap((pieces) =>
      files(shell, pieces),
    );
  });
}

function tilde(shell: Process, pieces: Piece[]): Piece[] {
  const [first, ...rest] = pieces;
  if (!first || first.quoted || !/^~(\/|$)/.test(first.text)) return pieces;
  return [{ ...first, text: `${shell.variables.get("HOME") ?? "/root"}${first.text.slice(1)}` }, ...rest];
}

function piecesOf(shell: Process, word: Word, streams: Streams): Piece[] {
  return word.flatMap((part) => pieceOf(shell, part, streams));
}

function pieceOf(shell: Process, part: Part, streams: Streams): Piece[] {
  switch (part.kind) {
    case "text":
      return [{ text: part.text, quoted: part.quoted, fixed: true }];
    case "arithmetic": {
      const expression = expandWord(shell, part.expression, streams);
      return [{ text: String(arithmetic(shell, expression)), quoted: part.quoted }];
    }
    case "command": {
      let text = "";
      const status = shell.apart(() =>
        shell.script(part.script, {
          input: "",
          out: (more) => {
            text += more;
          },
          error: streams.error,
        }),
      );
      shell.status = status;
      return [{ text: text.replace(/\n+$/, ""), quoted: part.quoted }];
    }
    case "variable":
      return variable(shell, part, streams);
  }
}

function variable(shell: Process, part: Extract<Part, { kind: "variable" }>, streams: Streams): Piece[] {
  const { name, operator, word, quoted } = part;
  if ((name === "@" || name === "*") && operator === "") {
    if (quoted && name === "@")
      return shell.parameters.map((text, index) => ({ text, quoted: true, breaks: index > 0 }));
    return [{ text: shell.parameters.join(" "), quoted }];
  }
  const value = parameterOf(shell, name);
  const inner = () => (word ? expandWord(shell, word, streams) : "");
  const piece = (text: string) => [{ text, quoted }];
  const missing = value === undefined || (operator.startsWith(":") && value === "");
  switch (operator.replace(/^:/, "")) {
    case "":
      if (value === undefined && shell.options.has("u")) {
        streams.error(`${shell.name}: ${name}: parameter not set\n`);
        throw new Exit(2);
      }
      return piece(value ?? "");
    case "length":
      return piece(String((value ?? "").length));
    case "-":
      return missing
        ? word
          ? piecesOf(shell, word, streams).map((each) => ({ ...each, quoted: each.quoted || quoted }))
          : []
        : piece(value ?? "");
    case "+":
      return missing
        ? []
        : word
          ? piecesOf(shell, word, streams).map((each) => ({ ...each, quoted: each.quoted || quoted }))
          : [];
    case "=":
      if (missing) shell.variables.set(name, inner());
      return piece(shell.variables.get(name) ?? "");
    case "?":
      if (missing) {
        streams.error(`${shell.name}: ${name}: ${inner() || "parameter not set"}\n`);
        throw new Exit(2);
      }
      return piece(value ?? "");
    case "#":
    case "##":
    case "%":
    case "%%":
      return piece(trimmed(value ?? "", inner(), operator));
    default: {
      const text = inner();
      const slash = text.indexOf("/");
      const pattern = slash < 0 ? text : text.slice(0, slash);
      const replacement = slash < 0 ? "" : text.slice(slash + 1);
      return piece(
        (value ?? "").replace(
          new RegExp(globExpression(pattern), operator === "//" ? "g" : ""),
          () => replacement,
        ),
      );
    }
  }
}

function trimmed(value: string, pattern: string, operator: string): string {
  const expression = new RegExp(`^(?:${globExpression(pattern)})$`, "s");
  const lengths = Array.from({ length: value.length + 1 }, (_, length) => length);
  for (const length of operator.length > 1 ? lengths.reverse() : lengths) {
    const front = operator.startsWith("#");
    const piece = front ? value.slice(0, length) : value.slice(value.length - length);
    if (expression.test(piece)) return front ? value.slice(length) : value.slice(0, value.length - length);
  }
  return value;
}

function parameterOf(shell: Process, name: string): string | undefined {
  switch (name) {
    case "?":
      return String(shell.status);
    case "#":
      return String(shell.parameters.length);
    case "$":
      return "1";
    case "!":
      return "";
    case "-":
      return [...shell.options].filter((each) => each.length === 1).join("");
    case "0":
      return shell.name;
    case "PWD":
      return shell.cwd;
  }
  if (/^\d+$/.test(name)) return shell.parameters[Number(name) - 1];
  return shell.variables.get(name);
}

/** Unquoted results fall apart at blanks. */
function split(shell: Process, pieces: readonly Piece[]): Piece[][] {
  const separators = shell.variables.get("IFS") ?? " \t\n";
  const words: Piece[][] = [];
  let word: Piece[] = [];
  let any = false;
  const end = () => {
    if (any) words.push(word);
    word = [];
    any = false;
  };
  for (const piece of pieces) {
    if (piece.breaks) end();
    if (piece.quoted || piece.fixed) {
      word.push(piece);
      any = true;
      continue;
    }
    let text = "";
    for (const char of piece.text) {
      if (separators.includes(char)) {
        if (text !== "") {
          word.push({ text, quoted: false });
          any = true;
          text = "";
        }
        end();
      } else text += char;
    }
    if (text !== "") {
      word.push({ text, quoted: false });
      any = true;
    }
  }
  end();
  return words;
}

/** A word with `*`, `?` or `[` in it as the names of files, or as it is where there are none. */
function files(shell: Process, pieces: readonly Piece[]): string[] {
  const plain = pieces.map(({ text }) => text).join("");
  if (!pieces.some(({ text, quoted }) => !quoted && /[*?[]/.test(text))) return [plain];
  const pattern = pieces.map(({ text, quoted }) => (quoted ? literalText(text) : text)).join("");
  const absolute = pattern.startsWith("/");
  const parts = pattern.split("/").filter(Boolean);
  let found: string[] = [absolute ? "/" : ""];
  for (const [index, part] of parts.entries()) {
    const magic = /[*?[]/.test(part.replace(/\\./g, ""));
    const next: string[] = [];
    for (const base of found) {
      const prefix = base === "" || base === "/" ? base : `${base}/`;
      if (!magic) {
        const literal = `${prefix}${part.replace(/\\(.)/g, "$1")}`;
        if (index < parts.length - 1 || shell.machine.find(shell.cwd, literal, false)) next.push(literal);
        continue;
      }
      const at = shell.machine.resolve(shell.cwd, base === "" ? "." : base);
      if (shell.machine.files.get(at)?.kind !== "directory") continue;
      const expression = new RegExp(`^(?:${globExpression(part)})$`, "s");
      for (const name of shell.machine.files.list(at))
        if (expression.test(name) && (!name.startsWith(".") || part.startsWith(".")))
          next.push(`${prefix}${name}`);
    }
    found = next;
    shell.machine.spend(found.length);
  }
  const ends = pattern.endsWith("/");
  const words = found.map((word) => (ends ? `${word}/` : word)).sort();
  return words.length > 0 ? words : [plain];
}

/** `$(( … ))`: whole numbers, variables, the usual operators. Anything else counts as 0. */
export function arithmetic(shell: Process, expression: string): number {
  const tokens = expression.match(/\d+|[A-Za-z_]\w*|\*\*|<=|>=|==|!=|&&|\|\||[-+*/%<>()!?:]/g) ?? [];
  let at = 0;
  const value = (): number => {
    const token = tokens[at++];
    if (token === undefined) return 0;
    if (token === "(") {
      const inner = level(0);
      at++;
      return inner;
    }
    if (token === "-") return -value();
    if (token === "+") return value();
    if (token === "!") return Number(value() === 0);
    if (/^\d/.test(token)) return Number(token);
    return Number.parseInt(shell.variables.get(token) ?? "0", 10) || 0;
  };
  const levels: Record<string, (a: number, b: number) => number>[] = [
    { "||": (a, b) => Number(a !== 0 || b !== 0) },
    { "&&": (a, b) => Number(a !== 0 && b !== 0) },
    { "==": (a, b) => Number(a === b), "!=": (a, b) => Number(a !== b) },
    {
      "<": (a, b) => Number(a < b),
      ">": (a, b) => Number(a > b),
      "<=": (a, b) => Number(a <= b),
      ">=": (a, b) => Number(a >= b),
    },
    { "+": (a, b) => a + b, "-": (a, b) => a - b },
    {
      "*": (a, b) => a * b,
      "/": (a, b) => (b === 0 ? 0 : Math.trunc(a / b)),
      "%": (a, b) => (b === 0 ? 0 : a % b),
    },
  ];
  const level = (depth: number): number => {
    const operators = levels[depth];
    if (!operators) return value();
    let left = level(depth + 1);
    for (;;) {
      const operate = Object.hasOwn(operators, tokens[at] ?? "") ? operators[tokens[at] ?? ""] : undefined;
      if (!operate) return left;
      at++;
      left = operate(left, level(depth + 1));
    }
  };
  return level(0);
}
