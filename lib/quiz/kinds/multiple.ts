/**
 * Multiple choice: every right option and no other. The answer lists the chosen options' places in the file.
 * Simplification: no part marks; three of four is wrong, and the reasons say where.
 */
import type { z } from "zod";
import { incomplete, marked, type Verdict } from "../verdict";
import { inOrder, optionParts, optionProblems, optionsSchema } from "./choices";
import { commonFields, type KindRules, type Zod } from "./kind";

export const multipleSchema = (zod: Zod) =>
  zod
    .strictObject({ ...commonFields(zod), kind: zod.literal("multiple"), options: optionsSchema(zod) })
    .superRefine(({ options }, context) => {
      if (!options.some((option) => option.right))
        context.addIssue({
          code: "custom",
          path: ["options"],
          message: "A multiple choice has at least one option with `right: true`; this one has none",
        });
      for (const { path, message } of optionProblems(options))
        context.addIssue({ code: "custom", path: ["options", ...path], message });
    });

export type MultipleQuestion = z.infer<ReturnType<typeof multipleSchema>>;
export type MultipleAnswer = number[];

export function scoreMultiple({ options }: MultipleQuestion, answer: MultipleAnswer): Verdict {
  const chosen = new Set(answer.filter((index) => options[index] !== undefined));
  if (chosen.size === 0) return incomplete({ code: "nothing" });
  return marked(
    options.every((option, index) => chosen.has(index) === (option.right === true)),
    optionParts(options, (index) => chosen.has(index)),
  );
}

export const multipleRules: KindRules<MultipleQuestion, MultipleAnswer> = {
  score: scoreMultiple,
  key: ({ options }) => options.flatMap((option, index) => (option.right ? [index] : [])),
  blank: () => [],
  shuffles: ({ options }) => options.length,
  given: ({ options }, order) => [inOrder(options, order).map((option) => option.text)],
};
