/** A Dockerfile read line by line: each line adds a layer, a field of the config, both or neither. */
import type { Guess, Step, Values } from "@/lib/steps";
import { type Extra, extras, lines } from "./lines";
import {
  type Effect,
  effectOf,
  type Field,
  fieldsOf,
  type HistoryRow,
  keysWith,
  type Layer,
  layerOf,
  lineOf,
  rowOf,
} from "./model";

export interface Scene {
  /** The whole Dockerfile, with the reader's line once it is read. */
  lines: readonly { text: string; effect?: Effect }[];
  /** The line that is being read, from 0. */
  at: number;
  /** The base first. */
  layers: readonly Layer[];
  fields: readonly (Field & { change?: "new" | "gone" })[];
  row?: HistoryRow;
  newLayer: boolean;
}

export function steps({ extra: wanted }: Values): readonly Step<Scene>[] {
  const extra = isExtra(wanted) ? wanted : "healthcheck";
  const keys = keysWith(extra);
  return keys.map((_, at): Step<Scene> => {
    const words = told[at] ?? { id: "line-13", ...yours[extra] };
    return { ...words, scene: sceneAt(keys, at) };
  });
}

const isExtra = (value: Values[string] | undefined): value is Extra =>
  typeof value === "string" && Object.hasOwn(extras, value);

function sceneAt(keys: readonly string[], at: number): Scene {
  const key = keys[at] ?? "0";
  const before = keys[at - 1];
  const read = keys.slice(0, at + 1);
  const now = fieldsOf(key);
  const earlier = before === undefined ? [] : fieldsOf(before);
  const has = (list: readonly Field[], { name, value }: Field) =>
    list.some((one) => one.name === name && one.value === value);
  const names = new Set(now.map(({ name }) => name));
  return {
    lines: keys
      .slice(0, Math.max(at + 1, lines.length))
      .map((one, i) => ({ text: lineOf(one), ...(i <= at && { effect: effectOf(one, keys[i - 1]) }) })),
    at,
    layers: read.flatMap((one) => layerOf(one) ?? []),
    fields: [
      ...now.map((field) => ({ ...field, ...(!has(earlier, field) && { change: "new" as const }) })),
      ...earlier
        .filter(({ name }) => !names.has(name))
        .map((field) => ({ ...field, change: "gone" as const })),
    ],
    row: rowOf(key),
    newLayer: layerOf(key) !== undefined,
  };
}

interface Words {
  id: string;
  title: string;
  caption: string;
  guess?: Guess;
}

const told: readonly Words[] = [
  {
    id: "from",
    title: "FROM: where it starts",
    caption:
      "`FROM` takes over everything of another image: its layers, here one, and its config. So there is a `PATH` already, and a `Cmd` that starts a shell. An image that must start empty says `FROM scratch`.",
  },
  {
    id: "arg",
    title: "ARG: a word for the build",
    caption:
      "`WORD` exists while this stage is built, and can be set with `--build-arg`. No layer, no field of the config: no container will see it. But it stands in the history, for all to read.",
  },
  {
    id: "env",
    title: "ENV: a variable that stays",
    caption:
      "`SITE` goes into the config. Later lines can use it, and so can every container, and every image built on this one. No layer.",
  },
  {
    id: "workdir",
    title: "WORKDIR: both at once",
    caption:
      "A field, `WorkingDir`, and a layer: BuildKit makes the directory `/srv/site`, and a directory is a change to the files. It holds 0 bytes of file content. The builder has put the value for `$SITE`.",
    guess: {
      question: "The next line is WORKDIR $SITE. What does it add?",
      options: [
        { text: "A field of the config, no layer" },
        { text: "A layer, no field" },
        { text: "A field and a layer", right: true },
      ],
    },
  },
  {
    id: "copy",
    title: "COPY: files from the context",
    caption:
      "`index.html` comes from the *build context*, the folder given to `docker build`, into the directory of `WORKDIR`. It becomes a layer of 17 bytes, which belongs to root.",
  },
  {
    id: "run",
    title: "RUN: a command, now",
    caption:
      "The command runs during the build, in a container of its own, and what it changed becomes a layer. Five bytes were added to the file, so the whole file, 22 bytes, is in the new layer as well.",
    guess: {
      question: "index.html has 17 bytes. RUN appends 5. How many bytes of it are in the new layer?",
      options: [
        { text: "5, the difference" },
        { text: "22, the whole file again", right: true },
        { text: "None: the layer of COPY is changed" },
      ],
    },
  },
  {
    id: "add",
    title: "ADD: COPY, and unpacking",
    caption:
      "`flags.tar` is not in the image. `ADD` unpacks a local tar archive and puts its two files there. `COPY` would have copied the archive as it is. Unless you want this, use `COPY`.",
    guess: {
      question: "flags.tar holds two text files. What will ADD put into the image?",
      options: [
        { text: "The archive flags.tar" },
        { text: "The two files", right: true },
        { text: "The archive and the two files" },
      ],
    },
  },
  {
    id: "label",
    title: "LABEL: a note",
    caption:
      "A key and a value in the config, for people and tools: who made it, from which commit. It changes nothing about how the image runs, and adds no layer.",
  },
  {
    id: "expose",
    title: "EXPOSE: a note about ports",
    caption:
      "The config now says that the program listens on port 8080, by TCP. Nothing is opened or published by it. That is for `docker run -p`, or `-P`, which publishes every port noted here.",
  },
  {
    id: "user",
    title: "USER: who runs",
    caption:
      "Every `RUN` below and every container runs as user 1000 now. Files that were copied before still belong to root. There need not be such a user in `/etc/passwd`.",
  },
  {
    id: "entrypoint",
    title: "ENTRYPOINT: the program",
    caption:
      "The words of the program that every container starts. Look at `Cmd`: the `sh` that came with the base image is gone. It would be nonsense as an argument of `httpd`, so `ENTRYPOINT` clears it.",
  },
  {
    id: "cmd",
    title: "CMD: the default arguments",
    caption:
      "Words that follow, unless `docker run` gives others. Nothing has been started yet. Twelve lines made five layers, one of them the base's. Everything else is text in the config.",
    guess: {
      question: "Eleven lines are read, five layers are there. What will CMD add?",
      options: [
        { text: "A layer, as it is an instruction" },
        { text: "A field of the config", right: true },
        { text: "A process that waits" },
      ],
    },
  },
];

const yours: Readonly<Record<Extra, Omit<Words, "id">>> = {
  healthcheck: {
    title: "HEALTHCHECK: how to ask",
    caption:
      "The engine will run this command in each container, every 30 seconds, and call it healthy or unhealthy by its exit code. It is a field of the config; the build does not try it.",
  },
  stopsignal: {
    title: "STOPSIGNAL: how to stop",
    caption:
      "`docker stop` will begin with `SIGINT` instead of `SIGTERM`, for programs that end tidily on that. After the grace period it is `SIGKILL` as ever. A field, no layer.",
  },
  volume: {
    title: "VOLUME: not in the layers",
    caption:
      "Each container gets an anonymous volume at `/srv/data`, unless `docker run` mounts something there. No layer. The directory need not exist, and each `docker run` leaves a volume behind.",
  },
  shell: {
    title: "SHELL: who reads shell form",
    caption:
      "From here on, shell forms are handed to `/bin/ash -c` instead of `/bin/sh -c`. The lines above keep what they were built with. A field, no layer.",
  },
  onbuild: {
    title: "ONBUILD: a line for later",
    caption:
      "Nothing runs now. When another Dockerfile says `FROM` this image, its builder runs `RUN echo built` right after that line. A field, and not even a row in the history.",
  },
  maintainer: {
    title: "MAINTAINER: from old times",
    caption:
      "It sets the author of the image. It is deprecated, and the builder warns: use a label, `org.opencontainers.image.authors`. You will meet it in old Dockerfiles.",
  },
};
