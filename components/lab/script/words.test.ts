import { describe, expect, it } from "vitest";
import type { ScriptExercise } from "@/lib/exercise";
import type { RowVerdict } from "@/lib/exercise/script";
import { scriptPlay, startScript, viewScript } from "@/lib/exercise/script-play";
import { remarkOn, verdictOf } from "./words";

const exercise: ScriptExercise = {
  kind: "script",
  title: "T",
  task: "T",
  script: ["docker build ."],
  commands: [
    {
      id: "build",
      does: "Builds",
      starts: ["docker build"],
      accept: ["docker build -t a ."],
      why: "W",
      missing: "M",
      hints: ["H"],
    },
    {
      id: "push",
      does: "Pushes",
      starts: ["docker push"],
      accept: ["docker push a"],
      why: "W",
      missing: "M",
      hints: ["H"],
    },
  ],
  solution: ["docker build -t a .", "docker push a"],
  done: "D",
};

describe("remarkOn", () => {
  it.each<[RowVerdict, boolean, RegExp]>([
    [{ row: 0, code: "right", command: "build", why: "Because." }, true, /^Right\. Because\.$/],
    [{ row: 0, code: "harmless" }, true, /no harm/],
    [{ row: 0, code: "known", command: "build", why: "No dot." }, false, /No dot\.$/],
    [{ row: 0, code: "early", command: "push", why: "Build first." }, false, /^Too early\. Build first\.$/],
    [{ row: 0, code: "twice", command: "build" }, false, /Once is enough/],
    [{ row: 0, code: "differs", command: "build", unexpected: ["./x", "y"] }, false, /`\.\/x`, `y`/],
    [
      { row: 0, code: "differs", command: "build", unexpected: [] },
      false,
      /missing, doubled or in the wrong place/,
    ],
    [{ row: 0, code: "unknown" }, false, /no use/],
    [{ row: 0, code: "unfinished", missing: { code: "open-quote", quote: "'" } }, false, /`'`/],
    [{ row: 0, code: "unfinished", missing: { code: "open-line" } }, false, /backslash/],
  ])("%j", (verdict, right, said) => {
    const remark = remarkOn(verdict);
    expect(remark.right).toBe(right);
    expect(`${remark.word} ${remark.why}`).toMatch(said);
  });
});

describe("verdictOf", () => {
  const say = (rows: readonly string[], check = true) => {
    const start = startScript({ script: rows });
    const play = check ? scriptPlay(start, { type: "check" }) : start;
    return verdictOf(exercise, viewScript(exercise, play), play.shown);
  };
  it("counts what is right and what is missing", () => {
    expect(say(exercise.script, false)).toBe("");
    expect(say(exercise.script)).toMatch(/^0 of 2 commands right\. 1 missing\./);
    expect(say(["docker build -t a ."])).toMatch(/^1 of 2 commands right\. 1 missing\./);
    expect(say(exercise.solution)).toBe("All 2 commands right, and in an order that works.");
  });

  it("says so when the solution was shown, or changed after it was right", () => {
    const shown = scriptPlay(startScript(exercise), { type: "show-solution", solution: exercise.solution });
    expect(verdictOf(exercise, viewScript(exercise, shown), true)).toMatch(/one script that works/);
    const right = scriptPlay(startScript({ script: exercise.solution }), { type: "check" });
    const changed = scriptPlay(right, { type: "add" });
    expect(verdictOf(exercise, viewScript(exercise, changed), false)).toMatch(/Check once more/);
  });
});
