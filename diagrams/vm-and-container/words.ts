/** What is written in a block, by the room it has: one to three short lines. */
import type { LayoutName } from "./places";
import { plans } from "./places";
import { type Block, programs } from "./scene";

export interface Line {
  text: string;
  size: number;
  strong: boolean;
}

/** The smallest size of text in each layout, in the drawing's units. */
export const smallest = 13;

export function wordsOf(block: Block, width: number, height: number, layout: LayoutName): Line[] {
  const { label, sub } = plans[layout].text;
  const strong = (text: string, size: number = label): Line => ({ text, size, strong: true });
  const plain = (text: string, size: number = sub): Line => ({ text, size, strong: false });
  const taken = block.state === "taken";
  const wide = layout === "wide";
  switch (block.kind) {
    case "hardware":
      return [strong("Hardware"), plain("processor, memory, disk")];
    case "hypervisor":
      return [strong("Hypervisor")];
    case "runtime":
      return [strong("container runtime", wide ? 15 : 13)];
    case "host-os":
      return [strong("Host OS"), plain(block.note ?? (taken ? "kernel taken over" : "own kernel"))];
    case "guest-os":
      return guestWords(taken, width, height);
    case "libraries":
      return [width >= 70 ? strong("libraries", 15) : strong(width >= 50 ? "libraries" : "libs", smallest)];
    case "waiting":
    case "program": {
      const radius = Math.min(width, height) / 2;
      return [strong(programs[block.place] ?? "", radius >= 26 ? 16 : wide ? 15 : smallest)];
    }
    case "vm":
    case "container":
      return [];
  }
}

function guestWords(taken: boolean, width: number, height: number): Line[] {
  const size = width >= 95 ? 16 : width >= 70 ? 15 : smallest;
  const line = (text: string, strong: boolean, at: number = size): Line => ({ text, size: at, strong });
  if (height < 50) {
    if (width >= 140)
      return [line("Guest OS, own kernel", true, width >= 200 ? 16 : width >= 170 ? 15 : smallest)];
    const word = width >= 80 ? "guest kernel" : width >= 37 ? "kernel" : "OS";
    return [line(word, true, width >= 110 ? 15 : smallest)];
  }
  const kernel = taken ? "taken over" : "own kernel";
  if (width >= 62) return [line("Guest OS", true), line(kernel, false, Math.max(size - 2, smallest))];
  if (height >= 80) return [line("Guest", true), line("OS", true), line(taken ? "taken" : "kernel", false)];
  return width >= 38 ? [line("Guest", true), line("OS", true)] : [line("OS", true)];
}

/** About how wide a line is: the drawings' font has 0.54 of its size per letter at most, in words like ours. */
export const widthOf = (text: string, size: number): number => text.length * size * 0.54;
