/** Files in layers: the story of one container's writable layer, and then whatever the reader does. */
import type { Step, Values } from "@/lib/steps";
import {
  acts,
  appendDb,
  type Done,
  deleteMotd,
  imageBytes,
  newContainer,
  readDb,
  remakeCache,
  writeNote,
  writeVolume,
} from "./acts";
import { firstWorld, type Scene, sceneOf } from "./scene";

const drawn = ({ world, command, flow }: Done): Scene => sceneOf(world, { command, flow });

/** The steps; the reader's own come last, in a new container. */
export function steps(values: Values): readonly Step<Scene>[] {
  const read = readDb(firstWorld);
  const created = writeNote(read.world);
  const copied = appendDb(created.world);
  const deleted = deleteMotd(copied.world);
  const remade = remakeCache(deleted);
  const volume = writeVolume(remade.world);
  const again = newContainer(volume.world);

  const story: Step<Scene>[] = [
    {
      id: "two-layers",
      title: "An image is layers",
      caption:
        "Two directories on the host's disk, read-only. Layer 1 came with the base image, layer 2 was added by a build. Both have a `motd`, and each has one file in `cache/`.",
      scene: sceneOf(firstWorld, {}, false),
    },
    {
      id: "container-starts",
      title: "A container starts",
      caption:
        "The kernel adds an empty *writable layer* and mounts all three as one *merged view*: 0 bytes copied. Of two files with one name, the upper is seen. Directories are merged: `cache/` shows `a` and `b`.",
      guess: {
        question: `The image holds ${imageBytes}. How much is copied when a container starts from it?`,
        options: [
          { text: `${imageBytes}: each container gets its own files` },
          { text: "Nothing: one empty directory is added", right: true },
          { text: "Only layer 2, which belongs to the application" },
        ],
      },
      scene: sceneOf(firstWorld, { command: "docker run -v data:/data app" }),
    },
    { id: "read", title: read.title, caption: read.caption, scene: drawn(read) },
    { id: "create", title: created.title, caption: created.caption, scene: drawn(created) },
    {
      id: "copy-up",
      title: copied.title,
      caption: copied.caption,
      guess: {
        question: "The container adds two bytes to big.db. How many bytes go into its writable layer?",
        options: [
          { text: "2 bytes: layers hold differences" },
          { text: "One block of 4 kB, the one that changed" },
          { text: "500 MB and 2 bytes: the whole file", right: true },
        ],
      },
      scene: drawn(copied),
    },
    {
      id: "whiteout",
      title: "Whiteout",
      caption:
        "Read-only layers cannot lose a file. So the kernel puts a *whiteout* into the writable layer: a mark that ends the lookup. It hides both versions of `motd`, and frees nothing.",
      guess: {
        question: "Both layers of the image have a motd. The container deletes it. What does it see then?",
        options: [
          { text: "The motd of layer 1: it is uncovered" },
          { text: "No motd at all", right: true },
          { text: "An error: the image is read-only" },
        ],
      },
      scene: sceneOf(deleted, {
        command: "rm /etc/motd",
        flow: { column: "motd", from: "view", to: "upper", word: "frees 0 B", tone: "muted" },
      }),
    },
    { id: "opaque", title: remade.title, caption: remade.caption, scene: drawn(remade) },
    { id: "volume", title: volume.title, caption: volume.caption, scene: drawn(volume) },
    {
      id: "container-removed",
      title: "The container is removed",
      caption:
        "Its writable layer is deleted, and with it `note`, the copy of `big.db` and the marks. Nothing else was ever changed: the image is as it was, and the volume keeps its `log`.",
      scene: sceneOf({ ...firstWorld, volume: volume.world.volume }, { command: "docker rm -f c" }, false),
    },
    {
      id: "started-again",
      title: "The next container",
      caption:
        "Same image, another empty writable layer. `motd` and `cache/` are back, `note` is not, and `/data/log` is there. Now it is your turn: do something in it, and watch where the bytes go.",
      scene: sceneOf(again.world, { command: "docker run -v data:/data app" }),
    },
  ];

  const chosen = Array.isArray(values.acts) ? values.acts : [];
  let world = again.world;
  const yours = chosen.flatMap((value): Done[] => {
    const act = acts.find((each) => each.value === value);
    if (!act) return [];
    const done = act.do(world);
    world = done.world;
    return [done];
  });
  return [
    ...story,
    ...yours.map((done, index) => ({
      id: `yours-${index + 1}`,
      title: done.title,
      caption: done.caption,
      scene: drawn(done),
    })),
  ];
}
