import type { Expression } from "estree";
import GithubSlugger from "github-slugger";
import type { Root } from "mdast";
import type { MdxJsxFlowElement, MdxJsxTextElement } from "mdast-util-mdx-jsx";
import { toString as textOf } from "mdast-util-to-string";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkMdx from "remark-mdx";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { visit } from "unist-util-visit";
import type { ZodType } from "zod";
import { suggest } from "@/lib/text";
import { type LessonComponent, languages, lessonComponents } from "./lesson-components";
import type { Problem } from "./problem";
import { type Frontmatter, frontmatterSchema } from "./schema";
import { explain, parseYaml } from "./yaml";

/** A heading that the page's contents list and links point to. */
export interface Heading {
  depth: 2 | 3;
  id: string;
  text: string;
}

/** What the presenter makes slides of, in the lesson's order; the note of a `title` belongs to the opening. */
export type Part =
  | { kind: "title" | "points" | "quiz" | "lab"; notes: string[] }
  | { kind: "diagram" | "mermaid"; id: string; notes: string[] };

/** Something a lesson names that must exist elsewhere. */
export interface Reference {
  kind: "diagram" | "mermaid" | "term" | "question" | "link" | "exercise" | "lab";
  name: string;
  line?: number;
}

/** A lesson's file as read, before anything is rendered. */
export interface LessonSource {
  frontmatter: Frontmatter;
  headings: Heading[];
  parts: Part[];
  references: Reference[];
  /** Words of running text, captions and quiz not counted. */
  words: number;
}

const parser = unified().use(remarkParse).use(remarkFrontmatter, ["yaml"]).use(remarkGfm).use(remarkMdx);

/** Reads a lesson and says everything that is wrong with it by itself; references are checked by the course. */
export function readLesson(file: string, source: string): { lesson?: LessonSource; problems: Problem[] } {
  const problems: Problem[] = [];
  const report = (line: number | undefined, message: string) => problems.push({ file, line, message });

  let tree: Root;
  try {
    tree = parser.parse(source);
  } catch (error) {
    return { problems: [{ file, ...parseProblem(error) }] };
  }

  const head = tree.children[0];
  const frontmatter =
    head?.type === "yaml"
      ? parseYaml(file, head.value, frontmatterSchema, 2)
      : {
          ok: false as const,
          problems: [
            { file, line: 1, message: "a lesson begins with its frontmatter between two lines of ---" },
          ],
        };
  if (!frontmatter.ok) problems.push(...frontmatter.problems);

  const slugger = new GithubSlugger();
  const headings: Heading[] = [];
  const references: Reference[] = [];
  const parts: Part[] = [{ kind: "title", notes: [] }];
  let words = 0;

  const element = (node: MdxJsxFlowElement | MdxJsxTextElement) => {
    const line = node.position?.start.line;
    const name = node.name ?? "";
    if (!Object.hasOwn(lessonComponents, name)) {
      report(line, `there is no component <${name}>. ${suggest(name, Object.keys(lessonComponents))}`);
      return;
    }
    const attributes = readAttributes(node, (message) => report(line, `<${name}> ${message}`));
    const schema: ZodType = lessonComponents[name as LessonComponent];
    const checked = schema.safeParse(attributes);
    if (!checked.success) {
      for (const issue of checked.error.issues) report(line, explain(issue, attributes, schema, `<${name}>`));
      return;
    }
    const id = typeof attributes.id === "string" ? attributes.id : undefined;
    const refer = (kind: Reference["kind"], target: string) => references.push({ kind, name: target, line });
    switch (name as LessonComponent) {
      case "Diagram":
      case "Mermaid": {
        const kind = name === "Diagram" ? "diagram" : "mermaid";
        refer(kind, id ?? "");
        parts.push({ kind, id: id ?? "", notes: [] });
        break;
      }
      case "Term":
        refer("term", id ?? "");
        break;
      case "Quiz":
        if (id) refer("question", id);
        else parts.push({ kind: "quiz", notes: [] });
        break;
      case "Exercise":
        refer("exercise", "exercise.yaml");
        break;
      case "Lab":
        refer("lab", "lab.yaml");
        parts.push({ kind: "lab", notes: [] });
        break;
      case "Terminal":
        if (attributes.lab) refer("lab", "Terminal");
        break;
      case "KeyPoints":
        parts.push({ kind: "points", notes: [] });
        break;
      case "SpeakerNote":
        parts.at(-1)?.notes.push(textOf(node));
        break;
    }
  };

  visit(tree, (node) => {
    const line = node.position?.start.line;
    switch (node.type) {
      case "mdxjsEsm":
        report(line, "a lesson imports and exports nothing: its components are there already");
        break;
      case "mdxFlowExpression":
      case "mdxTextExpression":
        if (!/^\/\*.*\*\/$/s.test(node.value.trim()))
          report(line, `a lesson computes nothing: write the text, or put {${node.value}} in backticks`);
        break;
      case "mdxJsxFlowElement":
      case "mdxJsxTextElement":
        element(node);
        break;
      case "heading":
        if (node.depth !== 2 && node.depth !== 3)
          report(line, `a heading in a lesson has two or three #, not ${node.depth}`);
        else headings.push({ depth: node.depth, id: slugger.slug(textOf(node)), text: textOf(node) });
        break;
      case "link":
      case "definition":
        references.push({ kind: "link", name: node.url, line });
        break;
      case "code":
        if (!node.lang || !(languages as readonly string[]).includes(node.lang))
          report(line, `a code block needs a language. ${suggest(node.lang ?? "", languages)}`);
        break;
      case "text":
        words += node.value.split(/\s+/).filter(Boolean).length;
        break;
    }
  });

  if (!frontmatter.ok) return { problems };
  for (const [index, objective] of frontmatter.value.objectives.entries()) {
    const ids = headings.map((heading) => heading.id);
    if (!ids.includes(objective.section))
      report(
        frontmatter.lineOf(["objectives", index, "section"]),
        `no heading of this lesson has the id "${objective.section}". ${suggest(objective.section, ids)}`,
      );
  }
  return { lesson: { frontmatter: frontmatter.value, headings, parts, references, words }, problems };
}

/** What the parser says, and on which line; of a component that is not closed, the line on which it opens. */
function parseProblem(error: unknown): Omit<Problem, "file"> {
  const { line, reason = String(error) } = error as { line?: number; reason?: string };
  const opened = /\((\d+):\d+-\d+:\d+\)/.exec(reason)?.[1];
  return { line: opened ? Number(opened) : line, message: reason };
}

function readAttributes(
  node: MdxJsxFlowElement | MdxJsxTextElement,
  report: (message: string) => void,
): Record<string, unknown> {
  const attributes: Record<string, unknown> = {};
  for (const attribute of node.attributes) {
    if (attribute.type === "mdxJsxExpressionAttribute") {
      report("takes no {...spread}: write its attributes one by one");
    } else if (attribute.value === null || attribute.value === undefined) {
      attributes[attribute.name] = true;
    } else if (typeof attribute.value === "string") {
      attributes[attribute.name] = attribute.value;
    } else {
      const statement = attribute.value.data?.estree?.body[0];
      const value = statement?.type === "ExpressionStatement" ? literal(statement.expression) : undefined;
      if (value === undefined)
        report(
          `can only have texts, numbers and lists of them: {${attribute.value.value}} is something else`,
        );
      else attributes[attribute.name] = value;
    }
  }
  return attributes;
}

/** The value of an expression that is a literal or a list of literals; undefined for any other. */
function literal(expression: Expression): unknown {
  switch (expression.type) {
    case "Literal":
      return expression.value;
    case "TemplateLiteral":
      return expression.expressions.length === 0 ? expression.quasis[0]?.value.cooked : undefined;
    case "ArrayExpression": {
      const items = expression.elements.map((item) =>
        item && item.type !== "SpreadElement" ? literal(item) : undefined,
      );
      return items.includes(undefined) ? undefined : items;
    }
    default:
      return undefined;
  }
}
