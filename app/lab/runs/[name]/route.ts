import { lessonsOf } from "@/lib/content";
import { loadCourse } from "@/lib/content/loader.server";
import { recordedRun } from "@/lib/content/runs.server";

export const dynamic = "force-static";
export const dynamicParams = false;

export function generateStaticParams() {
  const names = lessonsOf(loadCourse()).flatMap(({ slug, lab }) => (lab && recordedRun(slug) ? [slug] : []));
  return names.map((slug) => ({ name: `${slug}.json` }));
}

/** The recorded run of a lesson's lab. */
export async function GET(_: Request, { params }: RouteContext<"/lab/runs/[name]">) {
  const { name } = await params;
  return Response.json(recordedRun(name.replace(/\.json$/, "")));
}
