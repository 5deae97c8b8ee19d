import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/** Each rule of .dependency-cruiser.cjs, with one import that breaks it: rule, file, what it imports. */
const broken: readonly [rule: string, file: string, imports: string][] = [
  ["lib-stands-alone", "lib/quiz/a.ts", "@/components/quiz/Quiz"],
  ["lib-stands-alone", "lib/quiz/b.ts", "../../diagrams/kit/define"],
  ["lib-without-framework", "lib/quiz/c.ts", "react"],
  ["lib-without-framework", "lib/quiz/d.ts", "next/link"],
  ["lib-without-node", "lib/quiz/e.ts", "node:crypto"],
  ["lib-subjects-meet-at-the-index", "lib/quiz/f.ts", "@/lib/steps/player"],
  ["steps-are-plain", "diagrams/one/steps.ts", "@/diagrams/kit/define"],
  ["steps-are-plain", "diagrams/two/steps.ts", "./TwoDiagram"],
  ["steps-are-plain", "diagrams/three/steps.ts", "react"],
  ["steps-stay-plain", "diagrams/through/steps.ts", "./places"],
  ["diagrams-apart", "diagrams/four/FourDiagram.tsx", "../one/OneDiagram"],
  ["diagrams-apart", "diagrams/five/FiveDiagram.tsx", "../registry"],
  ["kit-knows-no-diagram", "diagrams/kit/a.ts", "../one/OneDiagram"],
  ["diagrams-below-components", "diagrams/six/SixDiagram.tsx", "@/components/quiz/Quiz"],
  ["diagrams-few-packages", "diagrams/seven/SevenDiagram.tsx", "zod"],
  ["nobody-imports-app", "components/quiz/a.tsx", "@/app/page"],
  ["nobody-imports-content", "app/a.tsx", "@/content/course.json"],
  ["site-without-scripts", "app/b.tsx", "@/scripts/tool"],
  ["files-only-on-the-server", "app/c.tsx", "node:fs/promises"],
  ["files-only-on-the-server", "components/quiz/b.tsx", "fs"],
  ["tools-stay-at-home", "components/quiz/c.tsx", "@playwright/test"],
  ["tools-stay-at-home", "lib/quiz/g.server.ts", "mermaid"],
  ["parsers-stay-at-the-build", "components/quiz/d.tsx", "zod"],
];

/** Imports that house rules allow, lest a rule forbid everything. */
const allowed: readonly [file: string, imports: string][] = [
  ["lib/quiz/ok.ts", "@/lib/steps"],
  ["lib/quiz/ok-schemas.ts", "@/lib/steps/schemas"],
  ["lib/quiz/ok.server.ts", "node:fs"],
  ["lib/quiz/ok.test.ts", "node:fs"],
  ["diagrams/ok/steps.ts", "@/lib/steps"],
  ["diagrams/ok/OkDiagram.tsx", "@/diagrams/kit/define"],
  ["diagrams/through/places.ts", "@/diagrams/kit/define"],
  ["diagrams/ok/Part.tsx", "./steps"],
  ["diagrams/registry.ts", "./ok/OkDiagram"],
  ["components/quiz/Quiz.tsx", "@/diagrams/registry"],
  ["components/quiz/ok.server.ts", "zod"],
  ["app/page.tsx", "@/components/quiz/Quiz"],
  ["scripts/tool.ts", "@playwright/test"],
];

const plain = [
  "lib/steps/player.ts",
  "lib/steps/schemas.ts",
  "lib/steps/index.ts",
  "diagrams/kit/define.ts",
  "diagrams/one/OneDiagram.tsx",
  "diagrams/two/TwoDiagram.tsx",
];

interface Violation {
  rule: { name: string };
  from: string;
}

const folder = mkdtempSync(path.join(tmpdir(), "architecture-"));
let violations: Violation[] = [];

beforeAll(() => {
  const root = process.cwd();
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  };
  symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"));
  write(
    "tsconfig.json",
    JSON.stringify({ compilerOptions: { paths: { "@/*": ["./*"] }, jsx: "react-jsx" } }),
  );
  write("content/course.json", "{}");
  for (const file of plain) write(file, "export type Thing = 1;\n");
  // Type imports, because these are the ones that a looser set-up would miss.
  for (const [file, imports] of [...allowed, ...broken.map(([, file, imports]) => [file, imports] as const)])
    write(file, `import type * as Thing from "${imports}";\nexport type { Thing };\n`);
  write("lib/round/index.ts", 'export type { B } from "./b";\nexport type A = 1;\n');
  write("lib/round/b.ts", 'import type { A } from "./index";\nexport type B = A;\n');
  violations = cruise(root);
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the import rules", () => {
  it.each(broken)("%s: %s may not import %s", (rule, file) => {
    expect(rulesBrokenBy(file)).toContain(rule);
  });

  it.each(allowed)("%s may import %s", (file) => {
    expect(rulesBrokenBy(file)).toEqual([]);
  });

  it("no-circles: not even of types", () => {
    expect([...rulesBrokenBy("lib/round/index.ts"), ...rulesBrokenBy("lib/round/b.ts")]).toContain(
      "no-circles",
    );
  });

  it("are each broken by a fixture, and each says what to do instead", () => {
    const config = createRequire(import.meta.url)(path.resolve(".dependency-cruiser.cjs")) as {
      forbidden: { name: string; comment: string }[];
    };
    const proved = new Set([...broken.map(([rule]) => rule), "no-circles"]);
    expect(config.forbidden.map((rule) => rule.name).sort()).toEqual([...proved].sort());
    for (const rule of config.forbidden) expect(rule.comment.length, rule.name).toBeGreaterThan(40);
  });
});

function rulesBrokenBy(file: string): string[] {
  return violations.filter((violation) => violation.from === file).map((violation) => violation.rule.name);
}

function cruise(root: string): Violation[] {
  const program = path.join(root, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  const config = path.join(root, ".dependency-cruiser.cjs");
  const folders = ["app", "components", "diagrams", "lib", "scripts"];
  const run = spawnSync(
    process.execPath,
    [program, "--config", config, "--output-type", "json", ...folders],
    {
      cwd: folder,
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  if (!run.stdout.startsWith("{")) throw new Error(`dependency-cruiser failed: ${run.stderr}${run.stdout}`);
  return (JSON.parse(run.stdout) as { summary: { violations: Violation[] } }).summary.violations;
}
