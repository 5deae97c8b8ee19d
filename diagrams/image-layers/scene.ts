/** What is to be seen of a world: images in columns, each layer once, containers with layers of their own. */
import { imageSize, storeSize, usersOf, type World } from "@/lib/docker";
import { type Column, columnNames, images, type LayerName, layerNames, layers } from "./world";

/** A layer on the disk. */
export interface Slab {
  name: LayerName;
  size: string;
  /** The beginning of its digest. */
  digest: string;
  /** How many images here use it. */
  users: number;
}

export interface ContainerView {
  name: string;
  column: Column;
  /** Its place in the column, 0 or 1. */
  slot: number;
  /** Bytes in its writable layer, as text. */
  own: string;
}

export interface Scene {
  command?: string;
  /** A second command, typed after it. */
  next?: string;
  answer?: string;
  refused?: boolean;
  images: readonly Column[];
  slabs: readonly Slab[];
  containers: readonly ContainerView[];
  /** Bytes. */
  travelled: number;
  sum: number;
  disk: number;
  writable: number;
}

export const SLOTS = 2;

/** `206 MB`; all sizes here are whole megabytes. */
export const megabytes = (bytes: number): string => `${Math.round(bytes / 1_000_000)} MB`;

export const sumOfImages = ({ store }: World): number =>
  Object.values(store.images).reduce((sum, image) => sum + imageSize(store, image), 0);

export const columnOf = (image: string): Column => images[image]?.column ?? "web-1";

export function sceneOf(
  world: World,
  more: Partial<Pick<Scene, "command" | "answer" | "refused" | "travelled">> = {},
): Scene {
  const { store } = world;
  const present = columnNames.filter((column) =>
    Object.values(store.images).some(({ id }) => columnOf(id) === column),
  );
  const used = new Map<Column, number>();
  return {
    travelled: 0,
    ...more,
    images: present,
    slabs: layerNames.flatMap((name): Slab[] => {
      const layer = store.layers[layers[name].digest];
      if (!layer) return [];
      const digest = layer.digest.slice("sha256:".length, "sha256:".length + 6);
      return [{ name, size: megabytes(layer.size), digest, users: usersOf(store, layer.digest).length }];
    }),
    containers: world.containers.map(({ name, image, writable }): ContainerView => {
      const column = columnOf(image);
      const slot = used.get(column) ?? 0;
      used.set(column, slot + 1);
      return { name, column, slot, own: writable === 0 ? "0 B" : megabytes(writable) };
    }),
    sum: sumOfImages(world),
    disk: storeSize(store),
    writable: world.containers.reduce((sum, { writable }) => sum + writable, 0),
  };
}
