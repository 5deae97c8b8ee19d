/**
 * Splits a command line into words as a POSIX shell does, and says when two command lines mean the same.
 *
 * Quotes, escapes and line continuation follow POSIX.1-2017, Shell Command Language, 2.2 Quoting:
 * https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html
 * Simplifications: nothing is expanded ($, `, *, ~ stay as they are); a newline is a blank; there are no comments;
 * operators (| & ; < > and brackets) become words of their own and cannot be told from the same characters quoted.
 */

/** What a command line lacks to be one: the rest of a line, or a closing quote. */
export type Unfinished = { code: "open-line" } | { code: "open-quote"; quote: "'" | '"' };

export type ShellWords = { ok: true; words: string[] } | { ok: false; missing: Unfinished };

/** @example parseShellWords("echo 'a b' c\\ d") // { ok: true, words: ["echo", "a b", "c d"] } */
export function parseShellWords(line: string): ShellWords {
  const source = plainTyping(line);
  const words: string[] = [];
  // Undefined between words; "" is a word too, as in `echo ''`.
  let word: string | undefined;
  const finish = () => {
    if (word !== undefined) words.push(word);
    word = undefined;
  };

  for (let at = 0; at < source.length; at++) {
    const char = source.charAt(at);
    if (char === "\\") {
      if (at + 1 >= source.length) return { ok: false, missing: { code: "open-line" } };
      at++;
      if (source[at] !== "\n") word = (word ?? "") + source.charAt(at);
    } else if (char === "'") {
      const end = source.indexOf("'", at + 1);
      if (end < 0) return { ok: false, missing: { code: "open-quote", quote: "'" } };
      word = (word ?? "") + source.slice(at + 1, end);
      at = end;
    } else if (char === '"') {
      const quoted = readDoubleQuoted(source, at + 1);
      if (quoted === undefined) return { ok: false, missing: { code: "open-quote", quote: '"' } };
      word = (word ?? "") + quoted.text;
      at = quoted.end;
    } else if (/\s/.test(char)) {
      finish();
    } else if (OPERATOR.test(char)) {
      finish();
      const start = at;
      while (OPERATOR.test(source.charAt(at + 1))) at++;
      words.push(source.slice(start, at + 1));
    } else {
      word = (word ?? "") + char;
    }
  }
  finish();
  return { ok: true, words };
}

const OPERATOR = /[|&;<>()]/;

/** Within double quotes a backslash escapes only these; before any other character it stands for itself. */
const ESCAPED_IN_DOUBLE = new Set(["$", "`", '"', "\\", "\n"]);

function readDoubleQuoted(source: string, from: number): { text: string; end: number } | undefined {
  let text = "";
  for (let at = from; at < source.length; at++) {
    const char = source.charAt(at);
    if (char === '"') return { text, end: at };
    const next = source.charAt(at + 1);
    if (char === "\\" && ESCAPED_IN_DOUBLE.has(next)) {
      if (next !== "\n") text += next;
      at++;
    } else text += char;
  }
  return undefined;
}

/** Undoes what phones do to what one types: curly quotes, a dash for two hyphens, Windows line ends. */
function plainTyping(line: string): string {
  return line
    .replace(/\r\n?/g, "\n")
    .replace(/[“”„]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/(^|\s)[–—](?=[a-z])/gi, "$1--");
}

/**
 * The words that count when two commands are compared: without a copied prompt (`$ ` or `# `) and without `sudo`,
 * and with `--name=value` as the two words `--name value`, until `--` ends the options.
 */
export function commandWords(words: readonly string[]): string[] {
  let start = 0;
  if (words[start] === "$" || words[start] === "#") start++;
  if (words[start] === "sudo") start++;
  const rest = words.slice(start);
  const end = rest.indexOf("--");
  return rest.flatMap((word, index) => {
    const option = end < 0 || index < end ? /^(--[a-z][\w-]*)=(.*)$/is.exec(word) : null;
    return option ? [option[1] ?? "", option[2] ?? ""] : [word];
  });
}

/** Whether the words of `line` begin with all the words of `beginning`. A line that does not parse begins with nothing. */
export function startsWithCommand(line: string, beginning: string): boolean {
  const [typed, wanted] = [parseShellWords(line), parseShellWords(beginning)];
  if (!typed.ok || !wanted.ok) return false;
  const words = commandWords(typed.words);
  return commandWords(wanted.words).every((word, index) => words[index] === word);
}

/** Whether two command lines mean the same. */
export function sameCommand(one: string, other: string): boolean {
  return startsWithCommand(one, other) && startsWithCommand(other, one);
}
