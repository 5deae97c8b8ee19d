/** A browser that is driven from outside, whichever engine it has. */
export interface Browser {
  goto(url: string): Promise<void>;
  /** Evaluates an expression in the page; what it gives must be JSON. */
  evaluate(expression: string): Promise<unknown>;
  /** Presses these keys, as a hand would; `\n` is Enter. */
  type(text: string): Promise<void>;
  close(): Promise<void>;
}

export interface Engine {
  name: string;
  /** Debian's packages, and the programs that are there once they are installed. */
  packages: readonly string[];
  programs: readonly string[];
  open(): Promise<Browser>;
}

/** What WebDriver calls the key that enters a line; all others go by their character. */
export const keyOf = (character: string): string => (character === "\n" ? "\uE007" : character);

export const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** The promise's value, or an error that says what took too long. */
export async function inTime<Value>(what: string, seconds: number, promise: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} took longer than ${seconds} s`)), seconds * 1000);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
