import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse, wcagContrast } from "culori";
import { describe, expect, it } from "vitest";
import { durations } from "@/diagrams/kit/motion";
import { concepts } from "@/lib/concepts";

/** app/tokens.css as a browser reads it: each custom property, in light and in dark. */
const css = readFileSync("app/tokens.css", "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
const declared = new Map(
  [...css.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = "", value = ""]) => [name, value.trim()]),
);
const themes = ["light", "dark"] as const;
type Theme = (typeof themes)[number];

function colour(token: string, theme: Theme): string {
  const value = declared.get(token);
  if (value === undefined) throw new Error(`app/tokens.css has no ${token}`);
  const alias = /^var\((--[\w-]+)\)$/.exec(value)?.[1];
  if (alias) return colour(alias, theme);
  const pair = /^light-dark\((\w+\([^)]*\)),\s*(\w+\([^)]*\))\)$/.exec(value);
  const chosen = pair?.[theme === "light" ? 1 : 2];
  if (!chosen || !parse(chosen)) throw new Error(`${token} is not light-dark(colour, colour): ${value}`);
  return chosen;
}

const contrast = (front: string, back: string, theme: Theme) =>
  wcagContrast(colour(front, theme), colour(back, theme));

const codeTokens = [...declared.keys()].filter((name) => name.startsWith("--code-token-"));

const terminalInks = [...declared.keys()].filter(
  (name) => name.startsWith("--terminal-") && !/-(paper|selection|black)$/.test(name),
);

/** What is written or drawn on what, by the ratio that WCAG asks of it (1.4.3 text, 1.4.11 parts of controls and drawings). */
const pairs: readonly [least: number, front: string, backs: readonly string[]][] = [
  [4.5, "--text", ["--surface", "--surface-2", "--sheet", "--concept-layer-fill"]],
  [4.5, "--text-muted", ["--surface", "--surface-2", "--sheet"]],
  [4.5, "--accent", ["--surface", "--surface-2", "--sheet"]],
  [4.5, "--right", ["--surface", "--surface-2", "--sheet"]],
  [4.5, "--wrong", ["--surface", "--surface-2", "--sheet"]],
  [4.5, "--on-ink", ["--ink"]],
  ...terminalInks.map((name): [number, string, string[]] => [4.5, name, ["--terminal-paper"]]),
  [4.5, "--terminal-text", ["--terminal-selection"]],
  [3, "--focus", ["--surface", "--surface-2", "--sheet"]],
  [3, "--line-strong", ["--surface", "--surface-2", "--sheet"]],
  ...concepts.map((name): [number, string, string[]] => [
    4.5,
    `--concept-${name}`,
    [`--concept-${name}-fill`, "--sheet", "--surface"],
  ]),
  ...[...codeTokens, "--code-foreground"].map((name): [number, string, string[]] => [
    4.5,
    name,
    ["--surface", "--surface-2", "--concept-layer-fill"],
  ]),
];

describe.each(themes)("%s", (theme) => {
  it.each(pairs.flatMap(([least, front, backs]) => backs.map((back) => [front, back, least] as const)))(
    "%s on %s reaches %d : 1",
    (front, back, least) => {
      expect(contrast(front, back, theme)).toBeGreaterThanOrEqual(least);
    },
  );
});

describe("tokens", () => {
  it.each(concepts)("%s has a colour for lines and one for areas", (concept) => {
    expect([...declared.keys()]).toEqual(
      expect.arrayContaining([`--concept-${concept}`, `--concept-${concept}-fill`]),
    );
  });

  it("have no colour for a concept that does not exist", () => {
    const named = [...declared.keys()].flatMap((name) => /^--concept-(.+?)(?:-fill)?$/.exec(name)?.[1] ?? []);
    expect(new Set(named)).toEqual(new Set(concepts));
  });

  it("are all declared where they are used", () => {
    const used = sources(["app", "components", "diagrams"]).flatMap(({ file, text }) =>
      [...text.matchAll(/var\((--[\w-]+)/g)].map(([, name = ""]) => ({ file, name })),
    );
    const local = new Set(
      sources(["app", "components", "diagrams"]).flatMap(({ text }) =>
        [...text.matchAll(/["'](--[\w-]+)["']|(--[\w-]+)\s*:/g)].map(([, quoted, name = quoted]) => name),
      ),
    );
    const fromTheFont = ["--font-archivo"];
    const missing = used.filter(
      ({ name }) =>
        !declared.has(name) && !local.has(name) && !fromTheFont.includes(name) && !name.endsWith("-"),
    );
    expect(missing).toEqual([]);
  });

  it("give diagrams the same durations as the page", () => {
    const seconds = (name: string) => Number.parseFloat(declared.get(`--${name}`) ?? "") / 1000;
    for (const [name, duration] of Object.entries(durations)) expect(seconds(name), name).toBe(duration);
  });
});

/** Pictures that are made outside the page, where no token reaches. */
const exempt = /^app\/(tokens\.css|icon\.svg|og\/)|^components\/course\/og\//;

it("nothing else names a colour", () => {
  const literal =
    /#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b(?![\w-])|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(/gi;
  const tailwind =
    /\b(?:bg|text|border|fill|stroke|ring|outline|accent)-(?:black|white|(?:slate|gray|zinc|neutral|stone|red|orange|amber|yellow|lime|green|emerald|teal|cyan|sky|blue|indigo|violet|purple|fuchsia|pink|rose)-\d+)\b/g;
  const found = sources(["app", "components", "diagrams"]).flatMap(({ file, text }) =>
    exempt.test(file)
      ? []
      : text.split("\n").flatMap((line, index) => {
          const code = line.replace(/^\s*(\*|\/\/).*/, "").replace(/href=["'{`][^"'`]*#[^"'`]*/g, "");
          return [...code.matchAll(literal), ...code.matchAll(tailwind)].map(
            ([match]) => `${file}:${index + 1}: ${match}`,
          );
        }),
  );
  expect(found).toEqual([]);
});

function sources(folders: readonly string[]): { file: string; text: string }[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.(tsx?|css)$/.test(name) && !/\.test\.tsx?$/.test(name))
      .map((name) => {
        const file = path.posix.join(folder, name.replaceAll("\\", "/"));
        return { file, text: readFileSync(file, "utf8") };
      }),
  );
}
