import { type CSSProperties, useId } from "react";
import { InlineText } from "@/components/ui/InlineText";
import type { PlacedItem, SortBin, SortItem } from "@/lib/exercise";
import { VerdictIcon } from "../VerdictIcon";
import { quantity } from "./words";

interface SortItemRowProps {
  item: SortItem;
  bins: readonly SortBin[];
  /** The unit of the costs, where there is a budget. */
  unit?: string;
  bin?: string;
  /** What the last check said, if the item is still where it was then. */
  verdict?: PlacedItem;
  onPlace: (bin: string) => void;
}

/** One item with its bins to choose from: native radio buttons, so the arrow keys work. */
export function SortItemRow({ item, bins, unit, bin, verdict, onPlace }: SortItemRowProps) {
  const name = useId();
  const reason = useId();
  return (
    <fieldset
      aria-describedby={verdict && reason}
      data-item={item.id}
      className="border-line border-t px-4 py-4 @lg:px-5"
    >
      <legend className="float-left mb-2.5 w-full leading-snug">
        <span className="font-medium">
          <InlineText>{item.text}</InlineText>
        </span>
        {item.detail && (
          <span className="mt-0.5 block text-muted text-sm">
            <InlineText>{item.detail}</InlineText>
          </span>
        )}
      </legend>
      <div className="clear-both grid gap-1.5 @lg:auto-cols-fr @lg:grid-flow-col">
        {bins.map((option) => (
          <label
            key={option.id}
            style={hue(option)}
            className="flex min-h-11 cursor-pointer items-center gap-2.5 rounded border border-line px-3 py-1.5 font-display text-sm leading-tight outline-focus has-checked:border-(--edge) has-checked:bg-(--area) has-checked:font-semibold has-checked:text-(--edge) has-focus-visible:outline-2 has-focus-visible:outline-offset-2"
          >
            <input
              type="radio"
              name={name}
              value={option.id}
              checked={bin === option.id}
              onChange={() => onPlace(option.id)}
              className="m-0 size-4 shrink-0 scroll-my-32 accent-(--edge) outline-none"
            />
            <span>
              {option.label}
              {unit && (
                <span className="block font-normal text-xs tabular-nums">
                  {quantity(item.cost?.[option.id] ?? 0, unit)}
                </span>
              )}
            </span>
          </label>
        ))}
      </div>
      {verdict && (
        <p id={reason} className="mt-2.5 flex gap-2 text-sm">
          <VerdictIcon right={verdict.right} />
          <span>
            <strong className={verdict.right ? "text-correct" : "text-wrong"}>
              {verdict.right ? "Right." : "Not here."}
            </strong>{" "}
            <InlineText>{verdict.why}</InlineText>
          </span>
        </p>
      )}
    </fieldset>
  );
}

/** A bin shows the hue of what it stands for, once something is in it. */
const hue = ({ concept }: SortBin): CSSProperties & Record<`--${string}`, string> =>
  concept
    ? { "--edge": `var(--concept-${concept})`, "--area": `var(--concept-${concept}-fill)` }
    : { "--edge": "var(--text)", "--area": "var(--surface-2)" };
