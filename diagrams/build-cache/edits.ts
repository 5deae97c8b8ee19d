/** The Dockerfile in two orders, its context, and what the reader can change. Read by compute.ts, too. */
export type Order = "late" | "first";
export const orders: readonly Order[] = ["late", "first"];

/** `late`: dependencies are installed after everything was copied; `first`: before. */
export const dockerfiles: Readonly<Record<Order, readonly string[]>> = {
  late: [
    "FROM node:24-slim",
    "WORKDIR /app",
    "ENV NODE_ENV=production",
    "COPY . .",
    "RUN npm ci",
    'CMD ["node", "server.js"]',
  ],
  first: [
    "FROM node:24-slim",
    "WORKDIR /app",
    "ENV NODE_ENV=production",
    "COPY package.json package-lock.json ./",
    "RUN npm ci",
    "COPY . .",
    'CMD ["node", "server.js"]',
  ],
};

export const paths = ["package.json", "package-lock.json", "server.js", "README.md"] as const;

export interface Edit {
  value: string;
  /** On the reader's button. */
  label: string;
  /** What is seen of it in the drawing, at most 38 letters. */
  note: string;
  files: readonly (typeof paths)[number][];
  /** A line of the Dockerfile and what becomes of it. */
  line?: readonly [before: string, after: string];
  title: string;
  caption: string;
  /** Why the first step that falls does; or why none does. */
  why: string;
}

export const edits: readonly Edit[] = [
  {
    value: "server",
    label: "server.js",
    note: "server.js: one more line",
    files: ["server.js"],
    title: "You change the program",
    caption:
      "You add a line to `server.js`. The Dockerfile and all other files are as they were. Nothing is built yet: what will the builder do again?",
    why: "The bytes of each file that it copies are in its key, and `server.js` has other bytes",
  },
  {
    value: "package",
    label: "Dependencies",
    note: "package.json: one more dependency",
    files: ["package.json", "package-lock.json"],
    title: "You add a dependency",
    caption:
      "You add a dependency: `package.json` and its lock file change together. The program and the Dockerfile are as they were. Nothing is built yet.",
    why: "It copies the two files that have changed",
  },
  {
    value: "readme",
    label: "README.md",
    note: "README.md: one more line",
    files: ["README.md"],
    title: "You change the README",
    caption:
      "You add a line to `README.md`. There is a `.dockerignore` in this folder, with the line `*.md`. Nothing is built yet.",
    why: "`.dockerignore` keeps `README.md` from the builder, so no step has ever seen it",
  },
  {
    value: "touch",
    label: "touch",
    note: "touch server.js: another date",
    files: ["server.js"],
    title: "You touch a file",
    caption:
      "`touch server.js` gives the file the date of today. Not a byte of it changes. A fresh `git clone` does the same to all files. Nothing is built yet.",
    why: "Bytes, mode and owner of a file are in the key, its date is not",
  },
  {
    value: "chmod",
    label: "chmod +x",
    note: "chmod +x server.js: another mode",
    files: ["server.js"],
    title: "You make a file executable",
    caption:
      "`chmod +x server.js` changes the mode of the file, and not one of its bytes. Nothing is built yet.",
    why: "The mode of each file that it copies is in its key, beside the bytes",
  },
  {
    value: "env",
    label: "ENV",
    note: "ENV: another value",
    files: [],
    line: ["ENV NODE_ENV=production", "ENV NODE_ENV=staging"],
    title: "You change a variable",
    caption:
      "You change the value in the `ENV` line. `ENV` is no step of its own: the builder carries the variable along. Nothing is built yet.",
    why: "The whole environment is in the key of a `RUN`, whether the command reads it or not. A `COPY` has no environment",
  },
  {
    value: "run",
    label: "RUN",
    note: "RUN: one more option",
    files: [],
    line: ["RUN npm ci", "RUN npm ci --ignore-scripts"],
    title: "You change a command",
    caption:
      "You add an option to the `RUN` line. Whether it makes a difference to the result, the builder cannot know. Nothing is built yet.",
    why: "The text of the command is in its key, every space of it",
  },
  {
    value: "cmd",
    label: "CMD",
    note: "CMD: one more argument",
    files: [],
    line: ['CMD ["node", "server.js"]', 'CMD ["node", "server.js", "-v"]'],
    title: "You change the start command",
    caption: "You add an argument to the `CMD` line, the last one. Nothing is built yet.",
    why: "`CMD` is no step but a field of the config. The image gets a new ID, and keeps its layers",
  },
  {
    value: "base",
    label: "FROM",
    note: "FROM: another base image",
    files: [],
    line: ["FROM node:24-slim", "FROM node:24-alpine"],
    title: "You change the base",
    caption:
      "You write another base image into the `FROM` line. The same happens when a tag moves to new layers and you build with `--pull`. Nothing is built yet.",
    why: "What a step starts from is in its key, and that is another base now",
  },
];
