import type { Metadata } from "next";
import { Handout } from "@/components/present/Handout";
import { allLessons, presentation } from "@/components/present/presentation.server";
import { absolute } from "@/lib/site";
import "@/components/present/handout.css";
import "@/components/present/edits.css";
import "@/components/present/puzzle.css";

type Props = PageProps<"/present/[lesson]/print">;

export const dynamicParams = false;
export const generateStaticParams = allLessons;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lesson, deck } = await presentation(params);
  return {
    title: `Handout: ${deck.title}`,
    description: `${deck.title} on paper: every step with its caption and notes, the key points, and the questions with answers.`,
    alternates: { canonical: absolute(`/present/${lesson.slug}/print/`) },
  };
}

/** The lesson's slides on paper. */
export default async function Page({ params }: Props) {
  const { deck, diagrams, charts, run } = await presentation(params);
  return <Handout deck={deck} diagrams={diagrams} charts={charts} run={run} />;
}
