import { describe, expect, it } from "vitest";
import { plans } from "./places";
import { pid1Kinds } from "./scene";
import { acts, steps } from "./steps";

const ids = [
  "created",
  "running",
  "paused",
  "resumed",
  "sigterm",
  "exited",
  "started-again",
  "killed",
  "removed",
];

describe.each(pid1Kinds)("with %s as process 1", (pid1) => {
  const all = steps({ pid1 });
  const scene = (id: string) => all.find((step) => step.id === id)?.scene;

  it("has the same steps as ever, each said in a few words", () => {
    expect(all.map((step) => step.id)).toEqual(ids);
    for (const { id, title, caption } of all) {
      expect(caption.split(/\s+/).length, id).toBeLessThanOrEqual(52);
      expect(title.split(/\s+/).length, id).toBeLessThanOrEqual(5);
    }
  });

  it("goes from created to removed, and keeps what was written until then", () => {
    expect(all.map((step) => step.scene.place)).toEqual([
      "created",
      "running",
      "paused",
      "running",
      "running",
      "exited",
      "running",
      "exited",
      "removed",
    ]);
    expect(all.map((step) => step.scene.writable)).toEqual([0, ...Array(7).fill(48_000), null]);
  });

  it("ends as the model says", () => {
    const [code, end] = pid1 === "handler" ? [0, 0.2] : [137, 10];
    expect(scene("exited")?.ending).toMatchObject({ command: "stop", heard: pid1 === "handler", code, end });
    expect(scene("killed")?.ending).toMatchObject({ command: "kill", code: 137, end: 0 });
    expect(scene("sigterm")?.ending).toMatchObject({ end: null, code: null });
  });

  it("asks for guesses with one right answer", () => {
    const guesses = all.flatMap((step) => step.guess ?? []);
    expect(guesses).toHaveLength(2);
    for (const { options } of guesses) expect(options.filter((option) => option.right)).toHaveLength(1);
  });
});

it("does what the reader does, and says what Docker says when it refuses", () => {
  const yours = steps({
    acts: ["rm", "pause", "start", "stop", "stop", "rm", "start", "run", "nonsense"],
  }).slice(ids.length);
  expect(yours.map((step) => [step.id, step.title])).toEqual([
    ["yours-1", "Refused"],
    ["yours-2", "Paused"],
    ["yours-3", "Refused"],
    ["yours-4", "Stopped"],
    ["yours-5", "Stopped"],
    ["yours-6", "Removed"],
    ["yours-7", "Refused"],
    ["yours-8", "Running"],
  ]);
  expect(yours[0]?.caption).toContain('cannot remove container "/web": container is running');
  expect(yours[6]?.caption).toContain("No such container: web");
});

it("keeps every caption short, whatever is done twice", () => {
  for (const { value } of acts)
    for (const { caption } of steps({ pid1: "none", acts: [value, value] }))
      expect(caption.split(/\s+/).length, caption).toBeLessThanOrEqual(52);
});

it("draws inside the sheet, nothing on top of another", () => {
  for (const { size, slot, slots, inside, timeline } of Object.values(plans)) {
    const boxes = Object.values(slots).map(([x, y]) => ({ x, y, ...slot }));
    for (const box of [...boxes, inside]) {
      expect(box.x).toBeGreaterThanOrEqual(16);
      expect(box.x + box.w).toBeLessThanOrEqual(size[0] - 16);
      expect(box.y + box.h).toBeLessThanOrEqual(size[1] - 16);
    }
    for (const one of boxes)
      for (const other of boxes)
        if (one !== other)
          expect(
            one.x + one.w < other.x ||
              other.x + other.w < one.x ||
              one.y + one.h < other.y ||
              other.y + other.h < one.y,
          ).toBe(true);
    expect(timeline.x + timeline.w).toBeLessThanOrEqual(size[0] - 16);
  }
});
