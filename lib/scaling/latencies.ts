/**
 * How long requests took, counted in classes: percentiles to about 0.4 %, without keeping and sorting hundreds of
 * thousands of numbers. From 0.06 ms to four and a half hours; what lies beyond is in the end classes.
 *
 * A class is what a floating-point number begins with: its power of two and the first 7 bits after it (IEEE 754), so
 * that each power of two has 128 classes, and no logarithm is needed to find one. As in Gil Tene's HdrHistogram,
 * https://github.com/HdrHistogram/HdrHistogram
 */
const lowest = -14;
const powers = 28;
const parts = 128;

const number = new Float64Array(1);
const words = new Uint32Array(number.buffer);
/** Which of the two words holds power and first digits: the second where the low one comes first. */
const high = new Uint32Array(new Float64Array([1]).buffer)[1] === 0 ? 0 : 1;
const beginning = (value: number): number => {
  number[0] = value;
  return (words[high] ?? 0) >>> 13;
};
const first = beginning(2 ** lowest);

export class Latencies {
  count = 0;
  sum = 0;
  readonly #counts = new Uint32Array(powers * parts);
  /** All that is counted lies in these classes. */
  #from = powers * parts;
  #to = 0;

  add(seconds: number): void {
    this.count += 1;
    this.sum += seconds;
    const index = Math.min(Math.max(beginning(seconds) - first, 0), powers * parts - 1);
    this.#counts[index] = (this.#counts[index] ?? 0) + 1;
    if (index < this.#from) this.#from = index;
    if (index >= this.#to) this.#to = index + 1;
  }

  /** Moves all that `other` has counted here as well, and empties it. */
  drain(other: Latencies): void {
    for (let i = other.#from; i < other.#to; i++)
      this.#counts[i] = (this.#counts[i] ?? 0) + (other.#counts[i] ?? 0);
    this.#from = Math.min(this.#from, other.#from);
    this.#to = Math.max(this.#to, other.#to);
    this.count += other.count;
    this.sum += other.sum;
    other.#counts.fill(0, other.#from, Math.max(other.#from, other.#to));
    other.#from = powers * parts;
    other.#to = 0;
    other.count = 0;
    other.sum = 0;
  }

  /** The time within which this share of the requests was answered, in seconds; 0 where there were none. */
  percentile(share: number): number {
    const rank = Math.ceil(share * this.count);
    let seen = 0;
    for (let i = this.#from; i < this.#to && rank > 0; i++) {
      seen += this.#counts[i] ?? 0;
      if (seen >= rank) return 2 ** (lowest + Math.floor(i / parts)) * (1 + ((i % parts) + 0.5) / parts);
    }
    return 0;
  }
}
