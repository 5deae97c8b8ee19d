import { describe, expect, it } from "vitest";
import { type BuildOptions, type BuildResult, build, type ContextFile, mark } from "../index";

const context: ContextFile[] = [
  { path: "package.json", content: '{"dependencies":{"express":"^5"}}' },
  { path: "package-lock.json", content: "{}" },
  { path: "src/server.js", content: "listen();\n" },
  { path: "README.md", content: "read\n" },
];
const good = [
  "FROM node:24-slim",
  "WORKDIR /app",
  "COPY package*.json ./",
  "RUN npm ci",
  "COPY . .",
  'CMD ["node", "src/server.js"]',
].join("\n");

const statuses = (result: BuildResult) =>
  result.stages.flatMap((stage) => stage.steps.map(({ status }) => status));
const edited = (path: string, content: string) =>
  context.map((file) => (file.path === path ? { ...file, content } : file));

describe("the cache", () => {
  const first = build({ dockerfile: good, context });

  it("builds everything the first time, and nothing the second", () => {
    expect(first.problems).toEqual([]);
    expect(statuses(first)).toEqual(["built", "built", "built", "built", "config"]);
    expect(statuses(build({ dockerfile: good, context }, first))).toEqual([
      "cached",
      "cached",
      "cached",
      "cached",
      "config",
    ]);
  });

  it("keeps the installation when only a source changes, and says which file it was", () => {
    const second = build({ dockerfile: good, context: edited("src/server.js", "other();\n") }, first);
    expect(statuses(second)).toEqual(["cached", "cached", "cached", "built", "config"]);
    expect(second.stages[0]?.steps[3]?.reasons).toEqual([
      { code: "changed-file", path: "src/server.js", change: "content" },
    ]);
  });

  it("names the steps that fell with a changed manifest", () => {
    const second = build({ dockerfile: good, context: edited("package.json", '{"dependencies":{}}') }, first);
    const [, copy, run] = second.stages[0]?.steps ?? [];
    expect(copy?.fell).toEqual(["stage-0/3", "stage-0/4"]);
    expect(run?.reasons).toEqual([{ code: "after", step: "stage-0/2" }]);
  });

  it("finds the old entries again when an edit is taken back", () => {
    const second = build({ dockerfile: good, context: edited("package.json", "{}") }, first);
    expect(statuses(build({ dockerfile: good, context }, second))).toEqual([
      "cached",
      "cached",
      "cached",
      "cached",
      "config",
    ]);
  });

  it("blames a variable that RUN does not use", () => {
    const one = build({ dockerfile: "FROM alpine:3.24\nENV A=1\nRUN true", context: [] });
    const two = build({ dockerfile: "FROM alpine:3.24\nENV A=2\nRUN true", context: [] }, one);
    expect(two.stages[0]?.steps[1]?.reasons).toEqual([
      { code: "changed-variable", name: "A", before: "1", after: "2" },
    ]);
  });

  it("survives the way to a Worker and back", () => {
    const copy: BuildResult = structuredClone(first);
    expect(statuses(build({ dockerfile: good, context: structuredClone(context) }, copy))).toEqual([
      "cached",
      "cached",
      "cached",
      "cached",
      "config",
    ]);
    expect(JSON.parse(JSON.stringify(first))).toEqual(JSON.parse(JSON.stringify(copy)));
  });

  it("is marked before it is built", () => {
    const marks = (dockerfile: string, files = context) =>
      mark({ dockerfile, context: files }, first).map((each) => each.mark);
    expect(marks(good)).toEqual(["cached", "cached", "cached", "cached", "config"]);
    expect(marks(good, edited("README.md", "x"))).toEqual([
      "cached",
      "cached",
      "cached",
      "rebuilt",
      "config",
    ]);
    expect(marks(good.replace("/app", "/srv"))).toEqual([
      "rebuilt",
      "rebuilt",
      "rebuilt",
      "rebuilt",
      "config",
    ]);
  });

  it("cannot tell before building whether a rebuilt stage gives the same files", () => {
    const file =
      "FROM alpine:3.24 AS a\nCOPY README.md /\nRUN echo same > /out\nFROM alpine:3.24\nCOPY --from=a /out /\nRUN true";
    const one = build({ dockerfile: file, context });
    const input = { dockerfile: file, context: edited("README.md", "x") };
    expect(mark(input, one).map((each) => each.mark)).toEqual(["rebuilt", "rebuilt", "maybe", "maybe"]);
    const two = build(input, one);
    expect(statuses(two)).toEqual(["built", "built", "cached", "cached"]);
    expect(two.stages[1]?.steps[0]?.reasons).toEqual([{ code: "same-content", stage: "a" }]);
  });
});

describe("layers", () => {
  it("keep what a later RUN removes, and count it as waste", () => {
    const result = build({
      dockerfile:
        "FROM debian:12-slim\nRUN apt-get update\nRUN apt-get install -y --no-install-recommends curl\nRUN rm -rf /var/lib/apt/lists/*",
      context: [],
    });
    const lists = 34770 + 768935 + 55403 + 11648 + 151075 + 18840233;
    const [, update, , remove] = result.image?.layers ?? [];
    expect(update?.size).toBe(lists);
    expect(update?.wasted).toBe(lists);
    expect(remove?.size).toBe(0);
    expect(remove?.changes.filter(({ kind }) => kind === "removed").length).toBeGreaterThan(5);
  });

  it("are gone when the same RUN cleans up", () => {
    const result = build({
      dockerfile:
        "FROM debian:12-slim\nRUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*",
      context: [],
    });
    expect(result.image?.layers[1]?.changes.some(({ path }) => path.includes("Packages"))).toBe(false);
  });
});

describe("a build that fails", () => {
  it("ends with the program's exit code in the builder's words", () => {
    const result = build({ dockerfile: "FROM alpine:3.24\nRUN exit 3\nRUN true", context: [] });
    expect(result.ok).toBe(false);
    expect(result.problems.map(({ message }) => message)).toEqual([
      'process "/bin/sh -c exit 3" did not complete successfully: exit code: 3',
    ]);
    expect(statuses(result)).toEqual(["failed", "skipped"]);
  });

  it("names known images close to an unknown one", () => {
    const result = build({ dockerfile: "FROM alpin", context: [] });
    expect(result.problems[0]?.message).toContain("did you mean alpine");
  });

  it("tells of a program that nobody modelled, and does what the reader says it does", () => {
    const file = "FROM golang:1.27\nRUN gcc -o /bin/x x.c";
    const silent = build({ dockerfile: file, context: [] });
    expect(silent.stages[0]?.steps[0]?.unknown).toEqual(["gcc"]);
    const told = build({
      dockerfile: file,
      context: [],
      options: { effects: { gcc: { writes: [{ path: "/bin/x", size: 9000 }] } } },
    });
    expect(told.stages[0]?.steps[0]?.layer?.size).toBe(9000);
    const effects = { gcc: { writes: [{ path: "/bin/x", size: 5000 }] } };
    const again = build({ dockerfile: file, context: [], options: { effects } }, silent);
    expect(again.stages[0]?.steps[0]).toMatchObject({ status: "built", layer: { size: 5000 } });
    expect(again.stages[0]?.steps[0]?.reasons).toMatchObject([
      { code: "changed-setting", name: "effect of gcc", before: undefined },
    ]);
    const asWord = "FROM debian:12-slim\nRUN echo gcc > /word\nRUN true && /usr/bin/gcc x.c || true";
    const without = build({ dockerfile: asWord, context: [] });
    expect(statuses(build({ dockerfile: asWord, context: [], options: { effects } }, without))).toEqual([
      "cached",
      "built",
    ]);
  });

  it("does not go on for ever", () => {
    const result = build({ dockerfile: "FROM alpine:3.24\nRUN while true; do true; done", context: [] });
    expect(result.stages[0]?.steps[0]?.status).toBe("failed");
  });
});

it("finds nothing on the network when it is off", () => {
  const result = build({
    dockerfile: "FROM debian:12-slim\nRUN apt-get update && apt-get install -y curl",
    context: [],
    options: { offline: true },
  });
  expect(result.stages[0]?.steps[0]?.exitCode).toBe(100);
});

it("keeps a secret out of key and layers", () => {
  const file = "FROM alpine:3.24\nRUN --mount=type=secret,id=t cat /run/secrets/t > /dev/null && touch /x";
  const one = build({ dockerfile: file, context: [], options: { secrets: { t: "one" } } });
  const two = build({ dockerfile: file, context: [], options: { secrets: { t: "two" } } }, one);
  expect(statuses(two)).toEqual(["cached"]);
  expect(JSON.stringify(one)).not.toContain('run/secrets/t"');
});

describe("a history line has, as today's builder writes it,", () => {
  it.each<[lines: string, options: BuildOptions, written: string]>([
    ["ARG A=1", {}, "ARG A=1"],
    ["ARG A=1", { buildArgs: { A: "2" } }, "ARG A=2"],
    ["ARG A", {}, "ARG A"],
    ["ARG G", {}, "ARG G=global"],
    ["ARG A=1 B=$A-2 C", {}, "ARG A=1 B=1-2 C"],
    ["EXPOSE 443 80/udp 8000-8001", {}, "EXPOSE [443/tcp 80/udp 8000/tcp 8001/tcp]"],
    ["HEALTHCHECK --retries=10 CMD a", {}, 'HEALTHCHECK &{["CMD-SHELL" "a"] "0s" "0s" "0s" "0s" \'\\n\'}'],
    ["HEALTHCHECK --retries=39 CMD a", {}, 'HEALTHCHECK &{["CMD-SHELL" "a"] "0s" "0s" "0s" "0s" \'\\\'\'}'],
  ])("for %j with %j: %s", (lines, options, written) => {
    const { image } = build({ dockerfile: `ARG G=global\nFROM alpine:3.24\n${lines}`, context: [], options });
    expect(image?.history[0]?.createdBy).toBe(written);
  });
});

// Seen on Docker 26.1.5, 2026-11-27: `ls -ln` after the same steps.
it("copies what is in a directory with its modes and owners, and makes the target itself anew", () => {
  const text = [
    "FROM busybox:1.37 AS a",
    "RUN mkdir -p /d/e && echo x > /d/f && chown -R 1000:1001 /d && chmod 700 /d /d/e",
    "FROM busybox:1.37",
    "COPY --from=a /d /d",
    "COPY --chown=5:6 --from=a /d /d4",
    "COPY --chmod=711 --from=a /d /d5",
    "RUN ls -lnd /d /d/e /d/f /d4 /d4/e /d5 /d5/e /d5/f",
  ].join("\n");
  const lines = build({ dockerfile: text, context: [] }).stages[1]?.steps.at(-1)?.output ?? [];
  expect(lines.map((line) => line.split(/\s+/)).map(([mode, , uid, gid]) => `${mode} ${uid} ${gid}`)).toEqual(
    [
      "drwxr-xr-x 0 0",
      "drwx------ 1000 1001",
      "-rw-r--r-- 1000 1001",
      "drwxr-xr-x 5 6",
      "drwx------ 5 6",
      "drwxr-xr-x 0 0",
      "drwx--x--x 1000 1001",
      "-rwx--x--x 1000 1001",
    ],
  );
});
