import { getMDXComponent } from "mdx-bundler/client";
import type { Course, Lesson } from "@/lib/content";
import { compileLesson } from "./compile.server";
import { Html } from "./Html";
import { registryFor } from "./registry";

/** A lesson's text. The bundle is evaluated here, while the site is built: a browser never evaluates text. */
export async function LessonText({ course, lesson }: { course: Course; lesson: Lesson }) {
  const Text = getMDXComponent(await compileLesson(lesson.source, course.glossary));
  return <Text components={{ ...registryFor(lesson), Html }} />;
}
