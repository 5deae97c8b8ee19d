/**
 * How long requests took, counted in classes that grow by 1 % each: percentiles to about 1 %, without keeping and
 * sorting hundreds of thousands of numbers. From 0.1 ms to about three hours; what lies beyond is in the end classes.
 */
const lowest = 1e-4;
const growth = Math.log(1.01);
const classes = 1860;

export class Latencies {
  readonly #counts = new Uint32Array(classes);
  count = 0;
  sum = 0;

  add(seconds: number): void {
    this.count += 1;
    this.sum += seconds;
    const index = seconds <= lowest ? 0 : Math.min(classes - 1, (Math.log(seconds / lowest) / growth) | 0);
    // Always in range, see above; a typed array would ignore it otherwise.
    this.#counts[index] = (this.#counts[index] ?? 0) + 1;
  }

  /** Moves all that `other` has counted here as well, and empties it. */
  drain(other: Latencies): void {
    for (let i = 0; i < classes; i++) this.#counts[i] = (this.#counts[i] ?? 0) + (other.#counts[i] ?? 0);
    this.count += other.count;
    this.sum += other.sum;
    other.#counts.fill(0);
    other.count = 0;
    other.sum = 0;
  }

  /** The time within which this share of the requests was answered, in seconds; 0 where there were none. */
  percentile(share: number): number {
    const rank = Math.ceil(share * this.count);
    let seen = 0;
    for (let i = 0; i < classes && rank > 0; i++) {
      seen += this.#counts[i] ?? 0;
      if (seen >= rank) return lowest * Math.exp((i + 0.5) * growth);
    }
    return 0;
  }
}
