import { edge, type Tone } from "../kit";

/** A piece of code, and the colour it stands out in. */
export type Piece = string | readonly [text: string, tone: Tone, strong?: boolean];

/** The tone of a hash that changed in this step, or did not. */
export const toneOf = (changed: boolean | undefined): Tone =>
  changed === undefined ? "text" : changed ? "rebuilt" : "cached";

/** One line of code in pieces, its spaces kept; vertically centred on y. */
export function Code({
  x = 0,
  y = 0,
  size,
  children,
}: {
  x?: number;
  y?: number;
  size: number;
  children: readonly Piece[];
}) {
  return (
    <text
      x={x}
      y={y}
      dominantBaseline="central"
      style={{ fill: edge("text"), fontFamily: "var(--font-mono)", fontSize: size, whiteSpace: "pre" }}
    >
      {children.map((piece, i) =>
        typeof piece === "string" ? (
          <tspan key={i}>{piece}</tspan>
        ) : (
          <tspan key={i} style={{ fill: edge(piece[1]), fontWeight: piece[2] === false ? 400 : 700 }}>
            {piece[0]}
          </tspan>
        ),
      )}
    </text>
  );
}
