import type { Side } from "@/lib/namespaces";
import { At, edge, Label, type Layout } from "../kit";
import { places, wrap } from "./places";
import type { Line } from "./scene";

/** A terminal's title and its empty screen; its lines are actors of their own, so that what stays does not flicker. */
export function TerminalFrame({ side, layout }: { side: Side; layout: Layout }) {
  const { terminal, text } = places[layout];
  const inside = side === "inside";
  return (
    <g>
      <rect
        width={terminal.w}
        height={terminal.h}
        rx={inside ? 10 : 4}
        strokeWidth={1.8}
        strokeDasharray={inside ? "8 5" : undefined}
        style={{ fill: "var(--surface)", stroke: edge(inside ? "namespace" : "host") }}
      />
      <At x={2} y={-terminal.titles + 8}>
        <Label size={text.title} tone={inside ? "namespace" : "host"} weight={650}>
          {inside ? "Inside, where web is" : "On the host, where db is"}
        </Label>
      </At>
    </g>
  );
}

interface PlacedLine {
  key: string;
  at: readonly [number, number];
  kind: Line["kind"];
  text: string;
}

/** The lines as they stand on the screen, broken where they are too long. */
export function terminalLines(lines: readonly Line[], side: Side, layout: Layout): PlacedLine[] {
  const { terminal, columns } = places[layout];
  const broken = lines.flatMap((line) =>
    wrap(line.kind === "command" ? `# ${line.text}` : line.text, columns).map((text) => ({ ...line, text })),
  );
  return broken.map((line, i) => ({
    ...line,
    key: `${side}-${i}-${line.text}`,
    at: [terminal.x + terminal.pad, terminal.tops[side] + terminal.pad + terminal.pitch * (i + 0.4)],
  }));
}

export function TerminalLine({ line, layout }: { line: PlacedLine; layout: Layout }) {
  const tone = line.kind === "command" ? "muted" : line.kind === "refused" ? "wrong" : "text";
  return (
    <text
      dominantBaseline="central"
      xmlSpace="preserve"
      style={{
        fill: edge(tone),
        fontFamily: "var(--font-mono)",
        fontSize: places[layout].text.mono,
        fontWeight: line.kind === "command" ? 400 : 500,
      }}
    >
      {line.text}
    </text>
  );
}

/** A line of the legend: how a thing of one's own is drawn, and a shared one. (0, 0) is its left middle. */
export function Swatch({ lens = false, size, children }: { lens?: boolean; size: number; children: string }) {
  const tone = lens ? "namespace" : "host";
  return (
    <g>
      <rect
        y={-7}
        width={22}
        height={14}
        rx={lens ? 6 : 3}
        strokeWidth={1.8}
        strokeDasharray={lens ? "5 3" : undefined}
        style={{ fill: lens ? "var(--concept-namespace-fill)" : "var(--surface)", stroke: edge(tone) }}
      />
      <Label x={29} size={size} weight={500} tone={tone}>
        {children}
      </Label>
    </g>
  );
}
