/**
 * A repository between two machines: one that builds and pushes, one that pulls. Both have a store of their own, and
 * everything that travels between them and the registry is computed by lib/docker.
 *
 * Simplified: an image is three layers (a base, libraries, a page), of which a version changes one; sizes are those of
 * images that Docker 26.1.5 built and pushed. Digests are short, and the model's own.
 */
import {
  type DockerEvent,
  type Effect,
  emptyWorld,
  type Image,
  type Layer,
  makeImage,
  makeLayer,
  manifestOf,
  parseReference,
  reduce,
  tagsOf,
  type World,
} from "@/lib/docker";

export const repository = "reg.test/shop";
const host = "reg.test";

/** From the lowest layer to the highest. */
export const parts = ["base", "libraries", "page"] as const;
export type Part = (typeof parts)[number];

/** Bytes on disk and compressed, as measured. */
const sizes: Readonly<Record<Part, readonly [size: number, compressed: number]>> = {
  base: [1_984_172, 1_068_976],
  libraries: [3_000_000, 3_001_183],
  page: [16, 158],
};

/** Bytes of these parts on the wire. */
export const sizeOf = (...some: readonly Part[]): number =>
  some.reduce((sum, part) => sum + sizes[part][1], 0);

/** A version of the image: which edition of each part it has. */
interface Version {
  editions: Readonly<Record<Part, number>>;
  image: Image;
  layers: readonly Layer[];
}

export interface State {
  versions: readonly Version[];
  builder: World;
  server: World;
}

export const begin: State = {
  versions: [],
  builder: emptyWorld(0, [host]),
  server: emptyWorld(0, [host]),
};

/** What one command moved. */
export interface Travel {
  way: "push" | "pull";
  /** Layers that travelled, their bytes together, and how many were there already. */
  moved: readonly string[];
  bytes: number;
  kept: number;
}

export interface Done {
  state: State;
  travel?: Travel;
  /** The image was there already, down to its name. */
  upToDate?: boolean;
}

/** Builds the next version: this part and all above it are new, as in a Dockerfile. */
export function build({ versions, builder, server }: State, part: Part): State {
  const last = versions.at(-1)?.editions ?? { base: 0, libraries: 0, page: 0 };
  const from = parts.indexOf(part);
  const next = versions.length + 1;
  const editions = {
    base: from <= 0 ? next : last.base,
    libraries: from <= 1 ? next : last.libraries,
    page: next,
  };
  const layers = parts.map((each) => makeLayer(`${each} ${editions[each]}`, ...sizes[each]));
  const image = makeImage({ layers, createdAt: next });
  const name = `${repository}:${tagOf(next)}`;
  const built = perform(builder, { at: 0, type: "add-image", image, layers, name });
  return { versions: [...versions, { editions, image, layers }], builder: built.world, server };
}

/** The tag of the first, the second … version: 1.0, 1.1, … */
export const tagOf = (number: number): string => `1.${number - 1}`;

export function tag(state: State, source: string, target: string): State {
  const { world } = perform(state.builder, {
    at: 0,
    type: "tag",
    image: `${repository}:${source}`,
    name: `${repository}:${target}`,
  });
  return { ...state, builder: world };
}

export function push(state: State, name: string): Done {
  const { world, effects } = perform(state.builder, { at: 0, type: "push", name: `${repository}:${name}` });
  // There is one registry: what the builder pushed there, the server finds there.
  const server = { ...state.server, registries: world.registries };
  return { state: { ...state, builder: world, server }, travel: travelOf("push", effects) };
}

/** @param name a tag, or a digest with its `@` */
export function pull(state: State, name: string): Done {
  const reference = name.startsWith("@") ? `${repository}${name}` : `${repository}:${name}`;
  const { world, effects } = perform(state.server, { at: 0, type: "pull", name: reference });
  const done = effects.find((effect) => effect.did === "pulled");
  return {
    state: { ...state, server: world },
    travel: travelOf("pull", effects),
    upToDate: done?.newer === false,
  };
}

function perform(world: World, event: DockerEvent): { world: World; effects: Effect[] } {
  const { refused, ...outcome } = reduce(world, event);
  if (refused) throw new Error(`The story cannot go on: ${refused.code}`);
  return outcome;
}

function travelOf(way: Travel["way"], effects: readonly Effect[]): Travel {
  const moved = effects.filter((effect) => effect.did === "layer-pushed" || effect.did === "layer-pulled");
  return {
    way,
    moved: moved.map(({ digest }) => digest),
    bytes: moved.reduce((sum, { bytes }) => sum + bytes, 0),
    kept: effects.filter(({ did }) => did === "layer-exists" || did === "layer-kept").length,
  };
}

/** The digest of the first, the second … version's manifest. */
export const digestOf = ({ versions }: State, number: number): string =>
  versions[number - 1]?.image.manifest ?? "";

/** A layer in a place, drawn once for all versions there that share it: from the first to the last of them. */
export interface Slab {
  key: string;
  part: Part;
  edition: number;
  first: number;
  last: number;
  fresh: boolean;
}

export interface Place {
  /** By version, counted from 0: what is known of it here, or null where it is not. */
  rows: readonly ({ digest: string; tags: readonly string[] } | null)[];
  slabs: readonly Slab[];
}

/** What a place holds. `moved`: the layers that have just come. */
export function look(
  state: State,
  where: "builder" | "registry" | "server",
  moved: readonly string[],
): Place {
  const rows = state.versions.map(({ image }) => {
    const tags = where === "registry" ? tagsInRegistry(state, image) : tagsIn(state[where], image);
    return tags && { digest: `${image.manifest.slice(7, 11)}…`, tags };
  });
  const slabs = new Map<string, Slab>();
  state.versions.forEach(({ editions, layers }, version) => {
    if (!rows[version]) return;
    layers.forEach(({ digest }, index) => {
      const known = slabs.get(digest);
      const part = parts[index] ?? "page";
      slabs.set(digest, {
        key: digest,
        part,
        edition: editions[part],
        first: known?.first ?? version,
        last: version,
        fresh: moved.includes(digest),
      });
    });
  });
  return { rows, slabs: [...slabs.values()] };
}

const short = (name: string) => name.slice(name.lastIndexOf(":") + 1);

function tagsIn({ store }: World, { id }: Image): string[] | null {
  return store.images[id] ? tagsOf(store, id).map(short) : null;
}

function tagsInRegistry({ builder }: State, { manifest }: Image): string[] | null {
  const reference = parseReference(`${repository}@${manifest}`);
  const registry = builder.registries[host];
  if (!reference.ok || !manifestOf(registry, reference.reference)) return null;
  const tags = registry?.repositories[reference.reference.path]?.tags ?? {};
  return Object.keys(tags)
    .filter((name) => tags[name] === manifest)
    .sort();
}
