import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { renderAll } from "@/components/diagram/render-all";
import { registry } from "@/diagrams/registry";
import { exerciseProblems, exerciseTrials, solutionRun } from "@/lib/exercise/schemas";
import { readChart } from "@/lib/mermaid";
import { isStale } from "@/lib/mermaid/stamp.server";
import { keyAnswer, reveal, score } from "@/lib/quiz";
import { type Control, defaultValues, type StepText, type Values } from "@/lib/steps";
import { lessonsOf } from "./course";
import { readLesson } from "./lesson";
import { readCourse } from "./loader.server";
import { formatProblem } from "./problem";
import { differences, type Recording } from "./recording";
import { recordedRun } from "./runs.server";

/** The course as it is: what the loader does not ask of every lesson, and what must be tried out to be known. */

const { course, problems } = readCourse(process.cwd());
const lessons = course ? lessonsOf(course) : [];
const inEach = lessons.map((lesson) => [lesson.slug, lesson] as const);

it("loads without a problem", () => {
  expect(problems.map(formatProblem)).toEqual([]);
  expect(lessons.length).toBeGreaterThan(0);
});

describe.each(inEach)("%s", (slug, lesson) => {
  const file = `content/lessons/${slug}/lesson.mdx`;
  const text = lesson.source.replace(/^---\n[\s\S]*?\n---\n/, "");
  const parsed = readLesson(file, lesson.source).lesson;
  const h2 = lesson.headings.filter((heading) => heading.depth === 2).map((heading) => heading.text);

  if (lesson.lab)
    it("has a recorded run of its lab's present solution", () => {
      expect(
        solutionRun(lesson.lab?.solution ?? [], recordedRun(slug)).ran,
        "npm run record:labs",
      ).toBeDefined();
    });

  describe("is made as a lesson is", () => {
    it("begins with a puzzle, then says what it is for, then shows its main diagram", () => {
      const order = [/\S/, /^<Objectives \/>$/m, /^<Diagram id=/m, /^## /m].map((part) => text.search(part));
      expect(order.every((place) => place >= 0)).toBe(true);
      expect(order).toEqual([...order].sort((a, b) => a - b));
      const puzzle = text.slice(0, order[1]).replace(/<[^>]+>|```[\s\S]*?```/g, "");
      expect(puzzle.split(/\s+/).length, "words before the objectives").toBeGreaterThan(20);
      expect(puzzle).toContain("?");
    });

    it("ends with misconceptions, key points, quiz, exercise and sources, in this order", () => {
      expect(h2.slice(-5)).toEqual(["What people get wrong", "Key points", "Quiz", "Exercise", "Sources"]);
      for (const part of ["<KeyPoints />", "<Quiz />", "<Sources />"])
        expect(text.split(part)).toHaveLength(2);
      const wrong = text.slice(text.indexOf("## What people get wrong"), text.indexOf("## Key points"));
      const misconceptions = wrong.match(/<Callout kind="misconception"/g) ?? [];
      expect([2, 3]).toContain(misconceptions.length);
    });

    it("has an exercise, and something to try", () => {
      expect(lesson.exercise).toBeDefined();
      expect(text).toContain("<Exercise />");
      expect(text).toContain("<TryIt");
    });

    // teaching.md asks for 900 to 1,600; here the words of tables, callouts and guesses count as well.
    it("is as long as one can read in a sitting", () => {
      expect(parsed?.words).toBeGreaterThanOrEqual(900);
      expect(parsed?.words).toBeLessThanOrEqual(1900);
    });

    it("explains each term where it first stands, and no term that only a later lesson explains", () => {
      const later = new Set(lessons.slice(lessons.indexOf(lesson) + 1).map((one) => one.slug));
      const terms = parsed?.references.filter(({ kind }) => kind === "term").map(({ name }) => name) ?? [];
      const tooEarly = terms.filter((term) =>
        later.has(course?.glossary.find((entry) => entry.id === term)?.lesson ?? ""),
      );
      expect(tooEarly).toEqual([]);
    });

    it("shows no output without saying where it comes from", () => {
      const fences = text.match(/^```console/gm) ?? [];
      const terminals = text.match(/<Terminal (ran=|simulated)/g) ?? [];
      expect(terminals.length).toBe(fences.length);
    });

    const recorded = `content/lessons/${slug}/recording.json`;
    it.runIf(existsSync(recorded))("shows what was recorded, letter by letter", () => {
      const recording: Recording = JSON.parse(readFileSync(recorded, "utf8"));
      expect(differences(lesson.source, recording)).toEqual([]);
    });

    it("names its sources by secure addresses", () => {
      const { sources, further = [] } = lesson.frontmatter;
      for (const { url } of [...sources, ...further]) expect(url).toMatch(/^https:\/\//);
    });

    it("gives each objective a section of its own that is an h2", () => {
      const sections = lesson.headings.filter(({ depth }) => depth === 2).map(({ id }) => id);
      for (const { section } of lesson.frontmatter.objectives) expect(sections).toContain(section);
    });
  });

  describe("asks", () => {
    const questions = lesson.questions.map((question) => [question.id, question] as const);

    it("8 to 14 questions, of several kinds", () => {
      expect(questions.length).toBeGreaterThanOrEqual(8);
      expect(questions.length).toBeLessThanOrEqual(14);
      expect(new Set(lesson.questions.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(3);
    });

    it.each(questions)("%s: its own key scores full marks", (_, question) => {
      const verdict = score(question, keyAnswer(question));
      expect(verdict.result).toBe("right");
      expect(
        verdict.result !== "incomplete" && verdict.parts.every(({ chosen, right }) => !chosen || right),
      ).toBe(true);
    });

    it.each(questions)("%s: every part of the answer has its reason", (_, question) => {
      for (const part of reveal(question).parts) expect(part.why?.length ?? 0, part.text).toBeGreaterThan(10);
    });

    it.each(questions)("%s: every wrong answer that was foreseen is wrong, and says why", (_, question) => {
      const foreseen = (): readonly (readonly [answer: Parameters<typeof score>[1], why: string])[] => {
        switch (question.kind) {
          case "single":
            return question.options.flatMap((option, index) =>
              option.right ? [] : [[index, option.why] as const],
            );
          case "multiple":
            return question.options.map((option, index) => {
              const key = question.options.flatMap(({ right }, other) =>
                right && other !== index ? [other] : [],
              );
              return [option.right ? key : [...key, index], option.why] as const;
            });
          case "command":
            return (question.wrong ?? []).map(
              ({ when, starts, why }) => [when ?? starts ?? "", why] as const,
            );
          case "numeric":
            return (question.wrong ?? []).map(({ value, why }) => [String(value), why] as const);
          default:
            return [];
        }
      };
      for (const [answer, why] of foreseen()) {
        const verdict = score(question, answer);
        // Without its only right option, a multiple choice is not wrong but empty.
        if (verdict.result === "incomplete") continue;
        expect(verdict.result, JSON.stringify(answer)).toBe("wrong");
        expect(verdict.parts.map((part) => part.why)).toContain(why);
      }
    });
  });

  it("has an exercise whose reference solution passes its own check, and whose other answers need not", () => {
    const { exercise } = lesson;
    if (!exercise) throw new Error(`${slug} has no exercise`);
    expect(exerciseProblems(exercise)).toEqual([]);
    const trials = exerciseTrials(exercise);
    for (const { doing, should, does } of trials) expect(does, doing).toBe(should);
    expect(new Set(trials.map(({ should }) => should))).toEqual(new Set([true, false]));
  });
});

describe("charts", () => {
  const charts = ["content", "diagrams"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".mmd"))
      .map((name) => path.join(folder, name)),
  );
  it.each(charts)("%s is readable, and drawn as it stands", (file) => {
    const source = readFileSync(file, "utf8");
    const drawing = file.replace(/mmd$/, "svg");
    expect(readChart(source).problems).toEqual([]);
    expect(existsSync(drawing)).toBe(true);
    const svg = readFileSync(drawing, "utf8");
    expect(isStale(source, svg)).toBe(false);
    expect(svg).toMatch(/<title[ >]/);
    expect(svg).toMatch(/<desc[ >]/);
  });

  it("have no drawing whose source is gone", () => {
    const drawings = readdirSync("content", { recursive: true, encoding: "utf8" }).filter((name) =>
      name.endsWith(".svg"),
    );
    const orphans = drawings.filter((name) => !existsSync(path.join("content", name.replace(/svg$/, "mmd"))));
    expect(orphans).toEqual([]);
  });
});

const slugs = Object.keys(registry) as (keyof typeof registry)[];
const diagrams = await Promise.all(
  slugs.map(async (slug) => ({ slug, diagram: (await registry[slug]()).default })),
);
const drawn = await renderAll();

it("registers every diagram that has a folder, and no other", () => {
  const folders = readdirSync("diagrams", { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== "kit")
    .map((entry) => entry.name);
  expect([...slugs].sort()).toEqual(folders.sort());
});

describe.each(diagrams)("the diagram $slug", ({ slug, diagram }) => {
  const steps: readonly StepText[] = diagram.steps(defaultValues(diagram.controls));
  const ids = steps.map((step) => step.id);

  it("has steps with ids of their own, that can stand in a link", () => {
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    // Kept for what readers make themselves.
    for (const id of ids) expect(id).not.toMatch(/^yours-/);
  });

  it("says something short at every step", () => {
    for (const { id, title, caption } of steps) {
      expect(title.trim(), id).not.toBe("");
      expect(title, id).not.toMatch(/[.!?:]$/);
      expect(caption.trim(), id).toMatch(/[.?…)”]$/);
      expect(caption.split(/\s+/).length, `words of ${id}`).toBeLessThanOrEqual(60);
      expect(`${title} ${caption}`, id).not.toMatch(/undefined|NaN|\[object/);
    }
  });

  it.each([...settings(diagram.controls)])("has the same steps when set to %j", (values) => {
    const told: readonly StepText[] = diagram.steps({ ...defaultValues(diagram.controls), ...values });
    const own = told.filter(({ id }) => !id.startsWith("yours-"));
    expect(own.map((step) => step.id)).toEqual(ids);
    for (const { id, caption } of told) {
      expect(caption, id).not.toMatch(/undefined|NaN|\[object/);
      expect(caption.split(/\s+/).length, `words of ${id}`).toBeLessThanOrEqual(60);
    }
  });

  it("asks guesses with exactly one right answer", () => {
    for (const { id, guess } of steps) {
      if (!guess) continue;
      expect(guess.options.length, id).toBeGreaterThanOrEqual(2);
      expect(guess.options.length, id).toBeLessThanOrEqual(4);
      expect(
        guess.options.filter(({ right }) => right),
        id,
      ).toHaveLength(1);
      expect(new Set(guess.options.map(({ text }) => text)).size, id).toBe(guess.options.length);
    }
    expect(steps[0]?.guess, "nothing stands before the first step to ask it").toBeUndefined();
    const taught = lessons.some(({ figures }) => figures.some((figure) => figure.diagram === slug));
    if (taught) expect(steps.filter(({ guess }) => guess).length).toBeGreaterThan(0);
  });

  it("is described for those who do not see it", () => {
    expect(diagram.title.length).toBeGreaterThan(3);
    expect(diagram.description.length).toBeGreaterThan(40);
  });

  it("draws every step, wide and narrow, without a hole in its numbers", () => {
    const still = drawn.find((one) => one.slug === slug);
    expect(still?.steps.map((step) => step.id)).toEqual(ids);
    for (const { id, svg } of still?.steps ?? [])
      for (const layout of ["wide", "narrow"] as const) {
        const [width, height] = diagram.size[layout];
        expect(svg[layout], `${id} ${layout}`).toContain(`viewBox="0 0 ${width} ${height}"`);
        expect(svg[layout], `${id} ${layout}`).not.toMatch(/NaN|undefined|Infinity|\[object/);
        expect(svg[layout].length, `${id} ${layout}`).toBeGreaterThan(400);
      }
  });

  it("has labels large enough on a phone: 10 px and more at 320 px wide", () => {
    const [width] = diagram.size.narrow;
    const still = drawn.find((one) => one.slug === slug);
    const sizes = (still?.steps ?? []).flatMap(({ svg }) =>
      [...svg.narrow.matchAll(/font-size:([\d.]+)(?:px)?/g)].map(([, size]) => Number(size)),
    );
    expect(sizes.length).toBeGreaterThan(0);
    expect(Math.min(...sizes) * (286 / width)).toBeGreaterThanOrEqual(10);
  });
});

describe("the glossary", () => {
  const mentions = lessons.flatMap((lesson) =>
    [...lesson.source.matchAll(/<Term id="([^"]+)"/g)].map(([, id = ""]) => ({ id, slug: lesson.slug })),
  );
  it.each((course?.glossary ?? []).map((entry) => [entry.id, entry] as const))("%s", (id, entry) => {
    expect(mentions, "is a term of the lesson that explains it").toContainEqual({ id, slug: entry.lesson });
    expect(entry.definition).toMatch(/[.)]$/);
    expect(entry.definition.split(/\s+/).length).toBeLessThanOrEqual(50);
  });

  it("has each term in its first lesson: later lessons are not where it is explained", () => {
    const first = (id: string) => mentions.find((mention) => mention.id === id)?.slug;
    const late = (course?.glossary ?? []).filter((entry) => first(entry.id) !== entry.lesson);
    expect(late.map(({ id, lesson }) => `${id} says ${lesson}, first in ${first(id)}`)).toEqual([]);
  });
});

/** The ends of every control's range, one control at a time. */
function* settings(controls: readonly Control[] = []): Generator<Values> {
  for (const control of controls)
    switch (control.kind) {
      case "range":
        yield { [control.id]: control.min };
        yield { [control.id]: control.max };
        break;
      case "choice":
        for (const { value } of control.options) yield { [control.id]: value };
        break;
      case "toggle":
        yield { [control.id]: true };
        yield { [control.id]: false };
        break;
      case "actions":
        for (const { value } of control.options)
          yield { [control.id]: Array.from({ length: control.max }, () => value) };
        break;
    }
}
