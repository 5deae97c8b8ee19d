/**
 * A lesson's lab as slides: one that says what is to be done, one with the machine at its prompt, and one for each thing
 * that is typed into it. A clicker so does the whole exercise; every window knows by the slide what has been typed.
 *
 * Simplification: what a command leads to is known from the recorded run (`npm run record:labs`), not from the machine.
 */
import type { MachineExercise, SolutionRun } from "@/lib/exercise";
import type { MachineImage } from "@/lib/machine";
import { reading } from "./pace";

/** What a presentation needs to do the exercise, and to show what it came to when it was recorded. */
export interface DeckLab extends SolutionRun {
  exercise: MachineExercise;
  /** Missing where the machines have not been built: the recorded run is shown then. */
  image?: MachineImage;
}

/** A slide of the lab: how much of the solution has been typed; -1 before there is a machine. */
export interface LabSlide {
  kind: "lab";
  id: string;
  title: string;
  say: string;
  notes: readonly string[];
  seconds: number;
  typed: number;
}

export function labSlides(lab: DeckLab, notes: readonly string[]): LabSlide[] {
  const { exercise, steps } = lab;
  const goals = new Map(exercise.goals.map((goal) => [goal.id, goal]));
  /** The goal that is reached by this step or by the next one that reaches any. */
  const towards = (from: number) =>
    goals.get(steps.slice(from).find((step) => step.goals.length > 0)?.goals[0] ?? "");
  const next = (index: number): string[] => {
    const step = steps[index];
    if (!step) return [exercise.done];
    const goal = towards(index);
    const reaches = goal && step.goals.includes(goal.id);
    return [
      `Next: \`${step.typed}\``,
      ...(goal ? [`${reaches ? "It reaches" : "On the way to"} **${goal.goal}**: ${goal.shows}`] : []),
    ];
  };
  const intro: LabSlide = {
    kind: "lab",
    id: "lab",
    title: `Lab: ${exercise.title}`,
    say: exercise.task,
    notes: [
      ...notes,
      "The next slide starts the machine in the audience's window; each one after it types a command. `X` leaves the lab out.",
    ],
    seconds: reading(exercise.task) + 40,
    typed: -1,
  };
  const ready: LabSlide = {
    kind: "lab",
    id: "lab.start",
    title: "A prompt",
    say: `The machine is at its prompt. ${steps.length} commands are prepared.`,
    notes: next(0),
    seconds: 20,
    typed: 0,
  };
  const typed = steps.map((step, index): LabSlide => {
    const reached = step.goals.flatMap((id) => goals.get(id) ?? []);
    const say = reached.map(({ goal, shows }) => `**${goal}.** ${shows}`).join(" ");
    return {
      kind: "lab",
      id: `lab.${index + 1}`,
      title: `Command ${index + 1} of ${steps.length}`,
      say: say || `Typed: \`${step.typed}\``,
      notes: next(index + 1),
      seconds: reading(say) + 20,
      typed: index + 1,
    };
  });
  return [intro, ready, ...typed];
}

/** Goals that were reached by then, when it was recorded. */
export const reachedBy = ({ steps }: DeckLab, typed: number): string[] =>
  steps.slice(0, Math.max(0, typed)).flatMap(({ goals }) => goals);

/** What the terminal showed by then, when it was recorded. */
export const screenBy = ({ prompt, steps }: DeckLab, typed: number): string =>
  prompt +
  steps
    .slice(0, Math.max(0, typed))
    .map(({ printed }) => printed)
    .join("");
