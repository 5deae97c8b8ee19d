/** The queue before the instances, first come, first served: two rings of numbers, and no object for a request. */
export class Waiting {
  length = 0;
  #arrived = new Float64Array(64);
  #needs = new Float64Array(64);
  #head = 0;

  /** @param arrived when it reached the service; @param need seconds at full speed */
  push(arrived: number, need: number): void {
    if (this.length === this.#arrived.length) this.#widen();
    const at = (this.#head + this.length) & (this.#arrived.length - 1);
    this.#arrived[at] = arrived;
    this.#needs[at] = need;
    this.length += 1;
  }

  /** The first in it: when it arrived, and what it needs. */
  get arrived(): number {
    return this.#arrived[this.#head] ?? 0;
  }
  get need(): number {
    return this.#needs[this.#head] ?? 0;
  }

  shift(): void {
    this.#head = (this.#head + 1) & (this.#arrived.length - 1);
    this.length -= 1;
  }

  /** All in it, by when they arrived. */
  all(): number[] {
    return [...this.#unrolled(this.#arrived).subarray(0, this.length)];
  }

  #widen(): void {
    const wider = (ring: Float64Array) => {
      const twice = new Float64Array(2 * ring.length);
      twice.set(this.#unrolled(ring));
      return twice;
    };
    [this.#arrived, this.#needs] = [wider(this.#arrived), wider(this.#needs)];
    this.#head = 0;
  }

  #unrolled(ring: Float64Array): Float64Array {
    const line = new Float64Array(ring.length);
    line.set(ring.subarray(this.#head));
    line.set(ring.subarray(0, this.#head), ring.length - this.#head);
    return line;
  }
}
