/**
 * Match: for each thing on the left choose one on the right. Two lefts may share a right, and a right may fit no
 * left (a distractor). The answer has for each pair the place of the chosen text in {@link matchChoices}, or null.
 */
import type { z } from "zod";
import { incomplete, marked, type PartVerdict, type Verdict } from "../verdict";
import { inOrder } from "./choices";
import { commonFields, type KindRules, repeated, text, type Zod } from "./kind";

export const matchSchema = (zod: Zod) =>
  zod
    .strictObject({
      ...commonFields(zod),
      kind: zod.literal("match"),
      pairs: zod
        .array(zod.strictObject({ left: text(zod), right: text(zod), why: text(zod) }))
        .min(3, "A match has at least 3 pairs")
        .max(6, "A match has at most 6 pairs"),
      /** Further texts on the right that match nothing. */
      distractors: zod
        .array(zod.strictObject({ right: text(zod), why: text(zod) }))
        .max(3, "More than 3 distractors make the list too long")
        .optional(),
    })
    .superRefine(({ pairs, distractors = [] }, context) => {
      for (const twice of repeated(pairs.map((pair) => pair.left)))
        context.addIssue({
          code: "custom",
          path: ["pairs"],
          message: `Two pairs have "${twice}" on the left`,
        });
      if (new Set(pairs.map((pair) => pair.right)).size < 2)
        context.addIssue({ code: "custom", path: ["pairs"], message: "All pairs have the same right side" });
      distractors.forEach(({ right }, index) => {
        if (pairs.some((pair) => pair.right === right))
          context.addIssue({
            code: "custom",
            path: ["distractors", index, "right"],
            message: `"${right}" is the right side of a pair, so it cannot match nothing`,
          });
      });
    });

export type MatchQuestion = z.infer<ReturnType<typeof matchSchema>>;
export type MatchAnswer = (number | null)[];

/** What can be chosen on the right, each text once: the pairs' first, then the distractors'. */
export function matchChoices({ pairs, distractors = [] }: MatchQuestion): string[] {
  return [...new Set([...pairs, ...distractors].map((side) => side.right))];
}

export function scoreMatch(question: MatchQuestion, answer: MatchAnswer): Verdict {
  const { pairs, distractors = [] } = question;
  const choices = matchChoices(question);
  const given = pairs.map((_, index) => choices[answer[index] ?? -1]);
  const left = given.filter((choice) => choice === undefined).length;
  if (left === pairs.length) return incomplete({ code: "nothing" });
  if (left > 0) return incomplete({ code: "rest", left });

  const parts = pairs.flatMap((pair, index): PartVerdict[] => {
    const choice = given[index] ?? "";
    const right = { index, text: `${pair.left}: ${pair.right}`, right: true, why: pair.why };
    if (choice === pair.right) return [{ ...right, chosen: true }];
    const why = distractors.find((distractor) => distractor.right === choice)?.why;
    return [
      { index, text: `${pair.left}: ${choice}`, chosen: true, right: false, ...(why && { why }) },
      { ...right, chosen: false },
    ];
  });
  return marked(
    parts.every((part) => part.right),
    parts,
  );
}

export const matchRules: KindRules<MatchQuestion, MatchAnswer> = {
  score: scoreMatch,
  key: (question) => {
    const choices = matchChoices(question);
    return question.pairs.map((pair) => choices.indexOf(pair.right));
  },
  blank: ({ pairs }) => pairs.map(() => null),
  shuffles: (question) => matchChoices(question).length,
  given: (question, order) => [
    question.pairs.map((pair) => pair.left),
    inOrder(matchChoices(question), order),
  ],
};
