/** What a reader gives the build besides the files, as options of `docker build` would; and a reader for it. */
import type { BuildOptions, ContextFile, Effect } from "@/lib/dockerfile";

export interface Settings {
  target?: string;
  buildArgs?: Readonly<Record<string, string>>;
  /** By id. */
  secrets?: Readonly<Record<string, string>>;
  /** By the program's name: what it does, where the simulation does not know it. */
  effects?: Readonly<Record<string, Effect>>;
}

export const settingLimits = { entries: 30, name: 100, value: 4_000, size: 100_000_000_000 } as const;

const optionsOf = ({ target, ...rest }: Settings = {}): BuildOptions => ({
  ...(target && { target }),
  ...rest,
});

/** What the engine is asked to build. */
export const inputOf = (work: {
  dockerfile: string;
  files: readonly ContextFile[];
  settings?: Settings | undefined;
}) => ({ dockerfile: work.dockerfile, context: work.files, options: optionsOf(work.settings) });

/** As one would type it. */
export function commandOf({ target, buildArgs = {}, secrets = {} }: Settings): string {
  const quoted = (text: string) =>
    /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
  return [
    "docker build",
    ...(target ? [`--target ${quoted(target)}`] : []),
    ...Object.entries(buildArgs).map(([name, value]) => `--build-arg ${quoted(`${name}=${value}`)}`),
    ...Object.keys(secrets).map((id) => `--secret ${quoted(`id=${id},src=${id}`)}`),
    ".",
  ].join(" ");
}

export const argsText = (args: Readonly<Record<string, string>> = {}): string =>
  Object.entries(args)
    .map(([name, value]) => `${name}=${value}`)
    .join("\n");

/** One `NAME=value` on a line. @returns undefined where a line is something else */
export function readArgs(lines: string): Readonly<Record<string, string>> | undefined {
  const args: Record<string, string> = {};
  for (const line of lines.split("\n")) {
    if (line.trim() === "") continue;
    const [, name, value = ""] = /^\s*([A-Za-z_]\w*)=(.*)$/.exec(line) ?? [];
    if (name === undefined || name === "__proto__") return undefined;
    args[name] = value;
  }
  return args;
}

/** @returns undefined for what is no settings, or too much of them */
export function readSettings(data: unknown): Settings | undefined {
  if (!isRecord(data)) return undefined;
  const { target } = data;
  const buildArgs = entries(data.buildArgs, text);
  const secrets = entries(data.secrets, text);
  const effects = entries(data.effects, readEffect);
  if (!buildArgs || !secrets || !effects) return undefined;
  if (target !== undefined && !(typeof target === "string" && target.length <= settingLimits.name))
    return undefined;
  const filled = <T>(map: Readonly<Record<string, T>>) => Object.keys(map).length > 0;
  return {
    ...(target && { target }),
    ...(filled(buildArgs) && { buildArgs }),
    ...(filled(secrets) && { secrets }),
    ...(filled(effects) && { effects }),
  };
}

function entries<T>(
  data: unknown,
  read: (value: unknown) => T | undefined,
): Readonly<Record<string, T>> | undefined {
  if (data === undefined) return {};
  if (!isRecord(data)) return undefined;
  const all = Object.entries(data);
  if (all.length > settingLimits.entries) return undefined;
  const good: [string, T][] = [];
  for (const [name, value] of all) {
    const known = read(value);
    if (known === undefined || name === "" || name === "__proto__" || name.length > settingLimits.name)
      return undefined;
    good.push([name, known]);
  }
  return Object.fromEntries(good);
}

const text = (value: unknown): string | undefined =>
  typeof value === "string" && value.length <= settingLimits.value ? value : undefined;

const whole = (value: unknown, most: number): value is number =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 0 && value <= most;

function readEffect(data: unknown): Effect | undefined {
  if (!isRecord(data)) return undefined;
  const { status, writes = [] } = data;
  if (status !== undefined && !whole(status, 255)) return undefined;
  if (!Array.isArray(writes) || writes.length > settingLimits.entries) return undefined;
  const files: { path: string; size: number }[] = [];
  for (const each of writes) {
    const path = isRecord(each) ? text(each.path) : undefined;
    if (!isRecord(each) || !path?.startsWith("/") || !whole(each.size, settingLimits.size)) return undefined;
    files.push({ path, size: each.size });
  }
  return { ...(status !== undefined && { status }), ...(files.length > 0 && { writes: files }) };
}

const isRecord = (data: unknown): data is Record<string, unknown> =>
  typeof data === "object" && data !== null && !Array.isArray(data);
