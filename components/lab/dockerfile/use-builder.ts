import { useCallback, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { Finding, Problem, StepMark } from "@/lib/dockerfile";
import type { Goal } from "@/lib/dockerfile-goals";
import {
  type BuildView,
  changed,
  type History,
  historyOf,
  redone,
  resultText,
  undone,
  type Work,
} from "@/lib/dockerfile-lab";
import { type Engine, startEngine } from "./engine";
import type { Answer, Ask, AskPair, Hello, Marked } from "./protocol";

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
  /** The work that they are about. */
  of: Work | undefined;
}

interface Remarks {
  findings: readonly Finding[];
  problems: readonly Problem[];
  of: Work | undefined;
}

const nothingShown: Shown = { view: undefined, before: undefined, reached: [], built: undefined };
const nothingMarked: Marks = { marks: undefined, of: undefined };
const nothingRemarked: Remarks = { findings: [], problems: [], of: undefined };

/** Two works that are no work of the reader's, built. */
interface Pair {
  name: string;
  of: Work;
  before?: BuildView;
  after?: BuildView;
}

export interface Paired extends Pair {
  before: BuildView;
  after: BuildView;
}

const isPaired = (pair: Pair | undefined): pair is Paired => pair?.before !== undefined;

export type Builder = ReturnType<typeof useBuilder>;

/**
 * A work with its history here, and the engine with its cache in a Worker.
 * @param goals the same array while they are the same
 * @param first undefined where it is not known yet: `begin` says it
 */
export function useBuilder(goals: readonly Goal[], first?: Work) {
  const [history, setHistory] = useState<History | undefined>(first && (() => historyOf(first)));
  /** What `history` is going to be: the engine is asked about a change before React has drawn it. */
  const next = useRef(history);
  const [shown, setShown] = useState(nothingShown);
  const [marked, setMarked] = useState(nothingMarked);
  const [remarks, setRemarks] = useState(nothingRemarked);
  const [busy, setBusy] = useState(false);
  const [said, say] = useState("");
  const [stopped, setStopped] = useState("");
  const [paired, setPaired] = useState<Pair>();
  const [hello, setHello] = useState<Hello>();
  const engine = useRef<Engine>(undefined);
  const asked = useRef<{ work?: Work; goals: readonly Goal[] }>({ goals });
  const work = history?.present;
  const { built } = shown;

  useEffect(() => {
    const onAnswer = (answer: Answer | Marked, type: (Ask | AskPair)["type"], of: Work) => {
      if (answer.type === "marked") {
        // At once: the page has just been busy with the key, and waits for nothing else.
        flushSync(() => setMarked({ marks: answer.marks, of }));
      } else if (answer.type === "checked") {
        const { findings, problems } = answer;
        setRemarks({ findings, problems, of });
      } else if (answer.type === "built") {
        const { view, reached } = answer;
        setShown((last) => ({ view, reached, built: of, before: type === "build" ? last.view : undefined }));
        if (type === "build") say(resultText(view));
      } else if (answer.type === "paired") {
        const { before, after } = answer;
        setPaired((last) => (last?.of === of ? { ...last, before, after } : last));
      } else if (answer.type === "broke") {
        setStopped(`The builder stopped: ${answer.message} Reload the page; your work is kept.`);
      }
      if (type === "build") setBusy(false);
    };
    const started = startEngine(onAnswer, setHello);
    engine.current = started;
    asked.current = { goals: asked.current.goals };
    return () => started.end();
  }, []);

  const ask = useCallback((edited: Work, wanted: readonly Goal[]) => {
    if (asked.current.work === edited && asked.current.goals === wanted) return;
    asked.current = { work: edited, goals: wanted };
    engine.current?.ask("edit", edited, wanted);
  }, []);
  useEffect(() => {
    if (work) ask(work, goals);
  }, [work, goals, ask]);
  const turn = useCallback(
    (to: (now: History) => History) => {
      if (!next.current) return;
      next.current = to(next.current);
      ask(next.current.present, asked.current.goals);
      setHistory(next.current);
    },
    [ask],
  );

  const begin = useCallback((opening: History, earlier: Work | undefined, wanted: readonly Goal[]) => {
    next.current = opening;
    setHistory(opening);
    if (!earlier) return;
    // Known at once, so that leaving before the engine is there does not lose it.
    setShown({ ...nothingShown, built: earlier });
    engine.current?.ask("restore", earlier, wanted);
  }, []);
  const change = useCallback(
    (by: (work: Work) => Work, part?: string) =>
      turn((now) => changed(now, by(now.present), part, performance.now())),
    [turn],
  );
  const undo = useCallback(() => turn(undone), [turn]);
  const redo = useCallback(() => turn(redone), [turn]);

  const pair = useCallback((name: string, before: Work, after: Work) => {
    setPaired({ name, of: before });
    engine.current?.pair(before, after);
  }, []);

  const build = () => {
    if (!work || busy) return;
    setBusy(true);
    engine.current?.ask("build", work, goals);
  };
  const forget = () => {
    if (!work) return;
    engine.current?.ask("forget", work, goals);
    engine.current?.ask("edit", work, goals);
    setShown(nothingShown);
  };
  /** Another work, of which nothing is built; one undo brings the old one back. */
  const open = (other: Work) => {
    engine.current?.ask("forget", other, asked.current.goals);
    change(() => other);
    setShown(nothingShown);
  };

  return {
    history,
    work,
    shown,
    /** As last known, each with the work that it is about. */
    marked,
    remarks,
    busy,
    said,
    say,
    stopped,
    /** What the engine knows, once it is there. */
    hello,
    dirty: work !== built,
    paired: isPaired(paired) ? paired : undefined,
    pair,
    begin,
    change,
    undo,
    redo,
    build,
    forget,
    open,
  };
}
