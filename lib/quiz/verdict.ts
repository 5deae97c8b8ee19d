/**
 * What scoring says about an answer. Plain data with codes; the words for the reader are the view's.
 */

/** One thing the reader chose, placed or wrote, or could have. */
export interface PartVerdict {
  /** Place in the question's own list (options, items or pairs, as written), 0 where a kind has only one part. */
  index: number;
  /** As text: the option, the item, the pair, what was typed. Inline markup where the author wrote it. */
  text: string;
  /** True when it is the reader's own doing, false when it is shown for the sake of the reason. */
  chosen: boolean;
  /** True when it belongs to the right answer. */
  right: boolean;
  /** The author's reason; missing only for a wrong answer that the author did not foresee. */
  why?: string;
  /** The text is code, and may have several lines. */
  code?: boolean;
}

/** Why an answer cannot be marked yet. */
export type Missing =
  | { code: "nothing" }
  /** So many parts still have no answer. */
  | { code: "rest"; left: number }
  /** What was written is still being tried out. */
  | { code: "building" }
  | { code: "not-a-number" }
  | { code: "open-quote"; quote: "'" | '"' }
  | { code: "open-line" };

/** A complete answer's verdict. */
export interface Marked {
  result: "right" | "wrong";
  parts: PartVerdict[];
}

export type Verdict = { result: "incomplete"; missing: Missing } | Marked;

/** Shorthand for the kinds. */
export const incomplete = (missing: Missing): Verdict => ({ result: "incomplete", missing });

/** Shorthand for the kinds. */
export const marked = (right: boolean, parts: PartVerdict[]): Marked => ({
  result: right ? "right" : "wrong",
  parts,
});
