import Link from "next/link";
import { CopyButtons } from "@/components/mdx/CopyButtons";
import { LayOutRuns } from "@/components/mdx/LayOutRuns";
import { LessonText } from "@/components/mdx/LessonText";
import { DateWords } from "@/components/mdx/Sources";
import { LessonMarks } from "@/components/progress/LessonMarks";
import { LessonOpened } from "@/components/progress/LessonOpened";
import { LessonProgressLine } from "@/components/progress/LessonProgressLine";
import { MarkRead } from "@/components/progress/MarkRead";
import { type Course, type Lesson, neighbours } from "@/lib/content";
import { Contents } from "./Contents";
import { Outline } from "./Outline";
import { courseOutline, lessonIn } from "./outline.server";
import { SiteShell } from "./SiteShell";

/** One lesson, between the course's outline and its own contents. */
export async function LessonPage({ course, lesson }: { course: Course; lesson: Lesson }) {
  const outline = await courseOutline(course);
  const own = lessonIn(outline, lesson);
  const { frontmatter, module, slug } = lesson;
  return (
    <SiteShell current="/" source={`content/lessons/${slug}/lesson.mdx`}>
      <LessonOpened lesson={slug} />
      <CopyButtons />
      <LayOutRuns />
      <LessonMarks course={outline} />
      <div className="lesson-grid">
        <div className="rail no-print border-e border-line">
          <div className="rail-inner">
            <Outline outline={outline} current={slug} />
          </div>
        </div>
        <details className="rail-folded no-print">
          <summary className="flex min-h-11 items-center px-4 font-display text-sm font-semibold sm:px-6">
            {module.title}: lesson {module.lesson} of {module.of}
          </summary>
          <div className="grid gap-6 border-t border-line px-4 py-4 sm:grid-cols-2 sm:px-6">
            <Outline outline={outline} current={slug} />
            <Contents headings={lesson.headings} />
          </div>
        </details>
        <main id="content" className="lesson-main">
          <article className="prose">
            <header className="mb-6">
              <p className="mb-1 flex flex-wrap gap-x-4 font-display text-sm font-medium text-muted">
                <span>
                  {module.title} · {module.lesson} of {module.of}
                </span>
                <span>{lesson.minutes} min to read</span>
                <span>
                  Checked <DateWords date={frontmatter.checked} />
                </span>
              </p>
              <h1 className="text-[2rem] font-bold tracking-tight [font-stretch:92%] sm:text-[2.5rem]">
                {frontmatter.title}
              </h1>
            </header>
            <LessonText course={course} lesson={lesson} />
            <footer className="no-print mt-12 border-t border-line pt-4">
              <MarkRead lesson={slug} />
              <p className="mt-2 font-display text-sm">
                <Link href={`/present/${slug}/`} prefetch={false} className="link">
                  Present this lesson
                </Link>
                {" · "}
                <Link href={`/present/${slug}/print/`} prefetch={false} className="link">
                  Handout to print
                </Link>
              </p>
            </footer>
          </article>
          <NextAndPrevious course={course} slug={slug} />
        </main>
        <div className="rail rail-end no-print">
          <div className="rail-inner">
            <Contents headings={lesson.headings} />
            <p className="mt-4 border-t border-line ps-3 pt-3">
              <LessonProgressLine lesson={own} />
            </p>
          </div>
        </div>
      </div>
    </SiteShell>
  );
}

function NextAndPrevious({ course, slug }: { course: Course; slug: string }) {
  const { previous, next } = neighbours(course, slug);
  return (
    <nav aria-label="Lessons before and after" className="prose no-print mt-6 grid gap-3 sm:grid-cols-2">
      {previous ? <Neighbour lesson={previous} word="Previous" /> : <span />}
      {next && <Neighbour lesson={next} word="Next" />}
    </nav>
  );
}

function Neighbour({ lesson, word }: { lesson: Lesson; word: string }) {
  return (
    <Link
      href={`/learn/${lesson.slug}/`}
      prefetch={false}
      className="block rounded-md border border-line p-4 font-display hover:border-line-strong"
    >
      <span className="block text-sm text-muted">{word}</span>
      <span className="font-semibold">{lesson.frontmatter.title}</span>
    </Link>
  );
}
