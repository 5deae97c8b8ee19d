import { expect, test } from "vitest";
import { z } from "zod";
import { playScript, scriptSchema } from ".";

const script = scriptSchema(z).parse({
  title: "Two orders",
  start: { preset: "node-bad" },
  steps: [
    { id: "first", title: "Built", say: "All is new.", build: true },
    { id: "edit", title: "A comment", say: "One file.", files: [{ path: "server.js", content: "// other" }] },
    {
      id: "order",
      title: "Another order",
      say: "Dependencies first.",
      dockerfile:
        "FROM node:24\nWORKDIR /app\nCOPY package.json package-lock.json ./\nRUN npm install\nCOPY . .\nCMD npm start",
      build: true,
    },
  ],
});

test("each step has the marks or the build that it leads to", () => {
  const [first, edit, order] = playScript(script);
  expect(first?.summary).toMatch(/^Built: 3 steps done, 0 steps from the cache\./);
  expect(first?.lines.map(({ kind }) => kind)).toEqual([undefined, "built", "built", "built", "config"]);
  expect(edit).toMatchObject({ heading: "If it is built now", changed: ["server.js"] });
  expect(edit?.rows.map(({ word }) => word)).toEqual([
    "from the cache",
    "would be rebuilt",
    "would be rebuilt",
  ]);
  expect(edit?.rows[1]?.why).toBe("`server.js` has other content.");
  expect(order?.lines.map(({ fresh }) => fresh)).toEqual([false, false, true, false, true, false]);
  expect(order?.rows.map(({ kind }) => kind)).toEqual(["cached", "built", "built", "built"]);
});

test("a script says what it lacks", () => {
  const read = scriptSchema(z).safeParse({ ...script, steps: script.steps.slice(0, 1) });
  expect(read.error?.issues.map(({ message }) => message)).toContain("A script has at least two steps");
});
