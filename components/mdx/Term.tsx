import Link from "next/link";
import { type ReactNode, useId } from "react";
import { InlineText } from "@/components/ui/InlineText";
import type { GlossaryEntry } from "@/lib/content";

/**
 * A word with its definition a press away. The browser's own popover does the work, by keyboard, touch and
 * mouse, with or without JavaScript: Escape or a press elsewhere closes it.
 */
export function Term({ entry, children }: { entry: GlossaryEntry; children: ReactNode }) {
  const id = useId();
  return (
    <>
      <button type="button" popoverTarget={id} className="term">
        {children}
      </button>
      <span popover="auto" id={id} className="term-card" role="note">
        <strong className="block font-display">{entry.term}</strong>
        <InlineText>{entry.definition}</InlineText>{" "}
        <Link href={`/glossary/#${entry.id}`} prefetch={false} className="link">
          In the glossary
        </Link>
      </span>
    </>
  );
}
