import { describe, expect, it } from "vitest";
import { acts } from "./acts";
import { megabytes, type Scene } from "./scene";
import { steps } from "./steps";

const story = [
  "in-the-registry",
  "pull-web-1",
  "pull-web-2",
  "pull-db",
  "sizes",
  "run-twice",
  "write",
  "refused",
  "containers-removed",
  "delete-one",
  "your-turn",
];

function sceneAt(id: string, done: readonly string[] = []): Scene {
  const step = steps({ acts: done }).find((each) => each.id === id);
  if (!step) throw new Error(`no step ${id}`);
  return step.scene;
}

const figures = ({ travelled, sum, disk, writable }: Scene): string =>
  [travelled, sum, disk, writable].map(megabytes).join(", ");

describe("the story", () => {
  it("has permanent ids, short captions and fair guesses", () => {
    const all = steps({});
    expect(all.map(({ id }) => id)).toEqual(story);
    for (const { id, title, caption, guess } of all) {
      expect(caption.split(/\s+/).length, id).toBeLessThanOrEqual(52);
      expect(title.split(/\s+/).length, id).toBeLessThanOrEqual(5);
      if (guess) expect(guess.options.filter(({ right }) => right)).toHaveLength(1);
    }
  });

  it.each([
    ["in-the-registry", "0 MB, 0 MB, 0 MB, 0 MB"],
    ["pull-web-1", "77 MB, 206 MB, 206 MB, 0 MB"],
    ["pull-web-2", "2 MB, 412 MB, 212 MB, 0 MB"],
    ["pull-db", "95 MB, 742 MB, 462 MB, 0 MB"],
    ["run-twice", "0 MB, 742 MB, 462 MB, 0 MB"],
    ["write", "0 MB, 742 MB, 462 MB, 40 MB"],
    ["containers-removed", "0 MB, 742 MB, 462 MB, 0 MB"],
    ["delete-one", "0 MB, 536 MB, 456 MB, 0 MB"],
  ])("%s: travelled, added up, on the disk, writable are %s", (id, amounts) => {
    expect(figures(sceneAt(id))).toBe(amounts);
  });

  it("shows in the list of images what the model says", () => {
    expect(sceneAt("sizes").answer).toBe("web:1 206, web:2 206, db:1 330 MB");
  });

  it("names the layers that are shared", () => {
    const users = sceneAt("pull-db").slabs.map(({ name, users }) => `${name} ${users}`);
    expect(users).toEqual(["os 3", "python 2", "web-1 1", "web-2 1", "db 1"]);
  });

  it("refuses to delete an image on which containers stand", () => {
    const scene = sceneAt("refused");
    expect(scene.refused).toBe(true);
    expect(scene.images).toContain("web-1");
  });
});

describe("what the reader does", () => {
  it("comes after the story, one step for each", () => {
    const all = steps({ acts: ["pull-db", "nonsense", "rmi-db"] });
    expect(all.map(({ id }) => id)).toEqual([...story, "yours-1", "yours-2"]);
  });

  it.each<[acts: string[], title: string, amounts: string]>([
    [["pull-web-2", "pull-web-2"], "Up to date", "0 MB, 206 MB, 206 MB, 0 MB"],
    [["pull-web-2", "pull-web-1"], "Only what is missing", "2 MB, 412 MB, 212 MB, 0 MB"],
    [["run-web-1"], "One thin layer more", "77 MB, 206 MB, 206 MB, 0 MB"],
    [["run-db", "run-db", "run-db"], "No room in the drawing", "0 MB, 330 MB, 330 MB, 0 MB"],
    [["write"], "No container", "0 MB, 0 MB, 0 MB, 0 MB"],
    [["run-db", "write", "write"], "Its own layer grows", "0 MB, 330 MB, 330 MB, 80 MB"],
    [["run-db", "write", "rm"], "The thin layer goes", "0 MB, 330 MB, 330 MB, 0 MB"],
    [["rm"], "No container", "0 MB, 0 MB, 0 MB, 0 MB"],
    [["rmi-db"], "No such image", "0 MB, 0 MB, 0 MB, 0 MB"],
    [["run-db", "rmi-db"], "Still in use", "0 MB, 330 MB, 330 MB, 0 MB"],
    [["pull-web-1", "rmi-web-1"], "Nobody else needed them", "0 MB, 0 MB, 0 MB, 0 MB"],
    [["pull-web-1", "pull-db", "rmi-web-1"], "Only what nobody shares", "0 MB, 330 MB, 330 MB, 0 MB"],
  ])("%j ends with %s and %s", (done, title, amounts) => {
    const last = steps({ acts: done }).at(-1);
    expect(last?.title).toBe(title);
    expect(last && figures(last.scene)).toBe(amounts);
  });

  it("is said in a few words, and never has more on the disk than the images add up to", () => {
    for (const first of acts)
      for (const second of acts) {
        const done = ["pull-web-1", first.value, second.value];
        const last = steps({ acts: done }).at(-1);
        expect(last?.caption.split(/\s+/).length, done.join()).toBeLessThanOrEqual(52);
        expect(last?.scene.disk, done.join()).toBeLessThanOrEqual(last?.scene.sum ?? 0);
      }
  });
});
