/** Where each word comes from and whether it is used: computed by lib/argv, which is tested against a real engine. */
import {
  finalArgv,
  formOf,
  type OnTerm,
  type Shell,
  type StartConfig,
  type Started,
  type Stopped,
  start,
  stop,
  withCmd,
  withEntrypoint,
  wordsOf,
} from "@/lib/argv";
import type { Values } from "@/lib/steps";
import { type Choice, choiceFrom, choices } from "./choices";

export const sources = ["entrypoint", "cmd", "override", "args"] as const;
export type Source = (typeof sources)[number];

/** One word of a list. */
export interface Chip {
  source: Source;
  index: number;
  text: string;
}

/** Everything there is to know about the reader's choice. */
export interface Run {
  choice: Choice;
  shell: Shell;
  onTerm: OnTerm;
  init: boolean;
  config: StartConfig;
  argv: readonly string[];
  /** The lists whose words make up `argv`. */
  used: readonly Source[];
  started: Started;
  stopped?: Stopped;
}

export interface Scene {
  run: Run;
  /** How far the story is. */
  at: "image" | "command-line" | "argv" | "started" | "signal" | "end";
}

export function runOf(values: Values): Run {
  const choice = choiceFrom(values);
  const shell: Shell = values.shell === "busybox" ? "busybox" : "dash";
  const onTerm: OnTerm = values.term === "default" ? "default" : "handles";
  const init = values.init === true;
  const config = configOf(choice);
  const args = choices.args(choice);
  const entrypoint = choices.override(choice);
  const argv = finalArgv(config, { args, entrypoint });
  const started = start(argv, { shell, init, programs: { web: "serves", echo: "ends" } });
  return {
    choice,
    shell,
    onTerm,
    init,
    config,
    argv,
    used: [
      entrypoint === undefined ? "entrypoint" : "override",
      entrypoint === undefined && args.length === 0 ? "cmd" : "args",
    ],
    started,
    ...(started.state === "running" && { stopped: stop(started.tasks, onTerm) }),
  };
}

/** The two lines of the Dockerfile, in their order. */
function configOf(choice: Choice): StartConfig {
  const [entrypoint, cmd] = [choices.entrypoint(choice), choices.cmd(choice)];
  const empty: StartConfig = { entrypoint: [], cmd: [] };
  const first = entrypoint === undefined ? empty : withEntrypoint(empty, wordsOf(formOf(entrypoint)), true);
  return cmd === undefined ? first : withCmd(first, wordsOf(formOf(cmd)));
}

/** The words of each list. */
export function chipsOf({ choice, config }: Run): readonly Chip[] {
  const override = choices.override(choice);
  const lists: Record<Source, readonly string[]> = {
    entrypoint: config.entrypoint,
    cmd: config.cmd,
    override: override === undefined || override === "" ? [] : [override],
    args: choices.args(choice),
  };
  return sources.flatMap((source) => lists[source].map((text, index) => ({ source, index, text })));
}

/** The command line as it is typed. */
export function typed({ choice, init }: Run): { start: string; image: string } {
  const override = choices.override(choice);
  return {
    start: [
      "docker run",
      ...(init ? ["--init"] : []),
      ...(override === undefined ? [] : [`--entrypoint ${override === "" ? '""' : override}`]),
    ].join(" "),
    image: ["site", ...choices.args(choice)].join(" "),
  };
}

/** A list as it stands in the config: `["web", "80"]`. */
export const listed = (words: readonly string[]): string =>
  `[${words.map((word) => JSON.stringify(word)).join(", ")}]`;

/** A list as one would type it: `/bin/sh -c "web 80"`. */
export const spoken = (words: readonly string[]): string =>
  words.map((word) => (word.includes(" ") ? JSON.stringify(word) : word)).join(" ");
