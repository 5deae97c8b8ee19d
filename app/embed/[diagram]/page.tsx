import type { Metadata } from "next";
import { Diagram } from "@/components/diagram/Diagram";
import { staticDiagram, staticDiagrams } from "@/components/diagram/scenes.server";
import { absolute, site } from "@/lib/site";

type Props = PageProps<"/embed/[diagram]">;

export const dynamicParams = false;

export async function generateStaticParams() {
  return [...(await staticDiagrams()).keys()].map((diagram) => ({ diagram }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title, description } = await staticDiagram((await params).diagram);
  return { title, description, robots: { index: false } };
}

/** One diagram alone, for an iframe in someone else's page. */
export default async function Page({ params }: Props) {
  const { diagram } = await params;
  return (
    <main className="p-1">
      <h1 className="sr-only">{(await staticDiagram(diagram)).title}</h1>
      <Diagram slug={diagram} />
      <p className="mt-1 px-1 font-display text-xs text-muted">
        From{" "}
        <a href={absolute("/")} target="_top" className="link">
          {site.name}
        </a>
        , CC BY 4.0
      </p>
    </main>
  );
}
