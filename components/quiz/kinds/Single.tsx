import type { AnswerOf, QuestionOf } from "@/lib/quiz";
import { Choices } from "./Choices";
import type { KindViewProps } from "./view";

export function Single({
  question,
  answer,
  onAnswer,
  ...rest
}: KindViewProps<QuestionOf<"single">, AnswerOf<"single">>) {
  return (
    <Choices
      type="radio"
      options={question.options}
      isChosen={(index) => index === answer}
      onToggle={onAnswer}
      {...rest}
    />
  );
}
