import { InlineText } from "@/components/ui/InlineText";
import { letter, type SlideOf } from "@/lib/present";
import { displayOrder, givenLists, type Question, reveal, seedFrom } from "@/lib/quiz";

interface QuestionsProps {
  slides: readonly SlideOf<"question">[];
  lesson: string;
}

/** The questions as the class sees them, with room to answer by pen. */
export function HandoutQuestions({ slides, lesson }: QuestionsProps) {
  return (
    <section className="handout-questions">
      <h2>Questions</h2>
      <ol>
        {slides.map(({ question }) => {
          const lists = givenLists(question, seedFrom(lesson));
          return (
            <li key={question.id}>
              <p className="font-semibold">
                <InlineText>{question.prompt}</InlineText>
              </p>
              {lists.length === 0 ? (
                <p className="handout-line">
                  {question.kind === "command" && <span className="font-mono">$</span>}
                  <span />
                  {question.kind === "numeric" && question.unit}
                </p>
              ) : (
                <div className={lists.length > 1 ? "handout-lists" : undefined}>
                  {question.kind === "dockerfile" && (
                    <pre className="handout-file">{question.start.dockerfile.trimEnd()}</pre>
                  )}
                  {lists.map((list, column) => (
                    <ul key={column}>
                      {list.map((text, index) => (
                        <li key={text}>
                          <Mark question={question} column={column} columns={lists.length} index={index} />
                          <span>
                            <InlineText>{text}</InlineText>
                          </span>
                        </li>
                      ))}
                    </ul>
                  ))}
                </div>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** A letter to name the option by, or a short line to write a letter or a number on. */
function Mark({
  question,
  column,
  columns,
  index,
}: {
  question: Question;
  column: number;
  columns: number;
  index: number;
}) {
  if (question.kind === "order" || (columns > 1 && column === 0))
    return <span className="handout-gap" aria-hidden="true" />;
  return <span className="handout-letter">{letter(index)}</span>;
}

/** All answers with their reasons, on a page of their own that can be kept back. */
export function HandoutAnswers({ slides, lesson }: QuestionsProps) {
  return (
    <section className="handout-answers">
      <h2>Answers</h2>
      <ol>
        {slides.map(({ question }) => (
          <li key={question.id}>
            {rightParts(question, lesson).map((part) => (
              <p key={part.text}>
                <strong className="font-semibold">
                  {part.mark}
                  {part.code ? (
                    <code className="whitespace-pre-wrap">{part.text}</code>
                  ) : (
                    <InlineText>{part.text}</InlineText>
                  )}
                </strong>{" "}
                <InlineText>{part.why ?? ""}</InlineText>
              </p>
            ))}
          </li>
        ))}
      </ol>
    </section>
  );
}

function rightParts(question: Question, lesson: string) {
  const order = displayOrder(question, seedFrom(lesson));
  const right = reveal(question).parts.filter((part) => part.right);
  if ("options" in question) right.sort((a, b) => order.indexOf(a.index) - order.indexOf(b.index));
  return right.map((part, place) => ({
    ...part,
    text: `${part.text}${part.code || /[.?!]$/.test(part.text) ? "" : "."}`,
    mark:
      "options" in question
        ? `${letter(order.indexOf(part.index))}. `
        : question.kind === "order"
          ? `${place + 1}. `
          : "",
  }));
}
