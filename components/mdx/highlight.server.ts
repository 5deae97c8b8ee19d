import type { Element, ElementContent, Root } from "hast";
import { createCssVariablesTheme, createHighlighter, type Highlighter } from "shiki";
import { visit } from "unist-util-visit";

/**
 * Highlights code blocks at build time. Colours are the --code-* tokens, so both themes come from app/tokens.css
 * and a reader downloads no highlighter. One highlighter serves the whole build: making one per page took
 * longer than all the rest.
 */
export function rehypeHighlight() {
  return async (tree: Root) => {
    const shiki = await highlighter();
    visit(tree, "element", (node, index, parent) => {
      const code = node.children[0];
      if (
        node.tagName !== "pre" ||
        code?.type !== "element" ||
        code.tagName !== "code" ||
        !parent ||
        index === undefined
      )
        return;
      const language = /language-(\w+)/.exec(String(code.properties.className))?.[1] ?? "text";
      const text = code.children
        .map((child) => (child.type === "text" ? child.value : ""))
        .join("")
        .replace(/\n$/, "");
      const meta = parseMeta(metaOf(code));
      const lines = language === "console" ? consoleLines(text) : shikiLines(shiki, text, language);
      lines.forEach((line, i) => {
        if (meta.lines.has(i + 1)) line.properties.dataHighlight = "";
      });
      parent.children[index] = {
        type: "element",
        tagName: "pre",
        properties: { dataLanguage: language, ...(meta.title ? { dataTitle: meta.title } : {}), tabIndex: 0 },
        children: [{ type: "element", tagName: "code", properties: {}, children: withNewlines(lines) }],
      };
    });
  };
}

let shared: Promise<Highlighter> | undefined;
const theme = createCssVariablesTheme({ name: "tokens", variablePrefix: "--code-", fontStyle: true });
const highlighter = () =>
  (shared ??= createHighlighter({ themes: [theme], langs: ["docker", "bash", "yaml", "json"] }));

function shikiLines(shiki: Highlighter, text: string, language: string): Element[] {
  const lang = { dockerfile: "docker", text: "text" }[language] ?? language;
  const root = shiki.codeToHast(text, { lang, theme: "tokens" });
  const pre = root.children[0];
  const code = pre?.type === "element" ? pre.children[0] : undefined;
  return code?.type === "element"
    ? code.children.filter((child): child is Element => child.type === "element")
    : [];
}

/** What was typed stands out from what was printed; the copy button takes the former only. */
function consoleLines(text: string): Element[] {
  let continued = false;
  return text.split("\n").map((line) => {
    const prompt = /^[$#] /.exec(line)?.[0];
    const command = continued || prompt !== undefined;
    continued = command && line.endsWith("\\");
    if (!command) return span("line", [{ type: "text", value: line }], { dataOutput: "" });
    const typed = prompt ? line.slice(prompt.length) : line;
    return span("line", [
      ...(prompt ? [span("prompt", [{ type: "text", value: prompt }])] : []),
      span("typed", [{ type: "text", value: typed }]),
    ]);
  });
}

function span(
  className: string,
  children: ElementContent[],
  properties: Record<string, string> = {},
): Element {
  return {
    type: "element",
    tagName: "span",
    properties: { className: [className], ...properties },
    children,
  };
}

const withNewlines = (lines: Element[]): ElementContent[] =>
  lines.flatMap((line, i) =>
    i < lines.length - 1 ? [line, { type: "text" as const, value: "\n" }] : [line],
  );

/** What stood behind the language on a fence's first line; mdast-util-to-hast leaves it in `data`. */
function metaOf({ data }: Element): string {
  return data && "meta" in data && typeof data.meta === "string" ? data.meta : "";
}

/** @example parseMeta('title="Dockerfile" {2,4-5}') // { title: "Dockerfile", lines: {2, 4, 5} } */
export function parseMeta(meta: string): { title?: string; lines: Set<number> } {
  const title = /title="([^"]*)"/.exec(meta)?.[1];
  const lines = new Set<number>();
  for (const part of /\{([\d,\s-]+)\}/.exec(meta)?.[1]?.split(",") ?? []) {
    const [from = Number.NaN, to = from] = part.split("-").map(Number);
    for (let line = from; line <= to; line++) lines.add(line);
  }
  return { title, lines };
}
