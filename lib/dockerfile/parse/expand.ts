/**
 * Variables in an instruction: `$a`, `${a}`, `${a:-b}`, `${a-b}`, `${a:+b}`, `${a+b}`, `${a:?b}`, `${a#p}`, `${a##p}`,
 * `${a%p}`, `${a%%p}`, `${a/p/r}`, `${a//p/r}`; quotes and escapes come off.
 * https://github.com/moby/buildkit/blob/73ed6825c4b7569379ef89df0aedcdbe64473d31/frontend/dockerfile/shell/lex.go
 */
import { globExpression } from "./glob";

export interface Expansion {
  text: string;
  /** Names that were asked for and had no value. */
  unset: readonly string[];
  /** Names that were asked for. */
  used: readonly string[];
}

export type Variables = ReadonlyMap<string, string>;

/**
 * `word` takes quotes and escapes off; `body` is a here-document, and keeps them. The progress shows whole lines: with
 * quotes (`line`) or without (`shown`), and in both a name without a value stays as it is written.
 */
type Manner = "word" | "body" | "line" | "shown";

/** @throws ExpandError in the builder's words. */
export function expand(
  word: string,
  variables: Variables,
  escapeChar = "\\",
  manner: Manner = "word",
): Expansion {
  if (!/[$'"\\`]/.test(word)) return { text: word, unset: [], used: [] };
  const lexer = new Lexer(word, variables, escapeChar, manner);
  const text = lexer.until();
  return { text, unset: lexer.unset, used: lexer.used };
}

export class ExpandError extends Error {}

class Lexer {
  readonly unset: string[] = [];
  readonly used: string[] = [];
  private at = 0;

  constructor(
    private readonly word: string,
    private readonly variables: Variables,
    private readonly escapeChar: string,
    private readonly manner: Manner,
  ) {}

  until(stop?: string): string {
    let text = "";
    while (this.at < this.word.length) {
      const char = this.word[this.at] ?? "";
      if (char === stop) {
        this.at++;
        return text;
      }
      if (char === "$") text += this.dollar();
      else if (this.manner !== "body" && char === "'")
        text += this.manner === "line" ? `'${this.single()}'` : this.single();
      else if ((this.manner === "word" || this.manner === "shown") && char === '"') text += this.double();
      else if (char === this.escapeChar) {
        this.at++;
        if (this.at < this.word.length) {
          if ((this.manner === "body" || this.manner === "line") && this.word[this.at] !== "$") text += char;
          text += this.word[this.at++];
        }
      } else {
        text += char;
        this.at++;
      }
    }
    if (stop !== undefined) throw new ExpandError("syntax error: missing '}'");
    return text;
  }

  private single(): string {
    const end = this.word.indexOf("'", this.at + 1);
    if (end < 0) throw new ExpandError("unexpected end of statement while looking for matching single-quote");
    const text = this.word.slice(this.at + 1, end);
    this.at = end + 1;
    return text;
  }

  private double(): string {
    let text = "";
    this.at++;
    while (this.at < this.word.length) {
      const char = this.word[this.at] ?? "";
      if (char === '"') {
        this.at++;
        return text;
      }
      if (char === "$") text += this.dollar();
      else if (char === this.escapeChar) {
        const next = this.word[this.at + 1];
        if (next === undefined) break;
        text += next === '"' || next === "$" || next === this.escapeChar ? next : char + next;
        this.at += 2;
      } else {
        text += char;
        this.at++;
      }
    }
    throw new ExpandError("unexpected end of statement while looking for matching double-quote");
  }

  private dollar(): string {
    const start = this.at;
    const before = this.unset.length;
    const text = this.substitution();
    const keeps = this.manner === "line" || this.manner === "shown";
    return keeps && this.unset.length > before ? this.word.slice(start, this.at) : text;
  }

  private substitution(): string {
    this.at++;
    if (this.word[this.at] !== "{") {
      const name = this.name();
      return name === "" ? "$" : this.value(name);
    }
    this.at++;
    const next = this.word[this.at];
    if (next === undefined) throw new ExpandError("syntax error: missing '}'");
    if (next === "{" || next === "}" || next === ":") throw new ExpandError("syntax error: bad substitution");
    const name = this.name();
    const operator = this.word[this.at++];
    if (operator === "}") return this.value(name);
    if (operator === ":") {
      const after = this.word[this.at++];
      if (after === undefined) throw new ExpandError("syntax error: missing '}'");
      return this.choose(name, after, true);
    }
    if (operator === "+" || operator === "-" || operator === "?") return this.choose(name, operator, false);
    if (operator === "#" || operator === "%") {
      const greedy = this.word[this.at] === operator;
      if (greedy) this.at++;
      const pattern = this.until("}");
      return trim(this.value(name), pattern, operator === "#", greedy);
    }
    if (operator === "/") {
      const all = this.word[this.at] === "/";
      if (all) this.at++;
      const pattern = this.until("/");
      const replacement = this.until("}");
      const expression = new RegExp(globExpression(pattern), all ? "gs" : "s");
      return this.value(name).replace(expression, () => replacement);
    }
    if (operator === undefined) throw new ExpandError("syntax error: missing '}'");
    throw new ExpandError(`unsupported modifier (${operator}) in substitution`);
  }

  private choose(name: string, operator: string, orEmpty: boolean): string {
    const word = this.until("}");
    this.used.push(name);
    const value = this.variables.get(name);
    const has = value !== undefined && !(orEmpty && value === "");
    if (value === undefined && (this.manner === "line" || this.manner === "shown")) this.unset.push(name);
    if (operator === "+") return has ? word : "";
    if (operator === "-") return has ? (value ?? "") : word;
    if (operator !== "?") throw new ExpandError(`unsupported modifier (:${operator}) in substitution`);
    if (!has)
      throw new ExpandError(
        `${name}: ${word === "" ? `not allowed to be ${orEmpty ? "empty" : "unset"}` : word}`,
      );
    return value ?? "";
  }

  private name(): string {
    const match = /^(?:[A-Za-z_][A-Za-z0-9_]*|[0-9]|[@*#?\-$!])/.exec(this.word.slice(this.at));
    const name = match?.[0] ?? "";
    if (/^[@*#?\-$!]$/.test(name) && this.word[this.at - 1] !== "{") return "";
    this.at += name.length;
    return name;
  }

  private value(name: string): string {
    this.used.push(name);
    const value = this.variables.get(name);
    if (value === undefined) this.unset.push(name);
    return value ?? "";
  }
}

/** Takes off the shortest or longest piece at one end that a pattern matches. */
function trim(value: string, pattern: string, front: boolean, greedy: boolean): string {
  const expression = new RegExp(`^(?:${globExpression(pattern)})$`, "s");
  const lengths = Array.from({ length: value.length + 1 }, (_, length) => length);
  for (const length of greedy ? lengths.reverse() : lengths) {
    const piece = front ? value.slice(0, length) : value.slice(value.length - length);
    if (expression.test(piece)) return front ? value.slice(length) : value.slice(0, value.length - length);
  }
  return value;
}
