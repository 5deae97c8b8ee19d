import { useId } from "react";
import { InlineText } from "@/components/ui/InlineText";
import type { ScriptExercise } from "@/lib/exercise";
import type { ScriptCheck } from "@/lib/exercise/script";
import { VerdictIcon } from "../VerdictIcon";

interface CommandListProps {
  exercise: ScriptExercise;
  result: ScriptCheck | undefined;
  /** How many hints are open, by command. */
  hints: Readonly<Record<string, number>>;
  onHint(command: string): void;
}

const words = { right: "right", wrong: "not yet", missing: "missing" } as const;

/** What the script must do, in no order; after a check, how each stands; and hints, one at a time. */
export function CommandList({ exercise, result, hints, onHint }: CommandListProps) {
  const title = useId();
  return (
    <div className="border-line-strong border-t p-4 @lg:px-5">
      <p id={title} className="font-display font-medium text-sm">
        What the script must do, in no particular order
      </p>
      <ul aria-labelledby={title} className="m-0 mt-2 grid list-none gap-2 p-0">
        {exercise.commands.map((command) => {
          const state = result?.commands.find(({ id }) => id === command.id)?.state;
          const open = hints[command.id] ?? 0;
          const left = command.hints.length - open;
          return (
            <li key={command.id} className="text-sm">
              <div className="flex items-baseline gap-x-3 [&>svg]:translate-y-0.5">
                {state && <VerdictIcon right={state === "right"} />}
                <div className="flex min-w-0 flex-wrap items-baseline gap-x-3">
                  <span>
                    <InlineText>{command.does}</InlineText>
                    {state && <span className="text-muted"> ({words[state]})</span>}
                  </span>
                  {left > 0 && state !== "right" && (
                    <button
                      type="button"
                      aria-label={`Hint ${open + 1} of ${command.hints.length}: ${command.does}`}
                      onClick={() => onHint(command.id)}
                      className="min-h-11 rounded px-2 font-display font-medium text-accent underline underline-offset-4"
                    >
                      Hint {open + 1} of {command.hints.length}
                    </button>
                  )}
                </div>
              </div>
              {state === "missing" && (
                <p className="ps-7 text-muted">
                  <InlineText>{command.missing}</InlineText>
                </p>
              )}
              <div aria-live="polite">
                {command.hints.slice(0, open).map((hint) => (
                  <p key={hint} className="ps-7">
                    <InlineText>{hint}</InlineText>
                  </p>
                ))}
              </div>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
