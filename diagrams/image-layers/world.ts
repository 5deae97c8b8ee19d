/**
 * Three images in a registry and an engine with an empty disk, in the model of lib/docker.
 *
 * The sizes are round figures for the example. As in lib/docker, the store keeps layers unpacked and once each, as the
 * overlay2 store does; the containerd store of Engine 29 keeps the compressed layers as well.
 */
import { emptyWorld, type Layer, MB, makeImage, makeLayer, reduce, type World } from "@/lib/docker";

const HOST = "shop.example";
/** What is typed in the drawing leaves the registry's name out. */
export const shortName = (name: string): string => name.replace(`${HOST}/`, "");
export const fullName = (column: Column): string => `${HOST}/${columns[column].name}`;

export const layerNames = ["os", "python", "web-1", "web-2", "db"] as const;
export type LayerName = (typeof layerNames)[number];

export const layers: Readonly<Record<LayerName, Layer>> = {
  os: makeLayer("os", 80 * MB, 30 * MB),
  python: makeLayer("python", 120 * MB, 45 * MB),
  "web-1": makeLayer("web 1", 6 * MB, 2 * MB),
  "web-2": makeLayer("web 2", 6 * MB, 2 * MB),
  db: makeLayer("db", 250 * MB, 95 * MB),
};

/** As it is written in the drawing. */
export const layerLabel = (name: LayerName): string => name.replace("-", " ");

/** The layer with this digest; every layer of this world has a name. */
export const nameOf = (digest: string): LayerName =>
  layerNames.find((name) => layers[name].digest === digest) ?? "os";

export const columnNames = ["web-1", "web-2", "db"] as const;
export type Column = (typeof columnNames)[number];

export const columns: Readonly<Record<Column, { name: string; stack: readonly LayerName[] }>> = {
  "web-1": { name: "web:1", stack: ["os", "python", "web-1"] },
  "web-2": { name: "web:2", stack: ["os", "python", "web-2"] },
  db: { name: "db:1", stack: ["os", "db"] },
};

export const images = Object.fromEntries(
  columnNames.map((column) => {
    const stack = columns[column].stack.map((name) => layers[name]);
    const image = makeImage({
      layers: stack,
      createdAt: 0,
      config: { cmd: ["serve"] },
      content: { programs: { serve: { kind: "server", says: [], handles: {}, memory: 10 * MB } } },
    });
    return [image.id, { column, image, stack }];
  }),
);

/** Pushed to the registry from elsewhere; the engine that is drawn has nothing. */
function begin(): World {
  let maker = emptyWorld(0, [HOST]);
  for (const { column, image, stack } of Object.values(images)) {
    const name = fullName(column);
    maker = reduce(maker, { at: 0, type: "add-image", image, layers: stack, name }).world;
    maker = reduce(maker, { at: 0, type: "push", name }).world;
  }
  return { ...emptyWorld(0), registries: maker.registries };
}

export const firstWorld: World = begin();
