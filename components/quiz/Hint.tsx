import { InlineText } from "@/components/ui/InlineText";

/** A hint that one may open. */
export function Hint({ children }: { children: string }) {
  return (
    <details className="mt-2 text-[0.88rem] text-muted">
      <summary className="w-fit py-1 font-display font-medium">Hint</summary>
      <InlineText>{children}</InlineText>
    </details>
  );
}
