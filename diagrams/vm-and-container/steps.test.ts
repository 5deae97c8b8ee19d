import { describe, expect, it } from "vitest";
import { guestMemory, monitorMemory, programMemory, reading } from "./model";
import { kernels, standing } from "./scene";
import { steps } from "./steps";

const counts = [1, 2, 3, 4, 5, 6] as const;
const ids = [
  "two-machines",
  "first-layer",
  "first-program",
  "second-program",
  "all-programs",
  "memory",
  "disk",
  "start-time",
  "attack-in-vm",
  "attack-in-container",
  "both-together",
];

function sceneOf(id: string, apps: number) {
  const step = steps({ apps }).find((each) => each.id === id);
  if (!step) throw new Error(`no step ${id}`);
  return step.scene;
}

describe.each(counts)("with %i programs", (apps) => {
  const all = steps({ apps });

  it("has the same steps as ever", () => {
    expect(all.map((step) => step.id)).toEqual(ids);
  });

  it("says each step in a few words", () => {
    for (const { id, title, caption } of all) {
      expect(caption.split(/\s+/).length, id).toBeLessThanOrEqual(48);
      expect(title.split(/\s+/).length, id).toBeLessThanOrEqual(5);
      // The halves stand above one another on a phone.
      expect(caption, id).not.toMatch(/\b(left|right)\b/);
    }
  });

  it.each([
    // step, programs that run in each half, kernels left and right
    ["two-machines", 0, 0, 0],
    ["first-layer", 0, 0, 1],
    ["first-program", 1, 1, 1],
    ["second-program", Math.min(apps, 2), Math.min(apps, 2), 1],
    ["all-programs", apps, apps, 1],
    ["memory", apps, apps, 1],
    ["attack-in-vm", apps, apps, 1],
    ["attack-in-container", apps, apps, 1],
    ["both-together", apps, 1, apps + 1],
  ] as const)("%s: %i programs, %i and %i kernels", (id, running, left, right) => {
    const scene = sceneOf(id, apps);
    expect(standing(scene, "left", "program")).toBe(running);
    expect(standing(scene, "right", "program")).toBe(running);
    expect(standing(scene, "left", "libraries")).toBe(running);
    expect(standing(scene, "right", "container")).toBe(running);
    expect([kernels(scene, "left"), kernels(scene, "right")]).toEqual([left, right]);
  });

  it("names blocks once, and puts remarks only on blocks that are there", () => {
    for (const { id, scene } of all) {
      const keys = scene.blocks.map((block) => block.key);
      expect(new Set(keys).size, id).toBe(keys.length);
      for (const remark of scene.remarks) {
        expect(remark.around.length, id).toBeGreaterThan(0);
        expect(keys, id).toEqual(expect.arrayContaining([...remark.around]));
      }
      expect(Math.max(...scene.blocks.map((block) => block.place)), id).toBeLessThan(scene.places);
    }
  });

  it("keeps what stands and brings in what is new, from the ground up", () => {
    for (const [index, { id, scene }] of all.entries()) {
      const before = new Set(all[index - 1]?.scene.blocks.map((block) => block.key));
      for (const block of scene.blocks)
        expect(block.turn > 0, `${id} ${block.key}`).toBe(index > 0 && !before.has(block.key));
    }
  });

  it("gives the attacker one guest, but the whole host", () => {
    const taken = (id: string) =>
      sceneOf(id, apps)
        .blocks.filter((block) => block.state === "taken")
        .map((block) => block.key);
    expect(taken("attack-in-vm")).toEqual(["left-vm-0", "left-guest-os-0", "left-program-0"]);
    expect(taken("attack-in-container")).toHaveLength(apps + 1);
    expect(taken("attack-in-container")).toContain("right-host-os");
  });

  it("measures count × per guest against what is shared once", () => {
    const memory = reading("memory", apps);
    expect(total(memory.left.pieces)).toBe(apps * (guestMemory + monitorMemory));
    expect(total(memory.right.pieces)).toBe(apps * programMemory);
    const disk = reading("disk", apps);
    const saved = total(disk.left.pieces) - total(disk.right.pieces);
    expect(saved).toBeCloseTo((apps - 1) * 29.8);
    expect(total(disk.left.pieces)).toBeLessThanOrEqual(disk.left.full + 0.01);
    expect(disk.left.amount.startsWith(`${(apps * 45.3).toFixed(1)} MB`)).toBe(true);
    const start = reading("start", apps);
    expect(total(start.left.pieces) - total(start.right.pieces)).toBe(125);
  });
});

it("asks before at most three steps, each time with one right answer", () => {
  const guesses = steps({ apps: 3 }).flatMap((step) => (step.guess ? [step.guess] : []));
  expect(guesses).toHaveLength(3);
  for (const guess of guesses) expect(guess.options.filter((option) => option.right)).toHaveLength(1);
});

it("holds any value to what can be drawn", () => {
  expect(sceneOf("all-programs", 99).places).toBe(6);
  expect(kernels(sceneOf("all-programs", -1), "left")).toBe(1);
  expect(steps({}).map((step) => step.id)).toEqual(ids);
});

const total = (pieces: readonly { size: number }[]): number =>
  pieces.reduce((sum, piece) => sum + piece.size, 0);
