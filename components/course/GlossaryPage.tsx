import Link from "next/link";
import { InlineText } from "@/components/ui/InlineText";
import { type Course, lessonsOf } from "@/lib/content";
import { SiteShell } from "./SiteShell";

/** Every term of the course, in alphabetical order. */
export function GlossaryPage({ course }: { course: Course }) {
  const lessons = new Map(lessonsOf(course).map((lesson) => [lesson.slug, lesson]));
  const entries = [...course.glossary].sort((a, b) => a.term.localeCompare(b.term, "en"));
  return (
    <SiteShell current="/glossary/" source="content/glossary.yaml">
      <main id="content" className="mx-auto max-w-[46rem] px-4 pt-10 sm:px-6">
        <h1 className="text-4xl font-bold tracking-tight [font-stretch:92%]">Glossary</h1>
        <dl className="mt-6">
          {entries.map(({ id, term, also, concept, definition, lesson }) => (
            <div key={id} id={id} className="scroll-mt-20 border-t border-line py-4 target:bg-surface-2">
              <dt className="flex flex-wrap items-center gap-x-3 font-display text-lg font-semibold">
                {concept && (
                  <span
                    aria-hidden="true"
                    className="h-3.5 w-3.5 rounded-[3px] border-2"
                    style={{
                      background: `var(--concept-${concept}-fill)`,
                      borderColor: `var(--concept-${concept})`,
                    }}
                  />
                )}
                {term}
                {also && <span className="text-sm font-medium text-muted">also: {also.join(", ")}</span>}
              </dt>
              <dd className="mt-1">
                <InlineText>{definition}</InlineText>{" "}
                <Link href={`/learn/${lesson}/`} prefetch={false} className="link whitespace-nowrap text-sm">
                  Lesson {lessons.get(lesson)?.number}
                </Link>
              </dd>
            </div>
          ))}
        </dl>
      </main>
    </SiteShell>
  );
}
