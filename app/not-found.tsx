import type { Metadata } from "next";
import Link from "next/link";
import { SiteShell } from "@/components/course/SiteShell";

export const metadata: Metadata = {
  title: "No such page",
  description: "There is nothing at this address; the course outline and the glossary lead on from here.",
};

export default function NotFound() {
  return (
    <SiteShell>
      <main id="content" className="mx-auto max-w-[42rem] px-4 pt-16 sm:px-6">
        <h1 className="text-4xl font-bold tracking-tight">No such page</h1>
        <p className="mt-4">
          There is nothing at this address. A lesson may have moved: the{" "}
          <Link href="/" className="link">
            course outline
          </Link>{" "}
          lists them all, and the{" "}
          <Link href="/glossary/" className="link">
            glossary
          </Link>{" "}
          says where each term is explained.
        </p>
      </main>
    </SiteShell>
  );
}
