/** Every rule of the cache: what is built again after an edit, and what is not. */
import { type Case, file, from, touched } from "./case";

const app = [file("package.json", "{}\n"), file("src/app.js", "one\n"), file("README.md", "read\n")];
const good = from(
  "WORKDIR /app",
  "COPY package.json ./",
  "RUN echo install > installed",
  "COPY . .",
  "RUN echo build > built",
);
const bad = from("WORKDIR /app", "COPY . .", "RUN echo install > installed", "RUN echo build > built");

export const cacheCases: readonly Case[] = [
  { name: "nothing changed", dockerfile: good, context: app, edit: {} },
  {
    name: "a source edit keeps the dependency layer",
    dockerfile: good,
    context: app,
    edit: { context: [file("src/app.js", "two\n")] },
  },
  {
    name: "a source edit falls through",
    dockerfile: bad,
    context: app,
    edit: { context: [file("src/app.js", "two\n")] },
  },
  {
    name: "a manifest edit rebuilds the installation",
    dockerfile: good,
    context: app,
    edit: { context: [file("package.json", "{1}\n")] },
  },
  {
    name: "touched only",
    dockerfile: good,
    context: app,
    edit: { context: [touched("src/app.js", "one\n"), touched("package.json", "{}\n")] },
  },
  {
    name: "mode changed",
    dockerfile: good,
    context: app,
    edit: { context: [file("src/app.js", "one\n", 0o755)] },
  },
  { name: "a file more", dockerfile: good, context: app, edit: { context: [file("src/new.js", "new\n")] } },
  { name: "a file less", dockerfile: good, context: app, edit: { remove: ["README.md"] } },
  {
    name: "a file outside what is copied",
    dockerfile: from("COPY src /src", "RUN touch /x"),
    context: app,
    edit: { context: [file("README.md", "other\n")] },
  },
  {
    name: "an ignored file",
    dockerfile: good,
    context: [...app, file(".dockerignore", "README.md\n")],
    edit: { context: [file("README.md", "other\n")] },
  },
  {
    name: "the ignore file itself",
    dockerfile: from("COPY . /all"),
    context: [...app, file(".dockerignore", "*.md\n")],
    edit: { context: [file(".dockerignore", "*.md\n*.log\n")] },
  },
  {
    name: "renamed in a directory",
    dockerfile: from("COPY src /src"),
    context: app,
    edit: { context: [file("src/other.js", "one\n")], remove: ["src/app.js"] },
  },
  {
    name: "an env before run",
    dockerfile: from("ENV A=1", "RUN touch /x"),
    edit: { dockerfile: from("ENV A=2", "RUN touch /x") },
  },
  {
    name: "an env that run does not use",
    dockerfile: from("COPY src /src", "ENV A=1", "RUN touch /x"),
    context: app,
    edit: { dockerfile: from("COPY src /src", "ENV B=1", "RUN touch /x") },
  },
  {
    name: "an env before copy",
    dockerfile: from("ENV A=1", "COPY src /src"),
    context: app,
    edit: { dockerfile: from("ENV A=2", "COPY src /src") },
  },
  {
    name: "an env after run",
    dockerfile: from("RUN touch /x", "ENV A=1"),
    edit: { dockerfile: from("RUN touch /x", "ENV A=2") },
  },
  {
    name: "an arg that run does not use",
    dockerfile: from("ARG V=1", "RUN touch /x"),
    edit: { buildArgs: { V: "2" } },
  },
  {
    name: "an arg after run",
    dockerfile: from("RUN touch /x", "ARG V=1", "RUN touch /y"),
    edit: { buildArgs: { V: "2" } },
  },
  {
    name: "an arg before copy",
    dockerfile: from("ARG V=1", "COPY src /src"),
    context: app,
    edit: { buildArgs: { V: "2" } },
  },
  {
    name: "an arg used in copy",
    dockerfile: from("ARG D=/a", "COPY src $D"),
    context: app,
    edit: { buildArgs: { D: "/b" } },
  },
  {
    name: "a proxy arg",
    dockerfile: from("RUN touch /x"),
    buildArgs: { HTTP_PROXY: "http://one" },
    edit: { buildArgs: { HTTP_PROXY: "http://two" } },
  },
  {
    name: "a label in the middle",
    dockerfile: from("LABEL a=1", "RUN touch /x"),
    edit: { dockerfile: from("LABEL a=2", "RUN touch /x") },
  },
  {
    name: "cmd, expose and volume in the middle",
    dockerfile: from("CMD a", "EXPOSE 1", "VOLUME /a", "RUN touch /x"),
    edit: { dockerfile: from("CMD b", "EXPOSE 2", "VOLUME /b", "RUN touch /x") },
  },
  {
    name: "healthcheck and stopsignal in the middle",
    dockerfile: from("HEALTHCHECK CMD a", "STOPSIGNAL 1", "RUN touch /x"),
    edit: { dockerfile: from("HEALTHCHECK CMD b", "STOPSIGNAL 2", "RUN touch /x") },
  },
  {
    name: "user before run",
    dockerfile: from("RUN mkdir -p /o && chmod 777 /o", "USER 1", "RUN touch /o/x"),
    edit: { dockerfile: from("RUN mkdir -p /o && chmod 777 /o", "USER 2", "RUN touch /o/x") },
  },
  {
    name: "user before copy",
    dockerfile: from("USER 1", "COPY src /src"),
    context: app,
    edit: { dockerfile: from("USER 2", "COPY src /src") },
  },
  {
    name: "workdir changed",
    dockerfile: from("WORKDIR /a", "RUN touch x"),
    edit: { dockerfile: from("WORKDIR /b", "RUN touch x") },
  },
  {
    name: "shell changed",
    dockerfile: from("RUN touch /w", "RUN touch /x"),
    edit: { dockerfile: from("RUN touch /w", 'SHELL ["/bin/sh", "-e", "-c"]', "RUN touch /x") },
  },
  {
    name: "comments and blank lines",
    dockerfile: from("RUN touch /x && \\", " touch /y"),
    edit: { dockerfile: from("# why", "", "RUN touch /x && \\", "# in between", " touch /y") },
  },
  {
    name: "blanks inside a run",
    dockerfile: from("RUN touch /x"),
    edit: { dockerfile: from("RUN touch  /x") },
  },
  {
    name: "blanks around a run",
    dockerfile: from("RUN touch /x"),
    edit: { dockerfile: from("run     touch /x   ") },
  },
  {
    name: "a step in the middle",
    dockerfile: from("RUN touch /a", "RUN touch /c"),
    edit: { dockerfile: from("RUN touch /a", "RUN touch /b", "RUN touch /c") },
  },
  {
    name: "a step less",
    dockerfile: from("RUN touch /a", "RUN touch /b", "RUN touch /c"),
    edit: { dockerfile: from("RUN touch /a", "RUN touch /c") },
  },
  {
    name: "a step at the end",
    dockerfile: from("RUN touch /a"),
    edit: { dockerfile: from("RUN touch /a", "RUN touch /b") },
  },
  {
    name: "chown and chmod of a copy",
    dockerfile: from("COPY --chown=1 src /src", "COPY --chmod=600 README.md /r"),
    context: app,
    edit: { dockerfile: from("COPY --chown=2 src /src", "COPY --chmod=644 README.md /r") },
  },
  {
    name: "a heredoc's text",
    dockerfile: from("COPY <<EOF /x", "one", "EOF", "RUN touch /y"),
    edit: { dockerfile: from("COPY <<EOF /x", "two", "EOF", "RUN touch /y") },
  },
  {
    name: "copy from a stage with the same result",
    dockerfile:
      "FROM conformance-base AS build\nCOPY src /src\nRUN echo fixed > /out\nFROM conformance-base\nCOPY --from=build /out /out\nRUN touch /after\n",
    context: app,
    edit: { context: [file("src/app.js", "two\n")] },
  },
  {
    name: "copy from a stage with another result",
    dockerfile:
      "FROM conformance-base AS build\nCOPY src /src\nRUN cat /src/app.js > /out\nFROM conformance-base\nCOPY --from=build /out /out\nRUN touch /after\n",
    context: app,
    edit: { context: [file("src/app.js", "two\n")] },
  },
  {
    name: "a stage that nobody needs",
    dockerfile: "FROM conformance-base AS unused\nRUN false\nFROM conformance-base\nRUN touch /x\n",
    edit: { dockerfile: "FROM conformance-base\nRUN touch /x\n" },
  },
  {
    name: "one of two stages",
    dockerfile:
      "FROM conformance-base AS one\nCOPY package.json /\nRUN cat /package.json > /1\nFROM conformance-base AS two\nCOPY README.md /\nRUN cat /README.md > /2\nFROM conformance-base\nCOPY --from=one /1 /\nCOPY --from=two /2 /\n",
    context: app,
    edit: { context: [file("README.md", "other\n")] },
  },
  {
    differs:
      "the engine compared with keeps layers in a graph driver, which cannot merge, and copies --link as if it were not there; the containerd store can (docs.docker.com/reference/dockerfile/#copy---link; 2026-11-27)",
    name: "copy link survives what comes before",
    dockerfile: from("RUN touch /a", "COPY --link src /src"),
    context: app,
    edit: { dockerfile: from("RUN touch /b", "COPY --link src /src") },
  },
  {
    name: "a cache mount keeps its content",
    dockerfile: from(
      "RUN --mount=type=cache,target=/c,id=shipshape-{nonce} echo x >> /c/log && wc -l < /c/log > /n",
      "RUN touch /z",
    ),
    edit: {
      dockerfile: from(
        "RUN --mount=type=cache,target=/c,id=shipshape-{nonce} echo y >> /c/log && wc -l < /c/log > /n",
        "RUN touch /z",
      ),
    },
  },
  {
    name: "a bind mount by content",
    dockerfile: from("RUN --mount=type=bind,source=src,target=/src wc -l /src/app.js > /n"),
    context: app,
    edit: { context: [file("src/app.js", "one\ntwo\n")] },
  },
  {
    name: "a bind mount of something else",
    dockerfile: from("RUN --mount=type=bind,source=src,target=/src wc -l /src/app.js > /n"),
    context: app,
    edit: { context: [file("README.md", "other\n")] },
  },
  {
    name: "a secret's value",
    dockerfile: from("RUN --mount=type=secret,id=t test -f /run/secrets/t && touch /x"),
    secrets: { t: "one" },
    edit: { secrets: { t: "two" } },
  },
  {
    name: "an arg in from",
    dockerfile: "ARG V=1\nFROM conformance-base\nRUN touch /x\n",
    edit: { buildArgs: { V: "2" } },
  },
  {
    name: "two equal stages",
    either: ["[b 2/2]", "[a 2/2]"],
    dockerfile:
      "FROM conformance-base AS a\nRUN echo same > /s\nFROM conformance-base AS b\nRUN echo same > /s\nFROM conformance-base\nCOPY --from=a /s /a\nCOPY --from=b /s /b\n",
    edit: {},
  },
  {
    name: "the source moved, its name kept",
    dockerfile: from("COPY one/src /src"),
    context: [file("one/src/x", "x\n"), file("two/src/x", "x\n")],
    edit: { dockerfile: from("COPY two/src /src") },
  },
  {
    name: "the source by another name",
    dockerfile: from("COPY one/src /src"),
    context: [file("one/src/x", "x\n"), file("one/other/x", "x\n")],
    edit: { dockerfile: from("COPY one/other /src") },
  },
];
