import type { Metadata } from "next";
import { allLessons, presentation } from "@/components/present/presentation.server";
import { Speaker } from "@/components/present/Speaker";
import { WithoutScript } from "@/components/present/WithoutScript";
import "@/components/present/present.css";
import "@/components/present/edits.css";
import "@/components/present/puzzle.css";

type Props = PageProps<"/present/[lesson]/speaker">;

export const dynamicParams = false;
export const generateStaticParams = allLessons;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { deck } = await presentation(params);
  return { title: `Speaker: ${deck.title}`, robots: { index: false } };
}

/** The speaker's own window: notes, the next slide, the time. */
export default async function Page({ params }: Props) {
  const { deck, charts } = await presentation(params);
  return (
    <>
      <Speaker deck={deck} charts={charts} />
      <WithoutScript deck={deck} />
    </>
  );
}
