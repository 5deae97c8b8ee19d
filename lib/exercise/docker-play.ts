/** A person at the simulated terminal, as one pure reducer. */
import { execute, type Printed, type World } from "@/lib/docker";
import { type DockerExercise, heldGoals, later, shellOf, startWorld } from "./docker";

/** A line that was typed, and what came of it. */
export interface Typed {
  readonly line: string;
  readonly printed: readonly Printed[];
  readonly code: number;
  /** The name of the container that a real terminal would stay attached to. */
  readonly attached?: string;
}

export interface DockerPlay {
  readonly world: World;
  readonly typed: readonly Typed[];
  /** How many hints are on show. */
  readonly hints: number;
  /** The solution was asked for: from then on it is not the person's own. */
  readonly shown: boolean;
}

export type DockerPlayEvent =
  | { type: "type"; line: string }
  | { type: "clear" | "hint" | "start-over" | "show-solution" };

export const startDocker = (exercise: DockerExercise): DockerPlay => ({
  world: startWorld(exercise),
  typed: [],
  hints: 0,
  shown: false,
});

/** The terminal keeps so many lines that were typed. */
const KEPT = 100;

export function dockerPlay(exercise: DockerExercise, play: DockerPlay, event: DockerPlayEvent): DockerPlay {
  switch (event.type) {
    case "type": {
      const line = event.line.trim();
      if (line === "") return play;
      const { world, lines, code, attached } = execute(play.world, line, {
        ...shellOf(exercise),
        last: play.typed.at(-1)?.code ?? 0,
      });
      const name = world.containers.find(({ id }) => id === attached)?.name;
      const typed: Typed = { line, printed: lines, code, ...(name !== undefined && { attached: name }) };
      return { ...play, world: later(world), typed: [...play.typed, typed].slice(-KEPT) };
    }
    case "clear":
      return { ...play, typed: [] };
    case "hint":
      return { ...play, hints: Math.min(play.hints + 1, exercise.hints.length) };
    case "start-over":
      return { ...startDocker(exercise), hints: play.hints };
    case "show-solution":
      return { ...play, shown: true };
  }
}

/** What is reached: goal by goal, and all of it by the person's own typing. */
export function viewDocker(exercise: DockerExercise, play: DockerPlay): { held: boolean[]; solved: boolean } {
  const held = heldGoals(play.world, exercise);
  return { held, solved: held.every(Boolean) };
}
