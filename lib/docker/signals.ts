/** Signals by name and number, as on x86 and ARM: https://man7.org/linux/man-pages/man7/signal.7.html */
export const SIGNALS = {
  HUP: 1,
  INT: 2,
  QUIT: 3,
  ABRT: 6,
  KILL: 9,
  USR1: 10,
  SEGV: 11,
  USR2: 12,
  PIPE: 13,
  ALRM: 14,
  TERM: 15,
  CHLD: 17,
  CONT: 18,
  STOP: 19,
  WINCH: 28,
} as const;

export type Signal = keyof typeof SIGNALS;

const names = Object.keys(SIGNALS).filter((name): name is Signal => name in SIGNALS);

/** Reads `TERM`, `SIGTERM`, `sigterm` or `15`. */
export function parseSignal(text: string): Signal | undefined {
  const name = text.toUpperCase().replace(/^SIG/, "");
  return names.find((one) => one === name || String(SIGNALS[one]) === text);
}

/** What a shell, and Docker, call an end by a signal: 128 and its number. */
export const exitCodeOf = (signal: Signal): number => 128 + SIGNALS[signal];

/** Signals whose default is not to end the process. */
export const harmless: ReadonlySet<Signal> = new Set(["CHLD", "CONT", "WINCH", "STOP"]);
