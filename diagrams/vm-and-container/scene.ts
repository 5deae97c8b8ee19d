/**
 * What stands on the two machines, as plain data: blocks with permanent keys, so that a block that is in two scenes
 * moves from one to the other. Where and how a block is drawn is said in places.ts and Block.tsx.
 */
import type { Reading } from "./model";

export type Half = "left" | "right";

export type Kind =
  | "hardware"
  | "hypervisor"
  | "host-os"
  | "runtime"
  | "vm"
  | "guest-os"
  | "container"
  | "libraries"
  | "program"
  | "waiting";

export interface Block {
  key: string;
  half: Half;
  kind: Kind;
  /** Which program it belongs to, from 0; -1 for what all programs stand on. */
  place: number;
  /** `dim`: not what this step is about. `ghost`: not there yet. `taken`: the attacker has it. */
  state?: "dim" | "ghost" | "taken";
  /** A second line, where this scene has more to say about it than its kind does. */
  note?: string;
  /** 0 if it stood in the scene before, else the order in which it comes in. */
  turn: number;
}

/** A remark on some blocks: a dashed outline around them, and a word. */
export interface Remark {
  key: string;
  half: Half;
  /** Keys of the blocks it goes around. */
  around: readonly string[];
  tone: "wrong" | "right";
  text: string;
  /** Where the word sits: on the outline's upper or lower edge, or in a slab at its right end. */
  at: "top" | "bottom" | "slab";
  align: "start" | "middle" | "end";
  /** The block has a wall of its own that shows it: no outline. */
  walled?: boolean;
}

export interface Scene {
  /** How many programs there is room for side by side. */
  places: number;
  /** `apart`: virtual machines here, containers there. `together`: both ways to have both. */
  view: "apart" | "together";
  titles: Readonly<Record<Half, string>>;
  blocks: readonly Block[];
  remarks: readonly Remark[];
  /** What the hardware's meter shows, in the steps that measure. */
  meters?: { quantity: string; left: Reading; right: Reading };
}

/** Names of the programs, in the order in which they come: short enough for the smallest disc. */
export const programs = ["api", "web", "job", "pay", "log", "bot"] as const;

const perProgram: Readonly<Record<Half, readonly Kind[]>> = {
  left: ["vm", "guest-os", "libraries", "program"],
  right: ["container", "libraries", "program"],
};

function block(half: Half, kind: Kind, place = -1): Block {
  return { key: place < 0 ? `${half}-${kind}` : `${half}-${kind}-${place}`, half, kind, place, turn: 0 };
}

const count = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

/** Two machines: bare, or with their first layer of software, or with programs on it. */
export function apart(stage: "bare" | "system" | "programs", running = 0): Block[] {
  const system = stage !== "bare";
  const busy = stage === "programs";
  return [
    block("left", "hardware"),
    ...(system ? [block("left", "hypervisor")] : []),
    ...count(running).flatMap((place) => perProgram.left.map((kind) => block("left", kind, place))),
    block("right", "hardware"),
    ...(system ? [block("right", "host-os")] : []),
    ...(busy ? [block("right", "runtime")] : []),
    ...count(running).flatMap((place) => perProgram.right.map((kind) => block("right", kind, place))),
  ];
}

/** Programs that have no place to run yet: outlines in a row above the machine. */
export function waiting(from: number, until: number): Block[] {
  return (["left", "right"] as const).flatMap((half) =>
    count(until)
      .slice(from)
      .map((place): Block => ({ ...block(half, "waiting", place), state: "ghost" })),
  );
}

/** Outlines of what one more program would need at this place. */
export function ghosts(place: number): Block[] {
  return (["left", "right"] as const).flatMap((half) =>
    perProgram[half].map((kind): Block => ({ ...block(half, kind, place), state: "ghost" })),
  );
}

/** Left: all containers in one virtual machine. Right: a small virtual machine around each container. */
export function together(running: number): Block[] {
  return [
    block("left", "hardware"),
    block("left", "hypervisor"),
    block("left", "vm"),
    block("left", "guest-os"),
    block("left", "runtime"),
    ...count(running).flatMap((place) => perProgram.right.map((kind) => block("left", kind, place))),
    block("right", "hardware"),
    { ...block("right", "host-os"), note: "its kernel is the hypervisor" },
    block("right", "runtime"),
    ...count(running).flatMap((place) =>
      (["vm", "guest-os", ...perProgram.right] as const).map((kind) => block("right", kind, place)),
    ),
  ];
}

/** The same blocks, some of them in another state. */
export function marked(
  blocks: readonly Block[],
  state: NonNullable<Block["state"]>,
  which: (block: Block) => boolean,
): Block[] {
  return blocks.map((each) => (which(each) ? { ...each, state } : each));
}

/** Gives every block that the scene before did not have its turn to come in, from the ground up, per half. */
export function inTurn(blocks: readonly Block[], before: readonly Block[]): Block[] {
  const known = new Set(before.map((each) => each.key));
  const next: Record<Half, number> = { left: 1, right: 1 };
  return blocks.map((each) => ({ ...each, turn: known.has(each.key) ? 0 : next[each.half]++ }));
}

/** How many kernels run in this half: one per guest, and the host's own. The hypervisor is not counted. */
export function kernels(scene: Scene, half: Half): number {
  return scene.blocks.filter(
    (each) =>
      each.half === half && each.state !== "ghost" && (each.kind === "guest-os" || each.kind === "host-os"),
  ).length;
}

/** How many blocks of this kind stand in this half; outlines do not count. */
export function standing(scene: Scene, half: Half, kind: Kind): number {
  return scene.blocks.filter((each) => each.half === half && each.kind === kind && each.state !== "ghost")
    .length;
}
