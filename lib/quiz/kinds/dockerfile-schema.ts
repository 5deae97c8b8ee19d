/** The form of a question of the kind `dockerfile`, tried out with the builder. For the build and the tests. */
import { goalSchema, startSchema, taskProblems, tryWork } from "@/lib/dockerfile-goals";
import type { DockerfileQuestion } from "./dockerfile";
import { commonFields, text, type Zod } from "./kind";

export const dockerfileSchema = (zod: Zod) => {
  const file = zod.string().regex(/\S/, "This must not be empty");
  return zod
    .strictObject({
      ...commonFields(zod),
      kind: zod.literal("dockerfile"),
      start: startSchema(zod),
      goals: zod.array(goalSchema(zod)).min(1, "Say with `goals` what the build is to reach"),
      solution: file,
      why: text(zod),
      wrong: zod
        .array(file)
        .min(1, "Give at least one wrong attempt: the tests make sure that it does not pass"),
    })
    .transform((question, context): DockerfileQuestion => {
      const fail = (path: (string | number)[], message: string) =>
        context.addIssue({ code: "custom", path, message });
      const { goals, start, solution, wrong } = question;
      const workOf = (dockerfile: string) => ({ ...start, dockerfile });
      const attempts = wrong.map((dockerfile) => ({ name: "", work: workOf(dockerfile) }));
      const task = { goals, start, solution: workOf(solution), wrong: attempts };
      for (const { path, message } of taskProblems(task)) fail(path, message);
      attempts.forEach(({ work }, index) => {
        if (tryWork(goals, work).reached.length === goals.length)
          fail(["wrong", index], "This attempt reaches every goal, so it is not wrong");
      });
      return {
        ...question,
        goals: goals.map((goal, index) => {
          if (goal.why === undefined) fail(["goals", index, "why"], `Say why "${goal.id}" counts`);
          return { ...goal, why: goal.why ?? "" };
        }),
      };
    });
};
