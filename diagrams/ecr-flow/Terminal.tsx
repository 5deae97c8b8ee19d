import { At, Box, edge, Label, type Layout, Mark, type Tone } from "../kit";
import { acts } from "./model";
import { fold, plans } from "./places";
import type { Progress, Scene } from "./steps";

/** What was typed, and what came back, folded to the width of the drawing. */
export function Terminal({ scene, layout }: { scene: Scene; layout: Layout }) {
  const { terminal, text } = plans[layout];
  const { letters, line } = terminal;
  const pieces = scene.typed.flatMap((piece, index) =>
    fold(index === 0 ? `$\u00a0${piece}` : `  ${piece}`, letters - 2, "    "),
  );
  const typed = pieces.map((piece, index) => {
    const next = pieces[index + 1];
    if (next === undefined) return piece;
    return next.startsWith(" ") ? `${piece} \\` : `${piece}\\`;
  });
  const answer = scene.prints.flatMap((print) => fold(print, letters));
  const quiet = typed.length === 0 ? "(left out)" : answer.length === 0 ? "(prints nothing)" : undefined;
  const rows: { words: string; tone: Tone; weight: number }[] = [
    ...typed.map((words) => ({ words, tone: "text" as const, weight: 600 })),
    ...answer.map((words) => ({
      words,
      tone: scene.ok ? ("text" as const) : ("wrong" as const),
      weight: scene.ok ? 450 : 600,
    })),
    ...(quiet ? [{ words: quiet, tone: "muted" as const, weight: 450 }] : []),
  ];
  return (
    <g>
      <Box w={terminal.w} h={terminal.h} tone="surface" />
      {rows.map(({ words, tone, weight }, index) => {
        const y = line * 0.5 + 7 + index * line;
        return (
          <Label key={y} x={10} y={y} size={text.label} mono tone={tone} weight={weight}>
            {words.replaceAll(" ", "\u00a0")}
          </Label>
        );
      })}
    </g>
  );
}

const words = ["1 build", "2 look", "3 log in", "4 create", "5 tag", "6 push"] as const;

const tones: Readonly<Record<Progress, Tone>> = {
  ahead: "muted",
  now: "network",
  done: "right",
  failed: "wrong",
  skipped: "muted",
};

interface ChipsProps {
  progress: Scene["progress"];
  /** The command of this step. */
  now: Scene["act"];
  layout: Layout;
}

/** The six commands in order, and how each went. */
export function Chips({ progress, now, layout }: ChipsProps) {
  const { chips, text } = plans[layout];
  return (
    <g>
      {words.map((word, index) => {
        const how = progress[acts[index] ?? "build"];
        const tone = tones[how];
        const marked = how === "done" || how === "failed";
        const x = (index % chips.perRow) * (chips.w + chips.gap);
        const y = Math.floor(index / chips.perRow) * (chips.h + chips.gap);
        return (
          <At key={word} x={x} y={y}>
            <Box w={chips.w} h={chips.h} tone={tone} look={how === "skipped" ? "ghost" : "plain"} />
            {acts[index] === now && (
              <rect
                x={-3}
                y={-3}
                width={chips.w + 6}
                height={chips.h + 6}
                rx={6}
                fill="none"
                strokeWidth={2.4}
                style={{ stroke: edge("text") }}
              />
            )}
            <Label x={12} y={chips.h / 2} size={text.label} tone={tone} weight={how === "ahead" ? 500 : 600}>
              {how === "skipped" ? `${index + 1} left out` : word}
            </Label>
            {marked && (
              <At x={chips.w - 18} y={chips.h / 2}>
                <Mark ok={how === "done"} r={9} />
              </At>
            )}
          </At>
        );
      })}
    </g>
  );
}
