import { describe, expect, it } from "vitest";
import {
  checkScaling,
  goalText,
  type ScalingExercise,
  scalingRules,
  settingsText,
  valueText,
} from "./scaling";
import { exerciseProblems, exerciseSchema } from "./schemas";

const exercise: ScalingExercise = {
  kind: "scaling",
  title: "T",
  task: "T",
  done: "D",
  load: [4, 30, 4],
  levelSeconds: 120,
  work: { seconds: 0.25, cpu: 0.2 },
  startSeconds: 30,
  goals: [
    { measure: "refused", most: 1, missed: "M" },
    { measure: "minutes", most: 14, missed: "M" },
    { measure: "p95", most: 1, missed: "M" },
  ],
  start: { min: 1, max: 5, concurrency: 100 },
  wrong: [
    { min: 1, max: 1, concurrency: 5 },
    { min: 5, max: 5, concurrency: 5 },
  ],
  solution: { min: 2, max: 3, concurrency: 6 },
};

describe("checkScaling", () => {
  it("passes the solution, and always with the same figures", () => {
    const check = checkScaling(exercise, exercise.solution);
    expect(check.goals.map(valueText)).toEqual(
      checkScaling(exercise, exercise.solution).goals.map(valueText),
    );
    expect(check).toMatchObject({ done: true, goals: [{ met: true }, { met: true }, { met: true }] });
  });

  it("says which goal a choice misses", () => {
    const met = (settings: ScalingExercise["start"]) =>
      Object.fromEntries(checkScaling(exercise, settings).goals.map((goal) => [goal.measure, goal.met]));
    expect(met({ min: 1, max: 1, concurrency: 5 })).toMatchObject({ refused: false, minutes: true });
    expect(met({ min: 5, max: 5, concurrency: 5 })).toEqual({ refused: true, minutes: false, p95: true });
  });

  it("takes a maximum below the minimum for the minimum", () => {
    expect(checkScaling(exercise, { min: 3, max: 1, concurrency: 5 }).settings.max).toBe(3);
  });
});

it("tries what should fail and what should pass, and finds nothing wrong", () => {
  expect(scalingRules.trials(exercise).map(({ should, does }) => [should, does])).toEqual([
    [false, false],
    [false, false],
    [false, false],
    [true, true],
  ]);
  expect(exerciseProblems(exercise)).toEqual([]);
});

it("finds a goal that nobody can miss, and a solution that does not pass", () => {
  const goals = [...exercise.goals.slice(0, 2), { measure: "p95" as const, most: 99, missed: "M" }];
  expect(exerciseProblems({ ...exercise, goals })[0]?.message).toContain(
    "95 of 100 answers come within 99 s",
  );
  const solution = { min: 1, max: 1, concurrency: 5 };
  expect(exerciseProblems({ ...exercise, solution }).at(-1)?.message).toBe(
    "The check does not pass the solution",
  );
});

it("reads the exercise from YAML's data, and refuses numbers out of bounds", () => {
  expect(exerciseSchema().parse(exercise)).toEqual(exercise);
  const start = { min: 0, max: 11, concurrency: 101 };
  expect(exerciseSchema().safeParse({ ...exercise, start }).error?.issues).toHaveLength(3);
});

it("says goals and choices in words", () => {
  expect(exercise.goals.map(goalText)).toEqual([
    "at most 1 % of the requests are refused",
    "at most 14 instance-minutes",
    "95 of 100 answers come within 1 s",
  ]);
  expect(settingsText(exercise.solution)).toBe("at least 2, at most 3, 6 at a time");
});
