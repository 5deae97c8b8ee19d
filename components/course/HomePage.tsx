import Link from "next/link";
import { Diagram } from "@/components/diagram/Diagram";
import { ContinueButton } from "@/components/progress/ContinueButton";
import { LessonMark } from "@/components/progress/LessonMark";
import { LessonMarks } from "@/components/progress/LessonMarks";
import type { Course } from "@/lib/content";
import type { CourseOutline } from "@/lib/progress";
import { courseOutline } from "./outline.server";
import { ProgressIsland } from "./ProgressIsland";
import { SiteShell } from "./SiteShell";

/** The course: what it is, a diagram to step through at once, what to do next, and all lessons. */
export async function HomePage({ course }: { course: Course }) {
  const outline = await courseOutline(course);
  return (
    <SiteShell current="/" source="content/course.yaml">
      <main id="content" className="mx-auto max-w-[82rem] px-4 sm:px-6">
        <div className="grid items-center gap-x-14 gap-y-8 py-10 lg:grid-cols-[5fr_6fr] lg:py-16">
          <div>
            <h1 className="text-5xl font-bold tracking-tight [font-stretch:88%] sm:text-6xl">
              Containers,
              <br />
              taken apart
            </h1>
            <p className="mt-5 max-w-[34rem] text-lg">
              A course that begins at the Linux kernel. You step through every mechanism, say what you expect
              it to do, and check what you know.
            </p>
            <div className="mt-7 flex flex-wrap gap-3 font-display">
              <ContinueButton course={outline} />
              <Link
                href="/diagrams/"
                prefetch={false}
                className="inline-flex min-h-11 items-center rounded-md border border-line-strong px-5 font-semibold"
              >
                All diagrams
              </Link>
            </div>
            <p className="mt-4 font-display text-sm text-muted">No account. Nothing to install.</p>
          </div>
          <Diagram slug="image-to-container" figure="Fig. 0" start="limits" />
        </div>
        <Modules course={course} outline={outline} />
        <Labs />
        <ProgressIsland course={outline} />
        <LessonMarks course={outline} />
      </main>
    </SiteShell>
  );
}

const labs = [
  {
    href: "/lab/linux/",
    title: "Linux lab",
    text: "A root shell on a real Linux kernel that runs in this tab. Make namespaces, control groups and overlays, and watch the kernel hold them.",
  },
  {
    href: "/lab/dockerfile/",
    title: "Dockerfile lab",
    text: "Write a Dockerfile, and see the steps, layers and image that the builder makes of it; change a line, and see what is rebuilt and why.",
  },
] as const;

/** Where one works without a lesson. */
function Labs() {
  return (
    <section aria-labelledby="labs" className="mt-12 border-t-2 border-line-strong pt-8">
      <h2 id="labs" className="text-xl font-bold">
        Labs
      </h2>
      <div className="mt-3 grid gap-4 md:grid-cols-2">
        {labs.map(({ href, title, text }) => (
          <Link
            key={href}
            href={href}
            prefetch={false}
            className="block rounded-md border border-line-strong bg-surface p-4 hover:border-text sm:p-5"
          >
            <span className="font-display text-lg font-semibold">{title}</span>
            <span className="mt-1 block text-muted">{text}</span>
          </Link>
        ))}
      </div>
    </section>
  );
}

function Modules({ course, outline }: { course: Course; outline: CourseOutline }) {
  return (
    <div className="grid gap-x-12 gap-y-10 border-t-2 border-line-strong pt-8 md:grid-cols-[repeat(auto-fit,minmax(20rem,1fr))]">
      {outline.modules.map((module, index) => (
        <section key={module.id} className="max-w-[44rem]">
          <h2 className="text-xl font-bold">{module.title}</h2>
          <p className="text-muted">{course.modules[index]?.summary}</p>
          <ol className="mt-3 border-b border-line font-display">
            {module.lessons.map((lesson) => (
              <li key={lesson.slug} className="border-t border-line">
                <Link
                  href={`/learn/${lesson.slug}/`}
                  prefetch={false}
                  className="flex min-h-11 items-center gap-4 py-1.5 hover:text-accent"
                >
                  <span className="w-5 text-sm tabular-nums text-muted">{lesson.number}</span>
                  <span className="flex-1 font-medium">{lesson.title}</span>
                  <span className="text-sm tabular-nums text-muted">{lesson.minutes} min</span>
                  <span className="flex w-5">
                    <LessonMark lesson={lesson.slug} />
                  </span>
                </Link>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}
