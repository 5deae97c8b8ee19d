import type { Metadata } from "next";
import { GlossaryPage } from "@/components/course/GlossaryPage";
import { loadCourse } from "@/lib/content/loader.server";

export const metadata: Metadata = {
  title: "Glossary",
  description: "Every term of the course in a sentence or two, and the lesson that explains it.",
};

export default function Page() {
  return <GlossaryPage course={loadCourse()} />;
}
