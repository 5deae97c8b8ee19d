"use client";

import { At, Box, edge, Label } from "../kit";
import type { MachineLook } from "./cargo";

interface MachineSlabProps {
  w: number;
  h: number;
  look: MachineLook;
  name: string;
  system: string;
  size: number;
  /** Narrow columns have the glyph above the words instead of beside them. */
  upright?: boolean;
}

/** A machine, or what carries cargo in a port: the slab that everything stands on. */
export function MachineSlab({ w, h, look, name, system, size, upright = false }: MachineSlabProps) {
  if (upright)
    return (
      <g>
        <Box w={w} h={h} tone="host" />
        <At x={w / 2} y={14}>
          <Glyph look={look} />
        </At>
        <Label x={w / 2} y={h - 29} anchor="middle" size={size} tone="host">
          {name}
        </Label>
        <Label x={w / 2} y={h - 12.5} anchor="middle" size={13} weight={500} tone="host">
          {system}
        </Label>
      </g>
    );
  return (
    <g>
      <Box w={w} h={h} tone="host" />
      <At x={34} y={h / 2}>
        <g transform="scale(1.25)">
          <Glyph look={look} />
        </g>
      </At>
      <Label x={64} y={h / 2 - size * 0.62} size={size} tone="host">
        {name}
      </Label>
      <Label x={64} y={h / 2 + size * 0.66} size={Math.max(13, size * 0.86)} weight={500} tone="host">
        {system}
      </Label>
    </g>
  );
}

const glyphs: Record<MachineLook, string> = {
  laptop: "M-9 -8H9V4H-9ZM-13 8H13",
  server: "M-11 -9H11V-1H-11ZM-11 1H11V9H-11ZM-7 -5H-6M-7 5H-6M1 -5H7M1 5H7",
  cloud: "M-7 8H7.5A5 5 0 0 0 8.5 -1.8A7.5 7.5 0 0 0 -5.5 -3.8A6 6 0 0 0 -7 8Z",
  ship: "M-14 1H14L10 8H-9ZM-6 1V-4H2V1M6 1V-9M6 -9L0 -4",
  train: "M-13 -4H-3V5H-13ZM1 -4H13V5H1ZM-3 2H1M-11 8H-10M-6 8H-5M3 8H4M10 8H11",
  lorry: "M-13 -7H3V5H-13ZM3 -3H9L13 1V5H3M-9 8H-7M7 8H9",
  warehouse: "M-12 8V-3L0 -9L12 -3V8ZM-6 8V1H6V8M-6 4.5H6",
};

function Glyph({ look }: { look: MachineLook }) {
  return (
    <path
      d={glyphs[look]}
      fill="none"
      strokeWidth={1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
      style={{ stroke: edge("host") }}
    />
  );
}
