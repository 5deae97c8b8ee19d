"use client";
import { useEffect, useRef, useState } from "react";
import type { Problem } from "@/lib/dockerfile";
import type { Goal } from "@/lib/dockerfile-goals";
import { changed, historyOf, type Known, redone, resultText, undone, type Work } from "@/lib/dockerfile-lab";
import { Editor } from "./Editor";
import { type Engine, startEngine } from "./engine";
import "./dockerfile-lab.css";

interface Written {
  dockerfile?: string;
  reached?: readonly string[];
}

interface QuizBenchProps {
  start: Work;
  goals: readonly Goal[];
  answer: Written;
  onAnswer(answer: Written): void;
}

const nothing: readonly never[] = [];
const known: Known = { keywords: nothing, bases: nothing, files: nothing };

/** The editor alone, for a question: what is written is built at once, and what comes of it is part of the answer. */
export function QuizBench({ start, goals, answer, onAnswer }: QuizBenchProps) {
  const [history, setHistory] = useState(() =>
    historyOf({ ...start, dockerfile: answer.dockerfile ?? start.dockerfile }),
  );
  const [hello, setHello] = useState(known);
  const [said, say] = useState("");
  const [remarks, setRemarks] = useState<{ findings: readonly never[]; problems: readonly Problem[] }>();
  const place = useRef<HTMLDivElement>(null);
  const engine = useRef<Engine>(undefined);
  const latest = useRef({ work: history.present, onAnswer });
  const work = history.present;
  const untouched = work.dockerfile === start.dockerfile && answer.dockerfile === undefined;

  useEffect(() => {
    latest.current = { work, onAnswer };
  });

  useEffect(() => {
    const files = start.files.map(({ path }) => path);
    const started = startEngine(
      (reply, _, of) => {
        if (reply.type === "broke") say(`The builder stopped: ${reply.message} Reload the page.`);
        if (reply.type !== "built" || of !== latest.current.work) return;
        say(resultText(reply.view));
        setRemarks({ findings: nothing, problems: reply.view.problems });
        if (of.dockerfile !== start.dockerfile)
          latest.current.onAnswer({ dockerfile: of.dockerfile, reached: reply.reached });
      },
      ({ bases, keywords }) => setHello({ bases, keywords, files }),
    );
    engine.current = started;
    return () => started.end();
  }, [start]);

  useEffect(() => {
    engine.current?.ask("restore", work, goals);
    if (!untouched) latest.current.onAnswer({ dockerfile: work.dockerfile });
  }, [work, goals, untouched]);

  return (
    <div ref={place} className="dfl-inline dfl-question">
      {start.files.length > 0 && (
        <details className="dfl-context">
          <summary className="dfl-summary">
            Beside it: {start.files.map(({ path }) => path).join(", ")}
          </summary>
          {start.files.map(({ path, content }) => (
            <div key={path}>
              <p className="dfl-code">{path}</p>
              <pre className="dfl-output">{content}</pre>
            </div>
          ))}
        </details>
      )}
      <Editor
        path="Dockerfile"
        text={work.dockerfile}
        marks={nothing}
        remarks={remarks}
        known={hello}
        enter="checks"
        onChange={(_, text) =>
          setHistory((now) =>
            changed(now, { ...now.present, dockerfile: text }, "Dockerfile", performance.now()),
          )
        }
        onFix={() => undefined}
        onUndo={() => setHistory(undone)}
        onRedo={() => setHistory(redone)}
        onBuild={() => place.current?.closest("form")?.requestSubmit()}
      />
      <p role="status" className="dfl-why">
        {said}
      </p>
    </div>
  );
}
