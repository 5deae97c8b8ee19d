import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { staticDiagrams } from "@/components/diagram/scenes.server";
import { MermaidChart } from "@/components/mdx/MermaidChart";
import { chart } from "@/components/mdx/mermaid.server";
import { lessonsOf, neighbours } from "@/lib/content";
import { loadCourse } from "@/lib/content/loader.server";
import { recordedRun } from "@/lib/content/runs.server";
import { solutionRun } from "@/lib/exercise/run";
import { machineImage } from "@/lib/machine/manifest.server";
import { makeDeck } from "@/lib/present";

/** All that the presenter's pages show of a lesson. Drawings of charts are elements; diagrams are drawn live. */
export async function presentation(params: Promise<{ lesson: string }>) {
  const { lesson: slug } = await params;
  const course = loadCourse();
  const lesson = lessonsOf(course).find((one) => one.slug === slug);
  if (!lesson) return notFound();
  const folder = `content/lessons/${slug}`;
  const ids = lesson.parts.flatMap((part) => (part.kind === "mermaid" ? [part.id] : []));
  const { next } = neighbours(course, slug);
  const diagrams = await staticDiagrams();
  const run = recordedRun(slug);
  const deck = makeDeck(lesson, {
    course: course.title,
    lab: lesson.lab && {
      exercise: lesson.lab,
      image: machineImage(lesson.lab.machine),
      ...solutionRun(lesson.lab.solution, run),
    },
    diagrams,
    charts: new Map(ids.map((id) => [id, chart(folder, id).title])),
    ...(next ? { next: { slug: next.slug, title: next.frontmatter.title } } : {}),
  });
  const charts: Record<string, ReactNode> = Object.fromEntries(
    ids.map((id) => [id, <MermaidChart key={id} folder={folder} id={id} />]),
  );
  return { lesson, deck, charts, diagrams, run };
}

/** For generateStaticParams of the presenter's routes. */
export const allLessons = () => lessonsOf(loadCourse()).map(({ slug }) => ({ lesson: slug }));
