"use client";

import { useRef } from "react";
import { InlineText } from "@/components/ui/InlineText";
import { stepGlyphs } from "@/lib/dockerfile-lab";
import type { SlideOf } from "@/lib/present";
import { useFit } from "../useFit";

/** A step of a scripted lab: the Dockerfile with its marks, and what the builder would do, or did. */
export function EditSlide({ slide }: { slide: SlideOf<"edit"> }) {
  const box = useRef<HTMLDivElement>(null);
  useFit(box, slide);
  return (
    <div ref={box} className="slide-page">
      <div className="slide-fit">
        <p className="slide-over">{slide.name}</p>
        <h2 className="slide-heading slide-edit-title">{slide.title}</h2>
        <p className="slide-edit-say">
          <InlineText>{slide.say}</InlineText>
        </p>
        <EditFrame frame={slide.frame} />
      </div>
    </div>
  );
}

/** The same on paper. */
export function EditFrame({ frame }: { frame: SlideOf<"edit">["frame"] }) {
  const { lines, rows, changed, heading, summary } = frame;
  return (
    <div className="edit-frame">
      <div>
        <p className="edit-name">
          Dockerfile{changed.length > 0 && `; edited beside it: ${changed.join(", ")}`}
        </p>
        <ol className="edit-lines">
          {lines.map(({ text, kind, fresh }, index) => (
            <li key={index} data-kind={kind} data-fresh={fresh || undefined}>
              <span className="edit-glyph" aria-hidden="true">
                {kind ? stepGlyphs[kind] : ""}
              </span>
              <code>{text}</code>
              {fresh && <span className="edit-fresh">edited</span>}
            </li>
          ))}
        </ol>
      </div>
      <div>
        <p className="edit-name">{heading}</p>
        <ol className="edit-rows">
          {rows.map(({ text, kind, word, why }, index) => (
            <li key={index} data-kind={kind}>
              <span className="edit-glyph" aria-hidden="true">
                {stepGlyphs[kind]}
              </span>
              <span>
                <code>{text}</code> <strong>{word}</strong>
                {why !== "" && (
                  <span className="edit-why">
                    <InlineText>{why}</InlineText>
                  </span>
                )}
              </span>
            </li>
          ))}
        </ol>
        <p className="edit-summary">{summary}</p>
      </div>
    </div>
  );
}
