/** Time, handed in: lib has none of its own. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls back once, unless it is cancelled before. */
  after(milliseconds: number, then: () => void): () => void;
}

/** Waits for a promise, but not longer; undefined when the time is up. */
export function within<T>(clock: Clock, milliseconds: number, promise: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(milliseconds, () => resolve(undefined));
    promise.then(
      (value) => {
        cancel();
        resolve(value);
      },
      (error) => {
        cancel();
        reject(error);
      },
    );
  });
}
