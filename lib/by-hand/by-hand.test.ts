import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { goals, reach, type State, tally, type WallId, wallIds, walls } from "./index";
import recordings from "./recordings.json";

const all = new Set<WallId>(wallIds);
const upTo = (id: WallId): Set<WallId> => new Set(wallIds.slice(0, wallIds.indexOf(id) + 1));
const without = (...out: WallId[]): Set<WallId> => new Set(wallIds.filter((id) => !out.includes(id)));
const state = (standing: ReadonlySet<WallId>, id: string): State | undefined =>
  reach(standing).find((each) => each.goal.id === id)?.state;
const idsIn = (standing: ReadonlySet<WallId>, wanted: State): string[] =>
  reach(standing)
    .filter((each) => each.state === wanted)
    .map((each) => each.goal.id);

describe("walls", () => {
  it("are told once each, in order, with a command that fits a phone", () => {
    expect(walls.map((wall) => wall.id)).toEqual([...wallIds]);
    for (const piece of walls.flatMap((wall) => wall.command)) expect(piece.length).toBeLessThanOrEqual(34);
  });
});

describe("reach", () => {
  it("is everything without walls, and the kernel's bugs behind all of them", () => {
    expect(tally(reach(new Set())).open).toBe(goals.length);
    expect(idsIn(all, "open")).toEqual(["bug"]);
    expect(idsIn(all, "detour")).toEqual([]);
  });

  it.each<[WallId, string, State, State]>([
    ["mount", "mounts", "open", "detour"],
    ["root", "files", "open", "detour"],
    ["pid", "processes", "open", "detour"],
    ["pid", "kill", "open", "detour"],
    ["pid", "reboot", "open", "detour"],
    ["uts", "rename", "open", "detour"],
    ["ipc", "shm", "open", "detour"],
    ["net", "sniff", "open", "detour"],
    ["cgroup", "exhaust", "open", "detour"],
    ["caps", "module", "open", "detour"],
    ["caps", "regain", "open", "shut"],
    ["seccomp", "syscall", "open", "shut"],
    ["lsm", "launch", "open", "shut"],
    ["lsm", "files", "detour", "shut"],
    ["lsm", "reboot", "detour", "shut"],
    ["user", "landing", "open", "shut"],
  ])("changes with %s: %s was %s and is %s", (wall, goal, before, after) => {
    const earlier = new Set(wallIds.slice(0, wallIds.indexOf(wall)));
    expect([state(earlier, goal), state(upTo(wall), goal)]).toEqual([before, after]);
  });

  it("is not changed by no_new_privs where capabilities are gone, and is where they are not", () => {
    expect(reach(upTo("nnp")).map((each) => each.state)).toEqual(
      reach(upTo("caps")).map((each) => each.state),
    );
    expect(state(without("nnp", "caps"), "regain")).toBe("open");
    expect(state(without("caps"), "regain")).toBe("shut");
  });

  it.each<[WallId[], string[], string[]]>([
    [["caps"], ["bug"], []],
    [["seccomp"], ["syscall", "bug"], []],
    [["lsm"], ["bug"], []],
    [["user"], ["landing", "bug"], []],
    [["cgroup"], ["exhaust", "bug"], []],
    [["pid"], ["processes", "bug"], []],
    [["root"], ["bug"], []],
    [
      ["root", "user"],
      ["files", "landing", "bug"],
      ["mounts", "processes", "kill", "reboot", "rename", "shm", "sniff", "exhaust", "module", "launch"],
    ],
    [["caps", "user"], ["landing", "bug"], []],
  ])("without %j: %j, and by a detour %j", (out, open, detour) => {
    expect(idsIn(without(...out), "open")).toEqual(open);
    expect(idsIn(without(...out), "detour")).toEqual(detour);
  });

  it("opens the host where neither the LSM nor the user namespace stands", () => {
    expect(idsIn(without("lsm", "user"), "open")).toEqual(["launch", "landing", "bug"]);
    expect(state(without("lsm", "user"), "files")).toBe("detour");
  });

  const rank: Readonly<Record<State, number>> = { open: 0, detour: 1, shut: 2 };
  it("never grows when a wall is added", () => {
    fc.assert(
      fc.property(fc.subarray([...wallIds]), fc.constantFrom(...wallIds), (some, one) => {
        const before = reach(new Set(some));
        const after = reach(new Set([...some, one]));
        for (const [index, each] of before.entries())
          expect(rank[after[index]?.state ?? "open"]).toBeGreaterThanOrEqual(rank[each.state]);
      }),
    );
  });

  it("names the walls that bar the way, innermost first, and a way around only for a detour", () => {
    fc.assert(
      fc.property(fc.subarray([...wallIds]), (some) => {
        for (const each of reach(new Set(some))) {
          expect(each.stoppedBy.length === 0).toBe(each.state === "open");
          expect(each.via !== undefined).toBe(each.state === "detour");
          const order = each.stoppedBy.map((id) => wallIds.indexOf(id));
          expect(order).toEqual([...order].sort((a, b) => a - b));
          for (const id of each.stoppedBy) expect(some).toContain(id);
        }
      }),
    );
  });
});

/** What a program found behind the same walls on a real kernel (record/), compared with the rules. */
describe.each(recordings)("recorded behind $walls", (seen) => {
  // setpriv sets no_new_privs by itself where it loads a filter.
  const standing = new Set(
    wallIds.filter((id) => seen.walls.includes(id) || (id === "nnp" && seen.NoNewPrivs === "1")),
  );
  const straight = (id: string): boolean => state(standing, id) === "open";
  const detour = (id: string, via: string): boolean => {
    const found = goals.find((each) => each.id === id);
    return (found?.detours ?? []).some(
      (way) => way.via === via && !way.bars.some((bar) => standing.has(bar)),
    );
  };

  it("straight ways", () => {
    expect({
      mounts: straight("mounts"),
      files: straight("files"),
      processes: straight("processes"),
      kill: straight("kill"),
      shm: straight("shm"),
      sniff: straight("sniff"),
      exhaust: straight("exhaust"),
      module: straight("module"),
      reboot: straight("reboot"),
      launch: straight("launch"),
      syscall: straight("syscall"),
      regain: straight("regain"),
      landing: straight("landing"),
    }).toEqual({
      mounts: seen.host.mount === "covered",
      files: seen.files === "OPEN",
      processes: seen.processes === "OPEN",
      kill: seen.kill === "OPEN",
      shm: seen.shm === "OPEN",
      sniff: seen.sniff === "OPEN",
      exhaust: seen.exhaust === "OPEN",
      module: seen.module === "OPEN",
      reboot: seen.reboot === "OPEN",
      launch: seen.core === "OPEN",
      syscall: seen.syscall === "OPEN",
      regain: seen.NoNewPrivs === "0" && seen.CapBnd !== "0000000000000000",
      landing: seen.uid0 === "0",
    });
  });

  it("detours", () => {
    expect(straight("rename") || detour("rename", "/proc/sys")).toBe(seen.host.name !== "harbour");
    expect(detour("reboot", "sysrq-trigger")).toBe(seen.sysrq === "OPEN");
    if (standing.has("root")) expect(detour("files", "the raw disk")).toBe(seen.disk === "OPEN");
    if (standing.has("pid")) expect(detour("processes", "umount /proc")).toBe(seen.processes2 === "OPEN");
    if (standing.has("cgroup"))
      expect(detour("exhaust", "cgroup files")).toBe(seen.uncg === "OPEN" || seen.cgfile === "OPEN");
  });
});
