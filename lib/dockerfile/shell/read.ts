/**
 * Reads a script of the POSIX shell command language: lists, pipelines, `if`, `while`, `until`, `for`, `case`,
 * functions, subshells, groups, here-documents, quoting and expansions.
 * https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html
 *
 * Left out: aliases, job control (`&` runs in place), `<>`, arrays and the rest of bash; what bash alone can do is a
 * syntax error or a command that is not found, as in dash and busybox. Longer than most files: one grammar.
 */
import type { Command, Part, Redirect, Script, Word } from "./ast";

export class SyntaxFault extends Error {}

const reserved: ReadonlySet<string> = new Set(["then", "else", "elif", "fi", "do", "done", "esac", "}", ")"]);

/** @throws SyntaxFault in the words of a shell. */
export function readScript(text: string): Script {
  const reader = new Reader(text);
  const script = reader.list([]);
  reader.expectEnd();
  return script;
}

class Reader {
  private at = 0;
  private waiting: { delimiter: string; chomp: boolean; quoted: boolean; done: (body: Word) => void }[] = [];
  private depth = 0;

  constructor(private readonly text: string) {}

  expectEnd(): void {
    this.space();
    if (this.at < this.text.length) throw this.unexpected();
  }

  private unexpected(): SyntaxFault {
    const rest = this.text.slice(this.at);
    const token = /^(\|\||&&|;;|[;&|()<>]|\n|[^\s;&|()<>]+)/.exec(rest)?.[0];
    if (token === undefined) return new SyntaxFault("syntax error: unexpected end of file");
    return new SyntaxFault(`syntax error: unexpected ${token === "\n" ? "newline" : `"${token}"`}`);
  }

  list(ends: readonly string[]): Script {
    if (++this.depth > 100) throw new SyntaxFault("syntax error: nested too deeply");
    const commands: Command[] = [];
    for (;;) {
      this.blank();
      if (this.at >= this.text.length) break;
      const word = this.peekWord();
      if (ends.includes(word) || this.text.startsWith(";;", this.at) || this.text[this.at] === ")") break;
      if (reserved.has(word)) throw this.unexpected();
      commands.push(this.andOr());
      this.space();
      if (this.text.startsWith(";;", this.at)) break;
      const char = this.text[this.at];
      if (char === ";" || char === "&") this.at++;
      else if (char === "\n") this.newline();
      else if (char !== undefined && char !== ")") {
        if (ends.includes(this.peekWord())) continue;
        throw this.unexpected();
      }
    }
    this.depth--;
    return commands;
  }

  private andOr(): Command {
    let left = this.pipeline();
    for (;;) {
      this.space();
      const operator = this.text.slice(this.at, this.at + 2);
      if (operator !== "&&" && operator !== "||") return left;
      this.at += 2;
      this.blank();
      left = { kind: operator === "&&" ? "and" : "or", left, right: this.pipeline() };
    }
  }

  private pipeline(): Command {
    this.space();
    let not = false;
    while (/^!\s/.test(this.text.slice(this.at, this.at + 2))) {
      not = !not;
      this.at++;
      this.space();
    }
    const commands = [this.command()];
    for (;;) {
      this.space();
      if (this.text[this.at] !== "|" || this.text[this.at + 1] === "|") break;
      this.at++;
      this.blank();
      commands.push(this.command());
    }
    const [only] = commands;
    return only && commands.length === 1 && !not ? only : { kind: "pipeline", not, commands };
  }

  private command(): Command {
    this.space();
    if (this.text[this.at] === "(") {
      this.at++;
      const body = this.list([]);
      this.expect(")");
      return { kind: "subshell", body, redirects: this.redirects() };
    }
    switch (this.peekWord()) {
      case "{": {
        this.at++;
        const body = this.list(["}"]);
        this.keyword("}");
        return { kind: "group", body, redirects: this.redirects() };
      }
      case "if":
        return this.ifCommand();
      case "while":
      case "until": {
        const until = this.peekWord() === "until";
        this.at += 5;
        const test = this.list(["do"]);
        return { kind: "while", until, test, body: this.doGroup(), redirects: this.redirects() };
      }
      case "for":
        return this.forCommand();
      case "case":
        return this.caseCommand();
    }
    const definition = /^([A-Za-z_][\w-]*)[ \t]*\([ \t]*\)/.exec(this.text.slice(this.at));
    if (definition) {
      this.at += definition[0].length;
      this.blank();
      return { kind: "function", name: definition[1] ?? "", body: this.command() };
    }
    return this.simple();
  }

  private ifCommand(): Command {
    const branches: { test: Script; body: Script }[] = [];
    let otherwise: Script | undefined;
    this.keyword("if");
    for (;;) {
      const test = this.list(["then"]);
      this.keyword("then");
      branches.push({ test, body: this.list(["elif", "else", "fi"]) });
      if (this.peekWord() !== "elif") break;
      this.keyword("elif");
    }
    if (this.peekWord() === "else") {
      this.keyword("else");
      otherwise = this.list(["fi"]);
    }
    this.keyword("fi");
    return { kind: "if", branches, otherwise, redirects: this.redirects() };
  }

  private forCommand(): Command {
    this.keyword("for");
    this.space();
    const name = /^[A-Za-z_]\w*/.exec(this.text.slice(this.at))?.[0];
    if (!name) throw new SyntaxFault("syntax error: bad for loop variable");
    this.at += name.length;
    this.blank();
    let words: Word[] | undefined;
    if (this.peekWord() === "in") {
      this.at += 2;
      words = [];
      for (this.space(); !/[;\n]/.test(this.text[this.at] ?? "\n"); this.space()) words.push(this.word());
    }
    this.space();
    if (this.text[this.at] === ";") this.at++;
    return { kind: "for", name, words, body: this.doGroup(), redirects: this.redirects() };
  }

  private caseCommand(): Command {
    this.keyword("case");
    this.space();
    const word = this.word();
    this.blank();
    this.keyword("in");
    const items: { patterns: Word[]; body: Script }[] = [];
    for (;;) {
      this.blank();
      if (this.peekWord() === "esac") break;
      if (this.text[this.at] === "(") this.at++;
      const patterns: Word[] = [];
      do {
        this.space();
        patterns.push(this.word());
        this.space();
      } while (this.text[this.at] === "|" && ++this.at);
      this.expect(")");
      items.push({ patterns, body: this.list(["esac"]) });
      this.blank();
      if (this.text.startsWith(";;", this.at)) this.at += 2;
      else break;
    }
    this.blank();
    this.keyword("esac");
    return { kind: "case", word, items, redirects: this.redirects() };
  }

  private doGroup(): Script {
    this.blank();
    this.keyword("do");
    const body = this.list(["done"]);
    this.keyword("done");
    return body;
  }

  private simple(): Command {
    const assigns: { name: string; value: Word }[] = [];
    const words: Word[] = [];
    const redirects: Redirect[] = [];
    const start = this.at;
    for (;;) {
      this.space();
      const redirect = this.redirect();
      if (redirect) {
        redirects.push(redirect);
        continue;
      }
      const char = this.text[this.at];
      if (char === undefined || /[;&|()\n]/.test(char)) break;
      const assign = words.length === 0 && /^([A-Za-z_]\w*)=/.exec(this.text.slice(this.at));
      if (assign) {
        this.at += assign[0].length;
        assigns.push({ name: assign[1] ?? "", value: this.word() });
      } else words.push(this.word());
    }
    if (this.at === start || (words.length === 0 && assigns.length === 0 && redirects.length === 0))
      throw this.unexpected();
    return { kind: "simple", assigns, words, redirects };
  }

  private redirects(): Redirect[] {
    const found: Redirect[] = [];
    for (;;) {
      this.space();
      const redirect = this.redirect();
      if (!redirect) return found;
      found.push(redirect);
    }
  }

  private redirect(): Redirect | undefined {
    const match = /^(\d*)(<<-|<<|>>|>&|<&|>\||>|<)/.exec(this.text.slice(this.at, this.at + 8));
    if (!match) return undefined;
    const [all, digit = "", operator = ""] = match;
    this.at += all.length;
    this.space();
    const fd = digit === "" ? (operator.startsWith("<") ? 0 : 1) : Number(digit);
    if (operator === "<<" || operator === "<<-") {
      const start = this.at;
      const word = this.word();
      const written = this.text.slice(start, this.at);
      const delimiter = word.map((part) => (part.kind === "text" ? part.text : "")).join("");
      const redirect: { fd: number; operator: "<<"; target: Word } = { fd, operator: "<<", target: [] };
      this.waiting.push({
        delimiter,
        chomp: operator === "<<-",
        quoted: /["'\\]/.test(written),
        done: (read) => {
          redirect.target = read;
        },
      });
      return redirect;
    }
    const target = this.word();
    if (operator === ">" || operator === ">|") return { fd, operator: ">", target };
    if (operator === ">>" || operator === "<" || operator === ">&" || operator === "<&")
      return { fd, operator, target };
    return undefined;
  }

  private newline(): void {
    this.at++;
    for (const { delimiter, chomp, quoted, done } of this.waiting.splice(0)) {
      let body = "";
      while (this.at < this.text.length) {
        const end = this.text.indexOf("\n", this.at);
        let line = this.text.slice(this.at, end < 0 ? undefined : end);
        this.at = end < 0 ? this.text.length : end + 1;
        if (chomp) line = line.replace(/^\t+/, "");
        if (line === delimiter) break;
        body += `${line}\n`;
      }
      done(quoted ? [{ kind: "text", text: body, quoted: true }] : new Reader(body).quotedParts(undefined));
    }
  }

  /** One word; ends at a blank or an operator. */
  word(): Word {
    const parts: Part[] = [];
    const text = (piece: string, quoted: boolean) => {
      const last = parts.at(-1);
      if (last?.kind === "text" && last.quoted === quoted)
        parts[parts.length - 1] = { ...last, text: last.text + piece };
      else parts.push({ kind: "text", text: piece, quoted });
    };
    for (;;) {
      const char = this.text[this.at];
      if (char === undefined || /[\s;&|()<>]/.test(char)) break;
      if (char === "'") {
        const end = this.text.indexOf("'", this.at + 1);
        if (end < 0) throw new SyntaxFault("syntax error: unterminated quoted string");
        text(this.text.slice(this.at + 1, end), true);
        this.at = end + 1;
      } else if (char === '"') {
        this.at++;
        const inner = this.quotedParts('"');
        if (inner.length === 0) text("", true);
        parts.push(...inner);
      } else if (char === "\\") {
        const next = this.text[this.at + 1];
        this.at += 2;
        if (next !== undefined && next !== "\n") text(next, true);
      } else if (char === "$" || char === "`") {
        const part = this.dollar(false);
        if (part) parts.push(part);
        else text("$", false);
      } else {
        text(char, false);
        this.at++;
      }
    }
    return parts;
  }

  /** What stands between double quotes, or in a here-document (no end given). */
  quotedParts(end: '"' | undefined): Part[] {
    const parts: Part[] = [];
    let piece = "";
    const flush = () => {
      if (piece !== "") parts.push({ kind: "text", text: piece, quoted: true });
      piece = "";
    };
    for (;;) {
      const char = this.text[this.at];
      if (char === undefined) {
        if (end) throw new SyntaxFault("syntax error: unterminated quoted string");
        break;
      }
      if (char === end) {
        this.at++;
        break;
      }
      if (char === "\\") {
        const next = this.text[this.at + 1];
        this.at += 2;
        if (next === "\n") continue;
        piece += next !== undefined && (/[$`\\]/.test(next) || next === end) ? next : `\\${next ?? ""}`;
      } else if (char === "$" || char === "`") {
        const part = this.dollar(true);
        if (part) {
          flush();
          parts.push(part);
        } else piece += "$";
      } else {
        piece += char;
        this.at++;
      }
    }
    flush();
    return parts;
  }

  /** An expansion at `$` or a backquote; undefined where the dollar is only a dollar. */
  private dollar(quoted: boolean): Part | undefined {
    if (this.text[this.at] === "`") {
      const end = this.closing("`");
      const inner = this.text.slice(this.at + 1, end).replace(/\\([\\`$])/g, "$1");
      this.at = end + 1;
      return { kind: "command", script: readScript(inner), quoted };
    }
    this.at++;
    const rest = this.text.slice(this.at, this.at + 200);
    if (rest.startsWith("((")) {
      const end = this.text.indexOf("))", this.at);
      if (end >= 0) {
        const inner = this.text.slice(this.at + 2, end);
        this.at = end + 2;
        return { kind: "arithmetic", expression: new Reader(inner).quotedParts(undefined), quoted };
      }
    }
    if (rest.startsWith("(")) {
      this.at++;
      const script = this.list([]);
      this.expect(")");
      return { kind: "command", script, quoted };
    }
    if (rest.startsWith("{")) return this.braces(quoted);
    const name = /^(?:[A-Za-z_]\w*|[0-9@*#?$!-])/.exec(rest)?.[0];
    if (name === undefined) return undefined;
    this.at += name.length;
    return { kind: "variable", name, operator: "", word: undefined, quoted };
  }

  private braces(quoted: boolean): Part {
    this.at++;
    const length = /^#[A-Za-z_@*0-9]/.test(this.text.slice(this.at, this.at + 2));
    if (length) this.at++;
    const name = /^(?:[A-Za-z_]\w*|[0-9]+|[@*#?$!-])/.exec(this.text.slice(this.at))?.[0];
    if (name === undefined) throw new SyntaxFault("syntax error: bad substitution");
    this.at += name.length;
    const operator = /^(:?[-+=?]|##?|%%?|\/\/?)/.exec(this.text.slice(this.at))?.[0] ?? "";
    this.at += operator.length;
    let word: Part[] | undefined;
    if (operator !== "") {
      word = [];
      for (;;) {
        const char = this.text[this.at];
        if (char === undefined) throw new SyntaxFault("syntax error: missing '}'");
        if (char === "}") break;
        if (/[\s;&|()<>]/.test(char)) {
          word.push({ kind: "text", text: char, quoted: true });
          this.at++;
        } else {
          const start = this.at;
          word.push(...new Reader(this.text.slice(start, this.braceEnd(start))).word());
          this.at = start + this.consumed(start);
        }
      }
    }
    this.expect("}");
    return { kind: "variable", name, operator: length ? "length" : operator, word, quoted };
  }

  /** How far one word goes in the braces that opened before `from`. */
  private consumed(from: number): number {
    const inner = new Reader(this.text.slice(from, this.braceEnd(from)));
    inner.word();
    return Math.max(inner.at, 1);
  }

  private braceEnd(from: number): number {
    let depth = 0;
    let quote: string | undefined;
    for (let at = from; at < this.text.length; at++) {
      const char = this.text[at];
      if (char === "\\") at++;
      else if (quote) {
        if (char === quote) quote = undefined;
      } else if (char === "'" || char === '"') quote = char;
      else if (char === "{") depth++;
      else if (char === "}" && depth-- === 0) return at;
    }
    throw new SyntaxFault("syntax error: missing '}'");
  }

  private closing(mark: string): number {
    for (let at = this.at + 1; at < this.text.length; at++) {
      if (this.text[at] === "\\") at++;
      else if (this.text[at] === mark) return at;
    }
    throw new SyntaxFault("syntax error: EOF in backquote substitution");
  }

  private peekWord(): string {
    return /^(?:[^\s;&|()<>"'`$\\]+)/.exec(this.text.slice(this.at, this.at + 80))?.[0] ?? "";
  }

  private keyword(word: string): void {
    this.blank();
    if (this.peekWord() !== word) throw this.unexpected();
    this.at += word.length;
  }

  private expect(char: string): void {
    if (char !== "}") this.blank();
    if (this.text[this.at] !== char) throw this.unexpected();
    this.at++;
  }

  /** Blanks, continued lines and comments, but no new line. */
  private space(): void {
    for (;;) {
      const char = this.text[this.at];
      if (char === " " || char === "\t" || char === "\r") this.at++;
      else if (char === "\\" && this.text[this.at + 1] === "\n") this.at += 2;
      else if (char === "#" && (this.at === 0 || /[\s;&|()]/.test(this.text[this.at - 1] ?? ""))) {
        const end = this.text.indexOf("\n", this.at);
        this.at = end < 0 ? this.text.length : end;
      } else return;
    }
  }

  private blank(): void {
    for (this.space(); this.text[this.at] === "\n"; this.space()) this.newline();
  }
}
