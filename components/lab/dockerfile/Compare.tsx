import { useEffect, useId, useState } from "react";
import { InlineText } from "@/components/ui/InlineText";
import {
  type BuildView,
  compareBuilds,
  comparisonText,
  fateText,
  type PlacedStep,
  type StepPair,
  sizeText,
  statusWords,
} from "@/lib/dockerfile-lab";
import { Morph } from "./Morph";
import type { Paired } from "./use-builder";

export interface PresetPair {
  title: string;
  before: string;
  after: string;
}

interface CompareProps {
  view: BuildView | undefined;
  before: BuildView | undefined;
  pairs: readonly PresetPair[];
  paired: Paired | undefined;
  /** Asks for two presets to be built. */
  onPair(pair: PresetPair): void;
}

/** Two builds side by side: the last two, or two forms of an example. */
export function Compare({ view, before, pairs, paired, onPair }: CompareProps) {
  const field = useId();
  const two = view?.image && before?.image;
  const [chosen, setChosen] = useState(two ? "" : (pairs[0]?.title ?? ""));
  const pair = pairs.find(({ title }) => title === chosen);
  useEffect(() => {
    if (pair && paired?.name !== pair.title) onPair(pair);
  }, [pair, paired, onPair]);
  const shown = pair ? (paired?.name === pair.title ? paired : undefined) : two && { before, after: view };

  return (
    <>
      <p className="dfl-choose">
        <label htmlFor={field}>What to compare</label>
        <select
          id={field}
          className="dfl-select"
          value={chosen}
          onChange={({ target }) => setChosen(target.value)}
        >
          <option value="">The last build with the one before</option>
          <optgroup label="An example, costly and better">
            {pairs.map(({ title }) => (
              <option key={title} value={title}>
                {title}
              </option>
            ))}
          </optgroup>
        </select>
      </p>
      {shown ? (
        <Both before={shown.before} after={shown.after} />
      ) : (
        <p role="status">
          {pair
            ? "Building both…"
            : "Two builds that made an image are needed: build, change something, build again."}
        </p>
      )}
    </>
  );
}

function Both({ before, after }: { before: BuildView; after: BuildView }) {
  const comparison = compareBuilds(before, after);
  const sizes = { before: before.image?.size ?? 0, after: after.image?.size ?? 0 };
  const { fates, fresh, after: slabs } = comparison;
  return (
    <>
      <p className="mt-2">{comparisonText(sizes, comparison)}</p>
      <h3 className="dfl-heading mt-3">What becomes of the layers</h3>
      <Morph key={`${before.image?.id} ${after.image?.id}`} comparison={comparison} sizes={sizes} />
      <ol className="dfl-fates">
        {fates.map((fate, index) => (
          <li key={index} data-fate={fate.fate.code}>
            <span className="dfl-code">{fate.slab.base ? `FROM ${fate.slab.label}` : fate.slab.label}</span>
            <span>
              <InlineText>{fateText(fate, slabs)}</InlineText>
            </span>
          </li>
        ))}
        {fresh.map((place) => (
          <li key={`new ${place}`} data-fate="new">
            <span className="dfl-code">{slabs[place]?.label}</span>
            <span>New: {sizeText(slabs[place]?.size ?? 0)}.</span>
          </li>
        ))}
      </ol>
      <h3 className="dfl-heading mt-4">Step by step</h3>
      <table className="dfl-pairs">
        <thead>
          <tr>
            <th scope="col">Before</th>
            <th scope="col">Now</th>
          </tr>
        </thead>
        <tbody>
          {comparison.steps.map((pair, index) => (
            <tr key={index} data-kind={pair.kind}>
              <td>
                <Step placed={pair.before} kind={pair.kind} nothing="–" />
              </td>
              <td>
                <Step placed={pair.after} kind={pair.kind} nothing="gone" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Step({
  placed,
  kind,
  nothing,
}: {
  placed: PlacedStep | undefined;
  kind: StepPair["kind"];
  nothing: string;
}) {
  if (!placed) return <span className="text-muted">{nothing}</span>;
  const { step, stage } = placed;
  return (
    <>
      <span className="dfl-code">{step.text}</span>{" "}
      <span className="dfl-word">
        {kind === "new" && "new, "}
        {statusWords[step.status]}
        {step.size !== undefined && step.size > 0 && `, ${sizeText(step.size)}`}
        {!stage.startsWith("stage-") && `, in ${stage}`}
      </span>
    </>
  );
}
