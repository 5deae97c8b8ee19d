/**
 * What each instruction does to the state that later ones inherit, and the line it leaves in the history.
 * https://github.com/moby/buildkit/blob/73ed6825c4b7569379ef89df0aedcdbe64473d31/frontend/dockerfile/dockerfile2llb/convert.go
 * Longer than most files: one `switch` over the instructions, and what RUN and COPY need for it.
 */
import { cleanPath } from "@/lib/overlay";
import { ExpandError, expand, type Instruction, namesOrValues, nameValues, spacedWords } from "../parse";
import { type ImageConfig, withEnv } from "./config";
import { healthcheckOf, healthcheckText } from "./healthcheck";
import { readMount } from "./mounts";
import { quoted } from "./quoted";
import type { HistoryEntry, Mount, Source, Vertex } from "./types";

/** What a stage carries from one instruction to the next. */
export interface State {
  config: ImageConfig;
  /** What a RUN sees and `$x` means: ENV and ARG together. */
  env: readonly string[];
  variables: Map<string, string>;
  buildArgs: readonly string[];
  /** Whether a CMD was set in this stage: ENTRYPOINT takes away an inherited one only. */
  cmdSet: boolean;
}

export interface Surroundings {
  escapeChar: "\\" | "`";
  given: Readonly<Record<string, string>>;
  global: ReadonlyMap<string, string>;
  sourceOf: (name: string) => Source | string;
  /** Told about every name that had no value. */
  unset: (name: string) => void;
}

export interface Outcome {
  history: HistoryEntry | undefined;
  vertex: Vertex | undefined;
  /** Added to the text in the progress: what a here-document is about. */
  summary?: string;
}

/** A refusal in the builder's words. */
export class Refusal extends Error {}

export const proxies: ReadonlySet<string> = new Set(
  ["HTTP_PROXY", "HTTPS_PROXY", "FTP_PROXY", "NO_PROXY", "ALL_PROXY"].flatMap((name) => [
    name,
    name.toLowerCase(),
  ]),
);

/** Changes `state` and says what comes of it. @throws Refusal */
export function dispatch(instruction: Instruction, state: State, around: Surroundings): Outcome {
  const { keyword, rest, json, flags } = instruction;
  const word = (text: string): string => {
    try {
      const result = expand(text, state.variables, around.escapeChar);
      for (const name of result.unset) around.unset(name);
      return result.text;
    } catch (error) {
      if (!(error instanceof ExpandError)) throw error;
      throw new Refusal(`failed to process ${JSON.stringify(text)}: ${error.message}`);
    }
  };
  const flag = (name: string): string | undefined => flags.find((each) => each.name === name)?.value;
  const set = (change: Partial<ImageConfig>) => {
    state.config = { ...state.config, ...change };
  };
  const said = (createdBy: string): Outcome => ({ history: { createdBy, empty: true }, vertex: undefined });

  switch (keyword) {
    case "FROM":
      return { history: undefined, vertex: undefined };
    case "ENV": {
      const pairs = pairsOf(rest, around.escapeChar).map(
        ({ name, value }) => [word(name), word(value ?? "")] as const,
      );
      for (const [name, value] of pairs) {
        set({ env: withEnv(state.config.env, name, value) });
        setVariable(state, name, value);
      }
      return said(`ENV ${pairs.map(([name, value]) => `${name}=${value}`).join(" ")}`);
    }
    case "ARG": {
      const texts = namesOrValues(rest, around.escapeChar).map(({ name, value }) => {
        const given = Object.hasOwn(around.given, name) ? around.given[name] : undefined;
        const own = given ?? (value === undefined ? undefined : word(value));
        const meant = own ?? around.global.get(name);
        if (meant !== undefined && !proxies.has(name)) setVariable(state, name, meant);
        if (!proxies.has(name)) state.buildArgs = [...state.buildArgs, name];
        return meant === undefined ? name : `${name}=${meant}`;
      });
      return said(`ARG ${texts.join(" ")}`);
    }
    case "LABEL": {
      const pairs = pairsOf(rest, around.escapeChar).map(
        ({ name, value }) => [word(name), word(value ?? "")] as const,
      );
      set({ labels: sorted({ ...state.config.labels, ...Object.fromEntries(pairs) }) });
      return said(`LABEL ${pairs.map(([name, value]) => `${name}=${value}`).join(" ")}`);
    }
    case "WORKDIR": {
      const given = word(rest);
      const path = `/${clean(given.startsWith("/") ? given : `${state.config.workingDir}/${given}`)}`;
      set({ workingDir: path });
      const vertex: Vertex | undefined =
        path === "/" ? undefined : { does: "mkdir", path, user: state.config.user };
      return { history: { createdBy: `WORKDIR ${path}`, empty: !vertex }, vertex };
    }
    case "USER":
      set({ user: word(rest) });
      return said(`USER ${state.config.user}`);
    case "STOPSIGNAL": {
      const signal = word(rest);
      if (!isSignal(signal)) throw new Refusal(`invalid signal: ${signal}`);
      set({ stopSignal: signal });
      return said(`STOPSIGNAL ${signal}`);
    }
    case "EXPOSE": {
      const ports = spacedWords(rest).flatMap((each) => spacedWords(word(each)).flatMap(portsOf));
      set({ exposedPorts: [...new Set([...state.config.exposedPorts, ...ports])].sort() });
      return said(`EXPOSE [${ports.join(" ")}]`);
    }
    case "VOLUME": {
      const volumes = (json ?? spacedWords(rest)).map(word);
      if (volumes.some((each) => each.trim() === ""))
        throw new Refusal("VOLUME specified can not be an empty string");
      set({ volumes: [...new Set([...state.config.volumes, ...volumes])].sort() });
      return said(`VOLUME [${volumes.join(" ")}]`);
    }
    case "CMD": {
      const args = json ?? shellArgs(state, rest);
      set({ cmd: args });
      state.cmdSet = true;
      return said(`CMD [${args.map(quoted).join(" ")}]`);
    }
    case "ENTRYPOINT": {
      const args = json ?? shellArgs(state, rest);
      set({ entrypoint: args, ...(state.cmdSet ? {} : { cmd: undefined }) });
      return said(`ENTRYPOINT [${args.map(quoted).join(" ")}]`);
    }
    case "SHELL":
      set({ shell: json ?? [] });
      return said(`SHELL [${(json ?? []).join(" ")}]`);
    case "MAINTAINER":
      set({ author: rest });
      return said(`MAINTAINER ${rest}`);
    case "HEALTHCHECK": {
      const healthcheck = healthcheckOf(instruction);
      set({ healthcheck });
      return said(`HEALTHCHECK ${healthcheckText(healthcheck)}`);
    }
    case "ONBUILD":
      set({ onBuild: [...state.config.onBuild, rest] });
      return { history: undefined, vertex: undefined };
    case "RUN":
      return run(instruction, state, around, word);
    case "COPY":
    case "ADD":
      return copy(instruction, around, word, state, flag);
  }
}

type Word = (text: string) => string;

function run(instruction: Instruction, state: State, around: Surroundings, word: Word): Outcome {
  const { rest, json, flags, heredocs } = instruction;
  const [first] = heredocs;
  let script: string | undefined;
  let line = rest;
  let summary: string | undefined;
  if (first && /^<<-?\s*(["']?)[^\s"'<]+\1$/.test(rest)) {
    if (first.content.startsWith("#!")) script = first.content;
    else line = first.content;
    const lines = first.content.trim().split("\n");
    summary = `${lines[0] ?? ""}${lines.length > 1 ? "..." : ""}`;
  } else if (first) line = [rest, ...heredocs.map((each) => `${each.content}${each.name}`)].join("\n");
  const args = json ?? shellArgs(state, script !== undefined ? `/dev/pipes/${first?.name}` : line);
  const mounts: Mount[] = flags
    .filter(({ name }) => name === "mount")
    .map(({ value = "" }) => {
      const mount = readMount(word(value), state.config.workingDir || "/", around.sourceOf);
      if (typeof mount === "string") throw new Refusal(mount);
      return mount;
    });
  const option = (name: string) => flags.find((each) => each.name === name)?.value;
  const network = option("network") ?? "default";
  if (!["default", "none", "host"].includes(network))
    throw new Refusal(`unsupported network mode ${JSON.stringify(network)}`);
  const security = option("security") ?? "sandbox";
  if (!["sandbox", "insecure"].includes(security))
    throw new Refusal(`security ${JSON.stringify(security)} is not supported`);
  const seen = state.buildArgs.map((name) => `${name}=${state.variables.get(name) ?? ""}`);
  const prefix = seen.length > 0 ? [`|${seen.length}`, ...seen] : [];
  return {
    history: { createdBy: `RUN ${[...prefix, ...args].join(" ")} # buildkit`, empty: false },
    vertex: {
      does: "run",
      args,
      script,
      env: state.env,
      cwd: state.config.workingDir || "/",
      user: state.config.user,
      mounts,
      network,
      security,
    },
    summary,
  };
}

function copy(
  { keyword, rest, json, flags, heredocs }: Instruction,
  around: Surroundings,
  word: Word,
  state: State,
  flag: (name: string) => string | undefined,
): Outcome {
  const words = json ?? spacedWords(rest);
  const dest = word(words.at(-1) ?? "");
  const inline = new Map<string, { name: string; content: string }>();
  for (const doc of heredocs) {
    const content = doc.expand ? bodyOf(doc.content, state, around) : doc.content;
    inline.set(doc.name, { name: doc.name, content });
  }
  const isInline = (text: string) =>
    /^<<-?/.test(text) && inline.has(text.replace(/^<<-?/, "").replace(/["']/g, ""));
  const sources = words
    .slice(0, -1)
    .filter((each) => !isInline(each))
    .map(word);
  const fromName = flag("from");
  const from: Source | string =
    fromName === undefined ? { kind: "context" } : around.sourceOf(word(fromName));
  if (typeof from === "string") throw new Refusal(from);
  const chown = flag("chown");
  const chmod = flag("chmod");
  const meant = {
    chown: chown === undefined ? undefined : word(chown),
    chmod: chmod === undefined ? undefined : word(chmod),
  };
  if (
    meant.chmod !== undefined &&
    !/^(0?[0-7]{1,4}|[ugoa]*[-+=][rwxXst]*(,[ugoa]*[-+=][rwxXst]*)*)$/.test(meant.chmod)
  )
    throw new Refusal(
      `invalid chmod parameter: '${meant.chmod}'. it should be octal string and between 0 and 07777`,
    );
  const isSet = (name: string) => flags.some((each) => each.name === name && each.value !== "false");
  const options = [
    isSet("parents") ? " --parents" : "",
    meant.chown === undefined || meant.chown === "" ? "" : ` --chown=${meant.chown}`,
    meant.chmod === undefined || meant.chmod === "" ? "" : ` --chmod=${meant.chmod}`,
  ];
  const named = [...sources, ...[...inline.keys()].map((name) => `<<${name}`)].map((each) => ` ${each}`);
  const absolute = dest.startsWith("/") ? dest : `${state.config.workingDir || "/"}/${dest}`;
  const target = `/${clean(absolute)}`;
  const folder = /(^|\/)\.?\.?$/.test(dest);
  return {
    history: { createdBy: `${keyword}${options.join("")}${named.join("")} ${dest} # buildkit`, empty: false },
    vertex: {
      does: "copy",
      add: keyword === "ADD",
      from,
      sources,
      inline: [...inline.values()],
      dest: folder && target !== "/" ? `${target}/` : target,
      ...meant,
      link: isSet("link"),
      parents: isSet("parents"),
      exclude: flags.flatMap(({ name, value }) => (name === "exclude" && value !== undefined ? [value] : [])),
      checksum: flag("checksum"),
      unpack: flags.some(({ name }) => name === "unpack") ? isSet("unpack") : undefined,
      keepGitDir: isSet("keep-git-dir"),
    },
  };
}

function bodyOf(content: string, state: State, around: Surroundings): string {
  try {
    return expand(content, state.variables, around.escapeChar, "body").text;
  } catch (error) {
    if (error instanceof ExpandError) throw new Refusal(error.message);
    throw error;
  }
}

function setVariable(state: State, name: string, value: string): void {
  state.env = withEnv(state.env, name, value);
  state.variables.set(name, value);
}

function pairsOf(rest: string, escapeChar: string) {
  const pairs = nameValues(rest, escapeChar);
  if (typeof pairs === "string") throw new Refusal(pairs);
  return pairs.pairs;
}

export const shellOf = (config: ImageConfig): readonly string[] => config.shell ?? ["/bin/sh", "-c"];

const shellArgs = (state: State, line: string): string[] => [...shellOf(state.config), line];

const sorted = (record: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));

/** As Go's path.Clean, without the slash in front. */
export function clean(path: string): string {
  const parts: string[] = [];
  for (const part of cleanPath(path).split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}

function portsOf(word: string): string[] {
  const [range = "", protocol = "tcp", ...more] = word.split("/");
  const [first, last = first] = (range.split(":").at(-1) ?? "").split("-");
  const low = Number(first);
  const high = Number(last);
  const bad = (port: string | undefined) => !/^\d+$/.test(port ?? "") || Number(port) > 65535;
  if (more.length > 0 || bad(first) || bad(last) || high < low || high - low > 1000)
    throw new Refusal(`Invalid containerPort: ${range}`);
  const kind = protocol.toLowerCase();
  if (!["tcp", "udp", "sctp"].includes(kind)) throw new Refusal(`Invalid proto: ${protocol}`);
  return Array.from({ length: high - low + 1 }, (_, index) => `${low + index}/${kind}`);
}

function isSignal(signal: string): boolean {
  if (/^\d+$/.test(signal)) return Number(signal) > 0 && Number(signal) <= 64;
  const name = signal.toUpperCase().replace(/^SIG/, "");
  return signals.has(name) || /^RTM(IN|AX)([+-]\d+)?$/.test(name);
}

const signals: ReadonlySet<string> = new Set(
  "ABRT ALRM BUS CHLD CLD CONT FPE HUP ILL INT IO IOT KILL PIPE POLL PROF PWR QUIT SEGV STKFLT STOP SYS TERM TRAP TSTP TTIN TTOU URG USR1 USR2 VTALRM WINCH XCPU XFSZ".split(
    " ",
  ),
);
