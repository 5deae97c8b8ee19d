import type { AnswerOf, QuestionOf } from "@/lib/quiz";
import { Choices } from "./Choices";
import type { KindViewProps } from "./view";

export function Multiple({
  question,
  answer,
  onAnswer,
  ...rest
}: KindViewProps<QuestionOf<"multiple">, AnswerOf<"multiple">>) {
  return (
    <Choices
      type="checkbox"
      options={question.options}
      isChosen={(index) => answer.includes(index)}
      onToggle={(index, chosen) => {
        const others = answer.filter((other) => other !== index);
        onAnswer(chosen ? [...others, index].sort((a, b) => a - b) : others);
      }}
      {...rest}
    />
  );
}
