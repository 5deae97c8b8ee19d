import { describe, expect, test } from "vitest";
import { z } from "zod";
import { acted, dockers, type Kind, kinds, looked, type Printed, programs, type Side, world } from ".";
import { uptime } from "./programs";
import recorded from "./recordings.json";

const recordings = z
  .object({
    ran: z.object({ system: z.string(), kernel: z.string(), packages: z.record(z.string(), z.string()) }),
    bits: z.array(z.string()),
    outputs: z.record(
      z.string(),
      z.array(z.object({ lines: z.array(z.string()), combinations: z.array(z.number()) })),
    ),
  })
  .parse(recorded);

const combinations = Array.from({ length: 256 }, (_, combination) => combination);
const ownOf = (combination: number) => new Set<Kind>(kinds.filter((_, i) => combination & (1 << i)));
const nameOf = (combination: number) => [...ownOf(combination)].join(" ") || "none";

/** What the real program printed, for all combinations: tables of 256 entries, compared whole. */
function real(name: string): Record<string, string[]> {
  const table: Record<string, string[]> = {};
  for (const { lines, combinations: all } of recordings.outputs[name] ?? []) {
    for (const combination of all) table[nameOf(combination)] = lines;
  }
  return table;
}

const ours = (print: (own: ReadonlySet<Kind>) => Printed | undefined): Record<string, string[]> =>
  Object.fromEntries(
    combinations.map((combination) => [
      nameOf(combination),
      (print(ownOf(combination))?.rows ?? []).map((row) => row.join(" ")),
    ]),
  );

describe("what programs print, against recordings of all 256 combinations", () => {
  test("the recordings are complete and say where they come from", () => {
    expect(recordings.bits).toEqual(kinds);
    expect(recordings.ran.system).toContain("Debian");
    expect(Object.keys(recordings.ran.packages)).toContain("util-linux");
    for (const [name, texts] of Object.entries(recordings.outputs)) {
      const all = texts.flatMap((text) => text.combinations).sort((a, b) => a - b);
      expect(all, name).toEqual(combinations);
    }
  });

  const sides: readonly Side[] = ["inside", "host"];
  const first = sides.flatMap((side) => programs.map((program) => [side, program] as const));
  test.each(first)("%s: %s", (side, program) => {
    expect(ours((own) => looked(world(own), program, side)[0])).toEqual(real(`${side}.${program}`));
  });

  test("the second commands: process numbers, number maps, owners", () => {
    expect(ours((own) => looked(world(own), "ps", "host")[1])).toEqual(real("host.NSpid"));
    expect(ours((own) => looked(world(own), "id", "inside")[1])).toEqual(real("inside.map"));
    expect(ours((own) => looked(world(own), "id", "host")[1])).toEqual(real("host.owner"));
  });

  test("what web may do", () => {
    expect(ours((own) => acted(world(own), "rename"))).toEqual(real("act.hostname"));
    expect(ours((own) => acted(world(own), "link"))).toEqual(real("act.ip"));
    expect(ours((own) => acted(world(own), "queue"))).toEqual(real("act.ipcs"));
    const mounts = Object.entries(real("act.findmnt")).map(([name, lines]) => [name, lines.slice(0, 1)]);
    expect(ours((own) => acted(world(own), "mount"))).toEqual(Object.fromEntries(mounts));
  });

  test.each(kinds)("web's %s namespace is the host's or its own", (kind) => {
    const links = Object.fromEntries(
      combinations.map((each) => [nameOf(each), [ownOf(each).has(kind) ? "its own" : "the same"]]),
    );
    expect(real(`link.${kind}`)).toEqual(links);
  });
});

describe("rules", () => {
  test("Docker's default is all but the user namespace", () => {
    expect(kinds.filter((kind) => !dockers.has(kind))).toEqual(["user"]);
  });

  test("no combination changes how many processors there are", () => {
    for (const combination of combinations) expect(world(ownOf(combination), 8).inside.processors).toBe(8);
  });

  test.each([
    [0, "up 0 minutes"],
    [61, "up 1 minute"],
    [20 * 86_400, "up 2 weeks, 6 days, 0 minutes"],
    [90_000, "up 1 day, 1 hour, 0 minutes"],
  ])("%i seconds read %j", (seconds, text) => {
    expect(uptime(seconds)).toBe(text);
  });
});
