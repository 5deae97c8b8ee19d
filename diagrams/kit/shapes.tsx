import type { ReactNode } from "react";
import { area, edge, paint, type Tone } from "./concepts";

/**
 * The vocabulary of the drawings: ink lines of one weight, flat tints, one shape per concept (see docs and
 * app/tokens.css). All shapes are drawn from their upper left corner at (0, 0); put them in an Actor to place them.
 */
const stroke = 1.8;

interface TextProps {
  x?: number;
  y?: number;
  /** In user units; 15 for labels on a wide stage, 13 on a narrow one. */
  size?: number;
  weight?: number;
  anchor?: "start" | "middle" | "end";
  tone?: Tone;
  /** One line of text; SVG does not wrap. */
  children: string;
  /** Code and command output. */
  mono?: boolean;
  caps?: boolean;
}

/** A line of text, vertically centred on y. */
export function Label({
  x = 0,
  y = 0,
  size = 15,
  weight = 600,
  anchor = "start",
  tone = "text",
  children,
  mono,
  caps,
}: TextProps) {
  return (
    <text
      x={x}
      y={y}
      dominantBaseline="central"
      textAnchor={anchor}
      style={{
        fill: edge(tone),
        fontSize: size,
        fontWeight: weight,
        fontStretch: mono ? undefined : "88%",
        fontFamily: mono ? "var(--font-mono)" : undefined,
        letterSpacing: caps ? "0.06em" : undefined,
        textTransform: caps ? "uppercase" : undefined,
      }}
    >
      {children}
    </text>
  );
}

interface BoxProps {
  w: number;
  h: number;
  tone: Tone;
  /** Short, in the middle; a second line goes in `sub`. */
  label?: string;
  sub?: string;
  size?: number;
  /**
   * `plain` slab; `double` wall (virtual machine); `ribs` (container); `open` top (writable layer);
   * `dashed` lens (namespace); `ghost` outline of something that is missing or not there yet.
   */
  look?: "plain" | "double" | "ribs" | "open" | "dashed" | "ghost";
  radius?: number;
}

export function Box({ w, h, tone, label, sub, size = 15, look = "plain", radius = 4 }: BoxProps) {
  const middle = h / 2;
  return (
    <g strokeWidth={stroke} strokeLinejoin="round">
      {look === "open" ? (
        <>
          <rect width={w} height={h} style={{ fill: area(tone) }} />
          <path d={`M0 0V${h}H${w}V0`} fill="none" style={{ stroke: edge(tone) }} />
        </>
      ) : look === "dashed" || look === "ghost" ? (
        <rect
          width={w}
          height={h}
          rx={look === "dashed" ? 10 : radius}
          fill="none"
          strokeDasharray={look === "dashed" ? "8 5" : "3 4"}
          style={{ stroke: edge(tone) }}
        />
      ) : (
        <rect width={w} height={h} rx={radius} style={paint(tone)} />
      )}
      {look === "double" && (
        <rect
          x={5}
          y={5}
          width={w - 10}
          height={h - 10}
          rx={radius - 1}
          style={{ stroke: edge(tone), fill: "var(--sheet)" }}
        />
      )}
      {look === "ribs" && <Ribs w={w} h={h} tone={tone} />}
      {label !== undefined && (
        <Label x={w / 2} y={sub ? middle - size * 0.62 : middle} anchor="middle" size={size} tone={tone}>
          {label}
        </Label>
      )}
      {sub !== undefined && (
        <Label x={w / 2} y={middle + size * 0.62} anchor="middle" size={size * 0.85} weight={450} tone={tone}>
          {sub}
        </Label>
      )}
    </g>
  );
}

/** The corrugation of a shipping container, along the upper and lower edge. */
function Ribs({ w, h, tone }: { w: number; h: number; tone: Tone }) {
  const gap = 18;
  const count = Math.max(2, Math.floor((w - 24) / gap));
  const first = (w - (count - 1) * gap) / 2;
  const ribs = Array.from({ length: count }, (_, i) => first + i * gap);
  const d = ribs.map((x) => `M${x} 6v9M${x} ${h - 6}v-9`).join("");
  return <path d={d} fill="none" strokeOpacity={0.65} style={{ stroke: edge(tone) }} />;
}

/** A process: a disc, with its PID or a short name in it. (0, 0) is its centre. */
export function Process({
  r = 28,
  label,
  name,
  size = 14,
  tone = "process",
}: {
  r?: number;
  label: string;
  name?: string;
  size?: number;
  tone?: Tone;
}) {
  return (
    <g strokeWidth={stroke}>
      <circle r={r} style={paint(tone)} />
      <Label anchor="middle" size={size} tone={tone}>
        {label}
      </Label>
      {name !== undefined && (
        <Label y={r + size} anchor="middle" size={size} weight={500} tone="muted">
          {name}
        </Label>
      )}
    </g>
  );
}

/** A remark in a pill, in the tone of what it says. (0, 0) is its centre; give the width that the text needs. */
export function Tag({
  w,
  tone,
  children,
  size = 14,
}: {
  w: number;
  tone: Tone;
  children: string;
  size?: number;
}) {
  const h = size * 2;
  return (
    <g>
      <rect
        x={-w / 2}
        y={-h / 2}
        width={w}
        height={h}
        rx={h / 2}
        strokeWidth={stroke}
        style={{ fill: "var(--surface)", stroke: edge(tone) }}
      />
      <Label anchor="middle" size={size} tone={tone}>
        {children}
      </Label>
    </g>
  );
}

/** A straight or bent arrow along the given path; the head lies at its end and points along `angle` (degrees, 0 = right). */
export function Arrow({
  d,
  end: [x, y],
  angle = 0,
  tone = "muted",
  dashed = false,
  width = stroke,
}: {
  d: string;
  end: readonly [number, number];
  angle?: number;
  tone?: Tone;
  dashed?: boolean;
  width?: number;
}) {
  return (
    <g style={{ stroke: edge(tone) }} strokeWidth={width} strokeLinecap="round" strokeLinejoin="round">
      <path d={d} fill="none" strokeDasharray={dashed ? "5 5" : undefined} />
      <path
        d="M-10 -5.5L0 0L-10 5.5Z"
        transform={`translate(${x} ${y}) rotate(${angle})`}
        style={{ fill: edge(tone) }}
      />
    </g>
  );
}

/** What travels: a filled dot with a word beside it. (0, 0) is its centre; move it by its Actor. */
export function Packet({ tone = "network", label, r = 8 }: { tone?: Tone; label?: string; r?: number }) {
  return (
    <g>
      <circle r={r} strokeWidth={stroke} style={{ fill: edge(tone), stroke: "var(--surface)" }} />
      {label !== undefined && (
        <Label x={r + 7} size={13} tone={tone}>
          {label}
        </Label>
      )}
    </g>
  );
}

/** A cross or a tick in a disc: an outcome, always with a word near it. (0, 0) is its centre. */
export function Mark({ ok, r = 11 }: { ok: boolean; r?: number }) {
  const k = r * 0.42;
  return (
    <g>
      <circle r={r} style={{ fill: edge(ok ? "right" : "wrong") }} />
      <path
        d={
          ok
            ? `M${-k * 1.1} 0L${-k * 0.25} ${k * 0.85}L${k * 1.15} ${-k * 0.8}`
            : `M${-k} ${-k}L${k} ${k}M${k} ${-k}L${-k} ${k}`
        }
        fill="none"
        strokeWidth={r * 0.22}
        strokeLinecap="round"
        strokeLinejoin="round"
        style={{ stroke: "var(--surface)" }}
      />
    </g>
  );
}

/** Groups shapes at a place of their own, without motion. */
export function At({ x = 0, y = 0, children }: { x?: number; y?: number; children: ReactNode }) {
  return <g transform={`translate(${x} ${y})`}>{children}</g>;
}
