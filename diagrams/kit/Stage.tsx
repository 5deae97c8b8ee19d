import type { ReactNode } from "react";

/** The drawing: an SVG of the given size in user units. What it shows is said by the caption and the text version. */
export function Stage({
  size: [width, height],
  children,
}: {
  size: readonly [number, number];
  children: ReactNode;
}) {
  return (
    <svg
      className="scene block h-full w-full"
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  );
}
