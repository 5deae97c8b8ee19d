/** echo, cat, grep, sed, sort and what else reads lines and writes lines. A list of small programs, hence long. */
import { sha256 } from "@noble/hashes/sha2.js";
import { FileFault, sizeOf } from "../shell";
import { baseName, type Call, options, type Program } from "./program";

/** The operands' contents, or the input where there are none; faults are told. */
function inputs(
  call: Call,
  paths: readonly string[],
): { texts: { path: string; text: string }[]; status: number } {
  if (paths.length === 0) return { texts: [{ path: "-", text: call.input }], status: 0 };
  const texts = [];
  let status = 0;
  for (const path of paths) {
    if (path === "-" || path === "/dev/stdin") {
      texts.push({ path, text: call.input });
      continue;
    }
    try {
      texts.push({ path, text: call.process.machine.read(call.process.cwd, path) });
    } catch (error) {
      if (!(error instanceof FileFault)) throw error;
      call.error(
        `${call.name}: ${call.name === "cat" ? "can't open '" : ""}${path}${call.name === "cat" ? "'" : ""}: ${error.fault}\n`,
      );
      status = 1;
    }
  }
  return { texts, status };
}

const linesOf = (text: string): string[] => {
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  return lines;
};

const put = (call: Call, lines: readonly string[]): void => {
  if (lines.length > 0) call.out(`${lines.join("\n")}\n`);
};

const escapes: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  "\\": "\\",
  a: "\x07",
  b: "\b",
  e: "\x1b",
  "0": "\0",
  f: "\f",
  v: "\v",
};
const unescape_ = (text: string): string =>
  text.replace(/\\([ntr\\abefv0])/g, (_, letter: string) => escapes[letter] ?? letter);

const echo: Program = (call) => {
  let args = call.args;
  let end = "\n";
  // dash reads escapes always, bash and busybox with -e only.
  let escaped = !call.process.isBash && call.process.machine.find("/", "/bin/busybox") === undefined;
  while (args[0] !== undefined && /^-[neE]+$/.test(args[0])) {
    if (args[0].includes("n")) end = "";
    if (args[0].includes("e")) escaped = true;
    args = args.slice(1);
  }
  const text = args.join(" ");
  call.out(`${escaped ? unescape_(text) : text}${end}`);
  return 0;
};

const printf: Program = (call) => {
  const [format = "", ...args] = call.args;
  const rest = [...args];
  const once = () =>
    unescape_(format).replace(/%(-?\d*(?:\.\d+)?)([sdibcxouq%])/g, (_, width: string, kind: string) => {
      if (kind === "%") return "%";
      const word = rest.shift() ?? "";
      const text =
        kind === "b"
          ? unescape_(word)
          : kind === "d" || kind === "i"
            ? String(Number.parseInt(word, 10) || 0)
            : kind === "x"
              ? (Number.parseInt(word, 10) || 0).toString(16)
              : kind === "c"
                ? word.slice(0, 1)
                : word;
      const size = Math.min(Number.parseInt(width.replace("-", ""), 10) || 0, 1000);
      return width.startsWith("-")
        ? text.padEnd(size)
        : text.padStart(size, width.startsWith("0") ? "0" : " ");
    });
  let text = once();
  while (rest.length > 0 && /%[^%]/.test(format)) text += once();
  call.out(text);
  return 0;
};

const cat: Program = (call) => {
  const { texts, status } = inputs(call, options(call.args).rest);
  for (const { text } of texts) call.out(text);
  return status;
};

const head: Program = (call) => {
  const { value, rest } = options(
    call.args.map((arg) => arg.replace(/^-(\d+)$/, "-n$1")),
    ["n", "c", "lines", "bytes"],
  );
  const { texts, status } = inputs(call, rest);
  const count = Number.parseInt(value("n", "lines") ?? "10", 10);
  for (const { text } of texts) {
    const bytes = value("c", "bytes");
    if (bytes !== undefined) call.out(text.slice(0, Number(bytes)));
    else
      put(
        call,
        call.name === "head"
          ? linesOf(text).slice(0, count)
          : (value("n", "lines") ?? "").startsWith("+")
            ? linesOf(text).slice(count - 1)
            : linesOf(text).slice(-count),
      );
  }
  return status;
};

const wc: Program = (call) => {
  const { has, rest } = options(call.args);
  const { texts, status } = inputs(call, rest);
  const all = !has("l") && !has("w") && !has("c");
  for (const { path, text } of texts) {
    const numbers = [];
    if (all || has("l")) numbers.push(text.split("\n").length - 1);
    if (all || has("w")) numbers.push(text.split(/\s+/).filter(Boolean).length);
    if (all || has("c")) numbers.push(sizeOf(text));
    call.out(`${numbers.join(" ")}${path === "-" ? "" : ` ${path}`}\n`);
  }
  return status;
};

/** A basic or extended expression as one of JavaScript's; undefined where it is none. */
export function expressionOf(text: string, extended: boolean, flags = ""): RegExp | undefined {
  const swapped = extended
    ? text
    : text.replace(
        /\\([+?|(){}])|([+?|(){}])/g,
        (_, escaped: string | undefined, plain: string | undefined) => escaped ?? `\\${plain}`,
      );
  const classes = swapped.replace(
    /\[:(alpha|digit|alnum|space|upper|lower|punct|blank):\]/g,
    (_, name: string) => posix[name] ?? "",
  );
  try {
    return new RegExp(classes, flags);
  } catch {
    return undefined;
  }
}

const posix: Readonly<Record<string, string>> = {
  alpha: "A-Za-z",
  digit: "0-9",
  alnum: "A-Za-z0-9",
  space: "\\s",
  upper: "A-Z",
  lower: "a-z",
  punct: "!-\\/:-@\\[-`{-~",
  blank: " \\t",
};

const grep: Program = (call) => {
  const { has, values, rest } = options(call.args, ["e", "f", "m", "A", "B", "C"]);
  const { machine, cwd } = call.process;
  const given = values("e");
  const patterns = given.length > 0 ? given : rest.slice(0, 1);
  const deep = has("r", "R");
  const operands = given.length > 0 ? rest : rest.slice(1);
  const paths = deep
    ? (operands.length > 0 ? operands : ["."]).flatMap((root) => {
        const at = machine.resolve(cwd, root);
        return machine.files.get(at)?.kind === "file"
          ? [root]
          : machine.files
              .below(at)
              .filter((child) => machine.files.get(child)?.kind === "file")
              .map((child) => `/${child}`);
      })
    : operands;
  const fixed = has("F") || call.name === "fgrep";
  const tests = patterns.map((pattern) => {
    const source = fixed ? pattern.replace(/[.*+?^${}()|[\]\\]/g, "\\$&") : pattern;
    const body = has("x") ? `^${source}$` : has("w") ? `\\b${source}\\b` : source;
    return expressionOf(body, fixed || has("E", "P") || call.name === "egrep", has("i") ? "i" : "");
  });
  const { texts, status } = inputs(call, paths);
  let found = false;
  for (const { path, text } of texts) {
    const lines = linesOf(text).filter((line) => tests.some((test) => test?.test(line)) !== has("v"));
    if (lines.length > 0) found = true;
    if (has("q")) continue;
    const prefix = (texts.length > 1 || deep) && !has("h") ? `${path}:` : "";
    if (has("c")) call.out(`${prefix}${lines.length}\n`);
    else if (has("l")) call.out(lines.length > 0 ? `${path}\n` : "");
    else if (has("o"))
      put(
        call,
        lines.flatMap((line) =>
          tests.flatMap((test) =>
            test ? [...line.matchAll(new RegExp(test, `${test.flags}g`))].map(([hit]) => hit) : [],
          ),
        ),
      );
    else
      put(
        call,
        lines.map((line) => `${prefix}${line}`),
      );
  }
  return status !== 0 && !has("s") ? 2 : found ? 0 : 1;
};

type Edit = (
  line: string,
  number: number,
  last: boolean,
  print: (line: string) => void,
) => string | undefined;

function editOf(script: string, extended: boolean): Edit | undefined {
  const [, from, to, rest = ""] =
    /^\s*(\d+|\$|\/(?:[^/\\]|\\.)*\/)?(?:,(\d+|\$|\/(?:[^/\\]|\\.)*\/))?\s*([\s\S]*)$/.exec(script) ?? [];
  let inside = false;
  const fits = (address: string | undefined, line: string, number: number, last: boolean): boolean =>
    address === undefined ||
    (address === "$"
      ? last
      : address.startsWith("/")
        ? (expressionOf(address.slice(1, -1), extended)?.test(line) ?? false)
        : Number(address) === number);
  const chosen = (line: string, number: number, last: boolean): boolean => {
    if (to === undefined) return fits(from, line, number, last);
    if (inside) {
      if (fits(to, line, number, last)) inside = false;
      return true;
    }
    if (!fits(from, line, number, last)) return false;
    inside = !fits(to, line, number, last) || to.startsWith("/");
    return true;
  };
  const [letter = ""] = rest;
  if (letter === "s") {
    const mark = rest[1] ?? "/";
    const parts: string[] = [""];
    for (let at = 2; at < rest.length; at++) {
      const char = rest[at] ?? "";
      if (char === "\\" && rest[at + 1] === mark) parts[parts.length - 1] += rest[++at] ?? "";
      else if (char === "\\") parts[parts.length - 1] += char + (rest[++at] ?? "");
      else if (char === mark && parts.length < 3) parts.push("");
      else parts[parts.length - 1] += char;
    }
    const [pattern = "", replacement = "", flags = ""] = parts;
    const expression = expressionOf(
      pattern,
      extended,
      `${flags.includes("g") ? "g" : ""}${/i/i.test(flags) ? "i" : ""}`,
    );
    if (!expression || parts.length < 3) return undefined;
    return (line, number, last, print) => {
      if (!chosen(line, number, last)) return line;
      const next = line.replace(expression, (...found: unknown[]) =>
        replacement.replace(/\\(.)|&/g, (all: string, escaped: string | undefined) => {
          if (all === "&") return String(found[0]);
          if (/\d/.test(escaped ?? "")) return String(found[Number(escaped)] ?? "");
          return escapes[escaped ?? ""] ?? escaped ?? "";
        }),
      );
      if (flags.includes("p") && next !== line) print(next);
      return next;
    };
  }
  if (letter === "d") return (line, number, last) => (chosen(line, number, last) ? undefined : line);
  if (letter === "p")
    return (line, number, last, print) => {
      if (chosen(line, number, last)) print(line);
      return line;
    };
  if (letter === "a" || letter === "i") {
    const text = rest.slice(1).replace(/^\s*\\?\n?\s*/, "");
    return (line, number, last) =>
      chosen(line, number, last) ? (letter === "a" ? `${line}\n${text}` : `${text}\n${line}`) : line;
  }
  return undefined;
}

const sed: Program = (call) => {
  const { has, values, rest } = options(
    call.args.map((arg) => (arg.startsWith("-i.") ? "-i" : arg)),
    ["e", "f", "expression"],
  );
  const given = values("e", "expression");
  const scripts = (given.length > 0 ? given : rest.slice(0, 1))
    .flatMap((script) => (/[{]/.test(script) ? [script] : script.split(/;(?=\s*(?:[\d$/]|[sdpai]\W))|\n/)))
    .filter((script) => script.trim() !== "");
  const edits: Edit[] = [];
  for (const script of scripts) {
    const edit = editOf(script, has("E", "r", "regexp-extended"));
    if (!edit) {
      call.error(`sed: unsupported or invalid command: ${script}\n`);
      return 1;
    }
    edits.push(edit);
  }
  const { texts, status } = inputs(call, given.length > 0 ? rest : rest.slice(1));
  for (const { path, text } of texts) {
    const result: string[] = [];
    const lines = linesOf(text);
    for (const [index, line] of lines.entries()) {
      let current: string | undefined = line;
      for (const edit of edits)
        if (current !== undefined)
          current = edit(current, index + 1, index === lines.length - 1, (each) => result.push(each));
      if (current !== undefined && !has("n", "quiet")) result.push(current);
    }
    const edited = result.length > 0 ? `${result.join("\n")}${text.endsWith("\n") ? "\n" : ""}` : "";
    if (has("i", "in-place")) call.process.machine.write(call.process.cwd, path, edited);
    else call.out(edited);
  }
  return status;
};

const sort: Program = (call) => {
  const { has, rest } = options(call.args, ["k", "t"]);
  const { texts, status } = inputs(call, rest);
  const lines = texts
    .flatMap(({ text }) => linesOf(text))
    .sort((a, b) =>
      has("n")
        ? (Number.parseFloat(a) || 0) - (Number.parseFloat(b) || 0) || (a < b ? -1 : 1)
        : a < b
          ? -1
          : a > b
            ? 1
            : 0,
    );
  if (has("r")) lines.reverse();
  put(call, has("u") ? [...new Set(lines)] : lines);
  return status;
};

const uniq: Program = (call) => {
  const { texts, status } = inputs(call, options(call.args).rest);
  put(
    call,
    texts.flatMap(({ text }) => linesOf(text)).filter((line, index, all) => line !== all[index - 1]),
  );
  return status;
};

const cut: Program = (call) => {
  const { value, rest } = options(call.args, ["d", "f", "c"]);
  const { texts, status } = inputs(call, rest);
  const mark = value("d") ?? "\t";
  const list = value("f") ?? value("c") ?? "";
  const wanted = (index: number) =>
    list.split(",").some((range) => {
      const [low = "", high] = range.split("-");
      return high === undefined
        ? Number(low) === index
        : index >= (Number(low) || 1) && index <= (Number(high) || 1e9);
    });
  const pick = (line: string) =>
    value("f") === undefined
      ? [...line].filter((_, index) => wanted(index + 1)).join("")
      : line.includes(mark)
        ? line
            .split(mark)
            .filter((_, index) => wanted(index + 1))
            .join(mark)
        : line;
  put(call, texts.flatMap(({ text }) => linesOf(text)).map(pick));
  return status;
};

const tr: Program = (call) => {
  const { has, rest } = options(call.args);
  const set = (text = ""): string[] => [
    ...unescape_(text)
      .replace(/\[:(upper|lower|digit|space):\]/g, (_, name: string) => trSets[name] ?? "")
      .replace(/(.)-(.)/g, (_, a: string, b: string) => {
        let range = "";
        for (let code = a.charCodeAt(0); code <= b.charCodeAt(0); code++) range += String.fromCharCode(code);
        return range;
      }),
  ];
  const from = set(rest[0]);
  const to = set(rest[1]);
  call.out(
    [...call.input]
      .flatMap((char) => {
        const index = from.indexOf(char);
        if (has("d")) return index >= 0 ? [] : [char];
        return index < 0 || to.length === 0 ? [char] : [to[Math.min(index, to.length - 1)] ?? char];
      })
      .join(""),
  );
  return 0;
};

const trSets: Readonly<Record<string, string>> = { upper: "A-Z", lower: "a-z", digit: "0-9", space: " \t\n" };

const tee: Program = (call) => {
  const { has, rest } = options(call.args);
  const { machine, cwd } = call.process;
  for (const path of rest) {
    const old = has("a") && machine.find(cwd, path) ? machine.read(cwd, path) : "";
    machine.write(cwd, path, old + call.input);
  }
  call.out(call.input);
  return 0;
};

const seq: Program = (call) => {
  const numbers = call.args.map(Number);
  const first = numbers.length > 1 ? (numbers[0] ?? 1) : 1;
  const step = numbers.length > 2 ? (numbers[1] ?? 1) : 1;
  const last = numbers.at(-1) ?? 1;
  const lines: string[] = [];
  for (let number = first; step > 0 ? number <= last : number >= last; number += step || 1) {
    lines.push(String(number));
    call.process.machine.spend();
  }
  put(call, lines);
  return 0;
};

const sha256sum: Program = (call) => {
  const { has, rest } = options(call.args);
  const hash = (text: string) =>
    Array.from(sha256(new TextEncoder().encode(text)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const { texts, status } = inputs(call, rest);
  if (!has("c", "check")) {
    for (const { path, text } of texts) call.out(`${hash(text)}  ${path}\n`);
    return status;
  }
  let failed = status;
  for (const line of texts.flatMap(({ text }) => linesOf(text))) {
    const [, wanted = "", path = ""] = /^([0-9a-f]+)\s+\*?(.*)$/.exec(line) ?? [];
    const entry = call.process.machine.find(call.process.cwd, path);
    // The bytes of a modelled download are not at hand: its checksum is taken to be right.
    const good =
      entry?.kind === "file" && (entry.content.startsWith("\u0001") || hash(entry.content) === wanted);
    call.out(`${path}: ${good ? "OK" : "FAILED"}\n`);
    if (!good) failed = 1;
  }
  return failed;
};

const awk: Program = (call) => {
  const { value, rest } = options(call.args, ["F", "v"]);
  const [script = "", ...paths] = rest;
  const match = /^\s*(?:\/((?:[^/\\]|\\.)*)\/)?\s*(?:\{\s*print\s*([^}]*)\})?\s*$/.exec(script);
  if (!match) {
    call.error("awk: this simulation knows `/pattern/ { print $1, $2 }` only\n");
    return 2;
  }
  const [, pattern, what = ""] = match;
  const { texts, status } = inputs(call, paths);
  const test = pattern === undefined ? undefined : expressionOf(pattern, true);
  const lines = texts
    .flatMap(({ text }) => linesOf(text))
    .filter((line) => test === undefined || test.test(line));
  const separator = value("F");
  put(
    call,
    lines.map((line) => {
      const fields = separator === undefined ? line.trim().split(/\s+/) : line.split(separator);
      if (what.trim() === "") return line;
      return what
        .split(",")
        .map((term) => term.trim())
        .map((term) =>
          term === "$0"
            ? line
            : term === "$NF"
              ? (fields.at(-1) ?? "")
              : term.startsWith("$")
                ? (fields[Number(term.slice(1)) - 1] ?? "")
                : term.replace(/^"|"$/g, ""),
        )
        .join(" ");
    }),
  );
  return status;
};

const xargs: Program = (call) => {
  const { has, value } = options(
    call.args.slice(
      0,
      call.args.findIndex((arg) => !arg.startsWith("-")),
    ),
    ["n", "I", "P", "d"],
  );
  const start = call.args.findIndex(
    (arg, index) => !arg.startsWith("-") && !/^-[nIPd]$/.test(call.args[index - 1] ?? ""),
  );
  const command = start < 0 ? ["echo"] : call.args.slice(start);
  const words = call.input.split(has("0") ? "\0" : /\s+/).filter(Boolean);
  if (words.length === 0 && has("r")) return 0;
  const size = Number(value("n") ?? words.length) || 1;
  let status = 0;
  for (let at = 0; at === 0 || at < words.length; at += size)
    if (call.process.call([...command, ...words.slice(at, at + size)], { ...call.streams, input: "" }) !== 0)
      status = 123;
  return status;
};

const simple: Readonly<Record<string, (call: Call) => string>> = {
  basename: ({ args: [path = "", suffix = ""] }) =>
    `${baseName(path).endsWith(suffix) && suffix !== "" ? baseName(path).slice(0, -suffix.length) : baseName(path)}\n`,
  dirname: ({ args: [path = ""] }) =>
    `${path.includes("/") ? path.replace(/\/+[^/]*\/*$/, "") || "/" : "."}\n`,
  rev: ({ input }) =>
    `${linesOf(input)
      .map((line) => [...line].reverse().join(""))
      .join("\n")}\n`,
  tac: ({ input }) => `${linesOf(input).reverse().join("\n")}\n`,
  base64: ({ input }) => `${btoa(input)}\n`,
};

export const textPrograms: Readonly<Record<string, Program>> = {
  echo,
  printf,
  cat,
  head,
  wc,
  grep,
  sed,
  sort,
  uniq,
  cut,
  tr,
  tee,
  seq,
  awk,
  xargs,
  tail: head,
  egrep: grep,
  fgrep: grep,
  sha256sum,
  sha512sum: sha256sum,
  sha1sum: sha256sum,
  md5sum: sha256sum,
  ...Object.fromEntries(
    Object.entries(simple).map(([name, text]): [string, Program] => [
      name,
      (call) => {
        call.out(text(call));
        return 0;
      },
    ]),
  ),
};
