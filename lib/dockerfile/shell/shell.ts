/** Carries a script out. What it cannot do itself, `Programs` does; both see one machine. Longer than most files: one class. */
import type { Command, Redirect, Script } from "./ast";
import { runBuiltin } from "./builtins";
import { expandWord, expandWords } from "./expansion";
import { FileFault, type Machine, TooMuch } from "./machine";
import { Exit, Loop, type Process, Return, type RunProgram, type Streams } from "./process";
import { readScript, SyntaxFault } from "./read";

export class Shell implements Process {
  variables: Map<string, string>;
  exported: Set<string>;
  functions: Map<string, Command>;
  cwd: string;
  status = 0;
  parameters: string[] = [];
  options = new Set<string>();
  private depth = 0;

  constructor(
    readonly machine: Machine,
    env: ReadonlyMap<string, string>,
    cwd: string,
    readonly run: RunProgram,
    /** Its own name in messages: `/bin/sh`. */
    readonly name: string,
    readonly isBash = false,
  ) {
    this.variables = new Map(env);
    this.exported = new Set(env.keys());
    this.functions = new Map();
    this.cwd = cwd;
  }

  env(): Map<string, string> {
    return new Map([...this.variables].filter(([name]) => this.exported.has(name)));
  }

  /** A whole script; the status it ends with. */
  main(text: string, streams: Streams): number {
    try {
      return this.script(readScript(text), streams);
    } catch (error) {
      if (error instanceof Exit) return error.status;
      if (error instanceof Return) return error.status;
      if (error instanceof Loop) return 0;
      if (error instanceof SyntaxFault) {
        streams.error(`${this.name}: ${error.message}\n`);
        return 2;
      }
      throw error;
    }
  }

  script(script: Script, streams: Streams, tested = false): number {
    let status = 0;
    for (const command of script) status = this.command(command, streams, tested);
    return status;
  }

  /** @param tested whether somebody looks at the status: then `set -e` does not end the shell. */
  command(command: Command, streams: Streams, tested = false): number {
    this.machine.spend();
    if (++this.depth > 150) throw new TooMuch("the script nests too deeply");
    try {
      this.status = this.dispatch(command, streams, tested);
      const checked = command.kind === "simple" || command.kind === "subshell" || command.kind === "pipeline";
      const inverted = command.kind === "pipeline" && command.not;
      if (checked && !inverted && this.status !== 0 && !tested && this.options.has("e"))
        throw new Exit(this.status);
      return this.status;
    } finally {
      this.depth--;
    }
  }

  private dispatch(command: Command, streams: Streams, tested: boolean): number {
    switch (command.kind) {
      case "simple":
        return this.simple(command, streams);
      case "pipeline":
        return this.pipeline(command.commands, command.not, streams, tested);
      case "and":
      case "or": {
        const status = this.command(command.left, streams, true);
        return (status === 0) === (command.kind === "and")
          ? this.command(command.right, streams, tested)
          : status;
      }
      case "function":
        this.functions.set(command.name, command.body);
        return 0;
      case "subshell":
        return this.redirected(command.redirects, streams, (inner) =>
          this.apart(() => this.script(command.body, inner, tested)),
        );
      case "group":
        return this.redirected(command.redirects, streams, (inner) =>
          this.script(command.body, inner, tested),
        );
      case "if":
        return this.redirected(command.redirects, streams, (inner) => {
          for (const { test, body } of command.branches)
            if (this.script(test, inner, true) === 0) return this.script(body, inner, tested);
          return command.otherwise ? this.script(command.otherwise, inner, tested) : 0;
        });
      case "while":
        return this.redirected(command.redirects, streams, (inner) => {
          let status = 0;
          // One object for all rounds: `read` takes a line off its input.
          const feed = { ...inner };
          while ((this.script(command.test, feed, true) === 0) !== command.until) {
            const result = this.loop(() => this.script(command.body, feed, tested));
            if (result === "break") break;
            status = result === "continue" ? 0 : result;
          }
          return status;
        });
      case "for":
        return this.redirected(command.redirects, streams, (inner) => {
          let status = 0;
          const words = command.words ? expandWords(this, command.words, inner) : [...this.parameters];
          for (const word of words) {
            this.variables.set(command.name, word);
            const result = this.loop(() => this.script(command.body, inner, tested));
            if (result === "break") break;
            status = result === "continue" ? 0 : result;
          }
          return status;
        });
      case "case":
        return this.redirected(command.redirects, streams, (inner) => {
          const word = expandWord(this, command.word, inner);
          for (const { patterns, body } of command.items)
            if (patterns.some((pattern) => expandWord(this, pattern, inner, "pattern", word) === "yes"))
              return this.script(body, inner, tested);
          return 0;
        });
    }
  }

  private loop(body: () => number): number | "break" | "continue" {
    this.machine.spend();
    try {
      return body();
    } catch (error) {
      if (!(error instanceof Loop)) throw error;
      if (error.levels > 1) throw new Loop(error.what, error.levels - 1);
      return error.what;
    }
  }

  private pipeline(commands: readonly Command[], not: boolean, streams: Streams, tested: boolean): number {
    let input = streams.input;
    let status = 0;
    let worst = 0;
    for (const [index, command] of commands.entries()) {
      const last = index === commands.length - 1;
      let text = "";
      const out = last
        ? streams.out
        : (piece: string) => {
            text += piece;
            if (text.length > 5_000_000) throw new TooMuch("a pipe carries more than this simulation holds");
          };
      const inner = { input, out, error: streams.error };
      const go = () => this.command(command, inner, tested || not || !last);
      status = commands.length === 1 ? go() : this.apart(go);
      if (status !== 0) worst = status;
      input = text;
    }
    const result = this.options.has("pipefail") ? worst : status;
    return not ? Number(result === 0) : result;
  }

  /** As a process of its own: what it sets is forgotten. */
  apart(body: () => number): number {
    const { variables, exported, functions, cwd, parameters, options } = this;
    this.variables = new Map(variables);
    this.exported = new Set(exported);
    this.functions = new Map(functions);
    this.options = new Set(options);
    try {
      return body();
    } catch (error) {
      if (error instanceof Exit || error instanceof Return) return error.status;
      throw error;
    } finally {
      Object.assign(this, { variables, exported, functions, cwd, parameters, options });
    }
  }

  private simple(command: Extract<Command, { kind: "simple" }>, streams: Streams): number {
    let substituted = 0;
    const noted = { ...streams };
    const before = this.status;
    this.status = 0;
    const words = expandWords(this, command.words, noted);
    substituted = this.status;
    this.status = before;
    const assigns = command.assigns.map(({ name, value }) => {
      this.status = 0;
      const text = expandWord(this, value, noted);
      substituted = this.status === 0 ? substituted : this.status;
      return [name, text] as const;
    });
    if (this.options.has("x") && (words.length > 0 || assigns.length > 0))
      streams.error(`+ ${[...assigns.map(([name, text]) => `${name}=${text}`), ...words].join(" ")}\n`);
    if (words.length === 0) {
      for (const [name, text] of assigns) this.variables.set(name, text);
      return this.redirected(command.redirects, streams, () => substituted);
    }
    const shadowed = assigns.map(
      ([name]) => [name, this.variables.get(name), this.exported.has(name)] as const,
    );
    for (const [name, text] of assigns) {
      this.variables.set(name, text);
      this.exported.add(name);
    }
    try {
      return this.redirected(command.redirects, streams, (inner) => this.call(words, inner));
    } finally {
      for (const [name, old, wasExported] of shadowed) {
        if (old === undefined) this.variables.delete(name);
        else this.variables.set(name, old);
        if (!wasExported) this.exported.delete(name);
      }
    }
  }

  /** A function, a builtin or a program. */
  call(words: readonly string[], streams: Streams): number {
    const [name = ""] = words;
    const body = this.functions.get(name);
    if (body) {
      const saved = this.parameters;
      this.parameters = words.slice(1);
      try {
        return this.command(body, streams);
      } catch (error) {
        if (error instanceof Return) return error.status;
        throw error;
      } finally {
        this.parameters = saved;
      }
    }
    const builtin = runBuiltin(this, words, streams);
    if (builtin !== undefined) return builtin;
    try {
      const status = this.run(words, this, streams);
      if (status !== undefined) return status;
    } catch (error) {
      if (!(error instanceof FileFault)) throw error;
      streams.error(`${name}: ${error.message}\n`);
      return 1;
    }
    const found = name.includes("/") && this.machine.find(this.cwd, name);
    if (found) {
      streams.error(`${this.name}: ${name}: Permission denied\n`);
      return 126;
    }
    streams.error(`${this.name}: ${name}: not found\n`);
    return 127;
  }

  private redirected(
    redirects: readonly Redirect[],
    streams: Streams,
    body: (inner: Streams) => number,
  ): number {
    if (redirects.length === 0) return body(streams);
    let inner = { ...streams };
    for (const { fd, operator, target } of redirects) {
      const word = operator === "<<" ? "" : expandWord(this, target, streams);
      try {
        if (operator === "<<") inner.input = expandWord(this, target, streams);
        else if (operator === "<")
          inner.input = word === "/dev/null" ? "" : this.machine.read(this.cwd, word);
        else if (operator === ">&" || operator === "<&") {
          const to =
            word === "1" ? inner.out : word === "2" ? inner.error : word === "-" ? () => {} : undefined;
          if (to) inner = fd === 2 ? { ...inner, error: to } : fd === 1 ? { ...inner, out: to } : inner;
        } else {
          const sink = this.sink(word, operator === ">>", streams);
          inner = fd === 2 ? { ...inner, error: sink } : fd === 1 ? { ...inner, out: sink } : inner;
        }
      } catch (error) {
        if (!(error instanceof FileFault)) throw error;
        const reads = operator === "<";
        const why =
          error.fault === "No such file or directory" && !reads ? "nonexistent directory" : error.fault;
        const what = reads
          ? `can't open ${word}: ${why === "No such file or directory" ? "no such file" : why}`
          : `can't create ${word}: ${why}`;
        streams.error(`${this.name}: ${what}\n`);
        return reads ? 2 : 1;
      }
    }
    return body(inner);
  }

  private sink(path: string, append: boolean, streams: Streams): (text: string) => void {
    if (path === "/dev/null") return () => {};
    if (path === "/dev/stdout" || path === "/proc/self/fd/1") return streams.out;
    if (path === "/dev/stderr" || path === "/proc/self/fd/2") return streams.error;
    const old = append && this.machine.find(this.cwd, path) ? this.machine.read(this.cwd, path) : "";
    this.machine.write(this.cwd, path, old);
    let content = old;
    const cwd = this.cwd;
    return (text) => {
      content += text;
      this.machine.write(cwd, path, content);
    };
  }
}
