import type { Metadata } from "next";
import { Audience } from "@/components/present/Audience";
import { allLessons, presentation } from "@/components/present/presentation.server";
import { WithoutScript } from "@/components/present/WithoutScript";
import { absolute } from "@/lib/site";
import "@/components/present/present.css";
import "@/components/present/edits.css";
import "@/components/present/puzzle.css";

type Props = PageProps<"/present/[lesson]">;

export const dynamicParams = false;
export const generateStaticParams = allLessons;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lesson, deck } = await presentation(params);
  return {
    title: `Present: ${deck.title}`,
    description: `${deck.title}, as slides for a class: every diagram step by step, the key points and the questions.`,
    alternates: { canonical: absolute(`/present/${lesson.slug}/`) },
  };
}

/** The lesson for a class, one slide at a time. */
export default async function Page({ params }: Props) {
  const { deck, charts } = await presentation(params);
  return (
    <>
      <Audience deck={deck} charts={charts} />
      <WithoutScript deck={deck} />
    </>
  );
}
