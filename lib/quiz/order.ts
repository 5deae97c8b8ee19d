/**
 * Shuffling that replays: the same seed gives the same order on the server, in the browser and in a test.
 *
 * Numbers come from mulberry32 (public domain, github.com/bryc/code, jshash/PRNGs.md), 32 bits of state; seeds of
 * text from FNV-1a (datatracker.ietf.org/doc/draft-eastlake-fnv). Both are far from secret, which an order of options need not be.
 */
import type { Question } from "./question";
import { rulesOf } from "./score";

/** A source of numbers in [0, 1) that always gives the same ones for a seed. */
export function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A seed from a text, and another number if there is one. */
export function seedFrom(text: string, seed = 0): number {
  let hash = 0x811c9dc5 ^ seed;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}

/** The same items in another order (Fisher and Yates). */
export function shuffle<T>(items: readonly T[], seed: number): T[] {
  const random = mulberry32(seed);
  const left = [...items];
  const shuffled: T[] = [];
  while (left.length > 0) shuffled.push(...left.splice(Math.floor(random() * left.length), 1));
  return shuffled;
}

/**
 * In which order to show a question's options, items or choices: their places in the file. Questions under one
 * seed are shuffled independently, and an `order` question is never shown already in order.
 */
export function displayOrder(question: Question, seed: number): number[] {
  const places = Array.from({ length: rulesOf(question).shuffles(question) }, (_, index) => index);
  const shuffled = shuffle(places, seedFrom(question.id, seed));
  const solved = question.kind === "order" && shuffled.every((place, index) => place === index);
  return solved ? [...shuffled.slice(1), ...shuffled.slice(0, 1)] : shuffled;
}

/** What is printed under the prompt, as lists (see KindRules.given). */
export const givenLists = (question: Question, seed: number): string[][] =>
  rulesOf(question).given(question, displayOrder(question, seed));
