import { type KeyboardEvent, useId } from "react";
import { InlineText } from "@/components/ui/InlineText";
import type { RowVerdict } from "@/lib/exercise/script";
import { VerdictIcon } from "../VerdictIcon";
import { remarkOn } from "./words";

interface ScriptRowProps {
  text: string;
  /** Counted from 1. */
  number: number;
  of: number;
  /** What the last check said, if the row is still what it was then. */
  verdict?: RowVerdict;
  field(element: HTMLTextAreaElement | null): void;
  onEdit(text: string): void;
  onMove(by: -1 | 1): void;
  onRemove(): void;
  onAdd(): void;
}

/**
 * One row of a script. Enter begins a new one below, unless the line goes on with a backslash; Backspace in an empty row
 * takes it out; Alt and an arrow move it. The buttons do the same.
 */
export function ScriptRow({
  text,
  number,
  of,
  verdict,
  field,
  onEdit,
  onMove,
  onRemove,
  onAdd,
}: ScriptRowProps) {
  const reason = useId();
  const remark = verdict && remarkOn(verdict);

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const { value, selectionStart } = event.currentTarget;
    if (event.nativeEvent.isComposing) return;
    if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown"))
      onMove(event.key === "ArrowUp" ? -1 : 1);
    else if (event.key === "Enter" && !event.shiftKey && !value.slice(0, selectionStart).endsWith("\\"))
      onAdd();
    else if (event.key === "Backspace" && value === "") onRemove();
    else return;
    event.preventDefault();
  };

  return (
    <li className="px-4 py-1.5 @lg:px-5">
      <div className="flex flex-wrap items-start gap-x-2 gap-y-1 @lg:flex-nowrap">
        <span
          aria-hidden="true"
          className="w-5 shrink-0 pt-2.5 text-right font-mono text-muted text-sm tabular-nums"
        >
          {number}
        </span>
        <textarea
          ref={field}
          rows={1}
          value={text}
          aria-label={`Row ${number}`}
          aria-describedby={remark && reason}
          onChange={(event) => onEdit(event.target.value)}
          onKeyDown={onKeyDown}
          autoComplete="off"
          autoCorrect="off"
          autoCapitalize="off"
          spellCheck={false}
          className={`field-sizing-content block min-h-11 min-w-0 flex-1 resize-none rounded border bg-surface-2 px-3 py-2.5 font-mono text-base leading-normal [overflow-wrap:anywhere] text-text @lg:text-[0.92rem] ${
            remark ? (remark.right ? "border-correct" : "border-wrong") : "border-line-strong"
          }`}
        />
        <span className="flex w-full justify-end @lg:w-auto">
          <RowButton
            label={`Move row ${number} up`}
            path="m3.5 9.5 4.5-4.5 4.5 4.5"
            off={number === 1}
            onPress={() => onMove(-1)}
          />
          <RowButton
            label={`Move row ${number} down`}
            path="m3.5 6.5 4.5 4.5 4.5-4.5"
            off={number === of}
            onPress={() => onMove(1)}
          />
          <RowButton
            label={`Remove row ${number}`}
            path="M4 4l8 8M12 4l-8 8"
            off={false}
            onPress={onRemove}
          />
        </span>
      </div>
      {remark && (
        <p id={reason} className="mt-1 mb-1 flex gap-2 text-sm @lg:ps-7">
          <VerdictIcon right={remark.right} />
          <span>
            <strong className={remark.right ? "text-correct" : "text-wrong"}>{remark.word}</strong>{" "}
            <InlineText>{remark.why}</InlineText>
          </span>
        </p>
      )}
    </li>
  );
}

interface RowButtonProps {
  label: string;
  path: string;
  off: boolean;
  onPress(): void;
}

// aria-disabled keeps the focus where it is when a row arrives at an end.
function RowButton({ label, path, off, onPress }: RowButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-disabled={off}
      onClick={onPress}
      className="grid size-11 place-items-center rounded text-muted hover:text-text aria-disabled:cursor-default aria-disabled:opacity-35"
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
