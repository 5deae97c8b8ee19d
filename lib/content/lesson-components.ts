import { z } from "zod";

/**
 * Everything a lesson may write in angle brackets, and with which attributes: the author's side of the
 * registry in components/mdx, which must have a component for each (the types hold it to that).
 */
export const lessonComponents = {
  Callout: z.strictObject({ kind: z.enum(["note", "warning", "misconception"]), title: z.string().min(1) }),
  CodeTabs: z.strictObject({}),
  Diagram: z.strictObject({ id: z.string() }),
  Exercise: z.strictObject({}),
  KeyPoints: z.strictObject({}),
  Lab: z.strictObject({}),
  Lookup: z.strictObject({}),
  Mermaid: z.strictObject({ id: z.string() }),
  Objectives: z.strictObject({}),
  Predict: z
    .strictObject({
      question: z.string().min(1),
      options: z.array(z.string()).min(2).max(5),
      answer: z.int().min(0),
    })
    .refine(({ options, answer }) => answer < options.length, {
      path: ["answer"],
      message: "must be the index of an option, counted from 0",
    }),
  Quiz: z.strictObject({ id: z.string().optional() }),
  Sources: z.strictObject({}),
  SpeakerNote: z.strictObject({}),
  Steps: z.strictObject({}),
  Term: z.strictObject({ id: z.string() }),
  Terminal: z
    .strictObject({
      ran: z.string().min(1).optional(),
      simulated: z.literal(true).optional(),
      title: z.string().optional(),
      /** Its commands also do what they should in the machine of the lesson's lab, which then offers to type them. */
      lab: z.literal(true).optional(),
    })
    .refine(({ ran, simulated }) => (ran === undefined) !== (simulated === undefined), {
      message: 'needs either ran="where it was really run" or simulated: a reader must know which',
    }),
  TryIt: z.strictObject({ title: z.string().min(1) }),
} satisfies Record<string, z.ZodType>;

export type LessonComponent = keyof typeof lessonComponents;
export type PropsOf<Name extends LessonComponent> = z.infer<(typeof lessonComponents)[Name]>;

export const languages = ["dockerfile", "bash", "yaml", "json", "console", "text"] as const;
