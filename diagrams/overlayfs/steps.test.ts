import { describe, expect, it } from "vitest";
import { layerSize, stackOf } from "@/lib/overlay";
import { acts } from "./acts";
import { type Column, firstWorld, image, type Scene, sceneOf, sizeOf } from "./scene";
import { steps } from "./steps";

const story = [
  "two-layers",
  "container-starts",
  "read",
  "create",
  "copy-up",
  "whiteout",
  "opaque",
  "volume",
  "container-removed",
  "started-again",
];

function sceneAt(id: string, done: readonly string[] = []): Scene {
  const step = steps({ acts: done }).find((each) => each.id === id);
  if (!step) throw new Error(`no step ${id}`);
  return step.scene;
}

const seen = (scene: Scene): Column[] => scene.view.map(({ column }) => column);
const cell = (scene: Scene, row: string, column: Column) =>
  scene.cells.find((each) => each.row === row && each.column === column);

describe("the story", () => {
  it("has permanent ids, short captions and fair guesses", () => {
    const all = steps({});
    expect(all.map((step) => step.id)).toEqual(story);
    for (const { id, title, caption, guess } of all) {
      expect(caption.split(/\s+/).length, id).toBeLessThanOrEqual(46);
      expect(title.split(/\s+/).length, id).toBeLessThanOrEqual(5);
      if (guess) expect(guess.options.filter((option) => option.right)).toHaveLength(1);
    }
  });

  it("starts a container with nothing of its own, and merges directories", () => {
    const scene = sceneAt("container-starts");
    expect(scene.amounts.upper).toBe("0 B");
    expect(scene.view.map(({ column, from }) => `${column} ${from}`)).toEqual([
      "sh base",
      "motd app",
      "db app",
      "a base",
      "b app",
    ]);
    expect(cell(scene, "base", "motd")?.hidden).toBe(true);
  });

  it("copies a whole file up, and leaves the original where it was", () => {
    const scene = sceneAt("copy-up");
    expect(scene.amounts.upper).toBe("500 MB");
    expect(scene.amounts.app).toBe(sceneAt("read").amounts.app);
    expect(cell(scene, "app", "db")).toMatchObject({ size: "500 MB", hidden: true });
    expect(scene.flow).toMatchObject({ from: "app", to: "upper", word: "copies 500 MB" });
  });

  it("hides both versions with one whiteout, and all of an old directory with an opaque one", () => {
    expect(seen(sceneAt("whiteout"))).not.toContain("motd");
    expect(cell(sceneAt("whiteout"), "upper", "motd")?.whiteout).toBe(true);
    const opaque = sceneAt("opaque");
    expect(seen(opaque)).toEqual(["sh", "db", "note"]);
    expect(opaque.folders.find(({ row }) => row === "upper")?.state).toBe("opaque");
    expect(opaque.folders.filter(({ hidden }) => hidden).map(({ row }) => row)).toEqual(["base", "app"]);
  });

  it("loses the writable layer with the container, and keeps the volume", () => {
    const removed = sceneAt("container-removed");
    expect(removed.view).toEqual([]);
    expect(removed.cells.some(({ row }) => row === "upper")).toBe(false);
    expect(cell(removed, "volume", "log")?.size).toBe("3 B");
    const again = sceneAt("started-again");
    expect(seen(again)).toEqual(["sh", "motd", "db", "a", "b", "log"]);
    expect(again.amounts.upper).toBe("0 B");
  });
});

describe("what the reader does", () => {
  it("comes after the story, one step for each", () => {
    const all = steps({ acts: ["read-db", "nonsense", "append-db"] });
    expect(all.map((step) => step.id)).toEqual([...story, "yours-1", "yours-2"]);
    expect(all.at(-1)?.title).toBe("Copy-up");
  });

  it.each<[acts: string[], title: string, upper: string]>([
    [["read-db"], "Read", "0 B"],
    [["append-db", "append-db"], "No second copy", "500 MB"],
    [["append-db", "delete-db"], "Whiteout", "0 B"],
    [["delete-db", "read-db"], "Nothing there", "0 B"],
    [["delete-db", "append-db"], "A new file, same name", "2 B"],
    [["delete-db", "delete-db"], "Nothing there", "0 B"],
    [["create-note", "create-note"], "Overwrite", "6 B"],
    [["create-note", "delete-note"], "Gone for good", "0 B"],
    [["delete-note"], "Nothing there", "0 B"],
    [["remake-cache", "remake-cache"], "Opaque again", "0 B"],
    [["append-db", "write-volume"], "Past the layers", "500 MB"],
    [["append-db", "new-container"], "A fresh start", "0 B"],
  ])("%j ends with %s and %s in the writable layer", (done, title, upper) => {
    const last = steps({ acts: done }).at(-1);
    expect(last?.title).toBe(title);
    expect(last?.scene.amounts.upper).toBe(upper);
  });

  it("never changes the image, whatever is done, and is said in a few words", () => {
    for (const first of acts)
      for (const second of acts)
        for (const third of acts) {
          const world = [first, second, third].reduce((so, act) => act.do(so).world, firstWorld);
          expect(world.overlay.lower).toBe(image);
          const done = [first.value, second.value, third.value];
          const last = steps({ acts: done }).at(-1);
          expect(last?.caption.split(/\s+/).length, done.join()).toBeLessThanOrEqual(46);
          const { amounts } = sceneOf(world);
          expect(amounts.upper).toBe(sizeOf(layerSize(stackOf(world.overlay)[2] ?? new Map())));
        }
  });

  it.each([
    [0, "0 B"],
    [999, "999 B"],
    [1000, "1 kB"],
    [500_000_002, "500 MB"],
  ])("%i bytes are %s", (bytes, word) => {
    expect(sizeOf(bytes)).toBe(word);
  });
});
