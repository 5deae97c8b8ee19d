import { Actor, Box, durations, Label, type Tone } from "../kit";
import type { Piece, Reading } from "./model";
import type { LayoutName } from "./places";
import { smallest, widthOf } from "./words";

const tones: Readonly<Record<Piece["of"], Tone>> = { guest: "vm", program: "process", base: "layer" };

interface BarProps {
  reading: Reading;
  /** The slab that it lies in. */
  w: number;
  h: number;
  layout: LayoutName;
}

/** A reading in the hardware slab: how it comes about, the figure, and a bar of pieces in the colours of the blocks. */
export function Bar({ reading, w, h, layout }: BarProps) {
  const wide = layout === "wide";
  const pad = wide ? 14 : 10;
  const size = wide ? 15 : smallest;
  const top = wide ? 18 : 15;
  const height = wide ? 20 : 18;
  const length = w - 2 * pad;
  let from = 0;
  const pieces = reading.pieces.map((piece) => {
    const piecePlace = { piece, x: (from / reading.full) * length, w: (piece.size / reading.full) * length };
    from += piece.size;
    return piecePlace;
  });
  return (
    <g>
      <Label x={pad} y={top} size={size} weight={450} tone="host">
        {reading.counted}
      </Label>
      <Label x={w - pad} y={top} size={size} anchor="end" tone="host">
        {reading.amount}
      </Label>
      <rect
        x={pad}
        y={h - height - pad * 0.75}
        width={length}
        height={height}
        rx={3}
        style={{ fill: "var(--sheet)" }}
      />
      {pieces.map(({ piece, x, w: width }, index) => (
        <Actor
          key={index}
          at={[pad + x, h - height - pad * 0.75]}
          from={[-12, 0]}
          delay={(index + 1) * durations.quick * 0.5}
        >
          <Box
            w={width}
            h={height}
            tone={tones[piece.of]}
            radius={2}
            size={size}
            label={fits(piece, width, size) ? piece.word : undefined}
          />
        </Actor>
      ))}
    </g>
  );
}

const fits = ({ word }: Piece, width: number, size: number): boolean =>
  word !== undefined && widthOf(word, size) + (size > smallest ? 6 : 0) <= width;
