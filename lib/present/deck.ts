import type { Lesson } from "@/lib/content";
import type { ScriptFrame } from "@/lib/dockerfile-script";
import { type Question, reveal } from "@/lib/quiz";
import type { Guess, StepText } from "@/lib/steps";
import { type DeckLab, type LabSlide, labSlides } from "./lab";
import { type OpeningPart, openingOf, openingSlides } from "./opening";
import { reading } from "./pace";

/**
 * A lesson as a deck: a flat list of slides, made from what the lesson already has.
 *
 * A slide is one frame; there is nothing to "build" on it, so the course's one player can drive the deck, and every
 * frame has a permanent id for links. A diagram's step is `<diagram>.<step>`, the guess before it
 * `<diagram>.<step>.ask`, a question `q.<id>` and its answer `q.<id>.answer`, a command of the lab `lab.<number>`.
 *
 * Simplification: the pace is guessed from the number of words and the kind of slide, not measured in a class.
 */

/** The words of a diagram: what the build knows of it without its drawing code. */
export interface DiagramText {
  title: string;
  description: string;
  steps: readonly StepText[];
}

interface Common {
  /** Permanent: part of links (`?slide=id`). */
  id: string;
  /** A few words, for the overview and for screen readers. */
  title: string;
  /** What the slide says, which the speaker's notes begin with. Inline markup. */
  say: string;
  /** What the author adds for the speaker, and answers that the class does not see yet. Inline markup. */
  notes: readonly string[];
  /** How long it is expected to stay, in seconds. */
  seconds: number;
}

interface InDiagram {
  diagram: string;
  /** Title of the diagram. */
  name: string;
  description: string;
  /** "Fig. 2.1" */
  figure?: string;
  /** Which of the diagram's scenes is shown, from 0. */
  index: number;
  of: number;
}

export type Slide =
  | (Common & { kind: "title"; summary: string; objectives: readonly string[] })
  | (Common & { kind: "puzzle"; parts: readonly OpeningPart[] })
  | (Common & InDiagram & { kind: "step"; step: string; caption: string })
  | (Common & InDiagram & { kind: "ask"; guess: Guess })
  | (Common & { kind: "chart"; chart: string })
  /** A step of a lab that goes by script. */
  | (Common & { kind: "edit"; name: string; frame: ScriptFrame; index: number; of: number })
  | (Common & { kind: "points"; points: readonly string[] })
  | (Common & { kind: "question"; question: Question; revealed: boolean; number: number; of: number })
  | LabSlide
  | (Common & { kind: "end"; next?: { slug: string; title: string } });

export type SlideOf<Kind extends Slide["kind"]> = Extract<Slide, { kind: Kind }>;

export interface Deck {
  /** Slug of the lesson. */
  lesson: string;
  title: string;
  course: string;
  module: { title: string; lesson: number; of: number };
  /** At least the title and the end. */
  slides: readonly Slide[];
  lab?: DeckLab;
}

/** What a deck is made of besides the lesson itself. */
export interface Material {
  /** Name of the course. */
  course: string;
  diagrams: ReadonlyMap<string, DiagramText>;
  /** Titles of the lesson's Mermaid charts, by id. */
  charts: ReadonlyMap<string, string>;
  lab?: DeckLab;
  next?: { slug: string; title: string };
}

/**
 * The deck of a lesson. A diagram that occurs twice is shown once, where it comes first.
 * @throws {Error} when a diagram is missing or two slides have one id; both are faults of the content.
 */
export function makeDeck(lesson: Lesson, material: Material): Deck {
  const slides: Slide[] = [];
  for (const part of lesson.parts) {
    switch (part.kind) {
      case "title":
        slides.push(...opening(lesson, part.notes));
        break;
      case "diagram":
        if (!slides.some((slide) => slide.kind === "step" && slide.diagram === part.id))
          slides.push(...diagramSlides(lesson, material, part.id, part.notes));
        break;
      case "mermaid":
        slides.push({
          kind: "chart",
          id: `chart.${part.id}`,
          title: material.charts.get(part.id) ?? part.id,
          say: material.charts.get(part.id) ?? part.id,
          notes: part.notes,
          seconds: 120,
          chart: part.id,
        });
        break;
      case "points":
        slides.push(...editSlides(lesson));
        slides.push(keyPoints(lesson, part.notes));
        break;
      case "quiz":
        slides.push(...questionSlides(lesson, part.notes));
        break;
      case "lab":
        if (material.lab) slides.push(...labSlides(material.lab, part.notes));
        break;
    }
  }
  slides.push(ending(material.next));
  for (const [index, { id }] of slides.entries())
    if (slides.findIndex((slide) => slide.id === id) !== index)
      throw new Error(
        `Two slides of the lesson "${lesson.slug}" have the id "${id}": rename a diagram or chart`,
      );
  const { title } = lesson.frontmatter;
  const { course, lab } = material;
  return { lesson: lesson.slug, title, course, module: lesson.module, slides, ...(lab ? { lab } : {}) };
}

/** Where the lesson opens with a puzzle it has slides too, and the opening's notes are about its question. */
function opening(lesson: Lesson, notes: readonly string[]): Slide[] {
  const { title, summary, objectives } = lesson.frontmatter;
  const puzzles = openingSlides(openingOf(lesson.source));
  return [
    {
      kind: "title",
      id: "title",
      title,
      say: summary,
      notes: puzzles.length > 0 ? [] : notes,
      seconds: 60,
      summary,
      objectives: objectives.map((objective) => objective.can),
    },
    ...puzzles.map((parts, index): Slide => {
      const say = parts.flatMap((part) => (part.kind === "text" ? [part.text] : [])).join(" ");
      const isLast = index === puzzles.length - 1;
      return {
        kind: "puzzle",
        id: index === 0 ? "puzzle" : `puzzle.${index + 1}`,
        title: index === 0 ? "A puzzle" : "A puzzle, continued",
        say,
        notes: isLast ? notes : [],
        seconds: reading(say) + (isLast ? 60 : 30),
        parts,
      };
    }),
  ];
}

function diagramSlides(lesson: Lesson, material: Material, id: string, notes: readonly string[]): Slide[] {
  const diagram = material.diagrams.get(id);
  if (!diagram) throw new Error(`The lesson "${lesson.slug}" shows a diagram "${id}" that does not exist`);
  const { title: name, description, steps } = diagram;
  const figure = lesson.figures.find((one) => one.diagram === id)?.label;
  const shared = { diagram: id, name, description, of: steps.length, ...(figure ? { figure } : {}) };
  return steps.flatMap((step, index): Slide[] => {
    const shown: Slide = {
      ...shared,
      kind: "step",
      id: `${id}.${step.id}`,
      title: step.title,
      say: step.caption,
      notes: index === 0 ? notes : [],
      seconds: reading(step.caption) + 25,
      index,
      step: step.id,
      caption: step.caption,
    };
    if (!step.guess || index === 0) return [shown];
    const right = step.guess.options.findIndex((option) => option.right);
    const answer = step.guess.options[right];
    const ask: Slide = {
      ...shared,
      kind: "ask",
      id: `${id}.${step.id}.ask`,
      title: "What happens next?",
      say: step.guess.question,
      notes: answer ? [`Answer, on the next slide: **${letter(right)}.** ${answer.text}`] : [],
      seconds: 40,
      index: index - 1,
      guess: step.guess,
    };
    return [ask, shown];
  });
}

/** They come when everything is taught, before the key points. */
function editSlides({ edits }: Lesson): Slide[] {
  if (!edits) return [];
  const { title: name, frames } = edits;
  return frames.map((frame, index) => ({
    kind: "edit",
    id: `edits.${frame.id}`,
    title: frame.title,
    say: frame.say,
    notes: [frame.summary, ...(frame.note === undefined ? [] : [frame.note])],
    seconds: reading(frame.say) + 40,
    name,
    frame,
    index,
    of: frames.length,
  }));
}

function keyPoints(lesson: Lesson, notes: readonly string[]): Slide {
  const points = lesson.frontmatter.objectives.map((objective) => objective.point);
  return {
    kind: "points",
    id: "points",
    title: "Key points",
    say: "What to take away.",
    notes,
    seconds: reading(points.join(" ")) + 20,
    points,
  };
}

function questionSlides(lesson: Lesson, notes: readonly string[]): Slide[] {
  return lesson.questions.flatMap((question, index): Slide[] => {
    const asked = {
      kind: "question" as const,
      title: `Question ${index + 1}`,
      say: question.prompt,
      question,
      number: index + 1,
      of: lesson.questions.length,
    };
    const right = reveal(question).parts.filter((part) => part.right);
    const answers = right.map((part) => (part.code ? `\`${part.text}\`` : part.text));
    return [
      {
        ...asked,
        id: `q.${question.id}`,
        notes: [...(index === 0 ? notes : []), `Answer, on the next slide: ${answers.join("; ")}`],
        seconds: reading(question.prompt) + 45,
        revealed: false,
      },
      {
        ...asked,
        id: `q.${question.id}.answer`,
        title: `Answer ${index + 1}`,
        notes: right.flatMap((part) => (part.why ? [part.why] : [])),
        seconds: 40,
        revealed: true,
      },
    ];
  });
}

function ending(next: Material["next"]): Slide {
  return {
    kind: "end",
    id: "end",
    title: "The end",
    say: next ? `Next: ${next.title}` : "That was the last lesson so far.",
    notes: [],
    seconds: 30,
    ...(next ? { next } : {}),
  };
}

/**
 * The deck with the steps that a diagram has only now, because the presenter did something in it: they come after
 * its other steps. Without any it is the same deck.
 */
export function withLiveSteps(deck: Deck, live: Readonly<Record<string, readonly StepText[]>>): Deck {
  let slides = deck.slides;
  for (const [diagram, steps] of Object.entries(live)) {
    const last = slides.findLastIndex((slide) => "diagram" in slide && slide.diagram === diagram);
    const model = slides[last];
    if (model?.kind !== "step" || steps.length <= model.of) continue;
    const more = steps.slice(model.of).map(
      (step, index): Slide => ({
        ...model,
        id: `${diagram}.${step.id}`,
        title: step.title,
        say: step.caption,
        notes: [],
        seconds: 30,
        index: model.of + index,
        step: step.id,
        caption: step.caption,
      }),
    );
    slides = [...slides.slice(0, last + 1), ...more, ...slides.slice(last + 1)].map((slide) =>
      "diagram" in slide && slide.diagram === diagram ? { ...slide, of: steps.length } : slide,
    );
  }
  return slides === deck.slides ? deck : { ...deck, slides };
}

/**
 * Where a slide is in the deck. An unknown one, from a link that is older or newer than the deck, is the last of its
 * diagram where that is known, and otherwise the first of all.
 */
export function slideIndex({ slides }: Deck, id: string): number {
  const exact = slides.findIndex((slide) => slide.id === id);
  if (exact >= 0) return exact;
  const diagram = id.split(".")[0];
  return Math.max(
    0,
    slides.findLastIndex((slide) => "diagram" in slide && slide.diagram === diagram),
  );
}

/** A, B, C … as options are lettered on the slide. */
export const letter = (index: number): string => String.fromCharCode(65 + index);
