/**
 * Order: items to put in a row. The author writes them in the right order; the answer lists their places in the
 * file in the order in which the reader put them, or is empty while untouched.
 * Simplification: an item is right when it stands at exactly its own place, so one that is pulled to the front
 * makes all it passes wrong too. That is what the reader sees, and needs no explanation.
 */
import type { z } from "zod";
import { incomplete, marked, type Verdict } from "../verdict";
import { inOrder } from "./choices";
import { commonFields, type KindRules, repeated, text, type Zod } from "./kind";

export const orderSchema = (zod: Zod) =>
  zod
    .strictObject({
      ...commonFields(zod),
      kind: zod.literal("order"),
      /** In the right order; `why` says why it comes here. */
      items: zod
        .array(zod.strictObject({ text: text(zod), why: text(zod) }))
        .min(3, "There is little to put in order with fewer than 3 items")
        .max(7, "More than 7 items are too many to put in order"),
    })
    .superRefine(({ items }, context) => {
      for (const twice of repeated(items.map((item) => item.text)))
        context.addIssue({ code: "custom", path: ["items"], message: `Two items say the same: "${twice}"` });
    });

export type OrderQuestion = z.infer<ReturnType<typeof orderSchema>>;
export type OrderAnswer = number[];

export function scoreOrder({ items }: OrderQuestion, answer: OrderAnswer): Verdict {
  if (answer.length === 0) return incomplete({ code: "nothing" });
  const left = items.filter((_, index) => !answer.includes(index)).length;
  if (left > 0) return incomplete({ code: "rest", left });
  return marked(
    items.every((_, index) => answer[index] === index),
    items.map((item, index) => ({
      index,
      text: item.text,
      chosen: true,
      right: answer[index] === index,
      why: item.why,
    })),
  );
}

/** The same items with the one at `from` standing at `to`; places beyond the ends mean the ends. */
export function move(answer: readonly number[], from: number, to: number): number[] {
  const item = answer[from];
  if (item === undefined) return [...answer];
  const rest = answer.filter((_, index) => index !== from);
  const at = Math.min(Math.max(to, 0), rest.length);
  return [...rest.slice(0, at), item, ...rest.slice(at)];
}

export const orderRules: KindRules<OrderQuestion, OrderAnswer> = {
  score: scoreOrder,
  key: ({ items }) => items.map((_, index) => index),
  blank: () => [],
  shuffles: ({ items }) => items.length,
  given: ({ items }, order) => [inOrder(items, order).map((item) => item.text)],
};
