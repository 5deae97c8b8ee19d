import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { playScript, scriptSchema } from "@/lib/dockerfile-script";
import type { Exercise, MachineExercise } from "@/lib/exercise";
import { exerciseProblems, exerciseSchema, labSchema, machineProblems } from "@/lib/exercise/schemas";
import { isStale } from "@/lib/mermaid/stamp.server";
import type { Question } from "@/lib/quiz";
import { quizProblems, quizSchema } from "@/lib/quiz/schemas";
import { suggest } from "@/lib/text";
import { type Course, type Lesson, lessonsOf, readingMinutes } from "./course";
import { type LessonSource, type Reference, readLesson } from "./lesson";
import { ContentError, type Problem } from "./problem";
import { courseSchema, type GlossaryEntry, glossarySchema } from "./schema";
import { type Parsed, parseYaml } from "./yaml";

/**
 * Reads content/ wholly, checks it wholly, and gives the course or stops with everything that is wrong.
 * @param root the folder that holds content/ and diagrams/
 * @throws {ContentError} which names file, line and what to do, for each problem
 */
export function loadCourse(root = process.cwd()): Course {
  const stamp = newest(path.join(root, "content"));
  if (last?.root === root && last.stamp === stamp) return last.course;
  const { course, problems } = readCourse(root);
  if (!course || problems.length > 0) throw new ContentError(problems);
  last = { root, stamp, course };
  return course;
}

let last: { root: string; stamp: number; course: Course } | undefined;

/** Everything in content/ and all that is wrong with it; the course is missing where it can't be made out at all. */
export function readCourse(root: string): { course?: Course; problems: Problem[] } {
  const problems: Problem[] = [];
  const file = <T>(name: string, schema: Parameters<typeof parseYaml<T>>[2]): Parsed<T> | undefined => {
    const text = read(root, name);
    if (text === undefined) {
      problems.push({ file: name, message: "this file is missing" });
      return undefined;
    }
    const parsed = parseYaml(name, text, schema);
    if (!parsed.ok) problems.push(...parsed.problems);
    return parsed;
  };

  const courseFile = file("content/course.yaml", courseSchema);
  const glossaryFile = file("content/glossary.yaml", glossarySchema);
  if (!courseFile?.ok) return { problems };
  const glossary: GlossaryEntry[] = glossaryFile?.ok ? glossaryFile.value : [];
  const folders = foldersIn(path.join(root, "content/lessons"));
  const listed = courseFile.value.modules.flatMap((module) => module.lessons);

  const seen = new Set<string>();
  for (const [m, module] of courseFile.value.modules.entries()) {
    for (const [l, slug] of module.lessons.entries()) {
      const line = courseFile.lineOf(["modules", m, "lessons", l]);
      if (!folders.includes(slug))
        problems.push({
          file: "content/course.yaml",
          line,
          message: `there is no lesson "${slug}" in content/lessons. ${suggest(slug, folders)}`,
        });
      if (seen.has(slug))
        problems.push({ file: "content/course.yaml", line, message: `the lesson "${slug}" is listed twice` });
      seen.add(slug);
    }
  }
  for (const folder of folders) {
    if (!listed.includes(folder))
      problems.push({
        file: `content/lessons/${folder}`,
        message: "no module of content/course.yaml lists this folder: add it there, or delete it",
      });
  }

  let number = 0;
  const read_ = new Map<string, ReadLesson>();
  const modules = courseFile.value.modules.map((module) => ({
    ...module,
    lessons: module.lessons.flatMap((slug, index) => {
      if (!folders.includes(slug)) return [];
      number += 1;
      const place = { id: module.id, title: module.title, lesson: index + 1, of: module.lessons.length };
      const one = readOne(root, slug, number, place, problems);
      if (!one) return [];
      read_.set(slug, one);
      return [one.lesson];
    }),
  }));
  const course: Course = { title: courseFile.value.title, modules, glossary };
  checkGlossary(folders, glossaryFile, problems);
  const known: Known = { course, slugs: folders, terms: glossaryFile?.ok ? glossary : undefined };
  for (const one of read_.values()) checkReferences(root, known, one, problems);
  return { course, problems };
}

interface ReadLesson {
  lesson: Lesson;
  references: readonly Reference[];
  /** Files that are there and could not be read: what they hold is unknown, so nothing in them is missing. */
  unknown: ReadonlySet<Reference["kind"]>;
}

/** What references may point to. One broken file must not make everything that mentions it look wrong. */
interface Known {
  course: Course;
  /** Every lesson that has a folder, whether or not it could be read. */
  slugs: readonly string[];
  /** Undefined where glossary.yaml itself is wrong. */
  terms: readonly GlossaryEntry[] | undefined;
}

function readOne(
  root: string,
  slug: string,
  number: number,
  module: Lesson["module"],
  problems: Problem[],
): ReadLesson | undefined {
  const folder = `content/lessons/${slug}`;
  const name = `${folder}/lesson.mdx`;
  const source = read(root, name);
  if (source === undefined) {
    problems.push({ file: name, message: "this file is missing" });
    return undefined;
  }
  const { lesson: parsed, problems: own } = readLesson(name, source);
  problems.push(...own);
  if (!parsed) return undefined;
  const figures = parsed.parts
    .flatMap((part) => (part.kind === "diagram" ? [part.id] : []))
    .map((diagram, index) => ({ diagram, label: `Fig. ${number}.${index + 1}` }));
  const { frontmatter, headings, parts, words, references } = parsed;
  const questions = readQuiz(root, folder, parsed, problems);
  const exercise = readExercise(root, folder, problems);
  const lab = readLab(root, folder, problems);
  const edits = readEdits(root, folder, problems);
  return {
    lesson: {
      slug,
      number,
      module,
      frontmatter,
      headings,
      parts,
      figures,
      questions: questions ?? [],
      exercise: exercise ?? undefined,
      lab: lab ?? undefined,
      edits,
      minutes: readingMinutes(words),
      source,
    },
    references,
    unknown: new Set([
      ...(questions ? [] : (["question"] as const)),
      ...(exercise === null ? (["exercise"] as const) : []),
      ...(lab === null ? (["lab"] as const) : []),
    ]),
  };
}

function readQuiz(
  root: string,
  folder: string,
  lesson: LessonSource,
  problems: Problem[],
): readonly Question[] | undefined {
  const file = `${folder}/quiz.yaml`;
  const text = read(root, file);
  if (text === undefined) {
    problems.push({ file, message: "every lesson has a quiz: this file is missing" });
    return undefined;
  }
  const quiz = parseYaml(file, text, quizSchema());
  if (!quiz.ok) {
    problems.push(...quiz.problems);
    return undefined;
  }
  const objectives = lesson.frontmatter.objectives.map((objective) => objective.id);
  for (const { path: where, message } of quizProblems(quiz.value.questions, objectives))
    problems.push({ file, line: quiz.lineOf(where), message });
  return quiz.value.questions;
}

/** Undefined where a lesson has no exercise, null where it has one that is wrong. */
function readExercise(root: string, folder: string, problems: Problem[]): Exercise | null | undefined {
  const file = `${folder}/exercise.yaml`;
  const text = read(root, file);
  if (text === undefined) return undefined;
  const exercise = parseYaml(file, text, exerciseSchema());
  if (!exercise.ok) {
    problems.push(...exercise.problems);
    return null;
  }
  for (const { path: where, message } of exerciseProblems(exercise.value))
    problems.push({ file, line: exercise.lineOf(where), message });
  return exercise.value;
}

/** Undefined where a lesson has no lab, null where it has one that is wrong. */
function readLab(root: string, folder: string, problems: Problem[]): MachineExercise | null | undefined {
  const file = `${folder}/lab.yaml`;
  const text = read(root, file);
  if (text === undefined) return undefined;
  const lab = parseYaml(file, text, labSchema());
  if (!lab.ok) {
    problems.push(...lab.problems);
    return null;
  }
  for (const { path: where, message } of machineProblems(lab.value))
    problems.push({ file, line: lab.lineOf(where), message });
  return lab.value;
}

function readEdits(root: string, folder: string, problems: Problem[]): Lesson["edits"] {
  const file = `${folder}/edits.yaml`;
  const text = read(root, file);
  if (text === undefined) return undefined;
  const script = parseYaml(file, text, scriptSchema(z));
  if (script.ok) return { title: script.value.title, frames: playScript(script.value) };
  problems.push(...script.problems);
  return undefined;
}

function checkGlossary(
  slugs: readonly string[],
  file: Parsed<GlossaryEntry[]> | undefined,
  problems: Problem[],
): void {
  if (!file?.ok) return;
  const ids = file.value.map((entry) => entry.id);
  for (const [index, entry] of file.value.entries()) {
    const report = (field: string, message: string) =>
      problems.push({ file: "content/glossary.yaml", line: file.lineOf([index, field]), message });
    if (ids.indexOf(entry.id) !== index) report("id", `the id "${entry.id}" is there twice`);
    if (!slugs.includes(entry.lesson))
      report("lesson", `there is no lesson "${entry.lesson}". ${suggest(entry.lesson, slugs)}`);
  }
}

function checkReferences(
  root: string,
  known: Known,
  { lesson, references, unknown }: ReadLesson,
  problems: Problem[],
): void {
  const file = `content/lessons/${lesson.slug}/lesson.mdx`;
  const diagrams = foldersIn(path.join(root, "diagrams")).filter((name) => name !== "kit");
  const terms = known.terms?.map((entry) => entry.id);
  const questions = lesson.questions.map((question) => question.id);
  const find = (what: string, name: string, names: readonly string[]) =>
    names.includes(name) ? undefined : `there is no ${what} "${name}". ${suggest(name, names)}`;
  if (lesson.lab && !references.some(({ kind, name }) => kind === "lab" && name === "lab.yaml"))
    problems.push({
      file,
      message: "there is a lab.yaml beside this lesson, and nothing shows it: write <Lab /> where it belongs",
    });
  for (const { kind, name, line } of references) {
    if (unknown.has(kind)) continue;
    const message = {
      diagram: () => find("diagram", name, diagrams),
      term: () => terms && find("glossary entry", name, terms),
      question: () => find("question", name, questions),
      exercise: () => (lesson.exercise ? undefined : "there is no exercise.yaml beside this lesson"),
      lab: () => (lesson.lab ? undefined : "there is no lab.yaml beside this lesson"),
      mermaid: () => mermaidProblem(root, lesson.slug, name),
      link: () => linkProblem(known, lesson, name),
    }[kind]();
    if (message) problems.push({ file, line, message });
  }
}

function mermaidProblem(root: string, slug: string, id: string): string | undefined {
  const folder = `content/lessons/${slug}`;
  const source = read(root, `${folder}/${id}.mmd`);
  if (source === undefined) {
    const charts = filesIn(path.join(root, folder)).filter((name) => name.endsWith(".mmd"));
    return `there is no chart ${folder}/${id}.mmd. ${suggest(
      id,
      charts.map((name) => name.slice(0, -4)),
    )}`;
  }
  const svg = read(root, `${folder}/${id}.svg`);
  if (svg === undefined || isStale(source, svg))
    return `the drawing of ${id}.mmd is missing or older than its source: run npm run mermaid and commit ${id}.svg`;
  return undefined;
}

/** What is wrong with a link, if it leads into the course: other sites can't be checked here. */
function linkProblem({ course, slugs, terms }: Known, lesson: Lesson, url: string): string | undefined {
  if (/^https:\/\//.test(url)) return undefined;
  if (/^[a-z]+:/i.test(url)) return `links lead to https:// or into the course, not to "${url}"`;
  const [page = "", anchor] = url.split("#");
  const pages = [
    "/",
    "/diagrams/",
    "/glossary/",
    "/lab/linux/",
    "/lab/dockerfile/",
    ...slugs.map((slug) => `/learn/${slug}/`),
  ];
  if (page !== "" && !pages.includes(page)) return `there is no page "${page}". ${suggest(page, pages)}`;
  if (anchor === undefined || page === "/" || page === "/diagrams/") return undefined;
  const target = page === "" ? lesson : lessonsOf(course).find(({ slug }) => page === `/learn/${slug}/`);
  const anchors =
    page === "/glossary/"
      ? terms?.map(({ id }) => id)
      : target && [...target.headings.map(({ id }) => id), ...target.figures.map(({ diagram }) => diagram)];
  return !anchors || anchors.includes(anchor)
    ? undefined
    : `nothing on that page has the id "${anchor}". ${suggest(anchor, anchors)}`;
}

function read(root: string, name: string): string | undefined {
  const file = path.join(root, name);
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

function foldersIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  );
}

function filesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

/** When anything in a folder last changed, in milliseconds: while developing, edits must show. */
function newest(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).reduce(
    (latest, entry) => Math.max(latest, statSync(path.join(entry.parentPath, entry.name)).mtimeMs),
    0,
  );
}
