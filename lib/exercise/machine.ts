/**
 * The exercise "machine": goals to reach on a real Linux machine in the page (lab.yaml, beside exercise.yaml).
 *
 * A goal is reached when its check, a shell script that runs in the machine as root where the student does not see it,
 * ends with 0. Simplifications: what a person has understood can't be checked, only what the machine has come to; a goal
 * once reached stays reached, since much that one makes (a process, a mount) is meant to go away again.
 */
import type { z } from "zod";
import { exerciseFields, id, repeated, text, type Zod } from "./fields";
import type { ExerciseProblem } from "./kind";
import { commandsOf } from "./machine-steps";

export const machineNames = ["shell", "engine"] as const;

export const machineExerciseSchema = (zod: Zod) => {
  const script = zod.string({ error: "Write a shell script, in quotes or after `|`" }).trim().min(1);
  const typed = zod.union([
    /** A line to type at the prompt; the next one waits until the prompt is back. */
    text(zod),
    zod.strictObject({
      type: text(zod),
      /** Text that the terminal prints when it is done, for lines after which no prompt comes. */
      until: text(zod).optional(),
    }),
    zod.strictObject({ press: zod.enum(["ctrl-c", "ctrl-d"]) }),
  ]);
  return zod
    .strictObject({
      ...exerciseFields(zod),
      kind: zod.literal("machine"),
      machine: zod.enum(machineNames),
      /** How long it takes somebody who has read the lesson. */
      minutes: zod.int().min(1).max(60),
      /** Runs once before the student gets the machine, as root, unseen. */
      setup: script.optional(),
      goals: zod
        .array(
          zod.strictObject({
            id: id(zod),
            /** What to reach, as a heading of a few words. */
            goal: text(zod).max(48, "A goal must fit into 48 characters: say the rest in `text`"),
            text: text(zod),
            check: script,
            /** Only looked at once this other goal has been reached. */
            after: id(zod).optional(),
            /** From a nudge to nearly the command. */
            hints: zod.array(text(zod)).min(1, "Every goal has at least one hint").max(4),
            /** What has just been shown; said when it is reached. */
            shows: text(zod),
          }),
        )
        .min(2, "An exercise on a machine has at least 2 goals")
        .max(8),
      /** States in which people get stuck. */
      remarks: zod
        .array(
          zod.strictObject({
            when: script,
            say: text(zod),
            /** Only while this goal is not reached. */
            goal: id(zod).optional(),
          }),
        )
        .default([]),
      solution: zod.array(typed).min(1),
      /** What somebody might do instead, after which not every goal is reached. */
      wrong: zod.array(typed).min(1),
    })
    .superRefine(({ goals, remarks }, context) => {
      const ids = goals.map((goal) => goal.id);
      for (const name of repeated(ids))
        context.addIssue({
          code: "custom",
          path: ["goals"],
          message: `The id "${name}" is used by two goals`,
        });
      for (const [index, { after }] of goals.entries())
        if (after !== undefined && !ids.slice(0, index).includes(after))
          context.addIssue({
            code: "custom",
            path: ["goals", index, "after"],
            message: `There is no goal "${after}" before this one`,
          });
      for (const [index, { goal }] of remarks.entries())
        if (goal !== undefined && !ids.includes(goal))
          context.addIssue({
            code: "custom",
            path: ["remarks", index, "goal"],
            message: `There is no goal "${goal}"`,
          });
    });
};

export type MachineExercise = z.infer<ReturnType<typeof machineExerciseSchema>>;
export type MachineGoal = MachineExercise["goals"][number];

/** What can be found without a machine; the rest is tried out in one (scripts/replay/replays.ts). */
export function machineProblems(exercise: MachineExercise): ExerciseProblem[] {
  const solution = commandsOf(exercise.solution).join("\n");
  return commandsOf(exercise.wrong).join("\n") === solution
    ? [{ path: ["wrong"], message: "The wrong attempt is the solution itself" }]
    : [];
}
