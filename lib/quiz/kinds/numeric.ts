/**
 * Numeric: a number, right within a tolerance. The answer is what was typed, so that it can be shown again.
 * Simplification: the decimal mark is a point; a comma, space or apostrophe may only group thousands.
 */
import type { z } from "zod";
import { incomplete, marked, type Verdict } from "../verdict";
import { commonFields, type KindRules, text, type Zod } from "./kind";

export const numericSchema = (zod: Zod) =>
  zod
    .strictObject({
      ...commonFields(zod),
      kind: zod.literal("numeric"),
      answer: zod.number(),
      /** How far off still counts as right; 0 when left out. */
      tolerance: zod.number().min(0).optional(),
      unit: text(zod).optional(),
      why: text(zod),
      /** Known wrong answers with their reasons. */
      wrong: zod.array(zod.strictObject({ value: zod.number(), why: text(zod) })).optional(),
    })
    .superRefine(({ answer, tolerance, wrong = [] }, context) => {
      wrong.forEach(({ value }, index) => {
        if (near(value, answer, tolerance))
          context.addIssue({
            code: "custom",
            path: ["wrong", index, "value"],
            message: `${value} counts as right, so it cannot be a known wrong answer`,
          });
      });
    });

export type NumericQuestion = z.infer<ReturnType<typeof numericSchema>>;
export type NumericAnswer = string;

/** Reads "3", "-0.5", "1,024", "1 024", "3 kernels" (with that unit). Undefined for anything else. */
export function parseNumber(typed: string, unit = ""): number | undefined {
  let line = typed.normalize("NFKC").trim().replace(/^−/, "-");
  if (unit !== "" && line.toLowerCase().endsWith(unit.toLowerCase()))
    line = line.slice(0, -unit.length).trim();
  if (/^[-+]?\d{1,3}([ ,'’]\d{3})+(\.\d+)?$/.test(line)) line = line.replace(/[ ,'’]/g, "");
  return /^[-+]?(\d+(\.\d*)?|\.\d+)$/.test(line) ? Number(line) : undefined;
}

export function scoreNumeric(question: NumericQuestion, typed: NumericAnswer): Verdict {
  const { answer, tolerance, unit = "", why, wrong = [] } = question;
  if (typed.trim() === "") return incomplete({ code: "nothing" });
  const value = parseNumber(typed, unit);
  if (value === undefined) return incomplete({ code: "not-a-number" });
  const part = { index: 0, text: withUnit(value, unit), chosen: true };
  if (near(value, answer, tolerance)) return marked(true, [{ ...part, right: true, why }]);
  const known = wrong.find((one) => near(value, one.value, 0));
  return marked(false, [
    { ...part, right: false, ...(known && { why: known.why }) },
    { index: 0, text: withUnit(answer, unit), chosen: false, right: true, why },
  ]);
}

// A hair of slack, because 0.1 + 0.2 is not 0.3.
function near(value: number, answer: number, tolerance = 0): boolean {
  return Math.abs(value - answer) <= tolerance + 1e-9 * Math.max(1, Math.abs(answer));
}

// Authors write the unit for the plural ("kernels"); one of them goes without, rather than as "1 kernels".
function withUnit(value: number, unit: string): string {
  const plural = unit.length > 3 && unit.endsWith("s");
  return unit === "" || (plural && Math.abs(value) === 1) ? `${value}` : `${value} ${unit}`;
}

export const numericRules: KindRules<NumericQuestion, NumericAnswer> = {
  score: scoreNumeric,
  key: ({ answer }) => plainNumber(answer),
  blank: () => "",
  shuffles: () => 0,
  given: () => [],
};

/** Without an exponent, which a reader need not know how to type. */
function plainNumber(value: number): string {
  const short = `${value}`;
  return short.includes("e") ? value.toFixed(20).replace(/\.?0+$/, "") : short;
}
