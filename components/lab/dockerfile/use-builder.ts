import { useCallback, useEffect, useRef, useState } from "react";
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
import type { Answer, Ask, AskPair, Hello } from "./protocol";

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
  const [shown, setShown] = useState(nothingShown);
  const [marked, setMarked] = useState(nothingMarked);
  const [busy, setBusy] = useState(false);
  const [said, say] = useState("");
  const [stopped, setStopped] = useState("");
  const [paired, setPaired] = useState<Pair>();
  const [hello, setHello] = useState<Hello>();
  const engine = useRef<Engine>(undefined);
  const asked = useRef(goals);
  const work = history?.present;
  const { built } = shown;

  useEffect(() => {
    const onAnswer = (answer: Answer, type: (Ask | AskPair)["type"], of: Work) => {
      if (answer.type === "marked") {
        const { marks, findings, problems } = answer;
        setMarked({ marks, findings, problems, of });
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
    return () => started.end();
  }, []);

  useEffect(() => {
    asked.current = goals;
    if (work) engine.current?.ask("edit", work, goals);
  }, [work, goals]);

  const begin = useCallback((opening: History, earlier: Work | undefined, wanted: readonly Goal[]) => {
    setHistory(opening);
    if (!earlier) return;
    // Known at once, so that leaving before the engine is there does not lose it.
    setShown({ ...nothingShown, built: earlier });
    engine.current?.ask("restore", earlier, wanted);
  }, []);
  const change = useCallback((next: (work: Work) => Work, part?: string) => {
    setHistory((now) => now && changed(now, next(now.present), part, performance.now()));
  }, []);
  const undo = useCallback(() => setHistory((now) => now && undone(now)), []);
  const redo = useCallback(() => setHistory((now) => now && redone(now)), []);

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
  const open = (next: Work) => {
    change(() => next);
    engine.current?.ask("forget", next, asked.current);
    setShown(nothingShown);
  };

  return {
    history,
    work,
    shown,
    marked,
    /** Whether the marks are about the work as it is now. */
    current: marked.of === work,
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
