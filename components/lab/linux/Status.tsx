import { button, primary } from "../styles";
import type { LabController, LabState } from "./controller";
import { bootWords, problemWords, progressWords } from "./words";

const stopped = {
  hidden: "It stood in a hidden tab for five minutes and was stopped, to give the memory back.",
  elsewhere: "A machine was started in another tab, and one is enough for a computer.",
  asked: "It was stopped.",
} as const;

/** In the place of the machine: how far the start is, or why there is none. */
export function Status({
  lab,
  state,
  onStart = () => lab.start(),
  onWatch,
}: {
  lab: LabController;
  state: LabState;
  onStart?: () => void;
  onWatch?: () => void;
}) {
  const { phase, progress, problem } = state;
  if (phase === "problem" || phase === "stopped") {
    const words = problem && phase === "problem" ? problemWords(problem) : undefined;
    return (
      <div className="lab-status" role="alert">
        <p className="font-display text-lg font-semibold">{words?.title ?? "The machine is not running"}</p>
        <p className="mt-1 max-w-[60ch]">{words?.text ?? stopped[state.stopped ?? "asked"]}</p>
        <div className="mt-4 flex flex-wrap gap-3">
          <button type="button" className={primary} onClick={onStart}>
            Start
          </button>
          {state.kept && (
            <button type="button" className={button} onClick={() => lab.start(true)}>
              Pick up where you left off
            </button>
          )}
          {onWatch && (
            <button type="button" className={button} onClick={onWatch}>
              Watch the recorded run
            </button>
          )}
        </div>
      </div>
    );
  }
  const download = progress?.phase === "download" ? progress : undefined;
  return (
    <div className="lab-status">
      <p className="font-display font-semibold" role="status">
        {progressWords(progress)}
      </p>
      <progress
        className="lab-progress"
        aria-label="Download"
        value={download ? download.loaded : progress ? 1 : 0}
        max={download ? download.total : 1}
      />
      {state.because && (
        <p className="mt-3 max-w-[60ch]" role="note">
          {bootWords(state.because, lab.image)}
        </p>
      )}
    </div>
  );
}
