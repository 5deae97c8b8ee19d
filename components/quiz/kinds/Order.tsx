import { type PointerEvent, useRef, useState } from "react";
import { InlineText } from "@/components/ui/InlineText";
import { type AnswerOf, move, type QuestionOf } from "@/lib/quiz";
import { plainInline } from "@/lib/text/inline";
import { edge, Reason } from "../Reason";
import { nth } from "../words";
import type { KindViewProps } from "./view";

/**
 * Items to put in order. A dragged item changes places as soon as the pointer enters its neighbour's half, so that
 * what one sees is always the answer; the arrows do the same one place at a time, and say where the item is now.
 */
export function Order({
  question,
  order,
  answer,
  onAnswer,
  parts,
  labelledBy,
}: KindViewProps<QuestionOf<"order">, AnswerOf<"order">>) {
  // Untouched, the answer is empty and the shuffled order is on show.
  const shown = answer.length > 0 ? answer : [...order];
  const list = useRef<HTMLOListElement>(null);
  const [dragged, setDragged] = useState<number>();
  const [said, setSaid] = useState("");

  const moveItem = (from: number, to: number) => {
    const item = question.items[shown[from] ?? -1];
    if (!item || to < 0 || to >= shown.length) return;
    onAnswer(move(shown, from, to));
    setSaid(`${plainInline(item.text)}: moved to ${to + 1} of ${shown.length}`);
  };

  const grab = (event: PointerEvent, item: number) => {
    // A finger scrolls the page, except on the handle; the buttons stay buttons.
    const target = event.target instanceof Element ? event.target : undefined;
    if (parts || event.button !== 0 || target?.closest("button")) return;
    if (event.pointerType !== "mouse" && !target?.closest("[data-handle]")) return;
    event.preventDefault();
    // The list keeps the pointer, because React may move the item itself in the page.
    list.current?.setPointerCapture(event.pointerId);
    setDragged(item);
  };

  const drag = (event: PointerEvent) => {
    if (dragged === undefined || !list.current) return;
    const from = shown.indexOf(dragged);
    const middles = [...list.current.children].map((row) => {
      const { top, height } = row.getBoundingClientRect();
      return top + height / 2;
    });
    const above = middles.filter((middle, place) => place !== from && event.clientY > middle).length;
    // Past a neighbour's middle and not only its edge: rows of unequal height would else swap to and fro.
    if (above !== from) moveItem(from, above);
  };

  return (
    <>
      <ol
        ref={list}
        aria-labelledby={labelledBy}
        className="grid list-none gap-2 p-0"
        onPointerMove={drag}
        onPointerUp={() => setDragged(undefined)}
        onPointerCancel={() => setDragged(undefined)}
      >
        {shown.map((item, place) => {
          const text = question.items[item]?.text ?? "";
          const part = parts?.[item];
          return (
            <li
              key={item}
              onPointerDown={(event) => grab(event, item)}
              className={`flex gap-2 rounded-md border bg-surface py-1.5 pr-1.5 ${
                parts
                  ? `pl-3.5 ${edge(part)}`
                  : `pl-1 select-none ${dragged === item ? "cursor-grabbing border-accent bg-surface-2" : "cursor-grab border-line hover:border-line-strong"}`
              }`}
            >
              {!parts && <Handle />}
              <span className="pt-2 font-display text-[0.88rem] leading-normal font-semibold text-muted tabular-nums">
                {place + 1}
              </span>
              <div className="min-w-0 flex-1 py-1.5 leading-normal">
                <InlineText>{text}</InlineText>
                {part && (
                  <Reason part={part} label={part.right ? "In place." : `Comes ${nth(part.index + 1)}.`} />
                )}
              </div>
              {!parts && (
                <span className="flex flex-col sm:flex-row">
                  <MoveButton
                    label={`Move up: ${plainInline(text)}`}
                    path="m3.5 9.5 4.5-4.5 4.5 4.5"
                    disabled={place === 0}
                    onMove={() => moveItem(place, place - 1)}
                  />
                  <MoveButton
                    label={`Move down: ${plainInline(text)}`}
                    path="m3.5 6.5 4.5 4.5 4.5-4.5"
                    disabled={place === shown.length - 1}
                    onMove={() => moveItem(place, place + 1)}
                  />
                </span>
              )}
            </li>
          );
        })}
      </ol>
      <p role="status" className="sr-only">
        {said}
      </p>
    </>
  );
}

/** Where a finger may drag; a mouse may take the whole row. */
function Handle() {
  return (
    <span
      data-handle
      aria-hidden="true"
      className="grid w-8 touch-none place-items-center self-stretch text-muted"
    >
      <svg viewBox="0 0 16 16" aria-hidden="true" className="size-4" fill="currentColor">
        {[3, 8, 13].map((y) => (
          <path key={y} d={`M4.5 ${y - 1.2}h2.4v2.4H4.5zM9.1 ${y - 1.2}h2.4v2.4H9.1z`} />
        ))}
      </svg>
    </span>
  );
}

interface MoveButtonProps {
  label: string;
  path: string;
  disabled: boolean;
  onMove(): void;
}

// aria-disabled keeps the focus where it is when an item arrives at an end.
function MoveButton({ label, path, disabled, onMove }: MoveButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-disabled={disabled}
      onClick={onMove}
      className="grid size-11 place-items-center rounded text-muted hover:text-text aria-disabled:cursor-default aria-disabled:opacity-35 sm:size-9"
    >
      <svg
        viewBox="0 0 16 16"
        aria-hidden="true"
        className="size-4"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
      >
        <path d={path} />
      </svg>
    </button>
  );
}
