/** What the parts of the shell and the programs that it starts see of it. */
import type { Command, Script } from "./ast";
import type { Machine } from "./machine";

/** Where a program reads and writes. */
export interface Streams {
  input: string;
  out: (text: string) => void;
  error: (text: string) => void;
}

/** Runs what is not part of the shell: a status, or undefined where no such program is found. */
export type RunProgram = (words: readonly string[], process: Process, streams: Streams) => number | undefined;

export interface Process {
  readonly machine: Machine;
  /** Its own name in messages: `/bin/sh`. */
  readonly name: string;
  readonly isBash: boolean;
  readonly run: RunProgram;
  variables: Map<string, string>;
  exported: Set<string>;
  functions: Map<string, Command>;
  cwd: string;
  status: number;
  parameters: string[];
  options: Set<string>;
  /** The exported variables. */
  env(): Map<string, string>;
  script(script: Script, streams: Streams, tested?: boolean): number;
  call(words: readonly string[], streams: Streams): number;
  /** As a process of its own: what it sets is forgotten. */
  apart(body: () => number): number;
}

export class Exit extends Error {
  constructor(readonly status: number) {
    super(`exit ${status}`);
  }
}
export class Return extends Error {
  constructor(readonly status: number) {
    super("return");
  }
}
export class Loop extends Error {
  constructor(
    readonly what: "break" | "continue",
    readonly levels: number,
  ) {
    super(what);
  }
}
