import type { Metadata } from "next";
import { GalleryPage } from "@/components/course/GalleryPage";
import { loadCourse } from "@/lib/content/loader.server";

export const metadata: Metadata = {
  title: "Diagrams",
  description: "Every diagram of the course, to present, to link to and to embed.",
};

export default function Page() {
  return <GalleryPage course={loadCourse()} />;
}
