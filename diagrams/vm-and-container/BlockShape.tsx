import { Box, Label, Process, type Tone } from "../kit";
import { type LayoutName, plans, type Rect } from "./places";
import type { Block, Kind } from "./scene";
import { type Line, wordsOf } from "./words";

const tones: Readonly<Record<Kind, Tone>> = {
  hardware: "host",
  hypervisor: "host",
  "host-os": "host",
  runtime: "container",
  vm: "vm",
  "guest-os": "vm",
  container: "container",
  libraries: "layer",
  program: "process",
  waiting: "muted",
};

interface BlockShapeProps {
  block: Block;
  rect: Rect;
  layout: LayoutName;
  /** Without words: something else is shown in it. */
  blank?: boolean;
}

/** One block, drawn as its concept is drawn everywhere; outlined only where it is not there yet. */
export function BlockShape({ block, rect: { w, h }, layout, blank = false }: BlockShapeProps) {
  const ghost = block.state === "ghost";
  const tone = ghost ? "muted" : block.state === "taken" ? "wrong" : tones[block.kind];
  const lines = blank ? [] : wordsOf(block, w, h, layout);
  if (block.kind === "program" || block.kind === "waiting") {
    const r = Math.min(w / 2, h / 2, plans[layout].discs);
    const [line] = lines;
    return (
      <g transform={`translate(${w / 2} ${h / 2})`}>
        {ghost ? (
          <g transform={`translate(${-r} ${-r})`}>
            <Box w={2 * r} h={2 * r} radius={r} tone={tone} look="ghost" />
            <Lines lines={lines} x={r} y={r} tone={tone} />
          </g>
        ) : (
          <Process r={r} label={line?.text ?? ""} size={line?.size} tone={tone} />
        )}
      </g>
    );
  }
  const look = ghost
    ? "ghost"
    : block.kind === "vm"
      ? "double"
      : block.kind === "container"
        ? "ribs"
        : "plain";
  // Leaves room for a remark's word on the lower edge, where boxes are low.
  const lift = block.kind === "guest-os" && h >= 50 && h < 80 ? 5 : 0;
  return (
    <g>
      <Box w={w} h={h} tone={tone} look={look} />
      <Lines lines={lines} x={w / 2} y={h / 2 - lift} tone={tone} />
    </g>
  );
}

/** Lines of text, centred together on (x, y). */
function Lines({ lines, x, y, tone }: { lines: readonly Line[]; x: number; y: number; tone: Tone }) {
  const heights = lines.map((line) => line.size * 1.22);
  let top = y - heights.reduce((sum, height) => sum + height, 0) / 2;
  return lines.map((line, index) => {
    const height = heights[index] ?? 0;
    const middle = top + height / 2;
    top += height;
    return (
      <Label
        key={line.text}
        x={x}
        y={middle}
        size={line.size}
        weight={line.strong ? 600 : 450}
        anchor="middle"
        tone={tone}
      >
        {line.text}
      </Label>
    );
  });
}
