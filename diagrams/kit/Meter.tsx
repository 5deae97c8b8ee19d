import { edge, paint, type Tone } from "./concepts";
import { Label } from "./shapes";

interface MeterProps {
  w: number;
  h?: number;
  /** 0 to 1; more than 1 is drawn full. */
  fraction: number;
  tone?: Tone;
  label?: string;
  /** The amount in words, with its unit: the bar alone never carries the figure. */
  amount?: string;
  /** Where a limit is notched, 0 to 1. */
  limit?: number;
  size?: number;
}

/**
 * A bar that fills from the left; it grows by a transform, so that nothing is laid out again. Its ground is plain paper:
 * in the concept's own light colour an empty one would look full.
 */
export function Meter({ w, h = 16, fraction, tone = "cgroup", label, amount, limit, size = 14 }: MeterProps) {
  const full = Math.min(Math.max(fraction, 0), 1);
  return (
    <g>
      {label !== undefined && (
        <Label y={-size} size={size} tone={tone}>
          {label}
        </Label>
      )}
      {amount !== undefined && (
        <Label x={w} y={-size} anchor="end" size={size} weight={500} tone={tone}>
          {amount}
        </Label>
      )}
      <rect
        width={w}
        height={h}
        rx={3}
        strokeWidth={1.8}
        style={{ ...paint(tone), fill: "var(--surface)" }}
      />
      <rect
        className="grow"
        x={2.5}
        y={2.5}
        width={w - 5}
        height={h - 5}
        rx={1.5}
        style={{ fill: edge(tone), transform: `scaleX(${full})` }}
      />
      {limit !== undefined && (
        <path d={`M${w * limit} -5V${h + 5}`} strokeWidth={3} style={{ stroke: edge("text") }} fill="none" />
      )}
    </g>
  );
}
