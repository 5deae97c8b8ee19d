/**
 * What the course asks of a Mermaid chart before it is drawn: a title and a description for those who do not
 * see it, and colours by concept only.
 *
 * Simplification: it reads lines, not Mermaid's grammar (https://mermaid.js.org/intro/syntax-reference.html);
 * whether the chart itself is well formed is Mermaid's to say when it is rendered.
 */
import { concepts } from "@/lib/concepts";

export interface Chart {
  /** From the frontmatter: the caption under the figure. */
  title: string;
  /** Short name for screen readers. */
  accTitle: string;
  /** What the chart says, in full: its text alternative. */
  accDescr: string;
  /** The source without its frontmatter, as Mermaid gets it. */
  body: string;
  /** The line of the file at which `body` begins, for the line numbers in Mermaid's messages. */
  bodyLine: number;
}

/** Something an author has to change. `line` counts from 1. */
export interface ChartProblem {
  line: number;
  message: string;
}

export type ReadChart = { chart: Chart; problems: [] } | { chart?: undefined; problems: ChartProblem[] };

/** Kinds whose colours are known to come out as tokens; others would bring Mermaid's own. */
const kinds = ["flowchart", "graph", "sequenceDiagram", "stateDiagram-v2"];

const advice: readonly [pattern: RegExp, message: string][] = [
  [/^\s*%%\{/, "Directives are not read: remove this line. Colours and sizes are the course's own."],
  [
    /^\s*(classDef|style|linkStyle)\s/,
    `Colours come from concepts: remove this line and write A:::container (or ${list()}).`,
  ],
  [/^\s*(click|links?|callback)\s/, "A chart has no links: put the link into the text beside it."],
  [/#[0-9a-f]{6}\b|\brgb\(/i, `Colours come from concepts: write A:::container (or ${list()}).`],
];

/** Reads a `.mmd` file; either the chart or everything that is wrong with it. */
export function readChart(source: string): ReadChart {
  const problems: ChartProblem[] = [];
  const { title, body, bodyLine } = splitFrontmatter(source, problems);
  const lines = body.split("\n");
  const accTitle = /^[ \t]*accTitle[ \t]*:[ \t]*(\S.*)$/m.exec(body)?.[1]?.trim() ?? "";
  const descr = /^[ \t]*accDescr[ \t]*(?::[ \t]*(\S.*)$|\{([^}]*[^\s}][^}]*)\})/m.exec(body);
  const accDescr = (descr?.[1] ?? descr?.[2] ?? "").trim().replace(/\s+/g, " ");
  const first = lines.findIndex((line) => /^\s*[a-z]/i.test(line));
  const kind = /^\s*([\w-]+)/.exec(lines[first] ?? "")?.[1] ?? "";
  const at = bodyLine + Math.max(first, 0);

  if (!kinds.includes(kind))
    problems.push({
      line: at,
      message: `A chart begins with its kind, one of ${kinds.join(", ")}; found "${kind}".`,
    });
  if (!accTitle)
    problems.push({
      line: at,
      message: "accTitle is missing. Add below this line: accTitle: what the chart is",
    });
  if (!accDescr)
    problems.push({
      line: at,
      message: "accDescr is missing. Add below this line: accDescr: what the chart says",
    });
  lines.forEach((line, index) => {
    for (const [pattern, message] of advice)
      if (pattern.test(line)) problems.push({ line: bodyLine + index, message });
    for (const name of classNames(line))
      if (!concepts.some((concept) => concept === name))
        problems.push({
          line: bodyLine + index,
          message: `No concept is called "${name}". There are ${list()}.`,
        });
  });
  if (problems.length > 0) return { problems: problems.sort((a, b) => a.line - b.line) };
  return { chart: { title, accTitle, accDescr, body, bodyLine }, problems: [] };
}

/** Names of classes a line gives to nodes: `A:::vm --> B:::host`, `class A,B vm`. */
export function classNames(line: string): string[] {
  const inline = [...line.matchAll(/:::\s*([\w-]+)/g)].map((match) => match[1] ?? "");
  const statement = /^\s*class\s+[\w,\s-]+?\s+([\w-]+)\s*;?\s*$/.exec(line)?.[1];
  return statement ? [...inline, statement] : inline;
}

function splitFrontmatter(source: string, problems: ChartProblem[]) {
  const frontmatter = /^---\n([\s\S]*?)\n---\n/.exec(source)?.[0] ?? "";
  const title = /^title:[ \t]*(["']?)(\S.*?)\1[ \t]*$/m.exec(frontmatter)?.[2] ?? "";
  if (!title)
    problems.push({
      line: 1,
      message: "Begin the file with its caption, between two lines of ---: title: What it shows",
    });
  return { title, body: source.slice(frontmatter.length), bodyLine: frontmatter.split("\n").length };
}

function list(): string {
  return concepts.join(", ");
}
