import { useCallback, useEffect, useRef, useState } from "react";
import type { Finding, Problem, StepMark } from "@/lib/dockerfile";
import {
  type BuildView,
  changed,
  fromLink,
  type History,
  historyOf,
  isLink,
  redone,
  resultText,
  undone,
  type Work,
} from "@/lib/dockerfile-lab";
import { type Engine, startEngine } from "./engine";
import { keep, readKept } from "./kept";
import { inflate } from "./link";
import type { DockerfileLabProps } from "./props";
import type { Answer, Ask } from "./protocol";

interface Shown {
  view: BuildView | undefined;
  /** The build before that. */
  before: BuildView | undefined;
  reached: readonly string[];
  /** The work that the view shows. */
  built: Work | undefined;
}

interface Marks {
  marks: readonly StepMark[] | undefined;
  findings: readonly Finding[];
  problems: readonly Problem[];
  /** The work that they are about. */
  of: Work | undefined;
}

const nothingShown: Shown = { view: undefined, before: undefined, reached: [], built: undefined };
const nothingMarked: Marks = { marks: undefined, findings: [], problems: [], of: undefined };

export const brokenLink =
  "This link is damaged or too old, so the lab opened with its own example. Ask for a new link.";

/** The lab's state: the work and its history here, the engine and its cache in the Worker. */
export function useLab({ presets, first }: DockerfileLabProps) {
  const [history, setHistory] = useState<History>();
  const [challenge, setChallenge] = useState<string>();
  const [shown, setShown] = useState(nothingShown);
  const [marked, setMarked] = useState(nothingMarked);
  const [busy, setBusy] = useState(false);
  const [said, say] = useState("");
  const [notice, setNotice] = useState("");
  const engine = useRef<Engine>(undefined);
  const work = history?.present;

  useEffect(() => {
    const onAnswer = (answer: Answer, asked: Ask["type"], of: Work) => {
      if (answer.type === "marked") {
        const { marks, findings, problems } = answer;
        setMarked({ marks, findings, problems, of });
      } else if (answer.type === "built") {
        const { view, reached } = answer;
        setShown((last) => ({ view, reached, built: of, before: asked === "build" ? last.view : undefined }));
        if (asked === "build") say(resultText(view));
      } else if (answer.type === "broke") {
        setNotice(`The lab's engine stopped: ${answer.message} Reload the page; your work is kept.`);
      }
      if (asked === "build") setBusy(false);
    };
    const started = startEngine(onAnswer);
    engine.current = started;
    let gone = false;
    void openingState(presets, first).then((opening) => {
      if (gone) return;
      setHistory(opening.history);
      setChallenge(opening.challenge);
      setNotice(opening.notice);
      if (!opening.built) return;
      // Known at once, so that leaving before the engine is there does not lose it.
      setShown({ ...nothingShown, built: opening.built });
      started.ask("restore", opening.built, opening.challenge);
    });
    return () => {
      gone = true;
      started.end();
    };
  }, [presets, first]);

  const { built } = shown;
  useEffect(() => {
    if (work) engine.current?.ask("edit", work, challenge);
  }, [work, challenge]);

  useEffect(() => {
    if (!work) return;
    const save = () => keep({ draft: work, built, challenge });
    const timer = setTimeout(save, 300);
    window.addEventListener("pagehide", save);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("pagehide", save);
    };
  }, [work, built, challenge]);

  const change = useCallback((next: (work: Work) => Work, part?: string) => {
    setHistory((now) => now && changed(now, next(now.present), part, performance.now()));
  }, []);
  const undo = useCallback(() => setHistory((now) => now && undone(now)), []);
  const redo = useCallback(() => setHistory((now) => now && redone(now)), []);

  const build = () => {
    if (!work || busy) return;
    setBusy(true);
    engine.current?.ask("build", work, challenge);
  };
  const forget = () => {
    if (!work) return;
    engine.current?.ask("forget", work, challenge);
    engine.current?.ask("edit", work, challenge);
    setShown(nothingShown);
    say("The builder's cache is empty.");
  };
  /** Another Dockerfile, and nothing built of it; one undo brings the work back. */
  const open = (next: Work, name: string, nextChallenge?: string) => {
    change(() => next);
    setChallenge(nextChallenge);
    engine.current?.ask("forget", next, nextChallenge);
    setShown(nothingShown);
    setNotice("");
    say(`${name} is open. Undo brings back what was there.`);
  };

  return {
    history,
    work,
    challenge,
    shown,
    marked,
    busy,
    said,
    say,
    notice,
    setNotice,
    dirty: work !== built,
    change,
    undo,
    redo,
    build,
    forget,
    open,
  };
}

async function openingState(presets: DockerfileLabProps["presets"], first: string) {
  const preset = presets.find(({ id }) => id === first);
  const given: Work = { dockerfile: preset?.dockerfile ?? "FROM scratch\n", files: preset?.context ?? [] };
  const kept = readKept();
  const base = historyOf(kept?.draft ?? given);
  const { hash } = location;
  if (!isLink(hash)) return { history: base, built: kept?.built, challenge: kept?.challenge, notice: "" };
  const linked = await fromLink(hash, inflate);
  // From here on a reload shows what is kept.
  window.history.replaceState(window.history.state, "", location.pathname + location.search);
  if (!linked)
    return { history: historyOf(given), built: undefined, challenge: undefined, notice: brokenLink };
  const notice = kept ? "Opened from a link. Undo brings back your own work." : "";
  return {
    history: changed(base, linked.draft, undefined, 0),
    built: linked.built,
    challenge: linked.challenge,
    notice,
  };
}
