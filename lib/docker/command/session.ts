/** What a command works with while it is executed: a world that moves on, and the lines it prints. */
import { nextAt } from "../clock";
import { findContainer } from "../containers";
import type { Effect } from "../effects";
import { type Refusal, refusalText } from "../errors";
import { type DockerEvent, reduce } from "../reduce";
import type { Container, World } from "../world";

export interface Printed {
  stream: "stdout" | "stderr";
  text: string;
}

type Without<Event> = Event extends unknown ? Omit<Event, "at"> : never;
/** An event at this very moment. */
export type Now = Without<DockerEvent>;

export class Session {
  readonly lines: Printed[] = [];
  readonly effects: Effect[] = [];
  code = 0;
  /** The container that the terminal stays attached to, because it does not end. */
  attached: string | undefined;

  constructor(public world: World) {}

  out(...lines: readonly string[]): void {
    this.lines.push(...lines.map((text) => ({ stream: "stdout" as const, text })));
  }

  err(text: string, code = 1): void {
    this.lines.push(...text.split("\n").map((line) => ({ stream: "stderr" as const, text: line })));
    this.code = code;
  }

  daemon(refusal: Refusal, code = 1): void {
    this.err(`Error response from daemon: ${refusalText(refusal)}`, code);
  }

  /** Does it now. Effects, or undefined with the refusal handed to `refused`. */
  do(
    event: Now,
    refused: (refusal: Refusal) => void = (refusal) => this.daemon(refusal),
  ): Effect[] | undefined {
    const outcome = reduce(this.world, { ...event, at: this.world.now });
    this.world = outcome.world;
    this.effects.push(...outcome.effects);
    if (outcome.refused) {
      refused(outcome.refused);
      return undefined;
    }
    return outcome.effects;
  }

  find(name: string): Container | undefined {
    return findContainer(this.world, name);
  }

  /** Lets time pass until the container is no longer up, or nothing more will happen. */
  waitFor(id: string): Container | undefined {
    for (let step = 0; step < 10_000; step++) {
      const container = this.find(id);
      if (!container?.process) return container;
      const next = nextAt(this.world);
      if (next === undefined) return container;
      const outcome = reduce(this.world, { type: "tick", at: next });
      this.world = outcome.world;
      this.effects.push(...outcome.effects);
    }
    return this.find(id);
  }
}
