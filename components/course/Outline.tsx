import { LessonMark } from "@/components/progress/LessonMark";
import type { CourseOutline } from "@/lib/progress";
import { site } from "@/lib/site";

/** The whole course as a list, with how far the reader has come. Plain links: a page has dozens of them. */
export function Outline({ outline, current }: { outline: CourseOutline; current?: string }) {
  return (
    <nav aria-label="Course outline" className="font-display text-sm">
      {outline.modules.map((module) => (
        <section key={module.id} className="mb-6">
          <h2 className="title-block-name mb-1.5 px-2">{module.title}</h2>
          <ol>
            {module.lessons.map((lesson) => (
              <li key={lesson.slug}>
                <a
                  href={`${site.basePath}/learn/${lesson.slug}/`}
                  aria-current={lesson.slug === current ? "page" : undefined}
                  className="flex items-baseline gap-2.5 rounded px-2 py-1.5 text-muted hover:text-text aria-[current]:bg-surface-2 aria-[current]:font-semibold aria-[current]:text-text"
                >
                  <span className="w-[1.15rem] shrink-0 whitespace-nowrap tabular-nums">{lesson.number}</span>
                  <span className="flex-1 leading-snug">{lesson.title}</span>
                  <LessonMark lesson={lesson.slug} />
                </a>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </nav>
  );
}
