import { describe, expect, it } from "vitest";
import { dockerfilePlay, startDockerfile } from "./dockerfile-play";
import { exerciseGiven, exerciseProblems, exerciseSchema, exerciseTrials } from "./schemas";

const good = "FROM node:24-slim\nWORKDIR /app\nCOPY package.json ./\nRUN npm install\nCOPY . .\nUSER node";
const yaml = {
  kind: "dockerfile",
  title: "Install once",
  task: "Change it.",
  done: "Done.",
  start: { preset: "node-bad" },
  goals: [
    {
      id: "cached",
      text: "The packages come from the cache",
      afterEditOf: "server.js",
      cached: ["npm ci", "npm install"],
    },
    { id: "user", text: "Not root", user: "not-root" },
  ],
  hints: ["Look.", "Look closer."],
  solution: { dockerfile: good },
  wrong: [{ name: "with USER alone", dockerfile: "FROM node:24\nCOPY . .\nRUN npm install\nUSER node" }],
};

const read = (change: object) => exerciseSchema().safeParse({ ...yaml, ...change });
const messages = (change: object) => {
  const result = read(change);
  return result.success
    ? exerciseProblems(result.data).map(({ message }) => message)
    : result.error.issues.map(({ message }) => message);
};

describe("the exercise dockerfile", () => {
  it("is tried out with the builder", () => {
    const exercise = exerciseSchema().parse(yaml);
    expect(exerciseProblems(exercise)).toEqual([]);
    expect(exerciseTrials(exercise)).toEqual([
      { doing: "nothing at all", should: false, does: false },
      { doing: "the solution", should: true, does: true },
      { doing: "with USER alone", should: false, does: false },
    ]);
    expect(exerciseGiven(exercise)).toEqual(["The packages come from the cache", "Not root"]);
  });

  it("starts with a preset, and its own files on top", () => {
    const result = read({ start: { preset: "node-bad", files: [{ path: "README.md", content: "mine" }] } });
    const start = result.success && "start" in result.data ? result.data.start : undefined;
    expect(start).toMatchObject({
      dockerfile: expect.stringContaining("FROM node:24\n"),
      files: expect.arrayContaining([{ path: "README.md", content: "mine" }]),
    });
  });

  it.each([
    [{ start: { preset: "nod-bad" } }, 'There is no preset "nod-bad". Did you mean "node-bad"?'],
    [{ start: {} }, "Say with `preset` or `dockerfile` what there is to start with"],
    [
      { start: { preset: "node-bad", files: [{ path: "../x", content: "" }] } },
      "../x: A path stays within the context: no empty names, no dots alone.",
    ],
    [
      { solution: { dockerfile: "FROM busybox\nRUN false" } },
      'The solution does not build: process "/bin/sh -c false" did not complete successfully: exit code: 1',
    ],
    [
      { goals: [...yaml.goals, { id: "has", text: "Has", has: ["**/server.js"] }] },
      'The goal "has" is missed neither by the start nor by a wrong attempt: what is it for?',
    ],
    [{ wrong: [{ name: "with the solution", dockerfile: good }] }, "The check passes with the solution"],
  ])("%j is refused", (change, message) => {
    expect(messages(change)).toContain(message);
  });

  it("says what a goal may ask", () => {
    expect(messages({ goals: [{ id: "a", text: "A", size: 3 }] })[0]).toMatch(
      /^A goal has an id, a text, and looks at one/,
    );
  });

  it("remembers what was asked for", () => {
    const asked = dockerfilePlay(dockerfilePlay(startDockerfile, "hint"), "show-solution");
    expect(asked).toEqual({ hints: 1, shown: true, round: 0 });
    expect(dockerfilePlay(asked, "start-over")).toEqual({ hints: 1, shown: false, round: 1 });
  });
});
