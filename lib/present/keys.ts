/**
 * What the keys of the presenter do: one table, for the handler, the list of keys and the buttons' hints.
 * Clickers send PageDown and PageUp, and often a full stop for the blank screen.
 */

export type Command =
  | "next"
  | "back"
  | "first"
  | "last"
  | "reveal"
  | "past"
  | "overview"
  | "black"
  | "white"
  | "fullscreen"
  | "laser"
  | "draw"
  | "undo"
  | "clear"
  | "values"
  | "timer"
  | "reset"
  | "window"
  | "keys"
  | "escape";

export interface KeyInfo {
  command: Command;
  /** As `KeyboardEvent.key` has them; letters in lower case, Shift written before a letter. */
  keys: readonly string[];
  name: string;
}

export const keyList: readonly KeyInfo[] = [
  { command: "next", keys: ["ArrowRight", " ", "PageDown", "ArrowDown", "n"], name: "Next slide" },
  { command: "back", keys: ["ArrowLeft", "PageUp", "Shift+ ", "ArrowUp", "p"], name: "Previous slide" },
  { command: "first", keys: ["Home"], name: "First slide" },
  { command: "last", keys: ["End"], name: "Last slide" },
  { command: "reveal", keys: ["r"], name: "Show the answer" },
  { command: "past", keys: ["x"], name: "Past the lab" },
  { command: "overview", keys: ["o"], name: "Overview" },
  { command: "black", keys: ["b", "."], name: "Black screen" },
  { command: "white", keys: ["w", ","], name: "White screen" },
  { command: "fullscreen", keys: ["f"], name: "Full screen" },
  { command: "laser", keys: ["l"], name: "Laser pointer" },
  { command: "draw", keys: ["d"], name: "Draw" },
  { command: "undo", keys: ["u", "Ctrl+z"], name: "Take back the last stroke" },
  { command: "clear", keys: ["c"], name: "Clear the drawing" },
  { command: "values", keys: ["v"], name: "Change the diagram" },
  { command: "timer", keys: ["t"], name: "Start or pause the timer" },
  { command: "reset", keys: ["Shift+t"], name: "Set the timer to zero" },
  { command: "window", keys: ["s"], name: "Speaker window" },
  { command: "keys", keys: ["?"], name: "Keys" },
  { command: "escape", keys: ["Escape"], name: "Leave what is open" },
];

interface Pressed {
  key: string;
  shiftKey?: boolean;
  ctrlKey?: boolean;
  metaKey?: boolean;
  altKey?: boolean;
}

/** What a key means; undefined for keys that belong to the browser or mean nothing. */
export function commandOf({ key, shiftKey, ctrlKey, metaKey, altKey }: Pressed): Command | undefined {
  if (altKey) return undefined;
  const plain = key.length === 1 ? key.toLowerCase() : key;
  // A question mark needs Shift on some keyboards and none on others; so do the full stop and the comma.
  const shifted = shiftKey && (plain === " " || /^[a-z]$/.test(plain));
  const pressed = `${ctrlKey || metaKey ? "Ctrl+" : ""}${shifted ? "Shift+" : ""}${plain}`;
  return keyList.find(({ keys }) => keys.includes(pressed))?.command;
}

const shown: Readonly<Record<string, string>> = {
  ArrowRight: "→",
  ArrowLeft: "←",
  ArrowDown: "↓",
  ArrowUp: "↑",
  " ": "Space",
  PageDown: "Page Down",
  PageUp: "Page Up",
  Escape: "Esc",
  "Shift+ ": "Shift Space",
  "Shift+t": "Shift T",
  "Ctrl+z": "Ctrl Z",
};

/** The keys of a command as they are printed on keyboards. */
export const shownKeys = ({ keys }: KeyInfo): string[] =>
  keys.map((key) => shown[key] ?? (key.length === 1 ? key.toUpperCase() : key));
