import { expect, test } from "vitest";
import { build } from "@/lib/dockerfile";
import { challengeTexts, reached, secretsOf } from ".";

const play = (id: string, work: { dockerfile: string; files: readonly { path: string }[] }) => {
  const input = { dockerfile: work.dockerfile, context: work.files, options: { secrets: secretsOf(id) } };
  const result = build(input);
  return { result, reached: reached(id, input, result) };
};

test.each(challengeTexts)(
  "$id: the start builds and misses a goal, the solution reaches all",
  (challenge) => {
    const { id, start, solution, goals } = challenge;
    const begun = play(id, start);
    expect(begun.result.ok).toBe(true);
    expect(begun.reached.length).toBeLessThan(goals.length);
    const solved = play(id, solution);
    expect(solved.result.stages.flatMap(({ steps }) => steps.flatMap(({ error }) => error ?? []))).toEqual(
      [],
    );
    expect(solved.reached).toEqual(goals.map((goal) => goal.id));
  },
);

test("other ways count as well", () => {
  const sigterm = challengeTexts.find(({ id }) => id === "sigterm");
  const exec = sigterm?.start.dockerfile.replace("&& gunicorn", "&& exec gunicorn") ?? "";
  expect(play("sigterm", { dockerfile: exec, files: sigterm?.start.files ?? [] }).reached).toContain(
    "signals",
  );
});

test("a file that is removed later is still shipped", () => {
  const secret = challengeTexts.find(({ id }) => id === "secret");
  expect(secret && play("secret", secret.start).reached).not.toContain("clean");
});

test("nothing is reached by what does not build, or by no challenge", () => {
  expect(play("secret", { dockerfile: "FROM busybox:1.37\nRUN false\n", files: [] }).reached).toEqual([]);
  expect(play("no-such", { dockerfile: "FROM scratch\n", files: [] }).reached).toEqual([]);
});
