import { createRequire } from "node:module";
import path from "node:path";
import { build } from "esbuild";
import type { StaticDiagram } from "./render-all";

/**
 * Every step of every diagram as static SVG, for the page before its code has loaded, for readers without
 * JavaScript, for the handout and the gallery. The diagrams are bundled with the ordinary React (a Server
 * Component sees React without hooks) and rendered in this process: see docs/adr/0006.
 */
export async function staticDiagrams(): Promise<ReadonlyMap<string, StaticDiagram>> {
  if (process.env.NODE_ENV === "development") return renderDiagrams();
  once ??= renderDiagrams();
  return once;
}

let once: Promise<ReadonlyMap<string, StaticDiagram>> | undefined;

/** One diagram, which must exist: content is checked before it is rendered. */
export async function staticDiagram(slug: string): Promise<StaticDiagram> {
  const diagram = (await staticDiagrams()).get(slug);
  if (!diagram) throw new Error(`There is no diagram "${slug}" in diagrams/registry.ts`);
  return diagram;
}

/** Draws all diagrams anew, with the values that stand in a link's query where there is one. */
export async function renderDiagrams(query = ""): Promise<ReadonlyMap<string, StaticDiagram>> {
  const root = process.cwd();
  const bundle = await build({
    entryPoints: [path.join(root, "components/diagram/render-all.tsx")],
    bundle: true,
    write: false,
    platform: "node",
    format: "cjs",
    jsx: "automatic",
    alias: { "@": root },
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "silent",
  });
  const code = bundle.outputFiles[0]?.text ?? "";
  const module = { exports: {} as { renderAll(query: string): Promise<StaticDiagram[]> } };
  // The text is our own source, bundled a moment ago; it runs at build time only.
  new Function("module", "exports", "require", code)(
    module,
    module.exports,
    createRequire(path.join(root, "package.json")),
  );
  return new Map((await module.exports.renderAll(query)).map((diagram) => [diagram.slug, diagram]));
}
