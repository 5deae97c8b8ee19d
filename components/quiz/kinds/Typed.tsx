import { InlineText } from "@/components/ui/InlineText";
import type { PartVerdict } from "@/lib/quiz";
import { edge, Reason } from "../Reason";

/** What was typed and what would have been right, each with its reason: for the kinds that are typed. */
export function TypedParts({ parts }: { parts: readonly PartVerdict[] }) {
  return (
    <ul className="grid list-none gap-2 p-0">
      {parts.map((part) => (
        <li
          key={`${part.index} ${part.chosen}`}
          className={`rounded-md border bg-surface px-3.5 py-2.5 ${edge(part)}`}
        >
          {part.code ? (
            <pre className="m-0! font-mono text-[0.9rem] leading-normal break-words whitespace-pre-wrap">
              {part.text}
            </pre>
          ) : (
            <p className="m-0! leading-normal">
              <InlineText>{part.text}</InlineText>
            </p>
          )}
          <Reason part={part} />
        </li>
      ))}
    </ul>
  );
}
