import { InlineText } from "@/components/ui/InlineText";
import type { PartVerdict } from "@/lib/quiz";

/** A tick or a cross. Always beside a word that says the same. */
export function MarkIcon({ right }: { right: boolean }) {
  return (
    <svg
      viewBox="0 0 16 16"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.2"
      strokeLinecap="round"
      strokeLinejoin="round"
      className="mr-1 inline-block size-[0.9em] align-[-0.08em]"
    >
      <path d={right ? "M2.5 8.5 6 12l7.5-8.5" : "m3.5 3.5 9 9m0-9-9 9"} />
    </svg>
  );
}

/** A word in the colour of right or wrong, with its icon. */
export function MarkWord({ right, children }: { right: boolean; children: string }) {
  return (
    <strong className={`font-semibold ${right ? "text-correct" : "text-wrong"}`}>
      <MarkIcon right={right} />
      {children}
    </strong>
  );
}

const UNFORESEEN = "This is not what the question asks for. Compare it with the right answer.";

interface ReasonProps {
  part: PartVerdict;
  id?: string;
  /** In place of a reason, where the author gave none. */
  note?: string;
  /** In place of "Your answer: right" or "not right". */
  label?: string;
}

/** What is to be said about one part of an answer: whose it is, whether it is right, and why. */
export function Reason({ part, id, note, label }: ReasonProps) {
  const why = part.why ?? note ?? UNFORESEEN;
  return (
    <p id={id} className="m-0! text-[0.88rem] leading-snug text-muted">
      {part.chosen ? (
        <MarkWord right={part.right}>
          {label ?? (part.right ? "Your answer: right." : "Your answer: not right.")}
        </MarkWord>
      ) : part.right ? (
        <MarkWord right>Right.</MarkWord>
      ) : (
        <span className="sr-only">Not right.</span>
      )}{" "}
      <InlineText>{why}</InlineText>
    </p>
  );
}

/** The edge of a box that holds a marked part. */
export function edge(part: PartVerdict | undefined): string {
  if (!part || !(part.chosen || part.right)) return "border-line";
  return part.right ? "border-correct" : "border-wrong";
}
