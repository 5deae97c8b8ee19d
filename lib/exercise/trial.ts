/** Tries an exercise out on a machine: what the tests ask of every exercise. The machine and the time are handed in. */
import type { MachineExercise } from "./machine";
import { checkScript, readChecked } from "./machine-check";
import { machinePlay, startMachinePlay, viewMachine } from "./machine-play";
import type { Typed } from "./machine-steps";
import { endsInPrompt, type Keyboard, replay } from "./replay";

export interface TrialMachine extends Keyboard {
  run(script: string, milliseconds?: number): Promise<{ output: string; code: number } | undefined>;
}

export interface TrialResult {
  /** Goals that hold before anything is typed. */
  readonly before: readonly string[];
  /** Goals reached, in order. */
  readonly reached: readonly string[];
  readonly done: boolean;
  /** Remarks made on the way, each once. */
  readonly remarks: readonly string[];
  /** Something typed after which no prompt came. */
  readonly stuck?: Typed;
  /** The last that the terminal showed, to understand a failure. */
  readonly screen: string;
}

export interface TrialOptions {
  onType?(step: Typed): void;
  onReached?(goals: readonly string[]): void;
  /** Milliseconds between a prompt and the check: for what a command in the background is still about to do. */
  rest?: number;
}

/** Sets up, checks, types all steps and checks after each, as the page does. */
export async function tryOut(
  machine: TrialMachine,
  exercise: MachineExercise,
  steps: readonly Typed[],
  { onType, onReached, rest = 0 }: TrialOptions = {},
): Promise<TrialResult> {
  let screen = "";
  const decoder = new TextDecoder();
  const stop = machine.onOutput((bytes) => {
    screen = (screen + decoder.decode(bytes, { stream: true })).slice(-4_000);
  });
  if (exercise.setup) {
    const answer = await machine.run(exercise.setup, 30_000);
    if (answer?.code !== 0) throw new Error(`The set-up ended with ${answer?.code}: ${answer?.output}`);
  }
  const check = async () => {
    const answer = await machine.run(checkScript(exercise, play.reached), 30_000);
    return readChecked(answer?.output ?? "");
  };
  let play = startMachinePlay;
  const before = (await check()).goals;
  const remarks = new Set<string>();
  machine.type("\x0c");
  for (let waited = 0; waited < 5_000 && !endsInPrompt(screen); waited += 20) await machine.wait(20);
  const stuck = await replay(machine, steps, {
    patience: 300_000,
    before: onType,
    after: async () => {
      await machine.wait(rest);
      const known = play.reached.length;
      play = machinePlay(play, { type: "checked", checked: await check() });
      const view = viewMachine(exercise, play);
      for (const remark of view.remarks) remarks.add(remark);
      onReached?.(play.reached.slice(known));
    },
  });
  stop();
  const { done } = viewMachine(exercise, play);
  return { before, reached: play.reached, done, remarks: [...remarks], ...(stuck ? { stuck } : {}), screen };
}
