import { durations, edge, Label } from "../kit";
import { paint } from "../kit/concepts";

interface BarShapeProps {
  w: number;
  h: number;
  /** The length of a whole period: the bar is a part of it, and grows by a transform. */
  full: number;
  label?: string;
  size: number;
  delay: number;
}

/** A thread at work on a processor. */
export function Ran({ w, h, full, label, size, delay }: BarShapeProps) {
  return (
    <g>
      <rect
        className="grow"
        width={full}
        height={h}
        strokeWidth={1.8}
        vectorEffect="non-scaling-stroke"
        style={{ ...paint("process"), transform: `scaleX(${w / full})`, transitionDelay: `${delay}s` }}
      />
      {label !== undefined && (
        <Label x={w / 2} y={h / 2} anchor="middle" size={size} tone="process">
          {label}
        </Label>
      )}
    </g>
  );
}

/** A thread that is not allowed to run: the same lane, hatched. */
export function Throttled({ w, h, label, size }: Omit<BarShapeProps, "full" | "delay">) {
  const room = label === undefined ? 0 : label.length * size * 0.5 + 14;
  return (
    <g strokeWidth={1.8}>
      <path d={hatch(w, h, 10)} fill="none" strokeWidth={1.4} style={{ stroke: edge("cgroup") }} />
      <rect width={w} height={h} fill="none" style={{ stroke: edge("cgroup") }} />
      {label !== undefined && (
        <g>
          <rect
            x={(w - room) / 2}
            y={h / 2 - size * 0.8}
            width={room}
            height={size * 1.6}
            rx={3}
            style={{ fill: "var(--sheet)" }}
          />
          <Label x={w / 2} y={h / 2} anchor="middle" size={size} tone="cgroup">
            {label}
          </Label>
        </g>
      )}
    </g>
  );
}

/** Lines from lower left to upper right, cut at the edges of the box. */
export function hatch(w: number, h: number, gap: number): string {
  const lines: string[] = [];
  for (let start = gap - h; start < w; start += gap) {
    const x1 = Math.max(start, 0);
    const x2 = Math.min(start + h, w);
    if (x2 > x1) lines.push(`M${x1} ${h - (x1 - start)}L${x2} ${h - (x2 - start)}`);
  }
  return lines.join("");
}

/** Seconds that a bar waits, so that the clock is seen to run from left to right. */
export const turn = (period: number, fresh: number): number =>
  fresh > 1 ? (period * durations.slow) / fresh : 0;
