/**
 * Dice that always fall the same way for the same seed, so that a simulation replays exactly.
 *
 * The generator is sfc32 (a "small fast counting" generator of the PractRand suite, public domain): 128 bits of
 * state, far more than a simulation of a few million draws needs, and nothing for secrets.
 * https://pracrand.sourceforge.net/RNG_engines.txt
 */

/** A draw, evenly spread: 0 ≤ x < 1. */
export type Dice = () => number;

/** @param seed any integer; @param stream dice of one seed and different streams have nothing to do with each other */
export function diceOf(seed: number, stream = 0): Dice {
  // Kept in an array of 32-bit numbers: as variables of the closure, engines put the larger ones on the heap.
  const state = Int32Array.of(seed, stream, 0x9e3779b9, 1);
  const draw = () => {
    const a = state[0] ?? 0,
      b = state[1] ?? 0,
      c = state[2] ?? 0,
      counter = state[3] ?? 0;
    const sum = (a + b + counter) | 0;
    state[0] = b ^ (b >>> 9);
    state[1] = c + (c << 3);
    state[2] = ((c << 21) | (c >>> 11)) + sum;
    state[3] = counter + 1;
    return (sum >>> 0) / 4294967296;
  };
  // The first draws still show the seed.
  for (let i = 0; i < 16; i++) draw();
  return draw;
}

/** An exponentially distributed draw with mean 1. */
export const exponential = (dice: Dice): number => -Math.log(1 - dice());
