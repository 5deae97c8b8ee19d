import type { ReactNode } from "react";
import { InlineText } from "@/components/ui/InlineText";
import type { PropsOf } from "@/lib/content";

const looks = {
  note: { word: "Note", edge: "border-accent", ink: "text-accent" },
  warning: { word: "Watch out", edge: "border-concept-cloud", ink: "text-concept-cloud" },
  misconception: { word: "What people get wrong", edge: "border-wrong", ink: "text-wrong" },
} as const;

export function Callout({ kind, title, children }: PropsOf<"Callout"> & { children: ReactNode }) {
  const look = looks[kind];
  return (
    <aside className={`border-s-2 ps-4 ${look.edge} flow`}>
      <p className={`font-display text-[0.85rem] font-semibold ${look.ink}`}>{look.word}</p>
      <p className="mt-0! font-semibold">
        <InlineText>{title}</InlineText>
      </p>
      {children}
    </aside>
  );
}
