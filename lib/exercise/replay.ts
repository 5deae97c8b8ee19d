/** Replays what somebody types, as a person would: a line, then wait for the prompt, then the next. */
import type { Typed } from "./machine-steps";
import { withoutEscapes } from "./run";

/** What a replay needs of a machine: a terminal and a clock. */
export interface Keyboard {
  type(text: string): void;
  onOutput(listener: (bytes: Uint8Array) => void): () => void;
  /** Resolves after so many milliseconds. */
  wait(milliseconds: number): Promise<void>;
}

export interface ReplayOptions {
  /** Called before each thing typed. */
  readonly before?: (step: Typed, index: number) => void;
  /** Called after each thing typed, when the machine is ready for the next. */
  readonly after?: (step: Typed, index: number) => Promise<void>;
  /** Milliseconds that one step may take. */
  readonly patience?: number;
  /** Milliseconds from key to key: 0 types a line at once. */
  readonly pace?: number;
}

/** A prompt at the end of what is on the screen: `lab# `, `# `, `/ # `, `$ `; colours do not count. */
export const endsInPrompt = (screen: string): boolean =>
  /(^|[\r\n])[^\r\n]{0,40}[#$] $/.test(withoutEscapes(screen));

/** @returns the step that got no prompt in time; undefined when all is typed */
export async function replay(
  keyboard: Keyboard,
  steps: readonly Typed[],
  { before, after, patience = 20_000, pace = 0 }: ReplayOptions = {},
): Promise<Typed | undefined> {
  let screen = "";
  const decoder = new TextDecoder();
  const stop = keyboard.onOutput((bytes) => {
    screen = (screen + decoder.decode(bytes, { stream: true })).slice(-20_000);
  });
  const pause = 20;
  const until = async (done: () => boolean) => {
    for (let waited = 0; waited < patience; waited += pause) {
      await keyboard.wait(pause);
      if (done()) return true;
    }
    return false;
  };
  try {
    for (const [index, step] of steps.entries()) {
      screen = "";
      before?.(step, index);
      const press = typeof step === "object" && "press" in step ? step.press : undefined;
      const line = typeof step === "string" ? step : "type" in step ? step.type : "";
      const mark = typeof step === "object" && "until" in step ? step.until : undefined;
      const keys = press === "ctrl-c" ? "\x03" : press === "ctrl-d" ? "\x04" : `${line}\r`;
      if (pace === 0 || press) keyboard.type(keys);
      else
        for (const key of keys) {
          keyboard.type(key);
          await keyboard.wait(pace);
        }
      // The echo of a line ends in a line feed; only what comes after it can be its prompt or its mark.
      const answer = () => screen.slice(screen.indexOf("\n") + 1);
      const done = () =>
        screen.includes("\n") && (mark ? answer().includes(mark) : endsInPrompt(answer() && `\n${answer()}`));
      if (!(await until(press ? () => endsInPrompt(screen) : done))) return step;
      await after?.(step, index);
    }
    return undefined;
  } finally {
    stop();
  }
}
