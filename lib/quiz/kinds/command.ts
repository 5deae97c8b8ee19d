/**
 * Command: a line typed as in a shell, compared word by word with the accepted ones (see lib/text/shell-words).
 * Simplification: nothing is run, so a correct command that the author did not think of is marked wrong.
 */
import type { z } from "zod";
import { commandWords, parseShellWords, sameCommand, startsWithCommand } from "@/lib/text/shell-words";
import { incomplete, marked, type Verdict } from "../verdict";
import { commonFields, type KindRules, text, type Zod } from "./kind";

export const commandSchema = (zod: Zod) => {
  const command = text(zod).superRefine((line, context) => {
    if (!parseShellWords(line).ok)
      context.addIssue({
        code: "custom",
        message: "This command does not end: a quote or a `\\` is left open",
      });
  });
  return zod
    .strictObject({
      ...commonFields(zod),
      kind: zod.literal("command"),
      /** All that count as right; the first is the model answer. */
      accept: zod.array(command).min(1, "Give at least one accepted command"),
      why: text(zod),
      /** Known wrong answers: a whole command (`when`), or how it begins (`starts`). */
      wrong: zod
        .array(
          zod
            .strictObject({ when: command.optional(), starts: command.optional(), why: text(zod) })
            .refine(({ when, starts }) => (when === undefined) !== (starts === undefined), {
              error:
                "A known wrong answer has either `when` (the whole command) or `starts` (its first words)",
            }),
        )
        .optional(),
      hint: text(zod).optional(),
    })
    .superRefine(({ accept, wrong = [] }, context) => {
      wrong.forEach(({ when }, index) => {
        if (when !== undefined && accept.some((accepted) => sameCommand(accepted, when)))
          context.addIssue({
            code: "custom",
            path: ["wrong", index, "when"],
            message: `"${when}" is also among the accepted commands`,
          });
      });
    });
};

export type CommandQuestion = z.infer<ReturnType<typeof commandSchema>>;
export type CommandAnswer = string;

export function scoreCommand({ accept, why, wrong = [] }: CommandQuestion, answer: CommandAnswer): Verdict {
  const typed = parseShellWords(answer);
  if (!typed.ok) return incomplete(typed.missing);
  if (commandWords(typed.words).length === 0) return incomplete({ code: "nothing" });
  const given = { index: 0, text: answer.trim(), chosen: true, code: true };
  if (accept.some((accepted) => sameCommand(accepted, answer)))
    return marked(true, [{ ...given, right: true, why }]);
  // A whole command is more particular than its beginning, so it speaks first.
  const known =
    wrong.find(({ when }) => when !== undefined && sameCommand(when, answer)) ??
    wrong.find(({ starts }) => starts !== undefined && startsWithCommand(answer, starts));
  return marked(false, [
    { ...given, right: false, ...(known && { why: known.why }) },
    { index: 0, text: accept[0] ?? "", chosen: false, right: true, why, code: true },
  ]);
}

export const commandRules: KindRules<CommandQuestion, CommandAnswer> = {
  score: scoreCommand,
  key: ({ accept }) => accept[0] ?? "",
  blank: () => "",
  shuffles: () => 0,
  given: () => [],
};
