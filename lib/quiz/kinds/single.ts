/** Single choice: one right option among two to six. The answer is the option's place in the file, or null. */
import type { z } from "zod";
import { incomplete, marked, type Verdict } from "../verdict";
import { inOrder, optionParts, optionProblems, optionsSchema } from "./choices";
import { commonFields, type KindRules, type Zod } from "./kind";

export const singleSchema = (zod: Zod) =>
  zod
    .strictObject({ ...commonFields(zod), kind: zod.literal("single"), options: optionsSchema(zod) })
    .superRefine(({ options }, context) => {
      const right = options.filter((option) => option.right).length;
      if (right !== 1)
        context.addIssue({
          code: "custom",
          path: ["options"],
          message: `A single choice has exactly one option with \`right: true\`; this one has ${right}${right > 1 ? ". For several, say `kind: multiple`" : ""}`,
        });
      for (const { path, message } of optionProblems(options))
        context.addIssue({ code: "custom", path: ["options", ...path], message });
    });

export type SingleQuestion = z.infer<ReturnType<typeof singleSchema>>;
export type SingleAnswer = number | null;

export function scoreSingle({ options }: SingleQuestion, answer: SingleAnswer): Verdict {
  const option = answer === null ? undefined : options[answer];
  if (option === undefined) return incomplete({ code: "nothing" });
  return marked(
    option.right === true,
    optionParts(options, (index) => index === answer),
  );
}

export const singleRules: KindRules<SingleQuestion, SingleAnswer> = {
  score: scoreSingle,
  key: ({ options }) => options.findIndex((option) => option.right),
  blank: () => null,
  shuffles: ({ options }) => options.length,
  given: ({ options }, order) => [inOrder(options, order).map((option) => option.text)],
};
