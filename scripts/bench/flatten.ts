// A lesson as plain Markdown, so that other site generators can be built from the same text and compared.
// Simplification: tags are found by pattern, not parsed; what a component adds is written out as lists.
import type { Frontmatter } from "@/lib/content/schema";
import type { Exercise } from "@/lib/exercise";
import { exerciseGiven } from "@/lib/exercise/schemas";
import type { Question } from "@/lib/quiz";
import type { StepText } from "@/lib/steps";

export interface LessonText {
  /** lesson.mdx without its frontmatter. */
  body: string;
  frontmatter: Frontmatter;
  questions: readonly Question[];
  diagrams: ReadonlyMap<string, { title: string; description: string; steps: readonly StepText[] }>;
  /** accDescr of each Mermaid chart, by its id. */
  charts: ReadonlyMap<string, string>;
  exercise?: Exercise | undefined;
}

/** With `title` and `description` in its frontmatter, as Starlight, VitePress and Docusaurus want it. */
export function flatten(lesson: LessonText): string {
  const { title, summary } = lesson.frontmatter;
  const parts = lesson.body.split(/^(```[\s\S]*?^```)$/m);
  const text = parts
    .map((part, index) => (index % 2 === 1 ? plainFence(part) : withoutTags(part, lesson)))
    .join("");
  const head = `---\ntitle: ${JSON.stringify(title)}\ndescription: ${JSON.stringify(summary)}\n---\n`;
  return `${head}\n${text.replace(/\n{3,}/g, "\n\n").trim()}\n`;
}

/** Generators differ in what may follow the language. */
function plainFence(fence: string): string {
  return fence.replace(/^```(\w*).*$/m, "```$1");
}

function withoutTags(text: string, lesson: LessonText): string {
  const tag = /<(\/?)([A-Z]\w*)((?:"[^"]*"|\{[^}]*\}|[^>"{])*?)\/?>/g;
  return text
    .replace(/<SpeakerNote>[\s\S]*?<\/SpeakerNote>/g, "")
    .replace(tag, (_tag, closes: string, name: string, attributes: string) =>
      closes ? "" : written(name, attributes, lesson),
    );
}

function written(name: string, attributes: string, lesson: LessonText): string {
  const { frontmatter, questions, diagrams, charts, exercise } = lesson;
  const attribute = (key: string) => new RegExp(`\\b${key}="([^"]*)"`).exec(attributes)?.[1] ?? "";
  switch (name) {
    case "Objectives":
      return list(frontmatter.objectives.map((objective) => objective.can));
    case "KeyPoints":
      return list(frontmatter.objectives.map((objective) => objective.point));
    case "Sources":
      return list(
        [...frontmatter.sources, ...(frontmatter.further ?? [])].map(
          ({ title, url }) => `[${title}](${url})`,
        ),
      );
    case "Diagram": {
      const diagram = diagrams.get(attribute("id"));
      if (!diagram) return "";
      return `**${diagram.title}.** ${diagram.description}\n\n${list(diagram.steps.map((step) => `**${step.title}.** ${step.caption}`))}`;
    }
    case "Mermaid":
      return charts.get(attribute("id")) ?? "";
    case "Quiz": {
      const id = attribute("id");
      return questions
        .filter((question) => id === "" || question.id === id)
        .map(asText)
        .join("\n\n");
    }
    case "Exercise":
      return exercise ? `**${exercise.title}.** ${exercise.task}\n\n${list(exerciseGiven(exercise))}` : "";
    case "Predict": {
      const options = /\boptions=\{\[([\s\S]*?)\]\}/.exec(attributes)?.[1] ?? "";
      return `**${attribute("question")}**\n\n${list([...options.matchAll(/"([^"]*)"/g)].map((match) => match[1] ?? ""))}`;
    }
    case "Callout":
    case "TryIt":
      return `**${attribute("title")}**`;
    default:
      return "";
  }
}

function asText(question: Question): string {
  const why = ({ text, why }: { text: string; why: string }) => `${text}: ${why}`;
  switch (question.kind) {
    case "single":
    case "multiple":
      return `**${question.prompt}**\n\n${list(question.options.map(why))}`;
    case "order":
      return `**${question.prompt}**\n\n${list(question.items.map(why))}`;
    case "match":
      return `**${question.prompt}**\n\n${list(question.pairs.map(({ left, right, why }) => `${left}: ${right}. ${why}`))}`;
    case "dockerfile":
      return `**${question.prompt}**\n\n${list(question.goals.map(why))}`;
    case "command":
    case "numeric":
      return `**${question.prompt}**\n\n${question.why}`;
  }
}

const list = (items: readonly string[]): string =>
  items.map((item) => `- ${item.trim().replace(/\s*\n\s*/g, " ")}`).join("\n");
