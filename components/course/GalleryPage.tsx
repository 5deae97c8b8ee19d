import Link from "next/link";
import { EmbedCode } from "@/components/diagram/EmbedCode";
import { StaticScene } from "@/components/diagram/StaticScene";
import { staticDiagrams } from "@/components/diagram/scenes.server";
import { CopyButtons } from "@/components/mdx/CopyButtons";
import { type Course, lessonsOf } from "@/lib/content";
import { absolute } from "@/lib/site";
import { SiteShell } from "./SiteShell";

/** Every diagram for those who teach: look, present, link, embed. */
export async function GalleryPage({ course }: { course: Course }) {
  const diagrams = [...(await staticDiagrams()).values()];
  const lessonWith = (slug: string) =>
    lessonsOf(course).find((lesson) => lesson.figures.some(({ diagram }) => diagram === slug));
  return (
    <SiteShell current="/diagrams/" source="diagrams/registry.ts">
      <CopyButtons />
      <main id="content" className="mx-auto max-w-[82rem] px-4 pt-10 sm:px-6">
        <h1 className="text-4xl font-bold tracking-tight [font-stretch:92%]">Diagrams</h1>
        <p className="mt-3 max-w-[68ch]">
          Step through each on its own page, present it to a class, or put it into a page of yours: they are
          free to use under CC BY 4.0.
        </p>
        <ul className="mt-8 grid gap-8 md:grid-cols-2">
          {diagrams.map(({ slug, title, description, size, cover, steps }) => {
            const lesson = lessonWith(slug);
            const scene = steps.find(({ id }) => id === cover);
            return (
              <li key={slug} id={slug} className="scroll-mt-20 rounded-md border border-line-strong">
                <div
                  className="sheet overflow-hidden rounded-t-md border-b border-line-strong"
                  style={{ aspectRatio: size.wide.join("/") }}
                >
                  {scene && <StaticScene svg={scene.svg} layout="wide" />}
                </div>
                <div className="p-4">
                  <h2 className="text-lg font-semibold">{title}</h2>
                  <p className="mt-1 text-[0.93rem] text-muted">{description}</p>
                  <p className="mt-3 flex flex-wrap gap-x-5 gap-y-2 font-display text-sm font-medium">
                    <Link className="link" href={`/embed/${slug}/`} prefetch={false}>
                      Step through it ({steps.length} steps)
                    </Link>
                    {lesson && (
                      <>
                        <Link
                          className="link"
                          href={`/present/${lesson.slug}/?slide=${slug}.${steps[0]?.id}`}
                          prefetch={false}
                        >
                          Present
                        </Link>
                        <Link className="link" href={`/learn/${lesson.slug}/#${slug}`} prefetch={false}>
                          Lesson {lesson.number}: {lesson.frontmatter.title}
                        </Link>
                      </>
                    )}
                  </p>
                  <EmbedCode title={title} address={absolute(`/embed/${slug}/`)} />
                </div>
              </li>
            );
          })}
        </ul>
      </main>
    </SiteShell>
  );
}
