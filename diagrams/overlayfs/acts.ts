/** What can be done in the container, one call or a few: it changes the world, and says where the bytes went. */
import {
  andThen,
  append,
  type Change,
  lookup,
  mkdir,
  type Result,
  remove,
  removeTree,
  stackOf,
  text,
  write,
} from "@/lib/overlay";
import { type Flow, firstWorld, image, type Row, sizeOf, type World } from "./scene";

/** An act, done: the world after it, what to draw, and what to say about it. */
export interface Done {
  world: World;
  command: string;
  title: string;
  caption: string;
  flow?: Flow;
}

interface Act {
  value: string;
  label: string;
  do: (world: World) => Done;
}

const rows: readonly Row[] = ["base", "app", "upper"];
const names: Readonly<Record<string, string>> = {
  base: "layer 1",
  app: "layer 2",
  upper: "the writable layer",
};
const rowOf = (index: number): Row => rows[index] ?? "upper";

const refused = (world: World, command: string, what: string): Done => ({
  world,
  command,
  title: "Nothing there",
  caption: `${what} The view shows no such file, so the kernel answers \`No such file or directory\`. Nothing changes in any layer.`,
});

export const acts: readonly Act[] = [
  { value: "read-db", label: "Read big.db", do: readDb },
  { value: "append-db", label: "Append to big.db", do: appendDb },
  { value: "delete-db", label: "Delete big.db", do: deleteDb },
  { value: "create-note", label: "Write note", do: writeNote },
  { value: "delete-note", label: "Delete note", do: deleteNote },
  { value: "remake-cache", label: "Remake cache/", do: remakeCache },
  { value: "write-volume", label: "Write to the volume", do: writeVolume },
  { value: "new-container", label: "New container", do: newContainer },
];

export function readDb(world: World): Done {
  const command = "cat /srv/big.db";
  const found = lookup(stackOf(world.overlay), "srv/big.db");
  if (found?.entry.kind !== "file") return refused(world, command, "You deleted `big.db` here.");
  const from = rowOf(found.layer);
  const size = sizeOf(found.entry.size);
  return {
    world,
    command,
    title: "Read",
    caption: `The name is looked up from the top down, and ${names[from]} has it. Its ${size} are read from there. Nothing is copied or written: the writable layer holds ${upperSize(world)}, as before.`,
    flow: { column: "db", from, to: "view", word: `reads ${size}`, tone: "process" },
  };
}

export function appendDb(world: World): Done {
  const command = "echo x >> /srv/big.db";
  const result = append(world.overlay, "srv/big.db", text("x\n"));
  const next = after(world, result);
  const copied = changesOf(result).find((change) => change.did === "copy-up" && change.bytes > 0);
  if (copied?.did === "copy-up") {
    const size = sizeOf(copied.bytes);
    return {
      world: next,
      command,
      title: "Copy-up",
      caption: `Two bytes are added, and ${size} move: the kernel first copies the whole file into the writable layer, then appends there. The copy hides the original, which stays as it was.`,
      flow: { column: "db", from: rowOf(copied.from), to: "upper", word: `copies ${size}`, tone: "writable" },
    };
  }
  const flow: Flow = { column: "db", from: "view", to: "upper", word: "writes 2 B", tone: "writable" };
  return lookup(stackOf(world.overlay), "srv/big.db")
    ? {
        world: next,
        command,
        title: "No second copy",
        caption:
          "The writable layer has its own `big.db` by now, so the two bytes go straight there. A file is copied up once; after that it is an ordinary file.",
        flow,
      }
    : {
        world: next,
        command,
        title: "A new file, same name",
        caption:
          "There was no visible `big.db` to copy. A new one of 2 bytes takes the place of the whiteout. The 500 MB in layer 2 stay hidden, and stay on the disk.",
        flow,
      };
}

function deleteDb(world: World): Done {
  const command = "rm /srv/big.db";
  const result = remove(world.overlay, "srv/big.db");
  if (!result.ok) return refused(world, command, "`big.db` is deleted already.");
  const dropped = result.changes.find((change) => change.did === "drop");
  const freed = dropped?.did === "drop" ? dropped.bytes : 0;
  return {
    world: after(world, result),
    command,
    title: "Whiteout",
    caption:
      freed > 0
        ? `The copy in the writable layer goes, which frees ${sizeOf(freed)} there. Layer 2 still has its 500 MB, so a *whiteout* is left behind to hide them.`
        : "Layer 2 is read-only: its 500 MB stay. A *whiteout* in the writable layer hides the name from the view. It frees nothing.",
    flow: {
      column: "db",
      from: "view",
      to: "upper",
      word: freed > 0 ? `frees ${sizeOf(freed)}` : "frees 0 B",
      tone: "muted",
    },
  };
}

export function writeNote(world: World): Done {
  const old = lookup(stackOf(world.overlay), "note");
  return {
    world: after(world, write(world.overlay, "note", text("hello\n"))),
    command: "echo hello > /note",
    title: old ? "Overwrite" : "A new file",
    caption: old
      ? "`note` lies in the writable layer, so it is an ordinary file there: its 6 bytes are overwritten in place. No other layer is asked."
      : "A file that no layer has is made in the writable layer: 6 bytes, and nothing else happens. In the view it stands beside the files of the image.",
    flow: { column: "note", from: "view", to: "upper", word: "writes 6 B", tone: "writable" },
  };
}

function deleteNote(world: World): Done {
  const command = "rm /note";
  const result = remove(world.overlay, "note");
  if (!result.ok) return refused(world, command, "There is no `note` to delete.");
  return {
    world: after(world, result),
    command,
    title: "Gone for good",
    caption:
      "Only the writable layer had `note`. There is nothing below to hide, so no whiteout is needed: the file goes, and its 6 bytes are free.",
    flow: { column: "note", from: "view", to: "upper", word: "frees 6 B", tone: "muted" },
  };
}

export function remakeCache(world: World): Done {
  const emptied = removeTree(world.overlay, "cache");
  const again = !lookup(stackOf(world.overlay), "cache/a") && !lookup(stackOf(world.overlay), "cache/b");
  return {
    world: after(
      world,
      andThen(emptied, (on) => mkdir(on, "cache")),
    ),
    command: "rm -r /cache; mkdir /cache",
    title: again ? "Opaque again" : "Opaque directory",
    caption: again
      ? "The empty directory goes, a whiteout takes its place, and the new directory replaces the whiteout. It is *opaque* like the last one, so `a` and `b` stay hidden."
      : "First a whiteout for `cache/`, then a new `cache/` in its place. It is marked *opaque*: without the mark, the kernel would merge it with the old ones, and `a` and `b` would be back.",
  };
}

export function writeVolume(world: World): Done {
  const old = world.volume.get("data/log");
  const size = (old?.kind === "file" ? old.size : 0) + 3;
  const volume = new Map(world.volume).set("data/log", { kind: "file", size, content: "" });
  return {
    world: { ...world, volume },
    command: "echo hi >> /data/log",
    title: "Past the layers",
    caption: `A *volume* is a directory of the host, mounted over the view at \`/data\`. What is written there never meets a layer: the writable layer holds ${upperSize(world)}, as before.`,
    flow: { column: "log", from: "view", to: "volume", word: "writes 3 B", tone: "writable" },
  };
}

export function newContainer(world: World): Done {
  const lost = upperSize(world);
  const log = world.volume.get("data/log");
  return {
    world: { ...firstWorld, volume: world.volume },
    command: "docker run -v data:/data app",
    title: "A fresh start",
    caption: `The old writable layer is deleted, with the ${lost} in it. The new container gets the same image under an empty one: no file is copied.${
      log ? " The volume kept its `log`." : ""
    }`,
  };
}

const after = (world: World, result: Result): World =>
  result.ok ? { ...world, overlay: result.overlay } : world;

const changesOf = (result: Result): readonly Change[] => (result.ok ? result.changes : []);

const upperSize = ({ overlay }: World): string =>
  sizeOf(
    [...overlay.upper.values()].reduce((sum, entry) => sum + (entry.kind === "file" ? entry.size : 0), 0),
  );

/** Deletes the greeting: both lower layers have one, and one whiteout hides both. */
export function deleteMotd(world: World): World {
  return after(world, remove(world.overlay, "etc/motd"));
}

/** What a container starts from: the image, and nothing of its own. */
export const imageBytes = sizeOf(
  image.reduce(
    (sum, layer) =>
      sum + [...layer.values()].reduce((own, entry) => own + (entry.kind === "file" ? entry.size : 0), 0),
    0,
  ),
);
