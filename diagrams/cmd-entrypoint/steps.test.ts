import { describe, expect, it } from "vitest";
import { combinations } from "./choices";
import { chipsOf, runOf } from "./scene";
import { steps } from "./steps";

const ids = ["image", "command-line", "argv", "started", "signal", "end"];
const machines = (["dash", "busybox"] as const).flatMap((shell) =>
  [false, true].flatMap((init) => (["handles", "default"] as const).map((term) => ({ shell, init, term }))),
);

describe("for each of 648 choices", () => {
  const all = combinations.flatMap((choice) => machines.map((machine) => ({ ...choice, ...machine })));

  it("has the same steps, short captions and fair guesses", () => {
    expect(all).toHaveLength(648);
    for (const values of all) {
      const told = steps(values);
      expect(told.map((step) => step.id)).toEqual(ids);
      for (const { id, title, caption, guess } of told) {
        const where = `${id} ${JSON.stringify(values)}: ${caption}`;
        expect(caption.split(/\s+/).length, where).toBeLessThanOrEqual(52);
        expect(caption, where).not.toMatch(/undefined| {2}|\.\./);
        expect(title.split(/\s+/).length, where).toBeLessThanOrEqual(5);
        if (!guess) continue;
        expect(
          guess.options.filter((option) => option.right),
          where,
        ).toHaveLength(1);
        expect(guess.options.length, where).toBeGreaterThanOrEqual(2);
        expect(new Set(guess.options.map(({ text }) => text)).size).toBe(guess.options.length);
      }
    }
  });

  it("shows as chips exactly the words that are run", () => {
    for (const values of all) {
      const run = runOf(values);
      const used = chipsOf(run).filter(({ source }) => run.used.includes(source));
      const program = used.filter(({ source }) => source === "entrypoint" || source === "override");
      const rest = used.filter(({ source }) => source === "cmd" || source === "args");
      expect([...program, ...rest].map(({ text }) => text)).toEqual(run.argv);
    }
  });
});

describe("the story", () => {
  const end = (values: Parameters<typeof steps>[0]) => steps(values).at(-1)?.caption ?? "";

  it("begins with the container that does not listen", () => {
    expect(end({})).toMatch(/SIGKILL/);
    expect(steps({}).map((step) => step.title)).toContain("PID 1 is sh");
  });

  it.each([
    [{ cmd: "exec" }, "exit code 0"],
    [{ cmd: "exec", term: "default" }, "Exit code 137"],
    [{ cmd: "exec", term: "default", init: true }, "143"],
    [{ shell: "busybox" }, "exit code 0"],
    [{ init: true }, "Its handler never ran"],
    [{ entrypoint: "none", cmd: "none" }, "125"],
  ])("%j ends with %s", (values, words) => {
    expect(end(values)).toContain(words);
  });

  it("takes anything for an answer", () => {
    expect(steps({ entrypoint: "brackets", cmd: 3, args: true, override: "x" })).toEqual(steps({}));
  });
});
