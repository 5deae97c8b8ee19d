"use client";

import { type PointerEvent, useRef } from "react";
import { addStroke, maxPoints, type Point, type Stroke } from "@/lib/present";

export type Pointer = "none" | "laser" | "draw";

interface OverlayProps {
  pointer: Pointer;
  laser: Point | null;
  strokes: readonly Stroke[];
  onLaser: (point: Point | null) => void;
  onStrokes: (strokes: readonly Stroke[]) => void;
}

/** What lies over a slide: the pen's strokes and the laser's dot, in both windows at the same place. */
export function Overlay({ pointer, laser, strokes, onLaser, onStrokes }: OverlayProps) {
  const pen = useRef<number[]>(undefined);
  const last = useRef(0);

  const at = (event: PointerEvent): Point => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    const share = (value: number) => Math.round(Math.min(Math.max(value, 0), 1) * 10_000) / 10_000;
    return { x: share((event.clientX - left) / width), y: share((event.clientY - top) / height) };
  };

  const down = (event: PointerEvent) => {
    if (pointer !== "draw" || event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    const { x, y } = at(event);
    pen.current = [x, y];
    onStrokes(addStroke(strokes, [x, y], false));
  };

  const move = (event: PointerEvent) => {
    const { x, y } = at(event);
    // Sixty times a second is as smooth as it gets, and spares the other window the rest.
    const now = event.timeStamp;
    const soon = now - last.current < 16;
    if (pointer === "laser" && !soon) {
      last.current = now;
      onLaser({ x, y });
    }
    const stroke = pen.current;
    if (!stroke || stroke.length + 2 > maxPoints) return;
    stroke.push(x, y);
    if (soon) return;
    last.current = now;
    onStrokes(addStroke(strokes, [...stroke], true));
  };

  const up = () => {
    if (pen.current) onStrokes(addStroke(strokes, [...pen.current], true));
    pen.current = undefined;
  };

  return (
    <div
      className="overlay"
      data-pointer={pointer}
      onPointerDown={down}
      onPointerMove={pointer === "none" ? undefined : move}
      onPointerUp={up}
      onPointerCancel={up}
      onPointerLeave={() => pointer === "laser" && onLaser(null)}
    >
      <svg
        viewBox="0 0 1 1"
        preserveAspectRatio="none"
        role={strokes.length > 0 ? "img" : undefined}
        aria-label={
          strokes.length > 0
            ? `Drawing: ${strokes.length} stroke${strokes.length === 1 ? "" : "s"}`
            : undefined
        }
        aria-hidden={strokes.length === 0}
        className="overlay-strokes"
      >
        {strokes.map((stroke, index) => (
          <path key={index} d={pathOf(stroke)} />
        ))}
      </svg>
      {laser && (
        <span
          data-testid="laser"
          className="overlay-laser"
          style={{ left: `${laser.x * 100}%`, top: `${laser.y * 100}%` }}
        />
      )}
    </div>
  );
}

function pathOf(stroke: Stroke): string {
  const points: string[] = [];
  for (let i = 0; i + 1 < stroke.length; i += 2) points.push(`${stroke[i]} ${stroke[i + 1]}`);
  // A line to itself, so that a touch without a movement leaves a dot.
  return `M${points.join("L")}${points.length === 1 ? `L${points[0]}` : ""}`;
}
