"use client";

import { type ReactNode, useRef } from "react";
import type { Size } from "@/lib/present";
import { SlideView, type SlideViewProps } from "./SlideView";
import { useBox } from "./useBox";

/** Until an audience's window says how large it is. */
export const usualScreen: Size = { width: 1600, height: 900 };

interface PreviewProps extends SlideViewProps {
  screen: Size | null;
  /** What lies over it: in the speaker's window, the pointer. */
  children?: ReactNode;
}

/** A slide in small, exactly as it stands in the audience's window: drawn at that size, then scaled. */
export function Preview({ screen, children, ...slide }: PreviewProps) {
  const frame = useRef<HTMLDivElement>(null);
  const box = useBox(frame);
  const { width, height } = screen ?? usualScreen;
  return (
    <div ref={frame} className="preview" style={{ aspectRatio: `${width} / ${height}` }}>
      {box && (
        <div
          inert
          aria-hidden="true"
          style={{ width, height, scale: box.width / width }}
          className="preview-slide"
        >
          <SlideView {...slide} />
        </div>
      )}
      {children}
    </div>
  );
}
