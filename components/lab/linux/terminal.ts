import { FitAddon } from "@xterm/addon-fit";
import { type ITerminalOptions, Terminal } from "@xterm/xterm";
import "@xterm/xterm/css/xterm.css";

/**
 * The terminal: xterm.js with the course's colours, a way out of it for the keyboard, and copy and paste where people
 * expect them.
 */
export interface LabTerminal {
  write(bytes: Uint8Array): void;
  clear(): void;
  focus(): void;
  blur(): void;
  /** In CSS pixels. */
  resizeLetters(fontSize: number): void;
  dispose(): void;
}

interface Handlers {
  onInput(text: string): void;
  onResize(columns: number, rows: number): void;
  /** Escape was pressed: Tab now leaves. */
  onLeaving(leaving: boolean): void;
}

export function openTerminal(place: HTMLElement, fontSize: number, handlers: Handlers): LabTerminal {
  const terminal = new Terminal(terminalOptions(place, fontSize));
  const fit = new FitAddon();
  terminal.loadAddon(fit);
  terminal.open(place);
  terminal.onData(handlers.onInput);
  terminal.onResize(({ cols, rows }) => handlers.onResize(cols, rows));

  let leaving = false;
  const leave = (now: boolean) => {
    if (leaving !== now) handlers.onLeaving(now);
    leaving = now;
  };
  terminal.attachCustomKeyEventHandler((event) => {
    if (event.type !== "keydown") return true;
    const { key, ctrlKey, shiftKey, metaKey } = event;
    if (key === "Escape") {
      leave(true);
      return false;
    }
    if (key === "Tab" && leaving) {
      leave(false);
      return false;
    }
    if (key !== "Shift") leave(false);
    const copies = (ctrlKey && shiftKey && key.toLowerCase() === "c") || (ctrlKey && key === "c");
    if (copies && terminal.hasSelection()) {
      void navigator.clipboard.writeText(terminal.getSelection()).catch(() => undefined);
      terminal.clearSelection();
      event.preventDefault();
      return false;
    }
    // Pasting is left to the browser, which then tells the terminal.
    return !((ctrlKey || metaKey) && key.toLowerCase() === "v");
  });

  const refit = () => {
    if (place.clientWidth > 0) fit.fit();
  };
  refit();
  const observer = new ResizeObserver(refit);
  observer.observe(place);
  return {
    write: (bytes) => terminal.write(bytes),
    clear: () => terminal.reset(),
    focus: () => terminal.focus(),
    blur: () => terminal.blur(),
    resizeLetters(size) {
      terminal.options.fontSize = size;
      refit();
    },
    dispose() {
      observer.disconnect();
      terminal.dispose();
    },
  };
}

/** What all terminals of the course have in common. */
export const terminalOptions = (place: HTMLElement, fontSize: number): ITerminalOptions => ({
  fontFamily: getComputedStyle(place).getPropertyValue("--font-mono") || "monospace",
  fontSize,
  lineHeight: 1.25,
  cursorBlink: false,
  scrollback: 5000,
  screenReaderMode: true,
  theme: themeOf(place),
});

/** The tokens as numbers: the terminal paints by itself and does not know custom properties. */
function themeOf(place: HTMLElement) {
  const probe = document.createElement("span");
  place.append(probe);
  const paint = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const token = (name: string) => {
    probe.style.color = `var(--terminal-${name})`;
    if (!paint) return undefined;
    paint.fillStyle = getComputedStyle(probe).color;
    paint.fillRect(0, 0, 1, 1);
    const [r = 0, g = 0, b = 0] = paint.getImageData(0, 0, 1, 1).data;
    return `#${[r, g, b].map((part) => part.toString(16).padStart(2, "0")).join("")}`;
  };
  const theme = {
    background: token("paper"),
    foreground: token("text"),
    cursor: token("text"),
    cursorAccent: token("paper"),
    selectionBackground: token("selection"),
    black: token("black"),
    brightBlack: token("muted"),
    red: token("red"),
    brightRed: token("red"),
    green: token("green"),
    brightGreen: token("green"),
    yellow: token("yellow"),
    brightYellow: token("yellow"),
    blue: token("blue"),
    brightBlue: token("blue"),
    magenta: token("magenta"),
    brightMagenta: token("magenta"),
    cyan: token("cyan"),
    brightCyan: token("cyan"),
    white: token("text"),
    brightWhite: token("text"),
  };
  probe.remove();
  return theme;
}
