import type { State } from "@/lib/by-hand";
import { At, Box, Label } from "../kit";
import { type LayoutName, plans } from "./places";
import { StateMark } from "./Ray";
import type { Scene } from "./scene";

/** What was typed: one line, or two where there is little room. */
export function Command({ command, layout }: { command: Scene["command"]; layout: LayoutName }) {
  const { left, right, command: at } = plans[layout];
  const lines = layout === "wide" ? [command.join(" ")] : command;
  const prompt = command[0]?.startsWith("(") ? "" : "# ";
  return (
    <g>
      <Box w={right - left} h={at.h} tone="surface" />
      {lines.map((line, index) => (
        <Label
          key={line}
          x={layout === "wide" ? 16 : 10}
          y={at.h / 2 + (index - (lines.length - 1) / 2) * at.size * 1.4}
          size={at.size}
          weight={500}
          mono
        >
          {index === 0 ? `${prompt}${line}` : `  ${line}`}
        </Label>
      ))}
    </g>
  );
}

const words: readonly (readonly [State, string, string])[] = [
  ["open", "in reach", "in reach"],
  ["detour", "by a detour", "detour"],
  ["shut", "shut out", "shut out"],
];

/** How many things are in each state; the legend of the marks as well. */
export function Counts({ counts, layout }: { counts: Scene["counts"]; layout: LayoutName }) {
  const { counts: at, mark, text } = plans[layout];
  const wide = layout === "wide";
  return words.map(([state, long, short], index) => (
    <At key={state} x={wide ? 0 : [0, 104, 206][index]} y={index * at.gap}>
      <At x={mark.r}>
        <StateMark state={state} r={mark.r} />
      </At>
      <Label
        x={mark.r * 2 + 8}
        size={wide ? 16 : text.small}
        tone={counts[state] === 0 ? "muted" : state === "shut" ? "right" : "wrong"}
      >
        {`${counts[state]} ${wide ? long : short}`}
      </Label>
    </At>
  ));
}

/** Who the process is, inside and outside, in the upper corner. */
export function Who({ who, layout }: { who: Scene["who"]; layout: LayoutName }) {
  const { disc, inner, text } = plans[layout];
  return who.map((line, index) => (
    <Label
      key={line}
      x={inner.left + 12 - disc.x}
      y={inner.top + 15 + index * 18 - disc.y}
      size={text.small}
      weight={500}
      tone="muted"
    >
      {line}
    </Label>
  ));
}
