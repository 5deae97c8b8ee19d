import type { Element, ElementContent, Root, RootContent, Text } from "hast";
import { toHtml } from "hast-util-to-html";
import { h } from "hastscript";
import type { MdxJsxFlowElementHast, MdxJsxTextElementHast } from "mdast-util-mdx-jsx";
import { SKIP, visit } from "unist-util-visit";
import type { GlossaryEntry } from "@/lib/content";
import { site } from "@/lib/site";
import { codePieces, keepUnits, parseInline } from "@/lib/text/inline";

type Node = Root | RootContent | MdxJsxFlowElementHast | MdxJsxTextElementHast;
type Jsx = MdxJsxFlowElementHast | MdxJsxTextElementHast;

/**
 * Turns whatever in a lesson does not act into plain HTML: text, lists, tables, code, and the terms, whose cards
 * are the browser's own popovers. Each run of it becomes one <Html>; React then has only the diagrams, the quiz
 * and the like to bring to life, instead of every word (docs/adr/0009).
 */
export function rehypeStatic({ glossary }: { glossary: readonly GlossaryEntry[] }) {
  return (tree: Root) => {
    visit(tree, (node) => {
      if (node.type === "element" && (node.tagName === "code" || node.tagName === "pre")) return SKIP;
      if (node.type === "text") node.value = keepUnits(node.value);
    });
    let terms = 0;
    visit(tree, (node: Node, index, parent) => {
      if (!isJsx(node) || node.name !== "Term" || !parent || index === undefined) return;
      const id = node.attributes.find(
        (attribute) => attribute.type === "mdxJsxAttribute" && attribute.name === "id",
      );
      const entry = glossary.find((one) => one.id === id?.value);
      terms += 1;
      const made = entry
        ? closed(term(entry, node.children as ElementContent[], `term-${terms}`), parent.children[index + 1])
        : node.children;
      (parent.children as unknown[]).splice(index, 1, ...made);
      return [SKIP, index + made.length];
    });
    visit(tree, "element", (node, index, parent) => {
      const href = node.properties.href;
      if (node.tagName === "a" && typeof href === "string" && href.startsWith("/"))
        node.properties.href = site.basePath + href;
      if (!parent || index === undefined) return;
      if (node.tagName === "pre") {
        parent.children[index] = codeBlock(node);
        return SKIP;
      }
      if (node.tagName === "code") keepWords(node);
      if (node.tagName === "table" && !isScrolled(parent)) {
        labelCells(node);
        // Focusable, so that the keyboard can scroll a table that is wider than the screen.
        parent.children[index] = h(
          "section",
          { className: ["table-scroll"], ariaLabel: "Table", tabIndex: 0 },
          [node],
        );
        return [SKIP, index];
      }
    });
    group(tree);
  };
}

/** A word with its definition a press away, by keyboard, touch and mouse, with or without JavaScript. */
function term(entry: GlossaryEntry, children: ElementContent[], id: string): ElementContent[] {
  return [
    h("button", { type: "button", popoverTarget: id, className: ["term"] }, children),
    h("span", { popover: "auto", id, className: ["term-card"], role: "note" }, [
      h("strong", entry.term),
      ...parseInline(entry.definition).map(({ kind, text }) =>
        kind === "text" ? { type: "text" as const, value: text } : h(kind, text),
      ),
      { type: "text", value: " " },
      h("a", { className: ["link"], href: `/glossary/#${entry.id}` }, "In the glossary"),
    ]),
  ];
}

/** A button is a box to the browser, which would let a comma after it begin the next line. */
function closed(made: ElementContent[], next: unknown): ElementContent[] {
  const { type, value } = (next ?? {}) as Partial<Text>;
  const mark = type === "text" ? /^[.,:;!?)’”]+/.exec(value ?? "")?.[0] : undefined;
  if (!mark) return made;
  (next as Text).value = (next as Text).value.slice(mark.length);
  return [h("span", { className: ["term-closed"] }, [...made, { type: "text", value: mark }])];
}

/** Words such as `-P` and `--no-cache`, which a browser would break at their hyphens. */
function keepWords(code: Element): void {
  const [only] = code.children;
  if (code.children.length !== 1 || only?.type !== "text") return;
  if (/^\S{1,12}$/.test(only.value)) code.properties.className = ["word"];
  else
    code.children = codePieces(only.value).map(({ text, whole }) =>
      whole ? h("span", { className: ["whole"] }, text) : { type: "text", value: text },
    );
}

/** Each cell carries the heading of its column, for screens on which a row is stacked. */
function labelCells(table: Element): void {
  const headings: string[] = [];
  visit(table, "element", (row) => {
    if (row.tagName !== "tr") return;
    row.children
      .filter((cell): cell is Element => cell.type === "element")
      .forEach((cell, column) => {
        if (cell.tagName === "th") headings[column] = wordsOf(cell);
        else if (headings[column]) cell.properties.dataLabel = headings[column];
      });
  });
}

const wordsOf = (node: Node): string =>
  node.type === "text" ? node.value : "children" in node ? node.children.map(wordsOf).join("") : "";

/** A highlighted block with its title, if it has one, and its copy button (CopyButtons listens). */
function codeBlock(pre: Element): Element {
  const { dataTitle, ...properties } = pre.properties;
  return h("figure", { className: ["code-block"], ...(dataTitle ? { dataTitle } : {}) }, [
    ...(dataTitle ? [h("figcaption", String(dataTitle))] : []),
    { ...pre, properties },
    h("button", { type: "button", className: ["copy-code", "js-only", "no-print"] }, "Copy"),
  ]);
}

/**
 * Gathers runs of plain nodes, here and inside the components that lessons put around text. A section begins a run of
 * its own, so that the browser can leave out what is far from the screen (`.prose > .html`).
 */
function group(parent: Root | Jsx): void {
  const gathered: unknown[] = [];
  let run: RootContent[] = [];
  const flush = () => {
    if (run.some((node) => node.type === "element")) gathered.push(html(run));
    else gathered.push(...run);
    run = [];
  };
  for (const child of parent.children as Node[]) {
    if (isPlain(child)) {
      if (child.type === "element" && child.tagName === "h2") flush();
      run.push(child as RootContent);
      // Under tabs every block is a panel of its own.
      if (isJsx(parent) && parent.name === "CodeTabs") flush();
      continue;
    }
    flush();
    if (child.type === "mdxJsxFlowElement") group(child);
    gathered.push(child);
  }
  flush();
  (parent as { children: unknown[] }).children = gathered;
}

function html(nodes: RootContent[]): Jsx {
  const attribute = (name: string, value: string) => ({ type: "mdxJsxAttribute" as const, name, value });
  const titled = nodes.find(
    (node): node is Element => node.type === "element" && node.properties.dataTitle !== undefined,
  );
  return {
    type: "mdxJsxFlowElement",
    name: "Html",
    attributes: [
      attribute("html", toHtml(nodes)),
      ...(titled ? [attribute("title", String(titled.properties.dataTitle))] : []),
    ],
    children: [],
  };
}

const isJsx = (node: Node): node is Jsx =>
  node.type === "mdxJsxFlowElement" || node.type === "mdxJsxTextElement";

/** Whether this is the section that a table was just put into. */
const isScrolled = (parent: Node): boolean => parent.type === "element" && parent.tagName === "section";

/** Whether there is nothing but HTML in it. */
function isPlain(node: Node): boolean {
  if (node.type === "text" || node.type === "comment") return true;
  return node.type === "element" && node.children.every((child) => isPlain(child as Node));
}
