import { memo } from "react";
import { InlineText } from "@/components/ui/InlineText";
import type { StepMark } from "@/lib/dockerfile";
import {
  type BuildView,
  marksText,
  markWords,
  type StepView,
  sizeText,
  statusWords,
  stepGlyphs,
  whyText,
} from "@/lib/dockerfile-lab";
import { StageGraph } from "./StageGraph";

interface StepsProps {
  view: BuildView | undefined;
  /** What the next build would do, where the work has changed since the last. */
  marks: readonly StepMark[] | undefined;
  dockerfile: string;
  onGoTo(at: number): void;
}

/** What the next build would do, and what the last one did. A key draws it anew only once the engine has answered. */
export const Steps = memo(function Steps({ view, marks, dockerfile, onGoTo }: StepsProps) {
  return (
    <>
      {marks && <NextBuild marks={marks} dockerfile={dockerfile} onGoTo={onGoTo} />}
      {view ? <LastBuild view={view} /> : <p>Nothing has been built yet. Press Build.</p>}
    </>
  );
});

function NextBuild({
  marks,
  dockerfile,
  onGoTo,
}: { marks: readonly StepMark[] } & Pick<StepsProps, "dockerfile" | "onGoTo">) {
  const textOf = (id: string) => {
    const mark = marks.find((each) => each.id === id);
    return mark ? `\`${oneLine(dockerfile.slice(mark.span.from, mark.span.to))}\`` : id;
  };
  return (
    <section aria-label="If you build now" className="dfl-block">
      <h3 className="dfl-heading">If you build now</h3>
      <p>{marksText(marks)}</p>
      <ol className="mt-2 grid gap-1">
        {marks.map(({ id, span, mark, reasons }) => (
          <NextStep
            key={id}
            kind={mark}
            text={oneLine(dockerfile.slice(span.from, span.to))}
            why={mark === "cached" ? "" : whyText(reasons, textOf)}
            at={span.from}
            onGoTo={onGoTo}
          />
        ))}
      </ol>
    </section>
  );
}

interface NextStepProps extends Pick<StepsProps, "onGoTo"> {
  kind: StepMark["mark"];
  text: string;
  why: string;
  /** Where it begins in the Dockerfile. */
  at: number;
}

/** One of many that a key leaves as they are. */
const NextStep = memo(function NextStep({ kind, text, why, at, onGoTo }: NextStepProps) {
  return (
    <li className="dfl-step" data-kind={kind}>
      <span className="dfl-glyph" aria-hidden="true">
        {stepGlyphs[kind]}
      </span>
      <div className="min-w-0">
        <button type="button" className="dfl-code link text-start" onClick={() => onGoTo(at)}>
          {text}
        </button>{" "}
        <span className="dfl-word">{markWords[kind]}</span>
        {why !== "" && (
          <p className="dfl-why">
            <InlineText>{why}</InlineText>
          </p>
        )}
      </div>
    </li>
  );
});

/** The same while nothing is built: an edit does not draw it anew. */
const LastBuild = memo(function LastBuild({ view }: { view: BuildView }) {
  const all = view.stages.flatMap(({ steps }) => steps);
  const textOf = (id: string) => {
    const step = all.find((each) => each.id === id);
    return step ? `\`${oneLine(step.text)}\`` : id;
  };
  const longest = Math.max(1, ...all.map(({ seconds }) => seconds));
  return (
    <section aria-label="The last build" className="dfl-block">
      <h3 className="dfl-heading">The last build</h3>
      {view.problems
        .filter(({ code }) => code !== "step")
        .map(({ line, message }) => (
          <p key={`${line} ${message}`} className="text-wrong">
            Line {line}: {message}
          </p>
        ))}
      <StageGraph stages={view.stages} target={view.target} />
      <ol className="mt-2 grid gap-1">
        {view.stages.map(({ index, used, label, number, progress, nearest, baseName, steps }) =>
          used ? (
            <li key={index}>
              {progress !== undefined && (
                <p className="dfl-code dfl-from">
                  #{number} {progress}
                </p>
              )}
              {nearest.length > 0 && (
                <p className="dfl-why">
                  The lab has no image {baseName}. It has: {nearest.join(", ")}.
                </p>
              )}
              <ol className="grid gap-1">
                {steps.map((step) => (
                  <StepRow key={step.id} step={step} longest={longest} textOf={textOf} />
                ))}
              </ol>
            </li>
          ) : (
            <li key={index} className="dfl-why">
              Stage {label} is not needed for the image, so it is skipped.
            </li>
          ),
        )}
      </ol>
    </section>
  );
});

function StepRow({ step, longest, textOf }: { step: StepView; longest: number; textOf(id: string): string }) {
  const { status, number, progress, text, reasons, fell, output, error, unknown, seconds, size } = step;
  const asks =
    status === "cached" ? "Why from the cache?" : status === "built" ? "Why was this rebuilt?" : undefined;
  return (
    <li className="dfl-step" data-kind={status}>
      <span className="dfl-glyph" aria-hidden="true">
        {stepGlyphs[status]}
      </span>
      <div className="min-w-0">
        <p className="dfl-code">
          {number === undefined ? text : `#${number} ${progress ?? text}`}{" "}
          <span className="dfl-word">{statusWords[status]}</span>
        </p>
        {status === "built" && (
          <p className="dfl-time">
            <span className="dfl-seconds" style={{ inlineSize: `${(seconds / longest) * 40}%` }} />
            about {seconds.toFixed(1)} s{size !== undefined && `, ${sizeText(size)}`}
          </p>
        )}
        {error !== undefined && <p className="text-wrong">{error}</p>}
        {unknown.length > 0 && (
          <p className="dfl-why">
            The lab does not know {unknown.join(", ")}: nothing of what it would do is shown.
          </p>
        )}
        {asks && reasons.length > 0 && (
          <details>
            <summary className="dfl-summary">{asks}</summary>
            <p className="dfl-why">
              <InlineText>{whyText(reasons, textOf)}</InlineText>
              {fell.length > 0 && status === "built" && (
                <InlineText>{` With it fell: ${fell.slice(0, 6).map(textOf).join(", ")}${fell.length > 6 ? " and more" : ""}.`}</InlineText>
              )}
            </p>
          </details>
        )}
        {output.length > 0 && (
          <details open={status === "failed"}>
            <summary className="dfl-summary">Output</summary>
            <pre className="dfl-output">{output.join("\n")}</pre>
          </details>
        )}
      </div>
    </li>
  );
}

const oneLine = (text: string): string => {
  const line = text.replaceAll(/\\\s*\n\s*/g, " ").replaceAll(/\s+/g, " ");
  return line.length > 110 ? `${line.slice(0, 109)}…` : line;
};
