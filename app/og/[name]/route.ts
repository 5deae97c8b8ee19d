import { notFound } from "next/navigation";
import { linkPicture } from "@/components/course/og/picture.server";
import { lessonsOf } from "@/lib/content";
import { loadCourse } from "@/lib/content/loader.server";
import { site } from "@/lib/site";

export const dynamic = "force-static";

/** /og/home.png and one picture for each lesson. */
function pictures() {
  const home = {
    name: "home.png",
    above: "An interactive course",
    title: site.tagline,
    below: "From the Linux kernel to the cloud: step through it, predict it, check it.",
  };
  const lessons = lessonsOf(loadCourse()).map(({ slug, number, module, frontmatter }) => ({
    name: `${slug}.png`,
    above: `${module.title} · lesson ${number}`,
    title: frontmatter.title,
    below: frontmatter.summary,
  }));
  return [home, ...lessons];
}

export function generateStaticParams() {
  return pictures().map(({ name }) => ({ name }));
}

export async function GET(_: Request, { params }: RouteContext<"/og/[name]">) {
  const { name } = await params;
  const picture = pictures().find((one) => one.name === name);
  return picture ? linkPicture(picture) : notFound();
}
