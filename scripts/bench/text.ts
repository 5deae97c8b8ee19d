import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { staticDiagrams } from "@/components/diagram/scenes.server";
import { frontmatterSchema } from "@/lib/content/schema";
import { exerciseSchema } from "@/lib/exercise/schemas";
import { readChart } from "@/lib/mermaid";
import { quizSchema } from "@/lib/quiz/schemas";
import { flatten } from "./flatten";

/** Writes every lesson as `<slug>.md` into the folder; says which. */
export async function writeLessonsAsText(folder: string): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const diagrams = await staticDiagrams();
  return readdirSync("content/lessons").map((slug) => {
    const read = (file: string) => readFileSync(path.join("content/lessons", slug, file), "utf8");
    const has = (file: string) => existsSync(path.join("content/lessons", slug, file));
    const [, yaml = "", ...rest] = read("lesson.mdx").split(/^---$/m);
    const charts = readdirSync(path.join("content/lessons", slug)).filter((file) => file.endsWith(".mmd"));
    const text = flatten({
      body: rest.join("---"),
      frontmatter: frontmatterSchema.parse(parse(yaml)),
      questions: has("quiz.yaml") ? quizSchema().parse(parse(read("quiz.yaml"))).questions : [],
      diagrams,
      charts: new Map(
        charts.map((file) => [file.replace(".mmd", ""), readChart(read(file)).chart?.accDescr ?? ""]),
      ),
      exercise: has("exercise.yaml") ? exerciseSchema().parse(parse(read("exercise.yaml"))) : undefined,
    });
    const file = path.join(folder, `${slug}.md`);
    writeFileSync(file, text);
    return file;
  });
}
