import { useRef } from "react";
import { InlineText } from "@/components/ui/InlineText";
import { useNear } from "@/components/ui/useNear";
import type { AnswerOf, QuestionOf } from "@/lib/quiz";
import { TypedParts } from "./Typed";
import type { KindViewProps } from "./view";

const loadBench = () => import("@/components/lab/dockerfile/QuizBench");

/** A Dockerfile to change. Editor and builder come when the reader is near. */
export function Dockerfile(props: KindViewProps<QuestionOf<"dockerfile">, AnswerOf<"dockerfile">>) {
  const place = useRef<HTMLDivElement>(null);
  const loaded = useNear(place, loadBench);
  if (props.parts) return <TypedParts parts={props.parts} />;
  const { question, answer, onAnswer } = props;
  return (
    <>
      <ul className="mb-3! list-disc pl-5">
        {question.goals.map(({ id, text }) => (
          <li key={id}>
            <InlineText>{text}</InlineText>
          </li>
        ))}
      </ul>
      <div ref={place}>
        {loaded ? (
          <loaded.QuizBench
            start={question.start}
            goals={question.goals}
            answer={answer}
            onAnswer={onAnswer}
          />
        ) : (
          <pre className="min-h-40 font-mono text-[0.85rem] whitespace-pre-wrap">
            {question.start.dockerfile}
          </pre>
        )}
      </div>
    </>
  );
}
