// `npm run new lesson <slug> [-- --module <id>]`, `npm run new diagram <slug>`: writes a skeleton that builds, and
// prints what is left to do.
import { parseArgs } from "node:util";
import { suggest } from "@/lib/text";
import { newDiagram } from "./new/diagram";
import { newLesson } from "./new/lesson";
import { AuthorError, type Written } from "./new/skeleton";

const usage = `Usage: npm run new lesson <slug>                      a lesson at the end of the last module
       npm run new lesson <slug> -- --module <id>    a lesson at the end of that module
       npm run new diagram <slug>                    a diagram`;

const root = process.cwd();
const kinds: Record<string, (slug: string | undefined, module: string | undefined) => Written> = {
  lesson: (slug, module) => newLesson(root, slug, { module, today: new Date().toISOString().slice(0, 10) }),
  diagram: (slug) => newDiagram(root, slug),
};

try {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { module: { type: "string" } },
  });
  const [kind, slug] = positionals;
  if (!kind) throw new AuthorError(usage);
  const write = kinds[kind];
  if (!write)
    throw new AuthorError(
      `There is nothing called "${kind}" to make. ${suggest(kind, Object.keys(kinds))}\n${usage}`,
    );
  const { files, left } = write(slug, values.module);
  console.log(
    `Written:\n${files.map((file) => `  ${file}`).join("\n")}\nLeft to do:\n${left.map((line) => `  ${line}`).join("\n")}`,
  );
} catch (error) {
  const isUsage = error instanceof AuthorError || (error instanceof Error && "code" in error);
  if (!isUsage) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
