import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { LessonPage } from "@/components/course/LessonPage";
import { lessonsOf } from "@/lib/content";
import { loadCourse } from "@/lib/content/loader.server";
import { absolute } from "@/lib/site";

type Props = PageProps<"/learn/[lesson]">;

export const dynamicParams = false;

export function generateStaticParams() {
  return lessonsOf(loadCourse()).map(({ slug }) => ({ lesson: slug }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lesson } = await find(params);
  const { title, summary } = lesson.frontmatter;
  const path = `/learn/${lesson.slug}/`;
  return {
    title,
    description: summary,
    alternates: { canonical: absolute(path) },
    openGraph: {
      title,
      description: summary,
      type: "article",
      url: absolute(path),
      images: [absolute(`/og/${lesson.slug}.png`)],
    },
  };
}

export default async function Page({ params }: Props) {
  return <LessonPage {...(await find(params))} />;
}

async function find(params: Props["params"]) {
  const { lesson: slug } = await params;
  const course = loadCourse();
  const lesson = lessonsOf(course).find((one) => one.slug === slug);
  return lesson ? { course, lesson } : notFound();
}
