"use client";

import { type ReactNode, useCallback, useMemo, useRef } from "react";
import { LinuxLab, NoMachine } from "@/components/lab/linux/LinuxLab";
import { loadView } from "@/components/lab/views";
import { record, useProgress } from "@/components/progress/store";
import type { AnswerRecord, Earlier, Objective } from "@/components/quiz/types";
import { useNear } from "@/components/ui/useNear";
import type { Exercise, MachineExercise } from "@/lib/exercise";
import type { MachineImage } from "@/lib/machine";
import { answerKey, labKey } from "@/lib/progress";
import type { Question } from "@/lib/quiz";

/**
 * The parts of a lesson that need code of their own: each comes when the reader comes near it. Until then, and
 * without JavaScript, `children` stands in its place.
 */

const quizPanel = () => import("@/components/quiz/QuizPanel");
const inlineQuestion = () => import("@/components/quiz/InlineQuestion");

interface QuizProps {
  lesson: string;
  questions: readonly Question[];
  objectives: readonly Objective[];
  children: ReactNode;
}

export function QuizIsland({ lesson, questions, objectives, children }: QuizProps) {
  const place = useRef<HTMLDivElement>(null);
  const loaded = useNear(place, quizPanel);
  const onAnswer = useRecordAnswer(lesson);
  return (
    <div ref={place}>
      {loaded ? (
        <WithEarlier lesson={lesson} asked={questions}>
          {(earlier) => (
            <loaded.QuizPanel
              lesson={lesson}
              questions={questions}
              objectives={objectives}
              earlier={earlier}
              onAnswer={onAnswer}
            />
          )}
        </WithEarlier>
      ) : (
        <Waiting>{children}</Waiting>
      )}
    </div>
  );
}

export function QuestionIsland({
  lesson,
  question,
  children,
}: {
  lesson: string;
  question: Question;
  children: ReactNode;
}) {
  const place = useRef<HTMLDivElement>(null);
  const loaded = useNear(place, inlineQuestion);
  const onAnswer = useRecordAnswer(lesson);
  return (
    <div ref={place}>
      {loaded ? (
        <WithEarlier lesson={lesson} asked={question}>
          {(earlier) => (
            <loaded.InlineQuestion
              lesson={lesson}
              question={question}
              earlier={earlier}
              onAnswer={onAnswer}
            />
          )}
        </WithEarlier>
      ) : (
        <Waiting>{children}</Waiting>
      )}
    </div>
  );
}

export function ExerciseIsland({
  lesson,
  exercise,
  children,
}: {
  lesson: string;
  exercise: Exercise;
  children: ReactNode;
}) {
  const place = useRef<HTMLDivElement>(null);
  const loaded = useNear(place, loadView(exercise));
  const onDone = useCallback(() => record({ type: "exercise-done", lesson }), [lesson]);
  return (
    <div ref={place} className="exercise">
      {loaded ? <loaded.View exercise={exercise} onDone={onDone} /> : <Waiting>{children}</Waiting>}
    </div>
  );
}

interface LabProps {
  lesson: string;
  exercise: MachineExercise;
  /** Missing where the machines have not been built. */
  image?: MachineImage;
  recorded: boolean;
  children: ReactNode;
}

/** An exercise on a real machine. What it needs is loaded by its Start button; until then it is a card of text. */
export function LabIsland({ lesson, exercise, image, recorded, children }: LabProps) {
  const onDone = useCallback(() => record({ type: "exercise-done", lesson: labKey(lesson) }), [lesson]);
  return (
    <>
      <div className="no-print">
        {image ? (
          <LinuxLab
            name={lesson}
            image={image}
            exercise={exercise}
            recorded={recorded}
            page={`/lab/linux/?exercise=${lesson}`}
            onDone={onDone}
          />
        ) : (
          <NoMachine />
        )}
      </div>
      {children}
    </>
  );
}

/** Keeps room where a widget is about to be, so that the text below does not jump. On paper there is none to come. */
function Waiting({ children }: { children: ReactNode }) {
  return (
    <>
      <div className="js-only no-print min-h-96 rounded-md border border-line" aria-hidden="true" />
      <p className="js-only print-only text-muted">This part works on the screen: open the page to do it.</p>
      {children}
    </>
  );
}

function useRecordAnswer(lesson: string) {
  return useCallback(
    ({ question, right, answer }: AnswerRecord) =>
      record({ type: "answered", lesson, question, right, answer }),
    [lesson],
  );
}

/** What was answered on earlier visits. A part of its own, so that a page does not ask before a question is there. */
function WithEarlier({
  lesson,
  asked,
  children,
}: {
  lesson: string;
  asked: Question | readonly Question[];
  children: (earlier: Earlier) => ReactNode;
}) {
  const answers = useProgress()?.document.answers;
  const earlier = useMemo(
    () =>
      Object.fromEntries(
        [asked].flat().flatMap(({ id }) => {
          const last = answers?.[answerKey(lesson, id)]?.tries.at(-1);
          return last ? [[id, { right: last.right }]] : [];
        }),
      ),
    [answers, lesson, asked],
  );
  return children(earlier);
}
