export { type Course, figureLabel, type Lesson, lessonsOf, neighbours } from "./course";
export type { Heading, Part } from "./lesson";
export type { LessonComponent, PropsOf } from "./lesson-components";
export type { GlossaryEntry, Objective, Source } from "./schema";
