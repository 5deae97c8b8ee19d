import { Box, edge, Label } from "../kit";
import { enclosure, type LayoutName, plans, wallX } from "./places";
import type { Scene } from "./scene";

interface WallProps {
  wall: Scene["walls"][number];
  place: number;
  layout: LayoutName;
}

/** One wall, all around the process: dashed where a namespace makes it, dotted where it was left out. */
export function WallShape({ wall, place, layout }: WallProps) {
  const { w, h } = enclosure(place, layout);
  if (wall.standing === "out")
    return (
      <path
        d={`M${w} 0V${h}`}
        fill="none"
        strokeWidth={1.2}
        strokeDasharray="1.5 5"
        style={{ stroke: edge("muted") }}
      />
    );
  const dashed = wall.concept === "namespace";
  const strong = wall.standing === "new";
  return (
    <g fill="none" style={{ stroke: edge(wall.concept) }}>
      <rect
        width={w}
        height={h}
        rx={8}
        strokeWidth={strong ? 2.6 : 1.4}
        strokeDasharray={dashed ? "8 4" : undefined}
        strokeOpacity={strong ? 1 : 0.8}
      />
    </g>
  );
}

/** The name over a wall: aslant where all are named, upright where only the newest is. */
export function WallName({ wall, place, layout }: WallProps) {
  const x = wallX(place, layout);
  const out = wall.standing === "out";
  const tone = out ? "muted" : wall.concept;
  if (layout === "narrow") {
    const { left, right } = plans.narrow;
    const width = wall.name.length * 7 + 18;
    const middle = Math.min(Math.max(x, left + width / 2), right - width / 2);
    return (
      <g transform={`translate(${middle - width / 2} 116)`}>
        <Box w={width} h={22} tone={wall.concept} label={wall.name} size={13} />
      </g>
    );
  }
  const y = enclosure(11, layout).y - 8;
  return (
    <g transform={`translate(${x + 3} ${y}) rotate(-45)`}>
      <Label size={15} weight={wall.standing === "new" ? 700 : 500} tone={tone}>
        {wall.name}
      </Label>
      {out && (
        <path d={`M-3 0H${wall.name.length * 7}`} strokeWidth={1.5} style={{ stroke: edge("muted") }} />
      )}
    </g>
  );
}
