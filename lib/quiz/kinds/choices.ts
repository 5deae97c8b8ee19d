/** Options to choose from: what single and multiple choice have in common. */
import type { z } from "zod";
import type { PartVerdict } from "../verdict";
import { repeated, text, type Zod } from "./kind";

/** One option: its text, whether it is right, and why. */
export const optionsSchema = (zod: Zod) =>
  zod
    .array(zod.strictObject({ text: text(zod), right: zod.boolean().optional(), why: text(zod) }))
    .min(2, "A choice has at least 2 options")
    .max(6, "A choice has at most 6 options");

export type Option = z.infer<ReturnType<typeof optionsSchema>>[number];

// Options that speak about other options: shuffled, they point at nothing, and they test reading skill only.
const ABOUT_OTHERS = [
  /\b(all|none|any|both|neither|either|some) of (the )?(above|below)\b/i,
  /\b(all|none|any|both|neither|either)( of)?( the)? (above|below|these|those|others)[.)\s]*$/i,
  /\b(all|none|both|neither|either|some) of the( other)? (answers|options)\b/i,
  /\b(both|either|neither)\s+["“']?[a-f1-6]["”']?\s+(and|or|nor)\s+["“']?[a-f1-6]\b/i,
  /^(answers?|options?)?\s*["“']?[a-f1-6]["”']?\s*(and|or|&)\s*["“']?[a-f1-6]["”']?[.)]?$/i,
];

/** What is wrong with these options, beyond their shape. */
export function optionProblems(options: readonly Option[]): { path: (string | number)[]; message: string }[] {
  const problems = options.flatMap((option, index) =>
    ABOUT_OTHERS.some((pattern) => pattern.test(option.text))
      ? [
          {
            path: [index, "text"],
            message: `"${option.text}" speaks about the other options, which are shuffled. Say the thing itself, or make it \`kind: multiple\``,
          },
        ]
      : [],
  );
  const twice = repeated(options.map((option) => option.text))[0];
  return twice === undefined
    ? problems
    : [...problems, { path: [], message: `Two options say the same: "${twice}"` }];
}

/** Every option with its reason. */
export function optionParts(options: readonly Option[], chosen: (index: number) => boolean): PartVerdict[] {
  return options.map((option, index) => ({
    index,
    text: option.text,
    chosen: chosen(index),
    right: option.right === true,
    why: option.why,
  }));
}

/** The texts as they are shown. */
export const inOrder = <T>(items: readonly T[], order: readonly number[]): T[] =>
  order.flatMap((index) => {
    const item = items[index];
    return item === undefined ? [] : [item];
  });
