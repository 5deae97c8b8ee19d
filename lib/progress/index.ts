export {
  type AnswerEntry,
  answerKey,
  type ExerciseEntry,
  emptyProgress,
  type LessonEntry,
  labKey,
  merge,
  type ProgressDocument,
  type Try,
} from "./document";
export { isRead, type ProgressEvent, progress } from "./events";
export { type Additions, exportName, type ImportResult, readImport } from "./import";
export {
  type CourseLesson,
  type CourseOutline,
  type CourseProgress,
  courseProgress,
  type LessonOutline,
  type LessonProgress,
  type LessonState,
  lessonProgress,
  type WhatNext,
  whatNext,
} from "./outline";
export { type Parsed, parse, serialise } from "./parse";
