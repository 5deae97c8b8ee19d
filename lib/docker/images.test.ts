import { describe, expect, it } from "vitest";
import {
  type DockerEvent,
  danglingImages,
  digestNamesOf,
  type Effect,
  emptyWorld,
  familiar,
  findImage,
  full,
  imageCompressed,
  imageSize,
  layersOf,
  MB,
  makeImage,
  makeLayer,
  manifestOf,
  parseReference,
  reduce,
  refusalText,
  registrySize,
  storeSize,
  tagsOf,
  usersOf,
  type World,
} from "./index";

const HOST = "localhost:5000";
const base = makeLayer("debian", 75 * MB, 28 * MB);
const code = makeLayer("code 1", 2 * MB, 1 * MB);
const code2 = makeLayer("code 2", 2 * MB, 1 * MB);
const one = makeImage({ layers: [base, code], createdAt: 1, config: { cmd: ["serve"] } });
const two = makeImage({ layers: [base, code2], createdAt: 2, config: { cmd: ["serve"] } });

function play(world: World, ...events: DockerEvent[]) {
  let now = world;
  let effects: Effect[] = [];
  for (const event of events) {
    const outcome = reduce(now, event);
    if (outcome.refused) throw new Error(refusalText(outcome.refused));
    ({ world: now, effects } = outcome);
  }
  return { world: now, effects };
}
const did = (effects: readonly Effect[]) => effects.map((effect) => effect.did);
const add = (name: string, image = one, layers = [base, code]): DockerEvent => ({
  at: 0,
  type: "add-image",
  name,
  image,
  layers,
});
const start = emptyWorld(0, [HOST, "docker.io"]);

describe("the local store", () => {
  it("keeps a layer once, whoever uses it", () => {
    const { world, effects } = play(start, add("a:1"), add("a:2", two, [base, code2]));
    expect(effects[0]).toMatchObject({ did: "image-added", newLayers: [code2.digest] });
    expect(storeSize(world.store)).toBe(79 * MB);
    expect(imageSize(world.store, one) + imageSize(world.store, two)).toBe(154 * MB);
    expect(imageCompressed(world.store, one)).toBe(29 * MB);
    expect(usersOf(world.store, base.digest)).toHaveLength(2);
    expect(layersOf(world.store, one)).toEqual([base, code]);
  });

  it("leaves an image without a name when its name moves on", () => {
    const { world, effects } = play(start, add("a:1"), add("a:1", two, [base, code2]));
    expect(effects).toContainEqual({ did: "tagged", name: "a:1", image: two.id, from: one.id });
    expect(danglingImages(world.store).map(({ id }) => id)).toEqual([one.id]);
    const pruned = play(world, { at: 0, type: "prune-images" });
    expect(did(pruned.effects)).toEqual(["image-deleted", "layer-deleted"]);
    expect(storeSize(pruned.world.store)).toBe(77 * MB);
  });

  it("deletes an image with its last name, and only the layers that nobody else has", () => {
    const { world } = play(start, add("a:1"), add("b:1", two, [base, code2]), {
      at: 0,
      type: "tag",
      image: "a:1",
      name: "a:x",
    });
    const untagged = play(world, { at: 0, type: "remove-image", image: "a:1" });
    expect(untagged.effects).toEqual([{ did: "untagged", name: "a:1" }]);
    const gone = play(untagged.world, { at: 0, type: "remove-image", image: "a:x" });
    expect(gone.effects).toEqual([
      { did: "untagged", name: "a:x" },
      { did: "image-deleted", image: one.id },
      { did: "layer-deleted", digest: code.digest, bytes: 2 * MB },
    ]);
  });

  it("finds by tag, digest and the beginning of an id", () => {
    const { world } = play(start, add("a"));
    for (const text of ["a", "a:latest", "docker.io/library/a", one.id, one.id.slice(7, 19)])
      expect(findImage(world.store, text)?.id, text).toBe(one.id);
    expect(findImage(world.store, "b")).toBeUndefined();
  });
});

describe("push and pull", () => {
  const pushed = play(start, add(`${HOST}/app:1`), { at: 0, type: "push", name: `${HOST}/app:1` });

  it("sends every layer the first time, none the second, and only what is new after a change", () => {
    expect(did(pushed.effects)).toEqual(["layer-pushed", "layer-pushed", "manifest-pushed"]);
    const again = play(pushed.world, { at: 0, type: "push", name: `${HOST}/app:1` });
    expect(did(again.effects)).toEqual(["layer-exists", "layer-exists", "manifest-pushed"]);
    const changed = play(pushed.world, add(`${HOST}/app:1`, two, [base, code2]), {
      at: 0,
      type: "push",
      name: `${HOST}/app:1`,
    });
    expect(changed.effects).toEqual([
      { did: "layer-pushed", digest: code2.digest, bytes: 1 * MB },
      { did: "layer-exists", digest: base.digest },
      expect.objectContaining({ did: "manifest-pushed", tag: "1", digest: two.manifest, was: one.manifest }),
    ]);
  });

  it("mounts what another repository of the registry has, and keeps the blob once", () => {
    const before = registrySize(pushed.world.registries[HOST] ?? { repositories: {}, blobs: {} });
    const other = play(
      pushed.world,
      { at: 0, type: "tag", image: `${HOST}/app:1`, name: `${HOST}/other:1` },
      { at: 0, type: "push", name: `${HOST}/other:1` },
    );
    expect(other.effects.slice(0, 2)).toEqual([
      { did: "layer-mounted", digest: code.digest, from: "app" },
      { did: "layer-mounted", digest: base.digest, from: "app" },
    ]);
    expect(registrySize(other.world.registries[HOST] ?? { repositories: {}, blobs: {} })).toBe(before);
  });

  it("pulls by tag what the tag names now, and by digest what it always named", () => {
    const moved = play(pushed.world, add(`${HOST}/app:1`, two, [base, code2]), {
      at: 0,
      type: "push",
      name: `${HOST}/app:1`,
    });
    const fresh = { ...emptyWorld(0), registries: moved.world.registries };
    const byTag = play(fresh, { at: 0, type: "pull", name: `${HOST}/app:1` });
    expect(tagsOf(byTag.world.store, two.id)).toEqual([`${HOST}/app:1`]);
    expect(did(byTag.effects)).toEqual(["manifest-read", "layer-pulled", "layer-pulled", "tagged", "pulled"]);
    const byDigest = play(byTag.world, { at: 0, type: "pull", name: `${HOST}/app@${one.manifest}` });
    expect(did(byDigest.effects)).toEqual(["manifest-read", "layer-kept", "layer-pulled", "pulled"]);
    expect(digestNamesOf(byDigest.world.store, one.id)).toEqual([`${HOST}/app@${one.manifest}`]);
    const again = play(byDigest.world, { at: 0, type: "pull", name: `${HOST}/app:1` });
    expect(again.effects.at(-1)).toMatchObject({ did: "pulled", newer: false });
  });

  it("deletes a tag or a manifest; blobs stay until they are collected", () => {
    const reference = parseReference(`${HOST}/app:1`);
    if (!reference.ok) throw new Error(reference.error);
    const manifest = manifestOf(pushed.world.registries[HOST], reference.reference);
    const untagged = play(pushed.world, { at: 0, type: "delete-manifest", name: `${HOST}/app:1` });
    expect(did(untagged.effects)).toEqual(["tag-deleted"]);
    const deleted = play(pushed.world, {
      at: 0,
      type: "delete-manifest",
      name: `${HOST}/app@${manifest?.digest}`,
    });
    expect(deleted.effects).toMatchObject([{ did: "manifest-deleted", tags: ["1"] }]);
    const { world, effects } = play(deleted.world, { at: 0, type: "collect-garbage", host: HOST });
    expect(effects).toHaveLength(3);
    expect(registrySize(world.registries[HOST] ?? { repositories: {}, blobs: { "sha256:": 1 } })).toBe(0);
  });

  it.each([
    [
      { at: 0, type: "pull", name: `${HOST}/no` },
      `manifest for ${HOST}/no:latest not found: manifest unknown: manifest unknown`,
    ],
    [{ at: 0, type: "pull", name: "no" }, /^pull access denied for no, repository does not exist/],
    [{ at: 0, type: "push", name: `${HOST}/no` }, `An image does not exist locally with the tag: ${HOST}/no`],
    [{ at: 0, type: "pull", name: "nowhere.example/a" }, /no such host/],
    [{ at: 0, type: "tag", image: "no", name: "a" }, "No such image: no:latest"],
    [
      { at: 0, type: "pull", name: "Upper" },
      "invalid reference format: repository name (library/Upper) must be lowercase",
    ],
  ] satisfies [DockerEvent, string | RegExp][])("refuses %j", (event, expected) => {
    const { refused } = reduce(start, event);
    const text = refused ? refusalText(refused) : "";
    if (typeof expected === "string") expect(text).toBe(expected);
    else expect(text).toMatch(expected);
  });
});

describe("parseReference", () => {
  it.each([
    ["ubuntu", "ubuntu", "ubuntu:latest"],
    ["docker.io/library/ubuntu:24.04", "ubuntu", "ubuntu:24.04"],
    ["team/app", "team/app", "team/app:latest"],
    ["localhost/app", "localhost/app", "localhost/app:latest"],
    ["ghcr.io/a/b/c:1", "ghcr.io/a/b/c", "ghcr.io/a/b/c:1"],
    [`a@${one.id}`, "a", `a@${one.id}`],
  ])("reads %s", (text, name, whole) => {
    const parsed = parseReference(text);
    expect(parsed.ok && [familiar(parsed.reference), full(parsed.reference)]).toEqual([name, whole]);
  });

  it.each(["", "a:", "a b", "a@sha256:1", "-a", "a//b"])("refuses %j", (text) => {
    expect(parseReference(text).ok).toBe(false);
  });
});
