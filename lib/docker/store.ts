/** The daemon's store of images: layers once, names that move, and what goes when an image goes. */
import { type Digest, digestOf } from "@/lib/oci";
import type { Effect } from "./effects";
import type { Refusal } from "./errors";
import { familiar, full, parseReference, type Reference, tagged } from "./reference";
import type { Content, HistoryEntry, Image, ImageConfig, Layer, Store, World } from "./world";

const bytes = new TextEncoder();
/** The digest of this text. */
export const digestOfText = (text: string): Digest => digestOf(bytes.encode(text));

/** A layer with these contents. Its digest depends on nothing else, so the same contents are the same layer. */
export const makeLayer = (contents: string, size: number, compressed = Math.round(size * 0.4)): Layer => ({
  digest: digestOfText(`layer ${contents} ${size}`),
  size,
  compressed,
});

export const emptyConfig: ImageConfig = {
  user: "",
  env: ["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"],
  entrypoint: [],
  cmd: [],
  workdir: "",
  exposes: [],
  volumes: [],
  labels: {},
};

export interface ImagePlan {
  config?: Partial<ImageConfig>;
  layers: readonly Layer[];
  /** Left out: a line for each layer. */
  history?: readonly HistoryEntry[];
  createdAt: number;
  content?: Partial<Content>;
}

/** An image: named by the digest of its config, which names its layers. */
export function makeImage({ config, layers, history, createdAt, content }: ImagePlan): Image {
  const whole = { ...emptyConfig, ...config };
  const digests = layers.map((layer) => layer.digest);
  const lines = history ?? layers.map(({ size }) => ({ createdBy: "", size, comment: "", createdAt }));
  const id = digestOfText(JSON.stringify({ config: whole, layers: digests, history: lines }));
  return {
    id,
    manifest: digestOfText(`manifest ${id} ${digests.join(" ")}`),
    config: whole,
    layers: digests,
    history: [...lines],
    createdAt,
    content: { programs: {}, directories: [], files: {}, ...content },
  };
}

/** All names of an image, tags first. */
export const tagsOf = (store: Store, id: Digest): string[] =>
  Object.keys(store.tags)
    .filter((name) => store.tags[name] === id)
    .sort();
export const digestNamesOf = (store: Store, id: Digest): string[] =>
  Object.keys(store.digests)
    .filter((name) => store.digests[name] === id)
    .sort();

/** Images without a tag. */
export const danglingImages = (store: Store): Image[] =>
  Object.values(store.images).filter(({ id }) => tagsOf(store, id).length === 0);

/** The layers of an image, the base first. */
export const layersOf = (store: Store, image: Image): Layer[] =>
  image.layers.map((digest) => store.layers[digest]).filter((layer) => layer !== undefined);

/** Bytes of an image unpacked: what it would take alone. */
export const imageSize = (store: Store, image: Image): number =>
  layersOf(store, image).reduce((sum, { size }) => sum + size, 0);

/** Bytes of an image compressed: what travels to somebody who has none of its layers. */
export const imageCompressed = (store: Store, image: Image): number =>
  layersOf(store, image).reduce((sum, { compressed }) => sum + compressed, 0);

/** Bytes that the layers of all images take together: each once. */
export const storeSize = (store: Store): number =>
  Object.values(store.layers).reduce((sum, { size }) => sum + size, 0);

/** The images that share a layer. */
export const usersOf = (store: Store, layer: Digest): Image[] =>
  Object.values(store.images).filter(({ layers }) => layers.includes(layer));

/** An image by tag, by digest, or by the beginning of its id. Undefined also where the beginning is not unique. */
export function findImage(store: Store, text: string): Image | undefined {
  const parsed = parseReference(text);
  if (parsed.ok) {
    const { reference } = parsed;
    const named = reference.digest ? store.digests[full(reference)] : store.tags[tagged(reference)];
    if (named) return store.images[named];
  }
  const hex = text.replace(/^sha256:/, "");
  if (!/^[0-9a-f]{2,64}$/.test(hex)) return undefined;
  const found = Object.values(store.images).filter(({ id }) => id.startsWith(`sha256:${hex}`));
  return found.length === 1 ? found[0] : undefined;
}

/** As the daemon names what it cannot find. */
export function missingImage(text: string): Refusal {
  const parsed = parseReference(text);
  return parsed.ok
    ? { code: "no-such-image", name: full(parsed.reference) }
    : { code: "invalid-reference", text: parsed.error };
}

/** Puts an image in; its layers that are there already stay as they are. */
export function putImage(store: Store, image: Image, layers: readonly Layer[]): void {
  store.images[image.id] = image;
  for (const layer of layers) store.layers[layer.digest] ??= layer;
}

/** Gives a name to an image, taking it from whichever had it. */
export function moveTag(store: Store, name: string, id: Digest): Effect[] {
  const from = store.tags[name];
  store.tags[name] = id;
  return from === id ? [] : [{ did: "tagged", name, image: id, ...(from && { from }) }];
}

/** Remembers that a repository has these layers, so that a later push need not send them. */
export function remember(store: Store, repository: string, layers: readonly Digest[]): void {
  for (const digest of layers) {
    const known = store.sources[digest] ?? [];
    if (!known.includes(repository)) store.sources[digest] = [...known, repository];
  }
}

/** `docker rmi`: takes names away; with the last one the image goes, and every layer that no other image has. */
export function removeImage(world: World, text: string, force: boolean): Refusal | Effect[] {
  const { store } = world;
  const image = findImage(store, text);
  if (!image) return missingImage(text);
  const shortId = image.id.slice(7, 19);
  const parsed = parseReference(text);
  const name = parsed.ok ? byName(store, parsed.reference) : undefined;
  const names = [...tagsOf(store, image.id), ...digestNamesOf(store, image.id)];
  const users = world.containers.filter((container) => container.image === image.id);

  if (name) {
    const repository = name.split(/[@]|:(?=[^/]*$)/)[0] ?? name;
    const tagged = tagsOf(store, image.id);
    const last =
      tagged.filter((one) => one !== name).length === 0 && (tagged.length > 0 || names.length === 1);
    const [user] = users;
    if (last && user && !force)
      return {
        code: "image-referenced",
        name:
          parsed.ok && !parsed.reference.tag && !parsed.reference.digest ? familiar(parsed.reference) : name,
        container: user.id.slice(0, 12),
        image: shortId,
      };
    const gone = [name, ...orphanedDigests(store, image, name, repository)];
    const effects = untag(store, gone);
    return last && users.length === 0 ? [...effects, ...drop(store, image)] : effects;
  }

  const running = users.find(({ status }) => ["running", "paused", "restarting"].includes(status));
  if (running) return { code: "image-running", image: shortId, container: running.id.slice(0, 12) };
  const repositories = new Set(tagsOf(store, image.id).map((one) => one.split(/:(?=[^/]*$)/)[0]));
  if (repositories.size > 1 && !force) return { code: "image-many-names", image: shortId };
  const [stopped] = users;
  if (stopped && !force) return { code: "image-stopped", image: shortId, container: stopped.id.slice(0, 12) };
  const effects = untag(store, names);
  return users.length > 0 ? effects : [...effects, ...drop(store, image)];
}

function byName(store: Store, reference: Reference): string | undefined {
  const name = reference.digest ? full(reference) : tagged(reference);
  return name in store.tags || name in store.digests ? name : undefined;
}

/** With the last tag of a repository go its digests. */
function orphanedDigests(store: Store, image: Image, name: string, repository: string): string[] {
  if (name.includes("@")) return [];
  const others = tagsOf(store, image.id).filter((one) => one !== name && one.startsWith(`${repository}:`));
  return others.length > 0
    ? []
    : digestNamesOf(store, image.id).filter((one) => one.startsWith(`${repository}@`));
}

function untag(store: Store, names: readonly string[]): Effect[] {
  for (const name of names) {
    delete store.tags[name];
    delete store.digests[name];
  }
  return names.map((name) => ({ did: "untagged", name }));
}

/** `docker image prune`: images that no container stands on; without `all`, only those that have no tag either. */
export function pruneImages({ store, containers }: World, all: boolean): Effect[] {
  const unused = (all ? Object.values(store.images) : danglingImages(store)).filter(
    ({ id }) => !containers.some(({ image }) => image === id),
  );
  return unused.flatMap((image) => [
    ...untag(store, [...tagsOf(store, image.id), ...digestNamesOf(store, image.id)]),
    ...drop(store, image),
  ]);
}

/** Deletes an image that has no name and no container, and the layers that nobody else needs. */
function drop(store: Store, image: Image): Effect[] {
  delete store.images[image.id];
  const layers = image.layers.filter((digest) => usersOf(store, digest).length === 0);
  const effects: Effect[] = [{ did: "image-deleted", image: image.id }];
  for (const digest of [...layers].reverse()) {
    effects.push({ did: "layer-deleted", digest, bytes: store.layers[digest]?.size ?? 0 });
    delete store.layers[digest];
    delete store.sources[digest];
  }
  return effects;
}
