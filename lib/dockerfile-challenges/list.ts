/** The challenges, in the order of their weight. Their numbers are computed by the engine and held to by the tests. */
import { preset } from "@/lib/dockerfile";
import type { Challenge } from "./challenge";

const text = (...lines: string[]): string => `${lines.join("\n")}\n`;

const node = preset("node-bad");
const python = preset("python-good");
const naive = preset("naive");
const token = "npm_f1b2c3d4e5";
const given = { secrets: { npmrc: `//registry.npmjs.org/:_authToken=${token}\n` } };
const workOf = ({ dockerfile, context }: ReturnType<typeof preset>) => ({ dockerfile, files: context });

export const challenges: readonly Challenge[] = [
  {
    id: "reuse-dependencies",
    title: "Install once",
    task: "Every edit of `server.js` runs `npm install` again. Change the Dockerfile so that an edit of the source leaves the installed packages in the cache.",
    start: workOf(node),
    goals: [
      {
        id: "builds",
        text: "The image holds `server.js` and its packages",
        has: ["**/server.js", "**/node_modules/express"],
      },
      {
        id: "cached",
        text: "After an edit of `server.js` the packages come from the cache",
        afterEditOf: "server.js",
        cached: ["npm ci", "npm install", "npm i "],
      },
    ],
    hints: [
      "The cache ends at the first step whose files have changed. Which step takes in `server.js`?",
      "npm needs two files to know what to install: `package.json` and `package-lock.json`.",
      "Copy those two first, install, and copy everything else after that.",
    ],
    solution: {
      dockerfile: text(
        "FROM node:24",
        "WORKDIR /app",
        "COPY package.json package-lock.json ./",
        "RUN npm install",
        "COPY . .",
        'CMD ["node", "server.js"]',
      ),
      files: node.context,
    },
  },
  {
    id: "under-size",
    title: "Under 125 MB",
    task: "This image carries an archive that nobody can see, and tools that nobody needs at run time. Bring it under 125 MB, with the unpacked httpd sources still in it.",
    start: workOf(naive),
    goals: [
      { id: "there", text: "The unpacked `httpd-2.4.68` is in the image", has: ["**/httpd*/*"] },
      { id: "small", text: "The image is smaller than 125 MB", megabytesBelow: 125 },
      {
        id: "no-waste",
        text: "No layer holds bytes of the archive that a later layer hides",
        hiddenBelow: 0.1,
      },
    ],
    hints: [
      "Open Layers: which ones are hatched? A file that is removed in a later step stays in the earlier layer.",
      "Fetching, unpacking and removing in one RUN leaves no trace of the archive. curl and its libraries stay.",
      "Do the fetching in a stage of its own, and take the result with `COPY --from=`.",
    ],
    solution: workOf(preset("multi-stage")),
  },
  {
    id: "secret",
    title: "Keep the token out",
    task: "The token in `.npmrc` is needed to install, and must not be shipped. Removing the file in a later step does not take it out of the layer below. The build is given the file as a secret named `npmrc`.",
    start: {
      dockerfile: text(
        "FROM node:24-slim",
        "WORKDIR /app",
        "COPY . .",
        "RUN npm ci",
        "RUN rm .npmrc",
        'CMD ["node", "server.js"]',
      ),
      files: [...node.context, { path: ".npmrc", content: `//registry.npmjs.org/:_authToken=${token}\n` }],
      settings: given,
    },
    goals: [
      {
        id: "mounted",
        text: "npm gets the token through a secret mount",
        mount: ["type=secret", "id=npmrc"],
        in: ["npm ci", "npm install"],
      },
      {
        id: "clean",
        text: "The token stands in no layer, not in the history and not in the config",
        nowhere: token,
      },
    ],
    hints: [
      "Look into the layers: which step brings `.npmrc` in? It must never be copied.",
      "A line `.npmrc` in a file `.dockerignore` keeps it out of the context.",
      "`RUN --mount=type=secret,id=npmrc,target=/app/.npmrc npm ci` shows the file to that one step and to no layer.",
    ],
    solution: {
      dockerfile: text(
        "FROM node:24-slim",
        "WORKDIR /app",
        "COPY package.json package-lock.json ./",
        "RUN --mount=type=secret,id=npmrc,target=/app/.npmrc npm ci",
        "COPY . .",
        'CMD ["node", "server.js"]',
      ),
      files: [
        ...node.context,
        { path: ".npmrc", content: `//registry.npmjs.org/:_authToken=${token}\n` },
        { path: ".dockerignore", content: ".npmrc\n" },
      ],
      settings: given,
    },
  },
  {
    id: "not-root",
    title: "Run as a user",
    task: "The server in this image runs as root. Make it run as a user who exists in the image.",
    start: {
      dockerfile: text(
        "FROM python:3.14-slim",
        "WORKDIR /app",
        "COPY requirements.txt .",
        "RUN pip install --no-cache-dir -r requirements.txt",
        "COPY . .",
        'CMD ["gunicorn", "--bind=0.0.0.0:8080", "app:app"]',
      ),
      files: python.context,
    },
    goals: [
      { id: "user", text: "The image's user is not root", user: "not-root" },
      { id: "exists", text: "That user exists, or is a number", user: "exists" },
    ],
    hints: [
      "One instruction says as whom the steps after it, and the container, run.",
      "`USER` does not make the user: `useradd` does, in a RUN before it.",
      "Add `RUN useradd --system app` after the installation and `USER app` before CMD.",
    ],
    solution: workOf(python),
  },
  {
    id: "sigterm",
    title: "Stop when asked",
    task: "`docker stop` sends SIGTERM to process 1. Here that is a shell, which does not pass it on, so the server is killed after ten seconds. Make the server itself process 1.",
    start: {
      dockerfile: text(
        "FROM python:3.14-slim",
        "WORKDIR /app",
        "COPY requirements.txt .",
        "RUN pip install --no-cache-dir -r requirements.txt",
        "COPY . .",
        "USER 1000",
        "CMD echo starting && gunicorn --bind=0.0.0.0:8080 app:app",
      ),
      files: python.context,
    },
    goals: [
      { id: "server", text: "The container still starts gunicorn", starts: "gunicorn" },
      { id: "signals", text: "Process 1 is the server, not a shell", processOne: "program" },
    ],
    hints: [
      "Look at Cmd in the image's config: what is its first word?",
      "The shell form of CMD is run by `/bin/sh -c`. The exec form, a JSON array, is run as it stands.",
      '`CMD ["gunicorn", "--bind=0.0.0.0:8080", "app:app"]`, or `exec` before gunicorn in the shell form.',
    ],
    solution: workOf({
      ...python,
      dockerfile: text(
        "FROM python:3.14-slim",
        "WORKDIR /app",
        "COPY requirements.txt .",
        "RUN pip install --no-cache-dir -r requirements.txt",
        "COPY . .",
        "USER 1000",
        'CMD ["gunicorn", "--bind=0.0.0.0:8080", "app:app"]',
      ),
    }),
  },
  {
    id: "side-by-side",
    title: "Three at a time",
    task: "These stages wait for each other although none needs what the other makes. Let all three be built side by side, and still end up in one image.",
    start: {
      dockerfile: text(
        "FROM busybox:1.37 AS docs",
        "RUN mkdir /docs && echo docs > /docs/index.html",
        "",
        "FROM docs AS icons",
        "RUN mkdir /icons && echo icons > /icons/all.svg",
        "",
        "FROM icons AS words",
        "RUN mkdir /words && echo words > /words/en.txt",
        "",
        "FROM scratch",
        "COPY --from=words /docs /docs",
        "COPY --from=words /icons /icons",
        "COPY --from=words /words /words",
      ),
      files: [],
    },
    goals: [
      {
        id: "whole",
        text: "The image holds `/docs`, `/icons` and `/words`",
        has: ["/docs/*", "/icons/*", "/words/*"],
      },
      { id: "parallel", text: "Three stages are built side by side", sideBySide: 3 },
    ],
    hints: [
      "A stage waits for every stage it names: in FROM, in `COPY --from` and in a mount.",
      "Begin all three with the same base image instead of with one another.",
      "The last stage then takes each folder from the stage that made it.",
    ],
    solution: {
      dockerfile: text(
        "FROM busybox:1.37 AS docs",
        "RUN mkdir /docs && echo docs > /docs/index.html",
        "",
        "FROM busybox:1.37 AS icons",
        "RUN mkdir /icons && echo icons > /icons/all.svg",
        "",
        "FROM busybox:1.37 AS words",
        "RUN mkdir /words && echo words > /words/en.txt",
        "",
        "FROM scratch",
        "COPY --from=docs /docs /docs",
        "COPY --from=icons /icons /icons",
        "COPY --from=words /words /words",
      ),
      files: [],
    },
  },
];
