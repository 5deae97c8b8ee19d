import { z } from "zod";
import { concepts } from "@/lib/concepts";

/** What an author writes in content/, apart from quizzes and exercises, which have schemas of their own. */

const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "must be lower-case words joined by hyphens, such as control-groups");
const sentence = z.string().trim().min(1, "must not be empty");
const date = z.iso.date("must be a date such as 2026-11-22");

export const courseSchema = z.strictObject({
  title: sentence,
  modules: z
    .array(
      z.strictObject({
        id: slug,
        title: sentence,
        summary: sentence,
        lessons: z.array(slug).min(1, "needs at least one lesson"),
      }),
    )
    .min(1, "needs at least one module"),
});
export type CourseFile = z.infer<typeof courseSchema>;

const source = z.strictObject({
  title: sentence,
  url: z.url({ protocol: /^https?$/, error: "must be a web address beginning with https://" }),
  checked: date,
  note: sentence.optional(),
});
export type Source = z.infer<typeof source>;

const objective = z.strictObject({
  id: slug,
  /** Continues "After this lesson you can …". */
  can: sentence,
  /** The key point that the lesson leaves behind. */
  point: sentence,
  /** Id of the h2 that teaches it. */
  section: slug,
});
export type Objective = z.infer<typeof objective>;

export const frontmatterSchema = z.strictObject({
  title: sentence.max(60, "must fit into 60 characters"),
  summary: sentence.max(200, "must fit into 200 characters"),
  /** The day on which its facts were last checked. */
  checked: date,
  objectives: z
    .array(objective)
    .min(3, "needs 3 to 6 objectives")
    .max(6, "needs 3 to 6 objectives")
    .superRefine((objectives, context) => {
      const ids = objectives.map(({ id }) => id);
      for (const [index, id] of ids.entries())
        if (ids.indexOf(id) !== index)
          context.addIssue({ code: "custom", path: [index, "id"], message: `the id "${id}" is there twice` });
    }),
  sources: z.array(source).min(1, "needs at least one source"),
  further: z.array(source).optional(),
});
export type Frontmatter = z.infer<typeof frontmatterSchema>;

export const glossarySchema = z.array(
  z.strictObject({
    id: slug,
    term: sentence,
    also: z.array(sentence).optional(),
    /** The concept whose colour marks it. */
    concept: z.enum(concepts).optional(),
    definition: sentence,
    /** Slug of the lesson that explains it. */
    lesson: slug,
  }),
);
export type GlossaryEntry = z.infer<typeof glossarySchema>[number];
