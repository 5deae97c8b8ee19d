/**
 * The form of a lesson's quiz.yaml, and what a whole quiz must have. For the build and the tests: a browser must not
 * import this file, or it would get zod.
 */
import { z } from "zod";
import { suggest } from "@/lib/text";
import { commandSchema } from "./kinds/command";
import { dockerfileSchema } from "./kinds/dockerfile-schema";
import type { Zod } from "./kinds/kind";
import { matchSchema } from "./kinds/match";
import { multipleSchema } from "./kinds/multiple";
import { numericSchema } from "./kinds/numeric";
import { orderSchema } from "./kinds/order";
import { singleSchema } from "./kinds/single";
import type { Kind, Question, QuestionOf } from "./question";

const SCHEMAS = {
  single: singleSchema,
  multiple: multipleSchema,
  order: orderSchema,
  match: matchSchema,
  command: commandSchema,
  dockerfile: dockerfileSchema,
  numeric: numericSchema,
} satisfies { [K in Kind]: (zod: Zod) => z.ZodType<QuestionOf<K>> };

/** One question of any kind. */
export const questionSchema = () =>
  z.discriminatedUnion(
    "kind",
    [
      SCHEMAS.single(z),
      SCHEMAS.multiple(z),
      SCHEMAS.order(z),
      SCHEMAS.match(z),
      SCHEMAS.command(z),
      SCHEMAS.dockerfile(z),
      SCHEMAS.numeric(z),
    ],
    { error: ({ code, input }) => (code === "invalid_union" ? unknownKind(input) : undefined) },
  );

function unknownKind(input: unknown): string {
  const kinds = Object.keys(SCHEMAS);
  const given = typeof input === "object" && input !== null && "kind" in input ? input.kind : undefined;
  if (typeof given !== "string") return `A question needs a kind: ${kinds.join(", ")}`;
  return `There is no kind "${given}". ${suggest(given, kinds)}`;
}

/** The file: `questions:` and nothing else. Every id once. */
export const quizSchema = () =>
  z.strictObject({ questions: z.array(questionSchema()) }).superRefine(({ questions }, context) => {
    questions.forEach(({ id }, index) => {
      const first = questions.findIndex((question) => question.id === id);
      if (first < index)
        context.addIssue({
          code: "custom",
          path: ["questions", index, "id"],
          message: `The id "${id}" is taken by question ${first + 1}; ids are permanent and used once`,
        });
    });
  });

export type Quiz = z.infer<ReturnType<typeof quizSchema>>;

/** Something wrong with the content; `path` leads to it from the top of the file. */
export interface QuizProblem {
  path: (string | number)[];
  message: string;
}

const QUESTIONS_AT_LEAST = 8;
const PER_OBJECTIVE_AT_LEAST = 2;

/** What a complete lesson's quiz lacks: every objective tested twice, 8 questions, half of them about what happens. */
export function quizProblems(questions: readonly Question[], objectiveIds: readonly string[]): QuizProblem[] {
  const problems: QuizProblem[] = [];
  questions.forEach(({ objective }, index) => {
    if (objectiveIds.includes(objective)) return;
    problems.push({
      path: ["questions", index, "objective"],
      message: `The lesson has no objective "${objective}". ${suggest(objective, objectiveIds)}`,
    });
  });
  for (const id of objectiveIds) {
    const count = questions.filter((question) => question.objective === id).length;
    if (count < PER_OBJECTIVE_AT_LEAST)
      problems.push({
        path: ["questions"],
        message: `The objective "${id}" has ${count === 0 ? "no question" : "one question"}; each needs at least ${PER_OBJECTIVE_AT_LEAST}`,
      });
  }
  if (questions.length < QUESTIONS_AT_LEAST)
    problems.push({
      path: ["questions"],
      message: `A quiz has at least ${QUESTIONS_AT_LEAST} questions; this one has ${questions.length}`,
    });
  const happens = questions.filter((question) => question.asks === "happens").length;
  if (happens * 2 < questions.length)
    problems.push({
      path: ["questions"],
      message: `At least half of the questions say \`asks: happens\`; here ${happens} of ${questions.length} do`,
    });
  return problems;
}
