import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { isMap, isScalar, isSeq, parseDocument, type YAMLMap } from "yaml";
import { suggest } from "@/lib/text";
import { exerciseSkeleton, lessonSkeleton, quizSkeleton } from "./lesson-skeleton";
import { AuthorError, asTitle, checkSlug, type Written, writeFolder } from "./skeleton";

interface Options {
  /** Id of the module that gets the lesson; the last one where absent. */
  module?: string | undefined;
  /** As in 2026-11-22: the date that the skeleton says its facts were checked. */
  today: string;
}

/** Writes a lesson's folder and adds its line to course.yaml. Changes nothing when it throws. */
export function newLesson(root: string, slug: string | undefined, { module, today }: Options): Written {
  checkSlug(slug, "lesson");
  const courseFile = path.join(root, "content/course.yaml");
  if (!existsSync(courseFile))
    throw new AuthorError("There is no content/course.yaml here. Run this at the repository's root.");
  const course = addToCourse(readFileSync(courseFile, "utf8"), slug, module);
  const files = writeFolder(root, `content/lessons/${slug}`, {
    "lesson.mdx": lessonSkeleton(asTitle(slug), today),
    "quiz.yaml": quizSkeleton,
    "exercise.yaml": exerciseSkeleton,
  });
  writeFileSync(courseFile, course);
  return {
    files: [...files, "content/course.yaml"],
    left: [
      `See it: npm run dev, then http://localhost:3000/learn/${slug}/ (each save shows in about a second)`,
      "lesson.mdx: replace each sentence that tells you what to write; choose the diagram (npm run new diagram <slug>)",
      "quiz.yaml: at least 8 questions, two for each objective, half of them about what happens",
      "exercise.yaml: something to do, with a solution that the tests run; or delete it and <Exercise />",
      "Check: npm run content",
    ],
  };
}

/** course.yaml with the lesson at the end of a module; comments and layout stay. */
export function addToCourse(source: string, slug: string, moduleId?: string): string {
  const document = parseDocument(source);
  const modules = document.get("modules");
  const found = isSeq(modules) ? modules.items.filter(isMap) : [];
  const ids = found.map((module) => String(module.get("id")));
  const chosen = moduleId === undefined ? found.at(-1) : found[ids.indexOf(moduleId)];
  if (!chosen) {
    if (moduleId === undefined)
      throw new AuthorError("content/course.yaml has no modules: to add the lesson to. Add one first.");
    throw new AuthorError(`content/course.yaml has no module "${moduleId}". ${suggest(moduleId, ids)}`);
  }
  if (found.some((module) => lessonsOf(module).includes(slug)))
    throw new AuthorError(`content/course.yaml lists a lesson "${slug}" already. Choose another name.`);
  const lessons = chosen.get("lessons");
  if (isSeq(lessons)) lessons.add(document.createNode(slug));
  else chosen.set("lessons", document.createNode([slug]));
  return document.toString({ lineWidth: 110, flowCollectionPadding: false });
}

function lessonsOf(module: YAMLMap): string[] {
  const lessons = module.get("lessons");
  return isSeq(lessons) ? lessons.items.filter(isScalar).map((item) => String(item.value)) : [];
}
