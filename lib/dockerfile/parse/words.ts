/**
 * How the rest of a line falls into words.
 * https://github.com/moby/buildkit/blob/73ed6825c4b7569379ef89df0aedcdbe64473d31/frontend/dockerfile/parser/line_parsers.go
 */

const isSpace = (char: string | undefined): boolean => char !== undefined && /\s/.test(char);

/** Words with their quotes and escapes still on. */
export function quotedWords(rest: string, escapeChar: string): string[] {
  const words: string[] = [];
  let word = "";
  let quote: string | undefined;
  let blank = true;
  for (let at = 0; at < rest.length; at++) {
    const char = rest[at] ?? "";
    if (!quote && isSpace(char)) {
      if (!blank) words.push(word);
      word = "";
      blank = true;
      continue;
    }
    blank = false;
    word += char;
    if (char === escapeChar && quote !== "'" && at + 1 < rest.length) {
      at++;
      word += rest[at] ?? "";
    } else if (quote === char) quote = undefined;
    else if (!quote && (char === "'" || char === '"')) quote = char;
  }
  if (!blank) words.push(word);
  return words;
}

export const spacedWords = (rest: string): string[] => rest.split(/\s+/).filter(Boolean);

/** A JSON array of strings, or undefined: then it is the shell form. */
export function jsonWords(rest: string): string[] | undefined {
  if (!rest.trimStart().startsWith("[")) return undefined;
  try {
    const parsed: unknown = JSON.parse(rest);
    if (!Array.isArray(parsed)) return undefined;
    const words: string[] = [];
    for (const word of parsed) {
      if (typeof word !== "string") return undefined;
      words.push(word);
    }
    return words;
  } catch {
    return undefined;
  }
}

export interface NameValue {
  name: string;
  /** Still quoted; undefined for an ARG without a default. */
  value: string | undefined;
}

/** `a=b c="d e"`, or the old `a b c`, in which all of `b c` is the value. */
export function nameValues(
  rest: string,
  escapeChar: string,
): { pairs: NameValue[]; legacy: boolean } | string {
  const words = quotedWords(rest, escapeChar);
  const [first = ""] = words;
  if (!first.includes("=")) {
    const match = /^(\S+)\s+([\s\S]+)$/.exec(rest);
    if (!match) return "must have two arguments";
    return { pairs: [{ name: match[1] ?? "", value: match[2] ?? "" }], legacy: true };
  }
  const pairs: NameValue[] = [];
  for (const word of words) {
    const at = word.indexOf("=");
    if (at < 0)
      return `Syntax error - can't find = in ${JSON.stringify(word)}. Must be of the form: name=value`;
    pairs.push({ name: word.slice(0, at), value: word.slice(at + 1) });
  }
  return { pairs, legacy: false };
}

/** What ARG takes: names with or without a default. */
export function namesOrValues(rest: string, escapeChar: string): NameValue[] {
  return quotedWords(rest, escapeChar).map((word) => {
    const at = word.indexOf("=");
    return at < 0 ? { name: word, value: undefined } : { name: word.slice(0, at), value: word.slice(at + 1) };
  });
}
