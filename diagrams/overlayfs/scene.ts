/** What a step of the diagram shows, as plain data, read off the model of lib/overlay; the drawing decides where. */
import {
  type Entry,
  emptyLayer,
  file,
  type Layer,
  layerOf,
  layerSize,
  lookup,
  mount,
  type Overlay,
  type Stack,
  stackOf,
} from "@/lib/overlay";

/** The files of the story, each in a column of its own: its name, and its path in the container. */
export const columns = {
  sh: { name: "sh", path: "/bin/sh" },
  motd: { name: "motd", path: "/etc/motd" },
  db: { name: "big.db", path: "/srv/big.db" },
  a: { name: "a", path: "/cache/a" },
  b: { name: "b", path: "/cache/b" },
  note: { name: "note", path: "/note" },
  log: { name: "log", path: "/data/log" },
} as const;

export type Column = keyof typeof columns;
export const columnNames = Object.keys(columns).filter((name): name is Column => name in columns);

/** Everything that holds bytes, and the view that holds none. */
export type Row = "view" | "upper" | "app" | "base" | "volume";

const kB = 1000;
const MB = 1000 * kB;

/** The image: a base, and what a build put on top of it. */
export const image: Stack = [
  layerOf({ "/bin/sh": file(MB), "/etc/motd": file(kB, "base"), "/cache/a": file(MB) }),
  layerOf({ "/etc/motd": file(kB, "app"), "/srv/big.db": file(500 * MB), "/cache/b": file(MB) }),
];
const lowerRows = ["base", "app"] as const;

/** The state of the whole story: the layers, and a volume that is mounted over them at /data. */
export interface World {
  overlay: Overlay;
  volume: Layer;
}

export const firstWorld: World = { overlay: mount(image), volume: emptyLayer };

/** A file in a layer, or the mark that hides one. */
export interface Cell {
  column: Column;
  row: Exclude<Row, "view">;
  /** As text, `500 MB`; a whiteout has none. */
  size?: string;
  whiteout?: boolean;
  /** Not visible from above. */
  hidden: boolean;
}

/** A directory drawn around the columns a and b: in a layer, or in the view. */
export interface Folder {
  row: Row;
  state: "plain" | "opaque" | "whiteout";
  hidden: boolean;
}

/** A file as the container sees it, and the row that serves it. */
export interface Seen {
  column: Column;
  size: string;
  from: Exclude<Row, "view">;
}

/** Where bytes go in this step. */
export interface Flow {
  column: Column;
  from: Row;
  to: Row;
  /** `reads 500 MB` */
  word: string;
  tone: "process" | "writable" | "muted";
}

export interface Scene {
  /** What is typed in the container, or on the host. */
  command?: string;
  /** Whether there is one: without it, layers lie on the disk unseen. */
  container: boolean;
  volume: boolean;
  cells: readonly Cell[];
  folders: readonly Folder[];
  view: readonly Seen[];
  /** Bytes in each row, as text. */
  amounts: Readonly<Record<Exclude<Row, "view">, string>>;
  flow?: Flow;
}

/** In the unit that needs no more than three digits before the point; 500000002 bytes are `500 MB`. */
export function sizeOf(bytes: number): string {
  if (bytes >= MB) return `${Math.round(bytes / MB)} MB`;
  return bytes >= kB ? `${Math.round(bytes / kB)} kB` : `${bytes} B`;
}

const tarPath = (column: Column): string => columns[column].path.slice(1);

/** What is to be seen of a world; without a container, only what lies on the disk. */
export function sceneOf(world: World, more: Pick<Scene, "command" | "flow"> = {}, container = true): Scene {
  const stack = stackOf(world.overlay);
  const rows = stack.map((layer, index) => ({ layer, index, row: rowAt(index) }));
  const shown = container ? rows : rows.slice(0, lowerRows.length);
  return {
    ...more,
    container,
    volume: container || world.volume.size > 0,
    cells: [
      ...shown.flatMap(({ layer, index, row }) =>
        cellsOf(layer, row, (path) => container && isHidden(stack, index, path)),
      ),
      ...cellsOf(world.volume, "volume", () => false),
    ],
    folders: [
      ...shown.flatMap(({ layer, index, row }) =>
        folderOf(layer.get("cache"), row, container && isCovered(stack, index)),
      ),
      ...(container && lookup(stack, "cache")
        ? [{ row: "view", state: "plain", hidden: false } as const]
        : []),
    ],
    view: container ? viewOf(stack, world.volume) : [],
    amounts: {
      base: sizeOf(layerSize(image[0] ?? emptyLayer)),
      app: sizeOf(layerSize(image[1] ?? emptyLayer)),
      upper: sizeOf(layerSize(world.overlay.upper)),
      volume: sizeOf(layerSize(world.volume)),
    },
  };
}

const rowAt = (index: number): "base" | "app" | "upper" => lowerRows[index] ?? "upper";

function cellsOf(layer: Layer, row: Cell["row"], hidden: (path: string) => boolean): Cell[] {
  return columnNames.flatMap((column): Cell[] => {
    const path = tarPath(column);
    const entry = layer.get(path);
    if (!entry || entry.kind === "directory") return [];
    if (entry.kind === "whiteout") return [{ column, row, whiteout: true, hidden: false }];
    return [{ column, row, size: sizeOf(entry.size), hidden: hidden(path) }];
  });
}

const isHidden = (stack: Stack, index: number, path: string): boolean => lookup(stack, path)?.layer !== index;

/** Whether a layer's part of /cache does not show through. */
function isCovered(stack: Stack, index: number): boolean {
  const found = lookup(stack, "cache");
  return !(found && "merges" in found && found.merges.includes(index));
}

function folderOf(entry: Entry | undefined, row: Row, hidden: boolean): Folder[] {
  if (!entry || entry.kind === "file") return [];
  if (entry.kind === "whiteout") return [{ row, state: "whiteout", hidden: false }];
  return [{ row, state: entry.opaque ? "opaque" : "plain", hidden }];
}

/** The volume is mounted over /data, so that its files are seen and no layer's. */
function viewOf(stack: Stack, volume: Layer): Seen[] {
  return columnNames.flatMap((column): Seen[] => {
    const path = tarPath(column);
    if (path.startsWith("data/")) {
      const entry = volume.get(path);
      return entry?.kind === "file" ? [{ column, size: sizeOf(entry.size), from: "volume" }] : [];
    }
    const found = lookup(stack, path);
    if (found?.entry.kind !== "file") return [];
    return [{ column, size: sizeOf(found.entry.size), from: rowAt(found.layer) }];
  });
}
