/** A person at work on a machine, as one pure reducer: what was reached, which hints are open, what to say. */
import type { MachineExercise, MachineGoal } from "./machine";
import type { Checked } from "./machine-check";

export interface MachinePlay {
  /** Ids in the order in which they were reached. */
  readonly reached: readonly string[];
  /** How many hints are open, by goal. */
  readonly hints: Readonly<Record<string, number>>;
  /** Indices of the remarks that fit the machine's state now. */
  readonly remarks: readonly number[];
  /** The solution was looked at: it may still be done, and counts when it is. */
  readonly shown: boolean;
}

export type MachinePlayEvent =
  | { type: "checked"; checked: Checked }
  | { type: "hint"; goal: string }
  | { type: "show-solution" }
  | { type: "reset" };

export const startMachinePlay: MachinePlay = { reached: [], hints: {}, remarks: [], shown: false };

export function machinePlay(play: MachinePlay, event: MachinePlayEvent): MachinePlay {
  switch (event.type) {
    case "checked": {
      const fresh = event.checked.goals.filter((goal) => !play.reached.includes(goal));
      const same = fresh.length === 0 && event.checked.remarks.join() === play.remarks.join();
      return same ? play : { ...play, reached: [...play.reached, ...fresh], remarks: event.checked.remarks };
    }
    case "hint":
      return { ...play, hints: { ...play.hints, [event.goal]: (play.hints[event.goal] ?? 0) + 1 } };
    case "show-solution":
      return { ...play, shown: true };
    case "reset":
      return { ...startMachinePlay, hints: play.hints, shown: play.shown };
  }
}

export interface MachineView {
  readonly goals: readonly {
    goal: MachineGoal;
    reached: boolean;
    /** The first that is open is what to do now. */
    current: boolean;
    hints: readonly string[];
    moreHints: boolean;
  }[];
  readonly remarks: readonly string[];
  readonly done: boolean;
}

export function viewMachine(exercise: MachineExercise, play: MachinePlay): MachineView {
  const current = exercise.goals.find(({ id }) => !play.reached.includes(id))?.id;
  return {
    goals: exercise.goals.map((goal) => {
      const open = Math.min(play.hints[goal.id] ?? 0, goal.hints.length);
      return {
        goal,
        reached: play.reached.includes(goal.id),
        current: goal.id === current,
        hints: goal.hints.slice(0, open),
        moreHints: open < goal.hints.length,
      };
    }),
    remarks: play.remarks.flatMap((index) => exercise.remarks[index]?.say ?? []),
    done: current === undefined,
  };
}
