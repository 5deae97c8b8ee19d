import type { MetadataRoute } from "next";
import { lessonsOf } from "@/lib/content";
import { loadCourse } from "@/lib/content/loader.server";
import { absolute } from "@/lib/site";

export const dynamic = "force-static";

export default function sitemap(): MetadataRoute.Sitemap {
  const lessons = lessonsOf(loadCourse());
  return [
    ...["/", "/diagrams/", "/glossary/", "/lab/linux/", "/lab/dockerfile/"].map((path) => ({
      url: absolute(path),
    })),
    ...lessons.map(({ slug, frontmatter }) => ({
      url: absolute(`/learn/${slug}/`),
      lastModified: frontmatter.checked,
    })),
  ];
}
