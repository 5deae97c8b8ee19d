"use client";

import { Fragment, memo, useId, useRef } from "react";
import type { StepText } from "@/lib/steps";
import { codePieces, parseInline, plainInline } from "@/lib/text/inline";

interface CaptionsProps {
  steps: readonly StepText[];
  index: number;
  /** What the reader guessed, by the id of the step that answers it. */
  guesses: Readonly<Record<string, number>>;
  onGuess: (step: StepText, option: number) => void;
}

/**
 * The caption of the current step. All captions lie on one another and only one is visible, so that the frame
 * is as tall as the longest and nothing below it ever moves.
 */
export function Captions({ steps, index, guesses, onGuess }: CaptionsProps) {
  return (
    <div className="grid px-4 py-3 sm:px-6 sm:py-4">
      {steps.map((step, i) => (
        <Caption
          key={step.id}
          step={step}
          next={steps[i + 1]}
          shown={i === index}
          guess={guesses[step.id]}
          given={guesses[steps[i + 1]?.id ?? ""]}
          onGuess={onGuess}
        />
      ))}
    </div>
  );
}

interface CaptionProps extends Pick<CaptionsProps, "onGuess"> {
  step: StepText;
  next: StepText | undefined;
  shown: boolean;
  /** What was guessed about this step, and about the next. */
  guess: number | undefined;
  given: number | undefined;
}

/** Drawn anew only when it changes: a step concerns two captions, not all of them. */
const Caption = memo(function Caption({ step, next, shown, guess, given, onGuess }: CaptionProps) {
  return (
    <div className={`[grid-area:1/1] ${shown ? "" : "invisible"}`} aria-hidden={!shown}>
      <p className="m-0">
        <strong className="font-display font-[650]">{step.title}.</strong> <Words text={step.caption} />
      </p>
      <GuessResult step={step} guess={guess} />
      <Ask step={next} given={given} onGuess={onGuess} />
    </div>
  );
});

/**
 * The question that the next step answers, asked before it is shown. The answers to choose from open above it,
 * so that asking takes one line; who does not care to guess goes on.
 */
function Ask({
  step,
  given,
  onGuess,
}: { step: StepText | undefined } & Pick<CaptionProps, "given" | "onGuess">) {
  const card = useRef<HTMLFieldSetElement>(null);
  const id = useId();
  if (!step?.guess) return null;
  return (
    <div className="js-only no-print mt-1">
      <button type="button" popoverTarget={id} className="guess-button">
        <Words text={step.guess.question} /> <span className="guess-word">Guess</span>
      </button>
      <fieldset ref={card} popover="auto" id={id} className="guess-card">
        <legend className="sr-only">{plainInline(step.guess.question)}</legend>
        {step.guess.options.map((option, i) => (
          <button
            key={option.text}
            type="button"
            aria-pressed={given === i}
            onClick={() => {
              card.current?.hidePopover();
              onGuess(step, i);
            }}
            className="block min-h-11 w-full rounded-md border border-line-strong px-3 py-1.5 text-start font-display text-[0.95rem] not-first-of-type:mt-2 hover:bg-surface-2 aria-pressed:border-accent aria-pressed:text-accent"
          >
            <Words text={option.text} />
          </button>
        ))}
      </fieldset>
    </div>
  );
}

/** What became of the reader's guess. */
function GuessResult({ step, guess }: { step: StepText; guess: number | undefined }) {
  const chosen = guess === undefined ? undefined : step.guess?.options[guess];
  if (!chosen) return null;
  return (
    <p
      className={`js-only no-print mt-1 font-display text-[0.95rem] font-semibold ${chosen.right ? "text-correct" : "text-wrong"}`}
    >
      {chosen.right ? "As you expected" : "Not what you expected"}: “
      <Words text={chosen.text} />”
    </p>
  );
}

/** Inline markup of captions; the kit's own, since it may not import from components. */
export function Words({ text }: { text: string }) {
  return parseInline(text).map((part, i) => {
    const Tag = part.kind === "text" ? Fragment : part.kind;
    return (
      <Tag key={i}>
        {part.kind === "code"
          ? codePieces(part.text).map(({ text, whole }, piece) => (
              <span key={piece} className={whole ? "whole" : undefined}>
                {text}
              </span>
            ))
          : part.text}
      </Tag>
    );
  });
}
