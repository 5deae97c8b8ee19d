import { Arrow, edge, Label, type Tone } from "../kit";
import type { Who } from "./model";
import { between, type LayoutName, type Point, plans } from "./places";
import type { Line } from "./steps";

const tones: Readonly<Record<Line["kind"], Tone>> = {
  asks: "network",
  starts: "process",
  parent: "process",
  output: "text",
};

interface Segment {
  start: Point;
  end: Point;
  middle: Point;
  angle: number;
}

interface ConnectionProps {
  kind: Line["kind"];
  label?: string;
  layout: LayoutName;
  from?: Who;
  to?: Who;
  /** Instead of a line between two processes. */
  line?: Segment;
  word?: Point;
}

/** A request, a start, a bond or a stream of output, as an arrow or a line, with a word at it. */
export function Connection({ kind, label, layout, from, to, line, word }: ConnectionProps) {
  const segment = line ?? (from && to ? between(from, to, layout) : undefined);
  if (!segment) return null;
  const { start, end, middle, angle } = segment;
  const { bypass, bypassEnd } = plans[layout];
  const tone = tones[kind];
  const [dx, dy] = word ?? plans[layout].word[`${from}-${to}`] ?? [0, -14];
  const d = `M${start.join(" ")}L${end.join(" ")}`;
  return (
    <g>
      {kind === "output" && from === "shim" ? (
        <Arrow d={bypass} end={bypassEnd.at} angle={bypassEnd.angle} tone={tone} dashed />
      ) : kind === "parent" ? (
        <path d={d} strokeWidth={3} style={{ stroke: edge(tone) }} />
      ) : (
        <Arrow d={shortened(start, end)} end={end} angle={angle} tone={tone} dashed={kind === "output"} />
      )}
      {label !== undefined && (
        <Label
          x={middle[0] + dx}
          y={middle[1] + dy}
          anchor={dy === 0 ? "start" : "middle"}
          size={plans[layout].label}
          weight={500}
          tone={tone}
        >
          {label}
        </Label>
      )}
    </g>
  );
}

/** The line, ended under the head of the arrow. */
function shortened([x0, y0]: Point, [x1, y1]: Point): string {
  const length = Math.hypot(x1 - x0, y1 - y0);
  const part = Math.max(0, length - 8) / length;
  return `M${x0} ${y0}L${x0 + (x1 - x0) * part} ${y0 + (y1 - y0) * part}`;
}
