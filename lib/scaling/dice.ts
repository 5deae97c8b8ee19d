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
  let a = seed | 0;
  let b = stream | 0;
  let c = 0x9e3779b9 | 0;
  let counter = 1;
  const draw = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  // The first draws still show the seed.
  for (let i = 0; i < 16; i++) draw();
  return draw;
}

/** An exponentially distributed draw with mean 1. */
export const exponential = (dice: Dice): number => -Math.log(1 - dice());
