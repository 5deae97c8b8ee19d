import { expect, test } from "vitest";
import { build } from "@/lib/dockerfile";
import { reachedGoals } from "@/lib/dockerfile-goals";
import { inputOf, type Work } from "@/lib/dockerfile-lab";
import { type Challenge, challenges } from ".";

const play = ({ goals }: Challenge, work: Work) => {
  const input = inputOf(work);
  const result = build(input);
  return { result, reached: reachedGoals(goals, input, result) };
};

function challenge(id: string): Challenge {
  const found = challenges.find((each) => each.id === id);
  if (!found) throw new Error(`There is no challenge ${id}`);
  return found;
}

test.each(challenges)("$id: the start builds and misses a goal, the solution reaches all", (each) => {
  const { start, solution, goals } = each;
  const begun = play(each, start);
  expect(begun.result.ok).toBe(true);
  expect(begun.reached.length).toBeLessThan(goals.length);
  const solved = play(each, solution);
  expect(solved.result.stages.flatMap(({ steps }) => steps.flatMap(({ error }) => error ?? []))).toEqual([]);
  expect(solved.reached).toEqual(goals.map((goal) => goal.id));
});

test("other ways count as well", () => {
  const sigterm = challenge("sigterm");
  const dockerfile = sigterm.start.dockerfile.replace("&& gunicorn", "&& exec gunicorn");
  expect(play(sigterm, { ...sigterm.start, dockerfile }).reached).toContain("signals");
});

test("a file that is removed later is still shipped", () => {
  const secret = challenge("secret");
  expect(play(secret, secret.start).reached).not.toContain("clean");
});

test("nothing is reached by what does not build", () => {
  expect(
    play(challenge("secret"), { dockerfile: "FROM busybox:1.37\nRUN false\n", files: [] }).reached,
  ).toEqual([]);
});
