"use client";

import { type ReactNode, useRef } from "react";
import { MarkIcon } from "@/components/quiz/Reason";
import { asksWords } from "@/components/quiz/words";
import { InlineText } from "@/components/ui/InlineText";
import { letter, type SlideOf } from "@/lib/present";
import { displayOrder, givenLists, type Question, reveal, seedFrom } from "@/lib/quiz";
import { useFit } from "../useFit";

/** A question for the class, and the same with its answer. What is right keeps its place from one to the other. */
export function QuestionSlide({ slide, lesson }: { slide: SlideOf<"question">; lesson: string }) {
  const { question, revealed } = slide;
  const box = useRef<HTMLDivElement>(null);
  useFit(box, slide);
  const seed = seedFrom(lesson);
  return (
    <div ref={box} className="slide-page">
      <div className="slide-fit">
        <p className="slide-over">
          {revealed ? "Answer" : "Ask the class"} · {asksWords(question)}
        </p>
        <h2 className="slide-prompt">
          <InlineText>{question.prompt}</InlineText>
        </h2>
        {revealed ? (
          <Answer question={question} seed={seed} />
        ) : (
          <Given question={question} lists={givenLists(question, seed)} />
        )}
      </div>
    </div>
  );
}

/** What there is to choose from; a line to fill where nothing is given. */
function Given({ question, lists }: { question: Question; lists: string[][] }) {
  if (question.kind === "command")
    return (
      <p className="slide-blank-line font-mono">
        <span className="text-muted">$</span> <span className="slide-cursor" />
      </p>
    );
  if (question.kind === "numeric")
    return (
      <p className="slide-blank-line">
        <span className="slide-rule" /> {question.unit}
      </p>
    );
  return (
    <div className={lists.length > 1 || question.kind === "dockerfile" ? "slide-lists" : undefined}>
      {question.kind === "dockerfile" && (
        <pre className="slide-file">{question.start.dockerfile.trimEnd()}</pre>
      )}
      {lists.map((list, column) => (
        <ol key={column} className="slide-options">
          {list.map((text, index) => (
            <li key={text} className="slide-option">
              <span className="slide-letter">
                {lists.length > 1 && column === 0 ? index + 1 : letter(index)}
              </span>
              <span>
                <InlineText>{text}</InlineText>
              </span>
            </li>
          ))}
        </ol>
      ))}
    </div>
  );
}

function Answer({ question, seed }: { question: Question; seed: number }) {
  if (question.kind === "single" || question.kind === "multiple")
    return (
      <Answers>
        {displayOrder(question, seed).map((place, index) => {
          const option = question.options[place];
          if (!option) return null;
          return (
            <Row key={place} mark={letter(index)} right={option.right === true} why={option.why} judged>
              <InlineText>{option.text}</InlineText>
            </Row>
          );
        })}
      </Answers>
    );
  return (
    <Answers>
      {reveal(question).parts.map((part, index) => (
        <Row
          key={index}
          mark={question.kind === "order" || question.kind === "match" ? String(index + 1) : undefined}
          right
          why={part.why}
        >
          {part.code ? (
            <code className="slide-command">{part.text}</code>
          ) : question.kind === "match" ? (
            <Pair left={question.pairs[index]?.left ?? ""} right={question.pairs[index]?.right ?? ""} />
          ) : (
            <InlineText>{part.text}</InlineText>
          )}
        </Row>
      ))}
    </Answers>
  );
}

const Answers = ({ children }: { children: ReactNode }) => <ol className="slide-options">{children}</ol>;

function Pair({ left, right }: { left: string; right: string }) {
  return (
    <>
      <strong className="font-semibold">
        <InlineText>{left}</InlineText>
      </strong>
      {" → "}
      <InlineText>{right}</InlineText>
    </>
  );
}

interface RowProps {
  mark: string | undefined;
  right: boolean;
  /** Say right or not right in words: where both stand side by side. */
  judged?: boolean;
  why: string | undefined;
  children: ReactNode;
}

function Row({ mark, right, judged = false, why, children }: RowProps) {
  return (
    <li className="slide-option" data-right={judged ? right : undefined}>
      {mark !== undefined && <span className="slide-letter">{mark}</span>}
      <span>{children}</span>
      {why !== undefined && (
        <span className="slide-why">
          {judged && (
            <>
              <strong className={right ? "text-(color:--right)" : "text-(color:--wrong)"}>
                <MarkIcon right={right} />
                {right ? "Right." : "Not right."}
              </strong>{" "}
            </>
          )}
          <InlineText>{why}</InlineText>
        </span>
      )}
    </li>
  );
}
