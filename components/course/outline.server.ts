import { staticDiagrams } from "@/components/diagram/scenes.server";
import type { Course, Lesson } from "@/lib/content";
import type { CourseLesson, CourseOutline } from "@/lib/progress";

/** The course as the browser needs it to say how far a reader has come. */
export async function courseOutline(course: Course): Promise<CourseOutline> {
  const steps = new Map([...(await staticDiagrams())].map(([slug, diagram]) => [slug, diagram.steps.length]));
  const outline = (lesson: Lesson): CourseLesson => ({
    slug: lesson.slug,
    title: lesson.frontmatter.title,
    number: lesson.number,
    minutes: lesson.minutes,
    diagrams: lesson.figures.map(({ diagram }) => ({ slug: diagram, steps: steps.get(diagram) ?? 0 })),
    questions: lesson.questions.map((question) => question.id),
  });
  return {
    modules: course.modules.map(({ id, title, lessons }) => ({ id, title, lessons: lessons.map(outline) })),
  };
}

/** One lesson's part of the outline. */
export function lessonIn(outline: CourseOutline, lesson: Lesson): CourseLesson {
  const found = outline.modules.flatMap((module) => module.lessons).find(({ slug }) => slug === lesson.slug);
  if (!found) throw new Error(`The lesson "${lesson.slug}" is not in the course's outline`);
  return found;
}
