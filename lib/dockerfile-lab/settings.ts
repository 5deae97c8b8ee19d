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

const settingLimits = { entries: 30, name: 100, value: 4_000, size: 100_000_000_000 } as const;

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
