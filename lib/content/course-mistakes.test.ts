// One table of what authors get wrong, hence long.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { loadCourse, readCourse } from "./loader.server";
import { ContentError, formatProblem } from "./problem";

/**
 * What an author gets wrong, one thing at a time, in a copy of the real content: each mistake must be reported in
 * the file and on the line where it was made, with the nearest name where there is one. The edits find their
 * place by pattern, so that lessons may be rewritten without touching this table.
 */
interface Mistake {
  does: string;
  file: string;
  /** What is there, and what the author makes of it. A function gets the first match, or its first group. */
  finds: RegExp;
  writes: string | ((match: string) => string);
  says: readonly (string | RegExp)[];
  /** The text on whose line it is reported; the first line that was changed unless given. */
  on?: RegExp;
}

const lesson = "content/lessons/containers-and-virtual-machines";
const mdx = `${lesson}/lesson.mdx`;
const quiz = `${lesson}/quiz.yaml`;
const exercise = `${lesson}/exercise.yaml`;
const courseFile = "content/course.yaml";
const glossary = "content/glossary.yaml";

const mistakes: readonly Mistake[] = [
  // lesson.mdx: what it names
  {
    does: "names a diagram that does not exist",
    file: mdx,
    finds: /<Diagram id="vm-and-container" \/>/,
    writes: '<Diagram id="vm-and-containers" />',
    says: ['there is no diagram "vm-and-containers"', 'Did you mean "vm-and-container"?'],
  },
  {
    does: "names a term that is not in the glossary",
    file: mdx,
    finds: /<Term id="hypervisor">/,
    writes: '<Term id="hypervisr">',
    says: ['there is no glossary entry "hypervisr"', 'Did you mean "hypervisor"?'],
  },
  {
    does: "asks a question that is not in quiz.yaml",
    file: mdx,
    finds: /<Quiz id="kernel-bug" \/>/,
    writes: '<Quiz id="kernel-bugs" />',
    says: ['there is no question "kernel-bugs"', 'Did you mean "kernel-bug"?'],
  },
  {
    does: "shows a chart that does not exist",
    file: mdx,
    finds: /<Mermaid id="choose" \/>/,
    writes: '<Mermaid id="chose" />',
    says: ["there is no chart", `${lesson}/chose.mmd`, 'Did you mean "choose"?'],
  },
  {
    does: "links to a page that does not exist",
    file: mdx,
    finds: /## Two ways to split one machine\n/,
    writes: (heading) => `${heading}\nSee [the other](/learn/what-is-container/).\n`,
    on: /what-is-container\//,
    says: ['there is no page "/learn/what-is-container/"', 'Did you mean "/learn/what-is-a-container/"?'],
  },
  {
    does: "links to a page without its last slash",
    file: mdx,
    finds: /## Two ways to split one machine\n/,
    writes: (heading) => `${heading}\nSee [the glossary](/glossary).\n`,
    on: /\(\/glossary\)/,
    says: ['there is no page "/glossary"', 'Did you mean "/glossary/"?'],
  },
  {
    does: "links to a heading that does not exist, with a reference link",
    file: mdx,
    finds: /## Two ways to split one machine\n/,
    writes: (heading) => `${heading}\nSee [above].\n\n[above]: #how-strong-is-a-wall\n`,
    on: /^\[above\]:/m,
    says: [
      'nothing on that page has the id "how-strong-is-a-wall"',
      'Did you mean "how-strong-is-the-wall"?',
    ],
  },
  {
    does: "links to a glossary entry that does not exist",
    file: mdx,
    finds: /## Two ways to split one machine\n/,
    writes: (heading) => `${heading}\nSee [images](/glossary/#imag).\n`,
    on: /#imag\)/,
    says: ['nothing on that page has the id "imag"', 'Did you mean "image"?'],
  },
  {
    does: "links to an insecure address",
    file: mdx,
    finds: /## Two ways to split one machine\n/,
    writes: (heading) => `${heading}\nSee [them](http://example.org/).\n`,
    on: /example\.org/,
    says: ["links lead to https:// or into the course"],
  },

  // lesson.mdx: how it is written
  {
    does: "uses a component that does not exist",
    file: mdx,
    finds: /<KeyPoints \/>/,
    writes: "<Keypoint />",
    says: ["there is no component <Keypoint>", 'Did you mean "KeyPoints"?'],
  },
  {
    does: "writes HTML",
    file: mdx,
    finds: /<KeyPoints \/>/,
    writes: "<marquee>Key points</marquee>",
    says: ["there is no component <marquee>", "There is:", "KeyPoints"],
  },
  {
    does: "gives a component an attribute that it does not have",
    file: mdx,
    finds: /<Callout kind="note" title=/,
    writes: '<Callout kind="note" titel=',
    says: ['<Callout> cannot have "titel"', 'Did you mean "title"?'],
  },
  {
    does: "leaves out an attribute",
    file: mdx,
    finds: /<Mermaid id="choose" \/>/,
    writes: "<Mermaid />",
    says: ["<Mermaid> `id` is missing"],
  },
  {
    does: "gives an attribute a value that it cannot have",
    file: mdx,
    finds: /<Callout kind="misconception"/,
    writes: '<Callout kind="misconceptoin"',
    says: ['<Callout> `kind` cannot be "misconceptoin"', 'Did you mean "misconception"?'],
  },
  {
    does: "computes an attribute",
    file: mdx,
    finds: /answer=\{1\}>/,
    writes: "answer={0 + 1}>",
    says: ["<Predict> can only have texts, numbers and lists of them", "{0 + 1}"],
  },
  {
    does: "points a prediction at an option that is not there",
    file: mdx,
    finds: /answer=\{1\}>/,
    writes: "answer={3}>",
    says: ["<Predict> `answer` must be the index of an option, counted from 0"],
  },
  {
    does: "shows a terminal without saying where it ran",
    file: mdx,
    finds: /<Terminal ran="the same Debian 12 machine">/,
    writes: "<Terminal>",
    says: ["<Terminal>", 'needs either ran="where it was really run" or simulated'],
  },
  {
    does: "imports a component",
    file: mdx,
    finds: /\n<Objectives \/>\n/,
    writes: '\nimport { Chart } from "./chart";\n\n<Objectives />\n',
    says: ["a lesson imports and exports nothing"],
  },
  {
    does: "computes something in the text",
    file: mdx,
    finds: /## Two ways to split one machine\n/,
    writes: (heading) => `${heading}\nThere are {1 + 1} ways.\n`,
    on: /\{1 \+ 1\}/,
    says: ["a lesson computes nothing", "{1 + 1} in backticks"],
  },
  {
    does: "leaves a component open",
    file: mdx,
    finds: /<\/TryIt>\n\n## Sources/,
    writes: "## Sources",
    says: [/TryIt/, /clos/i],
    on: /<TryIt title="On your own machine/,
  },
  {
    does: "writes a heading of the first level",
    file: mdx,
    finds: /## Two ways to split one machine/,
    writes: "# Two ways to split one machine",
    says: ["a heading in a lesson has two or three #, not 1"],
  },
  {
    does: "renames the heading that an objective points to",
    file: mdx,
    finds: /## Two ways to split one machine/,
    writes: "## Two ways to split a machine",
    says: [
      'no heading of this lesson has the id "two-ways-to-split-one-machine"',
      'Did you mean "two-ways-to-split-a-machine"?',
    ],
    on: /section: two-ways-to-split-one-machine/,
  },
  {
    does: "forgets the language of a code block",
    file: mdx,
    finds: /```bash title=/,
    writes: "``` title=",
    says: ["a code block needs a language", "bash"],
  },
  {
    does: "names a language that is not highlighted",
    file: mdx,
    finds: /```bash title=/,
    writes: "```bsh title=",
    says: ["a code block needs a language", 'Did you mean "bash"?'],
  },

  // lesson.mdx: its frontmatter
  {
    does: "leaves out a field",
    file: mdx,
    finds: /\nsummary: .*/,
    writes: "",
    says: ["`summary` is missing"],
    on: /^title:/m,
  },
  {
    does: "mistypes the name of a field",
    file: mdx,
    finds: /\nsummary: /,
    writes: "\nsumary: ",
    says: ['cannot have "sumary"', 'Did you mean "summary"?'],
  },
  {
    does: "mistypes the name of a field in a list",
    file: mdx,
    finds: /\n {4}note: /,
    writes: "\n    noet: ",
    says: [/`sources\.\d+` cannot have "noet"/, 'Did you mean "note"?'],
  },
  {
    does: "writes a date as people speak",
    file: mdx,
    finds: /\nchecked: .*/,
    writes: "\nchecked: 22 November 2026",
    says: ["`checked` must be a date such as 2026-11-22"],
  },
  {
    does: "gives a list where a text belongs",
    file: mdx,
    finds: /\ntitle: .*/,
    writes: "\ntitle: [Containers, machines]",
    says: ["`title` must be a text, not a list"],
  },
  {
    does: "uses an objective's id twice",
    file: mdx,
    finds: /- id: shared-and-copied/,
    writes: "- id: two-ways",
    says: ['the id "two-ways" is there twice'],
  },
  {
    does: "breaks the YAML of the frontmatter",
    file: mdx,
    finds: /\nsummary: /,
    writes: "\nsummary: What: ",
    says: ["this is not YAML"],
  },
  {
    does: "deletes the frontmatter",
    file: mdx,
    finds: /^---\n[\s\S]*?\n---\n/,
    writes: "",
    says: ["a lesson begins with its frontmatter between two lines of ---"],
    on: /^/,
  },

  // quiz.yaml
  {
    does: "ties a question to an objective that does not exist",
    file: quiz,
    finds: /objective: wall/,
    writes: "objective: wal",
    says: ['The lesson has no objective "wal"', 'Did you mean "wall"?'],
  },
  {
    does: "marks two options of a single choice as right",
    file: quiz,
    finds: /- id: kernel-bug\n[\s\S]*?(?=\n {6}- text: Only its own)/,
    writes: (question) =>
      `${question}\n      - text: Another right one.\n        right: true\n        why: So it seems.`,
    says: ["A single choice has exactly one option with `right: true`; this one has 2", "kind: multiple"],
    on: /options:(?=\n {6}- text: The host, and so)/,
  },
  {
    does: "offers “all of the above”",
    file: quiz,
    finds: /text: The host, and so every container on it\./,
    writes: "text: All of the above",
    says: ['"All of the above" speaks about the other options, which are shuffled'],
  },
  {
    does: "leaves out the reason of an option",
    file: quiz,
    finds: /(- text: The host, and so every container on it\.\n {8}right: true)\n {8}why: .*/,
    writes: (option) => option,
    says: [/`questions\.\d+\.options\.0\.why` is missing/],
    on: /- text: The host, and so/,
  },
  {
    does: "mistypes a field of a question",
    file: quiz,
    finds: /\n {4}prompt: A bug in the kernel/,
    writes: "\n    promt: A bug in the kernel",
    says: [/`questions\.\d+` cannot have "promt"/, 'Did you mean "prompt"?'],
  },
  {
    does: "mistypes the kind of a question",
    file: quiz,
    finds: /kind: multiple/,
    writes: "kind: multi",
    says: ['There is no kind "multi"'],
  },
  {
    does: "uses a question's id twice",
    file: quiz,
    finds: /- id: docker-on-a-mac/,
    writes: "- id: kernel-bug",
    says: ['The id "kernel-bug" is taken by question'],
  },
  {
    does: "asks too few questions",
    file: quiz,
    finds: /\n {2}- id: why-microvms-start-fast[\s\S]*$/,
    writes: "\n",
    says: ["A quiz has at least 8 questions"],
    on: /^questions:/,
  },
  {
    does: "breaks the YAML",
    file: quiz,
    finds: /prompt: What does a hypervisor give to each guest\?/,
    writes: 'prompt: "What does a hypervisor give to each guest?',
    says: ["this is not YAML"],
  },

  // exercise.yaml
  {
    does: "gives an exercise a solution that fails its own check",
    file: exercise,
    finds: /\n {2}windows: vm/,
    writes: "\n  windows: container",
    says: ['The solution puts "windows" in "container", which the item does not accept'],
  },
  {
    does: "puts an item into a bin that does not exist",
    file: exercise,
    finds: /\n {2}windows: vm/,
    writes: "\n  windows: mv",
    says: ['There is no bin "mv"', "vm"],
  },
  {
    does: "leaves an item without a reason",
    file: exercise,
    finds: /\n {6}sandbox: Strong enough, and more than you need.*/,
    writes: "",
    says: ['Say why "api" is right or wrong in "sandbox"'],
    on: /why:/,
  },

  // course.yaml and glossary.yaml
  {
    does: "lists a lesson that does not exist",
    file: courseFile,
    finds: /what-is-a-container/,
    writes: "what-is-container",
    says: ['there is no lesson "what-is-container"', 'Did you mean "what-is-a-container"?'],
  },
  {
    does: "lists a lesson twice",
    file: courseFile,
    finds: /- containers-and-virtual-machines\n/,
    writes: "- containers-and-virtual-machines\n      - containers-and-virtual-machines\n",
    says: ['the lesson "containers-and-virtual-machines" is listed twice'],
  },
  {
    does: "writes a slug with capitals",
    file: courseFile,
    finds: /- id: containers/,
    writes: "- id: Containers",
    says: ["`modules.0.id` must be lower-case words joined by hyphens"],
  },
  {
    does: "defines a term twice",
    file: glossary,
    finds: /- id: gvisor/,
    writes: "- id: host",
    says: ['the id "host" is there twice'],
    on: /- id: host(?![\s\S]*- id: host)/,
  },
  {
    does: "sends a term to a lesson that does not exist",
    file: glossary,
    finds: /lesson: what-is-a-container/,
    writes: "lesson: what-is-a-contaner",
    says: ['there is no lesson "what-is-a-contaner"', 'Did you mean "what-is-a-container"?'],
  },
  {
    does: "gives a term a colour that does not exist",
    file: glossary,
    finds: /concept: container/,
    writes: "concept: containr",
    says: [/`\d+\.concept` cannot be "containr"/, 'Did you mean "container"?'],
  },
];

let root: string;
beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), "shipshape-"));
  for (const name of readdirSync("diagrams"))
    mkdirSync(path.join(root, "diagrams", name), { recursive: true });
});
beforeEach(() => {
  rmSync(path.join(root, "content"), { recursive: true, force: true });
  cpSync("content", path.join(root, "content"), { recursive: true });
});
afterAll(() => rmSync(root, { recursive: true }));

it("finds nothing wrong before anyone makes a mistake", () => {
  expect(readCourse(root).problems.map(formatProblem)).toEqual([]);
});

describe("an author", () => {
  it.each(mistakes)("$does", ({ file, finds, writes, says, on }) => {
    const { before, after } = edit(file, finds, writes);
    const line = on ? lineOf(after, on) : firstChange(before, after);
    const { problems } = readCourse(root);
    const here = problems.filter((problem) => problem.file === file && problem.line === line);
    expect(here.length, `${file}:${line}\n${problems.map(formatProblem).join("\n")}`).toBeGreaterThan(0);
    const messages = here.map((problem) => problem.message).join("\n");
    for (const words of says) expect(messages).toMatch(words);
    // What is wrong stays findable: it does not make everything around it look wrong as well.
    expect(problems.length).toBeLessThanOrEqual(5);
  });

  it.each([
    ["quiz.yaml", `${lesson}/quiz.yaml`, "every lesson has a quiz: this file is missing"],
    ["lesson.mdx", `${lesson}/lesson.mdx`, "this file is missing"],
    ["exercise.yaml", `${lesson}/lesson.mdx`, "there is no exercise.yaml beside this lesson"],
    ["choose.mmd", `${lesson}/lesson.mdx`, `there is no chart ${lesson}/choose.mmd`],
    ["choose.svg", `${lesson}/lesson.mdx`, "the drawing of choose.mmd is missing or older than its source"],
  ])("deletes %s", (name, file, message) => {
    rmSync(path.join(root, lesson, name));
    const { problems } = readCourse(root);
    expect(problems).toEqual([expect.objectContaining({ file, message: expect.stringContaining(message) })]);
  });

  it("edits a chart and does not draw it again", () => {
    edit(`${lesson}/choose.mmd`, /Plain container/, "Ordinary container");
    expect(readCourse(root).problems.map(formatProblem)).toEqual([
      expect.stringMatching(/lesson\.mdx:\d+: the drawing of choose\.mmd is .*: run npm run mermaid/),
    ]);
  });

  it.each([[courseFile], [glossary]])("deletes %s", (file) => {
    rmSync(path.join(root, file));
    expect(readCourse(root).problems).toEqual([{ file, message: "this file is missing" }]);
  });

  it("leaves a folder that no module lists", () => {
    mkdirSync(path.join(root, "content/lessons/unlisted"));
    expect(readCourse(root).problems).toEqual([
      {
        file: "content/lessons/unlisted",
        message: "no module of content/course.yaml lists this folder: add it there, or delete it",
      },
    ]);
  });
});

it("stops the build with everything that is wrong at once", () => {
  edit(mdx, /<Diagram id="vm-and-container" \/>/, '<Diagram id="vm" />');
  edit(quiz, /objective: wall/, "objective: wal");
  edit(glossary, /\n {2}definition: /, "\n  defintion: ");
  let error: unknown;
  try {
    loadCourse(root);
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toBeInstanceOf(ContentError);
  const { message, problems } = error as ContentError;
  expect(problems.length).toBeGreaterThanOrEqual(3);
  expect(message).toMatch(new RegExp(`^The course has ${problems.length} problems:\n`));
  for (const problem of problems) expect(message).toContain(formatProblem(problem));
  for (const file of [mdx, quiz, glossary]) expect(message).toMatch(new RegExp(`^  ${file}:\\d+: `, "m"));
});

it("gives the course again once the mistake is corrected", () => {
  const { before } = edit(quiz, /objective: wall/, "objective: wal");
  expect(() => loadCourse(root)).toThrow(ContentError);
  writeFileSync(path.join(root, quiz), before);
  expect(loadCourse(root).modules.length).toBeGreaterThan(0);
});

function edit(file: string, finds: RegExp, writes: Mistake["writes"]) {
  const where = path.join(root, file);
  const before = readFileSync(where, "utf8");
  if (!finds.test(before)) throw new Error(`${file} has no ${finds}: give this mistake another place`);
  const after = before.replace(finds, (match, group: unknown) =>
    typeof writes === "string" ? writes : writes(typeof group === "string" ? group : match),
  );
  writeFileSync(where, after);
  return { before, after };
}

/** 1-based. */
function firstChange(before: string, after: string): number {
  const old = before.split("\n");
  return after.split("\n").findIndex((line, index) => line !== old[index]) + 1;
}

function lineOf(text: string, pattern: RegExp): number {
  const at = text.search(pattern);
  if (at < 0) throw new Error(`The edited file has no ${pattern}`);
  return text.slice(0, at).split("\n").length;
}
