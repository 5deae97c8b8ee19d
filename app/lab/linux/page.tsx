import type { Metadata } from "next";
import { LinuxLabPage } from "@/components/lab/linux/LinuxLabPage";
import { lessonsOf } from "@/lib/content";
import { loadCourse } from "@/lib/content/loader.server";
import { recordedRun } from "@/lib/content/runs.server";
import { machineImage } from "@/lib/machine/manifest.server";
import { absolute } from "@/lib/site";

export const metadata: Metadata = {
  title: "Linux lab",
  description:
    "A root shell on a real Linux kernel that runs in your browser's tab: make namespaces, control groups and overlays, and watch the kernel hold them.",
  alternates: { canonical: absolute("/lab/linux/") },
};

export default function Page() {
  const labs = lessonsOf(loadCourse()).flatMap(({ slug, lab, frontmatter }) => {
    const image = lab && machineImage(lab.machine);
    return lab && image
      ? [
          {
            name: slug,
            lesson: frontmatter.title,
            exercise: lab,
            image,
            recorded: recordedRun(slug) !== undefined,
          },
        ]
      : [];
  });
  return <LinuxLabPage labs={labs} free={machineImage("shell")} />;
}
