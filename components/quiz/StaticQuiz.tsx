import { InlineText } from "@/components/ui/InlineText";
import { givenLists, type Question, reveal, seedFrom } from "@/lib/quiz";
import { MarkWord } from "./Reason";
import { asksWords, taskWords } from "./words";

export interface StaticQuizProps {
  lesson: string;
  questions: readonly Question[];
  seed?: number;
}

/** The quiz as plain HTML: the questions with what there is to choose from, and the answers in a disclosure. */
export function StaticQuiz({ lesson, questions, seed }: StaticQuizProps) {
  return (
    <ol className="m-0! grid list-none gap-4 p-0">
      {questions.map((question, index) => (
        <li key={question.id} className="rounded-md border border-line bg-surface p-4 sm:p-6">
          <p className="m-0! flex flex-wrap justify-between gap-x-4 font-display text-[0.8rem] font-medium text-muted">
            <span>
              {questions.length > 1 ? `Question ${index + 1} of ${questions.length}` : "Check yourself"}
            </span>
            <span>{asksWords(question)}</span>
          </p>
          <p className="mt-1.5! mb-3! leading-normal font-semibold">
            <InlineText>{question.prompt}</InlineText>
          </p>
          <StaticTask question={question} />
          {question.kind === "dockerfile" && (
            <pre className="mb-3! font-mono text-[0.9rem] whitespace-pre-wrap">
              {question.start.dockerfile}
            </pre>
          )}
          {givenLists(question, seed ?? seedFrom(lesson)).map((list, column) => (
            <ul key={column} className="mb-3! list-disc pl-5">
              {list.map((text) => (
                <li key={text}>
                  <InlineText>{text}</InlineText>
                </li>
              ))}
            </ul>
          ))}
          <details>
            <summary className="w-fit py-1 font-display text-[0.94rem] font-semibold">
              Answer and reasons
            </summary>
            <ol className="m-0! grid list-none gap-2.5 p-0 pt-2">
              {reveal(question).parts.map((part, place) => (
                <li key={place} className="leading-snug">
                  {part.code ? (
                    <pre className="m-0! font-mono text-[0.9rem] whitespace-pre-wrap">{part.text}</pre>
                  ) : (
                    <InlineText>
                      {question.kind === "order" ? `${place + 1}. ${part.text}` : part.text}
                    </InlineText>
                  )}
                  <p className="m-0! text-[0.88rem] text-muted">
                    {"options" in question && (
                      <MarkWord right={part.right}>{part.right ? "Right." : "Not right."}</MarkWord>
                    )}{" "}
                    <InlineText>{part.why ?? ""}</InlineText>
                  </p>
                </li>
              ))}
            </ol>
          </details>
        </li>
      ))}
    </ol>
  );
}

/** Dragging and pressing are for the other form; on paper one may still think. */
function StaticTask({ question }: { question: Question }) {
  const task =
    question.kind === "order"
      ? "In which order?"
      : question.kind === "match"
        ? "Which belongs to which?"
        : taskWords(question);
  return task === undefined ? null : <p className="-mt-2! mb-2.5! text-[0.88rem] text-muted">{task}</p>;
}
