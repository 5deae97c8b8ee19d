"use client";

import type { ReactNode } from "react";
import { edge, Label } from "../kit";
import { paint } from "../kit/concepts";
import type { Goods, Kind } from "./cargo";

interface PieceProps {
  kind: Kind;
  w: number;
  h: number;
  label: string;
  size: number;
  /** Drawn as this instead, in the port. */
  goods?: Goods;
  /** The outline of something that is needed and not there. */
  missing?: boolean;
}

/** A piece of loose cargo, around its middle. Each kind has a shape of its own: nothing stacks. */
export function Piece({ kind, w, h, label, size, goods, missing = false }: PieceProps) {
  if (goods) return <GoodsPiece goods={goods} h={h} />;
  const shape = missing
    ? { fill: "none", stroke: edge("wrong") }
    : { ...paint("layer"), stroke: edge("layer") };
  return (
    <g strokeWidth={1.8} strokeLinejoin="round">
      <path d={outline(kind, w, h)} strokeDasharray={missing ? "3 4" : undefined} style={shape} />
      {!missing && (
        <path d={detail(kind, w, h)} fill="none" strokeWidth={1.4} style={{ stroke: edge("layer") }} />
      )}
      <Label
        x={kind === "setting" && !missing ? h * 0.15 : 0}
        y={kind === "runtime" ? -1.5 : 0}
        anchor="middle"
        size={size}
        tone={missing ? "wrong" : "layer"}
      >
        {label}
      </Label>
    </g>
  );
}

function outline(kind: Kind, w: number, h: number): string {
  const x = w / 2;
  const y = h / 2;
  const cut = h * 0.26;
  switch (kind) {
    case "program":
      return `M${-x} ${-y}H${x - cut}L${x} ${-y + cut}V${y}H${-x}Z`;
    case "runtime":
      return `M${-x} ${-y}H${x}V${y}H${-x}Z`;
    case "library":
      return `M${-x + cut} ${-y}H${x - cut}L${x} 0L${x - cut} ${y}H${-x + cut}L${-x} 0Z`;
    case "setting":
      return `M${-x + cut} ${-y}H${x}V${y}H${-x + cut}L${-x} ${y - cut}V${-y + cut}Z`;
  }
}

/** The fold of a file, the base of a runtime, the hole of a tag. */
function detail(kind: Kind, w: number, h: number): string {
  const x = w / 2;
  const y = h / 2;
  const cut = h * 0.26;
  switch (kind) {
    case "program":
      return `M${x - cut} ${-y}V${-y + cut}H${x}`;
    case "runtime":
      return `M${-x} ${y - 4.5}H${x}`;
    case "library":
      return "";
    case "setting":
      return `M${-x + cut * 0.75 + 2.2} 0a2.2 2.2 0 1 0 -4.4 0a2.2 2.2 0 1 0 4.4 0`;
  }
}

/** Sacks, barrels, crates and bales: about as high as a piece is. */
function GoodsPiece({ goods, h }: { goods: Goods; h: number }) {
  const y = h > 30 ? h * 0.66 : h * 0.54;
  const body = {
    sacks: `M${-y * 0.3} ${-y}L${y * 0.3} ${-y}L${y * 0.18} ${-y * 0.62}C${y * 1.35} ${-y * 0.1} ${y * 1.2} ${y} ${y * 0.7} ${y}H${-y * 0.7}C${-y * 1.2} ${y} ${-y * 1.35} ${-y * 0.1} ${-y * 0.18} ${-y * 0.62}Z`,
    barrels: `M${-y * 0.62} ${-y}H${y * 0.62}C${y * 0.98} ${-y * 0.4} ${y * 0.98} ${y * 0.4} ${y * 0.62} ${y}H${-y * 0.62}C${-y * 0.98} ${y * 0.4} ${-y * 0.98} ${-y * 0.4} ${-y * 0.62} ${-y}Z`,
    crates: `M${-y * 1.25} ${-y * 0.85}H${y * 1.25}V${y * 0.85}H${-y * 1.25}Z`,
    bales: `M${-y * 1.2} ${-y * 0.75}Q0 ${-y} ${y * 1.2} ${-y * 0.75}Q${y * 1.45} 0 ${y * 1.2} ${y * 0.75}Q0 ${y} ${-y * 1.2} ${y * 0.75}Q${-y * 1.45} 0 ${-y * 1.2} ${-y * 0.75}Z`,
  }[goods];
  const marks = {
    sacks: `M${-y * 0.18} ${-y * 0.62}H${y * 0.18}`,
    barrels: `M${-y * 0.83} ${-y * 0.45}H${y * 0.83}M${-y * 0.83} ${y * 0.45}H${y * 0.83}`,
    crates: `M${-y * 1.25} ${-y * 0.28}H${y * 1.25}M${-y * 1.25} ${y * 0.28}H${y * 1.25}M${-y * 0.85} ${-y * 0.85}V${y * 0.85}M${y * 0.85} ${-y * 0.85}V${y * 0.85}`,
    bales: `M${-y * 0.5} ${-y * 0.84}V${y * 0.84}M${y * 0.5} ${-y * 0.84}V${y * 0.84}`,
  }[goods];
  return (
    <g strokeWidth={1.8} strokeLinejoin="round" strokeLinecap="round">
      <path d={body} style={paint("layer")} />
      <path d={marks} fill="none" strokeWidth={1.4} style={{ stroke: edge("layer") }} />
    </g>
  );
}

/** Lets its content turn and grow between steps; inside an Actor, which moves it. */
export function Turned({ by, scale = 1, children }: { by: number; scale?: number; children: ReactNode }) {
  return (
    <g className="tween" style={{ transform: `rotate(${by}deg) scale(${scale})` }}>
      {children}
    </g>
  );
}
