/** What happens by itself: programs end, grace periods run out, restart policies start again. */
import { remove, signal, start } from "./containers";
import type { Effect } from "./effects";
import type { Container, World } from "./world";

/** When the next thing happens by itself; undefined: never. */
export function nextAt(world: World): number | undefined {
  const times = world.containers.flatMap((one) => dueAt(one) ?? []);
  return times.length > 0 ? Math.max(Math.min(...times), world.now) : undefined;
}

function dueAt(container: Container): number | undefined {
  const { process, status, stopping, restartAt } = container;
  if (status === "restarting") return restartAt ?? undefined;
  if (!process) return undefined;
  const kill = stopping?.killAt ?? undefined;
  // SIGKILL ends a frozen process too; nothing else does.
  const end =
    status === "paused"
      ? process.ending?.code === 137
        ? process.ending.at
        : undefined
      : endOf(container)?.at;
  const times = [end, kill].filter((time) => time !== undefined);
  return times.length > 0 ? Math.min(...times) : undefined;
}

/** Whichever comes first: the end a signal has brought, or its own. */
function endOf({ process }: Container): { at: number; code: number } | undefined {
  const ends = [process?.ending, process?.ends].filter((end) => end !== undefined && end !== null);
  return ends.sort((a, b) => a.at - b.at)[0];
}

const MAX_STEPS = 10_000;

/** Lets the time pass up to `to`, in ms. Gives up on worlds in which more than 10,000 things happen. */
export function advance(world: World, to: number): Effect[] {
  const effects: Effect[] = [];
  for (let step = 0; step < MAX_STEPS; step++) {
    const due = world.containers
      .map((container) => ({ container, at: dueAt(container) }))
      .filter((one): one is { container: Container; at: number } => one.at !== undefined && one.at <= to)
      .sort((a, b) => a.at - b.at)[0];
    if (!due) break;
    world.now = Math.max(world.now, due.at);
    effects.push(...happen(world, due.container));
  }
  world.now = Math.max(world.now, to);
  return effects;
}

function happen(world: World, container: Container): Effect[] {
  const { stopping, status } = container;
  if (status === "restarting") {
    container.restartCount++;
    const started = start(world, container);
    return Array.isArray(started) ? started : [];
  }
  const end = endOf(container);
  if (end && end.at <= world.now && (status === "running" || end.code === 137))
    return exit(world, container, end.code);
  if (stopping && stopping.killAt !== null && stopping.killAt <= world.now) {
    container.stopping = { ...stopping, killAt: null };
    return signal(container, "KILL", world.now);
  }
  return [];
}

function exit(world: World, container: Container, code: number): Effect[] {
  const { process, options } = container;
  const oom = code === 137 && process !== null && options.memory > 0 && process.memory > options.memory;
  const ran = world.now - (process?.startedAt ?? world.now);
  Object.assign(container, {
    status: "exited",
    process: null,
    stopping: null,
    exitCode: code,
    oomKilled: oom,
    finishedAt: world.now,
    logs: container.logs.filter(({ at }) => at <= world.now),
  } satisfies Partial<Container>);
  const effects: Effect[] = [{ did: "exited", container: container.id, code, oom }];
  if (willRestart(container)) {
    container.status = "restarting";
    const waits = ran > 10_000 ? 0 : container.restartCount;
    container.restartAt = world.now + Math.min(100 * 2 ** waits, 60_000);
    effects.push({ did: "restart-planned", container: container.id, at: container.restartAt });
  } else if (options.autoRemove) effects.push(...remove(world, container, true));
  return effects;
}

function willRestart({ options: { restart }, exitCode, manuallyStopped, restartCount }: Container): boolean {
  if (manuallyStopped) return false;
  switch (restart.name) {
    case "no":
      return false;
    case "on-failure":
      return exitCode !== 0 && (restart.max === 0 || restartCount < restart.max);
    case "always":
    case "unless-stopped":
      return true;
  }
}
