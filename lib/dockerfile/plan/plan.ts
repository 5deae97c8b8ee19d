/**
 * From instructions to stages and steps: what would be done, before anything is. Longer than most files: each part
 * needs what the parts before it found.
 */

import type { Dockerfile } from "../parse";
import {
  ExpandError,
  expand,
  type Instruction,
  namesOrValues,
  type Problem,
  parse,
  type Span,
  validate,
} from "../parse";
import { defaultPath, emptyConfig, envMap, type ImageConfig, withEnv } from "./config";
import { dispatch, Refusal, type State, type Surroundings } from "./instructions";
import { mountFrom } from "./mounts";
import type { Plan, PlannedStage, PlannedStep, Source } from "./types";

export interface PlanOptions {
  target?: string;
  buildArgs?: Readonly<Record<string, string>>;
  /** `linux/amd64` where absent. */
  platform?: string;
  /** The config of a base image, or undefined where there is no such image. */
  configOf: (image: string) => ImageConfig | undefined;
}

const makers: ReadonlySet<string> = new Set(["RUN", "COPY", "ADD", "WORKDIR"]);

type Undefined = { name: string; span: Span; known: readonly string[] };

interface Stage {
  index: number;
  from: Instruction;
  name: string | undefined;
  body: Instruction[];
}

const spanOf = ({ from, to, line, endLine }: Span): Span => ({ from, to, line, endLine });

export function plan(file: Dockerfile, options: PlanOptions): Plan {
  const problems: Problem[] = [...file.problems];
  const good: Instruction[] = [];
  for (const instruction of file.instructions) {
    const problem = validate(instruction, file.escapeChar);
    if (problem) problems.push(problem);
    else good.push(instruction);
  }
  const { global, stages } = split(good, file, options, problems);
  if (stages.length === 0 && problems.length === 0) {
    const [first] = file.instructions;
    const where = first ? spanOf(first) : { from: 0, to: 0, line: 1, endLine: 1 };
    problems.push({ ...where, code: "no-stage", message: "no build stage in current context" });
  }
  const target = targetOf(stages, options.target, problems);
  const undefinedNames: Undefined[] = [];
  const done: PlannedStage[] = [];
  const states = new Map<number, State>();
  const found: { stage: number; problem: Problem }[] = [];
  const total = target === undefined ? stages.length : target + 1;
  const several = total > 1 || hasHiddenStage(stages.slice(0, total));
  for (const stage of stages) {
    done.push(
      planStage(
        stage,
        { file, stages, done, global, options, several, states },
        (problem) => found.push({ stage: stage.index, problem }),
        undefinedNames,
      ),
    );
  }
  const used = new Set<number>();
  const path: number[] = [];
  const visit = (index: number) => {
    const stage = done[index];
    if (path.includes(index)) {
      if (!problems.some(({ code }) => code === "circular"))
        problems.push({
          ...spanOf(stage?.span ?? { from: 0, to: 0, line: 1, endLine: 1 }),
          code: "circular",
          message: `circular dependency detected on stage: ${stage?.name ?? index}`,
        });
      return;
    }
    if (!stage || used.has(index)) return;
    path.push(index);
    for (const need of stage.needs) visit(need);
    path.pop();
    used.add(index);
  };
  if (target !== undefined) visit(target);
  for (const { stage, problem } of found) if (used.has(stage)) problems.push(problem);
  problems.sort((a, b) => a.line - b.line);
  const waves = new Map<number, number>();
  const waveOf = (index: number, seen: readonly number[] = []): number => {
    const known = waves.get(index);
    if (known !== undefined || seen.includes(index)) return known ?? 0;
    const needs = done[index]?.needs ?? [];
    const wave = Math.max(0, ...needs.map((need) => waveOf(need, [...seen, index]) + 1));
    waves.set(index, wave);
    return wave;
  };
  return {
    stages: done.map((stage) => ({ ...stage, used: used.has(stage.index), wave: waveOf(stage.index) })),
    target,
    problems,
    undefined: undefinedNames,
    escapeChar: file.escapeChar,
  };
}

/** A mount, or an image that files are copied from, counts as a stage in the builder's books: stages then show their names. */
const hasHiddenStage = (stages: readonly Stage[]): boolean =>
  stages.some(({ body }) =>
    body.some(({ flags }) =>
      flags.some(
        ({ name, value = "" }) =>
          name === "mount" ||
          (name === "from" &&
            !/^\d+$/.test(value) &&
            !stages.some((stage) => stage.name === value.toLowerCase())),
      ),
    ),
  );

function split(good: readonly Instruction[], file: Dockerfile, options: PlanOptions, problems: Problem[]) {
  const given = options.buildArgs ?? {};
  const global = new Map<string, string>(Object.entries(platformArgs(options.platform ?? "linux/amd64")));
  const stages: Stage[] = [];
  for (const instruction of good) {
    if (instruction.keyword === "FROM") {
      const name = instruction.rest.split(/\s+/)[2]?.toLowerCase();
      stages.push({ index: stages.length, from: instruction, name, body: [] });
      continue;
    }
    const stage = stages.at(-1);
    if (stage) stage.body.push(instruction);
    else if (instruction.keyword === "ARG") {
      for (const { name, value } of namesOrValues(instruction.rest, file.escapeChar)) {
        const own = Object.hasOwn(given, name) ? given[name] : undefined;
        try {
          const meant =
            own ?? (value === undefined ? undefined : expand(value, global, file.escapeChar).text);
          if (meant !== undefined) global.set(name, meant);
        } catch (error) {
          if (!(error instanceof ExpandError)) throw error;
          problems.push({
            ...spanOf(instruction),
            code: "expand",
            message: `failed to process ${JSON.stringify(value)}: ${error.message}`,
          });
        }
      }
    } else
      problems.push({
        ...spanOf(instruction),
        code: "no-stage",
        message: "no build stage in current context",
      });
  }
  return { global, stages };
}

function targetOf(
  stages: readonly Stage[],
  wanted: string | undefined,
  problems: Problem[],
): number | undefined {
  const last = stages.length - 1;
  if (wanted === undefined || wanted === "") return last >= 0 ? last : undefined;
  const named = stages.findLast(({ name }) => name === wanted.toLowerCase());
  if (named) return named.index;
  const number = /^\d+$/.test(wanted) ? Number(wanted) : -1;
  if (number >= 0 && number <= last) return number;
  problems.push({
    from: 0,
    to: 0,
    line: 1,
    endLine: 1,
    code: "target",
    message: `target stage ${JSON.stringify(wanted)} could not be found`,
  });
  return undefined;
}

function planStage(
  stage: Stage,
  around: {
    file: Dockerfile;
    stages: readonly Stage[];
    done: readonly PlannedStage[];
    global: ReadonlyMap<string, string>;
    options: PlanOptions;
    several: boolean;
    /** What each stage left behind: ARGs are in scope in the stages built on it. */
    states: Map<number, State>;
  },
  report: (problem: Problem) => void,
  undefinedNames: Undefined[],
): PlannedStage {
  const { file, stages, done, global, options, several } = around;
  const label = stage.name ?? `stage-${stage.index}`;
  const span = spanOf(stage.from);
  const baseName = baseOf(stage.from, global, file.escapeChar, report);
  const base = baseSource(baseName, stages.slice(0, stage.index), options);
  const parent = base.kind === "stage" ? done[base.stage] : undefined;
  const inherited = base.kind === "image" ? options.configOf(base.name) : undefined;
  const config = startConfig(parent?.config ?? inherited ?? { ...emptyConfig, workingDir: "/" });
  const left = base.kind === "stage" ? around.states.get(base.stage) : undefined;
  const env = left?.env ?? config.env;
  const state: State = {
    config,
    env,
    variables: envMap(env),
    buildArgs: [],
    cmdSet: false,
  };
  around.states.set(stage.index, state);
  const needs = new Set<number>(base.kind === "stage" ? [base.stage] : []);
  const sourceOf = (name: string): Source | string => {
    const number = /^\d+$/.test(name) ? Number(name) : -1;
    const index = stages.findLast((each) => each.name === name.toLowerCase())?.index ?? number;
    if (number >= 0 && index === number && (number >= stages.length || number === stage.index))
      return `invalid from flag value ${name}: ${number === stage.index ? "refers to current build stage" : "index out of bounds"}`;
    if (index < 0) return { kind: "image", name };
    needs.add(index);
    return { kind: "stage", stage: index };
  };
  const triggers = (parent?.config ?? inherited)?.onBuild ?? [];
  const triggered = triggers.flatMap((line) =>
    parse(line).instructions.map((each) => ({ ...each, ...span })),
  );
  const all = [...triggered, ...stage.body];
  // Triggers are numbered, but not counted in the total.
  const work = stage.body.filter(({ keyword }) => makers.has(keyword)).length;
  const shown = base.kind === "scratch" || base.kind === "stage" ? 0 : 1;
  const total = work + shown;
  let count = shown;
  const prefix = (number: number) => `[${several ? `${label} ` : ""}${number}/${total}]`;
  const steps: PlannedStep[] = [];
  for (const [index, instruction] of all.entries()) {
    const known = () => [...state.variables.keys()];
    const surroundings: Surroundings = {
      escapeChar: file.escapeChar,
      given: options.buildArgs ?? {},
      global,
      sourceOf,
      unset: (name) => undefinedNames.push({ name, span: spanOf(instruction), known: known() }),
    };
    const text = instruction.raw;
    try {
      const { history, vertex, summary } = dispatch(instruction, state, surroundings);
      if (vertex) count++;
      const shownText = `${shownLine(text, state, file.escapeChar, instruction.keyword === "RUN" ? "line" : "shown")}${summary === undefined ? "" : ` (${summary})`}`;
      steps.push({
        id: `${label}/${index + 1}`,
        span: spanOf(instruction),
        keyword: instruction.keyword,
        text,
        progress: vertex ? `${prefix(count)} ${shownText}` : undefined,
        vertex,
        history,
        config: state.config,
        triggered: index < triggered.length,
      });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      report({ ...spanOf(instruction), code: "refused", message: error.message });
    }
  }
  for (const { flags } of all)
    for (const { name, value = "" } of flags)
      if (name === "mount") {
        const from = mountFrom(value);
        if (from !== undefined) sourceOf(from);
      }
  return {
    index: stage.index,
    name: stage.name,
    label,
    base,
    baseName,
    platform: stage.from.flags.find(({ name }) => name === "platform")?.value,
    span,
    from: stage.from,
    progress: shown === 0 ? undefined : `${prefix(1)} FROM ${baseName}`,
    steps,
    needs: [...needs].sort((a, b) => a - b),
    used: false,
    wave: 0,
    config: state.config,
  };
}

function baseOf(
  from: Instruction,
  global: ReadonlyMap<string, string>,
  escapeChar: string,
  report: (problem: Problem) => void,
): string {
  const written = from.rest.split(/\s+/)[0] ?? "";
  try {
    const name = expand(written, global, escapeChar).text;
    if (name === "")
      report({ ...spanOf(from), code: "base", message: `base name (${written}) should not be blank` });
    return name;
  } catch (error) {
    if (!(error instanceof ExpandError)) throw error;
    report({
      ...spanOf(from),
      code: "expand",
      message: `failed to process ${JSON.stringify(written)}: ${error.message}`,
    });
    return written;
  }
}

function baseSource(name: string, before: readonly Stage[], options: PlanOptions): PlannedStage["base"] {
  const stage = before.findLast((each) => each.name !== undefined && each.name === name.toLowerCase());
  if (stage) return { kind: "stage", stage: stage.index };
  if (name === "scratch") return { kind: "scratch" };
  return options.configOf(name) ? { kind: "image", name } : { kind: "unknown", name };
}

function startConfig(base: ImageConfig): ImageConfig {
  const hasPath = base.env.some((each) => each.startsWith("PATH="));
  return {
    ...base,
    env: hasPath ? base.env : withEnv(base.env, "PATH", defaultPath),
    onBuild: [],
  };
}

function shownLine(text: string, state: State, escapeChar: string, manner: "line" | "shown"): string {
  try {
    return expand(text, state.variables, escapeChar, manner).text;
  } catch (error) {
    if (error instanceof ExpandError) return text;
    throw error;
  }
}

/** The variables that are there without an ARG before FROM. */
export function platformArgs(platform: string): Record<string, string> {
  const [os = "linux", arch = "amd64", variant = ""] = platform.split("/");
  return {
    TARGETPLATFORM: platform,
    TARGETOS: os,
    TARGETARCH: arch,
    TARGETVARIANT: variant,
    BUILDPLATFORM: "linux/amd64",
    BUILDOS: "linux",
    BUILDARCH: "amd64",
    BUILDVARIANT: "",
  };
}
