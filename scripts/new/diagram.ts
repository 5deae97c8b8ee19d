import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { AuthorError, asName, asTitle, checkSlug, type Written, writeFolder } from "./skeleton";

/** Writes a diagram's folder and adds its line to diagrams/registry.ts. Changes nothing when it throws. */
export function newDiagram(root: string, slug: string | undefined): Written {
  checkSlug(slug, "diagram");
  if (["kit", "registry"].includes(slug))
    throw new AuthorError(`"${slug}" is taken by diagrams/${slug}. Choose another name.`);
  const registryFile = path.join(root, "diagrams/registry.ts");
  if (!existsSync(registryFile))
    throw new AuthorError("There is no diagrams/registry.ts here. Run this at the repository's root.");
  const name = asName(slug);
  const registry = addToRegistry(readFileSync(registryFile, "utf8"), slug);
  const files = writeFolder(root, `diagrams/${slug}`, {
    "steps.ts": stepsSkeleton,
    [`${name}Diagram.tsx`]: componentSkeleton(asTitle(slug), name),
  });
  writeFileSync(registryFile, registry);
  return {
    files: [...files, "diagrams/registry.ts"],
    left: [
      `See it: npm run dev, then http://localhost:3000/embed/${slug}/`,
      "steps.ts: what happens, as plain data: a caption and a scene for each step",
      `${name}Diagram.tsx: how one scene is drawn, wide and narrow, with the shapes of diagrams/kit`,
      `Use it in a lesson: <Diagram id="${slug}" />`,
      "Check: npm run types && npm run architecture && npm run content",
    ],
  };
}

/** registry.ts with a line for the diagram, in alphabetical order. */
export function addToRegistry(source: string, slug: string): string {
  const block = /(export const registry = \{\n)([\s\S]*?)(\n?\} satisfies )/.exec(source);
  if (!block)
    throw new AuthorError(
      "diagrams/registry.ts has no `export const registry = { … } satisfies …` to add a line to.",
    );
  const [whole, head = "", body = "", tail = ""] = block;
  const key = /^[a-z][a-z0-9]*$/.test(slug) ? slug : `"${slug}"`;
  const name = asName(slug);
  const lines = body.split("\n").filter((line) => line.trim() !== "");
  const slugOf = (line: string) => /^\s*"?([a-z0-9-]+)"?:/.exec(line)?.[1] ?? "";
  if (lines.some((line) => slugOf(line) === slug))
    throw new AuthorError(`diagrams/registry.ts has a diagram "${slug}" already. Choose another name.`);
  const added = [...lines, `  ${key}: () => import("./${slug}/${name}Diagram"),`];
  const sorted = added.sort((a, b) => (slugOf(a) < slugOf(b) ? -1 : 1)).join("\n");
  return source.replace(whole, () => `${head}${sorted}${tail.startsWith("\n") ? "" : "\n"}${tail}`);
}

const stepsSkeleton = `import type { Step } from "@/lib/steps";

/** What is on the sheet at one step: plain data, no positions and no colours. */
export interface Scene {
  /** Containers that run. */
  containers: number;
  /** Whether the host's kernel is what to look at. */
  kernel: boolean;
}

/** @param apps how many applications the reader asked for. Ids are permanent: links and progress use them. */
export function steps(apps: number): Step<Scene>[] {
  return [
    {
      id: "empty-host",
      title: "A host",
      caption: "Write here what the reader sees. One or two sentences; \`backticks\` mark code.",
      scene: { containers: 0, kernel: false },
    },
    {
      id: "containers-start",
      title: "The containers start",
      caption: "Write here what changed, and why.",
      guess: {
        question: "Write a question here that this step answers. It is asked one step earlier.",
        options: [{ text: "A likely wrong guess" }, { text: "What happens", right: true }],
      },
      scene: { containers: apps, kernel: false },
    },
    {
      id: "one-kernel",
      title: "One kernel",
      caption: "Write here what the reader is to remember.",
      scene: { containers: apps, kernel: true },
    },
  ];
}
`;

const componentSkeleton = (
  title: string,
  name: string,
) => `import { Actor, Actors, Box, defineDiagram, type SceneProps } from "@/diagrams/kit";
import { type Scene, steps } from "./steps";

/** Draws one scene. An Actor with the same key moves from step to step, a new one appears, a missing one fades. */
function ${name}Scene({ scene, layout }: SceneProps<Scene>) {
  const { width, box, gap, floor } = layout === "wide" ? wide : narrow;
  const total = scene.containers * (box + gap) - gap;
  return (
    <Actors>
      <Actor key="host" at={[40, floor]}>
        <Box w={width - 80} h={60} tone="host" label="Host" sub={scene.kernel ? "one kernel" : "kernel"} />
      </Actor>
      {Array.from({ length: scene.containers }, (_, i) => (
        <Actor
          key={\`container-\${i}\`}
          at={[(width - total) / 2 + i * (box + gap), floor - 120]}
          from={[0, -24]}
          dim={scene.kernel}
        >
          <Box w={box} h={104} tone="container" look="ribs" label={\`app \${i + 1}\`} />
        </Actor>
      ))}
    </Actors>
  );
}

const wide = { width: 960, box: 160, gap: 24, floor: 260 };
const narrow = { width: 400, box: 72, gap: 10, floor: 220 };

export default defineDiagram<Scene>({
  title: "${title}",
  description: "Write here, in one or two sentences, what the drawing shows as a whole.",
  size: { wide: [wide.width, 360], narrow: [narrow.width, 320] },
  controls: [{ kind: "range", id: "apps", label: "Applications", min: 1, max: 4, value: 3 }],
  steps: (values) => steps(Number(values.apps)),
  Scene: ${name}Scene,
});
`;
