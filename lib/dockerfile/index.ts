/**
 * What `docker build` would do with a Dockerfile, in plain TypeScript and without a server: steps, cache, layers, the
 * image, and why. Modelled on BuildKit 0.32 with the Dockerfile frontend 1.26, as read in
 * https://github.com/moby/buildkit/blob/73ed6825c4b7569379ef89df0aedcdbe64473d31/ and compared, case by case, with a
 * real engine by `npm run conformance`.
 *
 * How to use it. Everything goes in and comes out as plain data, so it can cross to a Worker and back:
 *
 *     const first = build({ dockerfile, context: [{ path: "app.js", content: "…" }] });
 *     const second = build({ dockerfile: edited, context }, first);   // first.cache is the builder's cache
 *     second.stages[0].steps[2].status                                // "cached", and .reasons says why
 *     mark({ dockerfile: edited, context }, first);                   // what would be rebuilt, on every keystroke
 *     check({ dockerfile, context });                                 // the builder's warnings and ours, with fixes
 *
 * All of it is synchronous and pure: no clock, no dice, no network. A diagram may call `build` in its steps.ts.
 * `mark` and `build` remember the digests of a context by its array: hand in the same array while it is unchanged.
 * Text for people is not in here: reasons are codes with parameters.
 *
 * Simplified. RUN is run by a POSIX shell of our own over files in memory (shell/), with models of some hundred
 * programs (programs/) and of what they would fetch (catalogue/); what a program is not modelled to do can be given
 * as an `effect`. Owners, modes and links are kept, times, devices, hard links and extended attributes are not. Big
 * files are names for their bytes. Digests are made of the same things as a real image's, but are not equal to them;
 * compressed sizes and seconds are estimates. One platform at a time; nothing is pulled or pushed.
 */
export * from "./build";
export { type BaseImage, catalogue, findBase } from "./catalogue";
export {
  applyFix,
  buildkitRules,
  check,
  courseRules,
  type Edit,
  type Finding,
  type RuleName,
} from "./checks";
export { type Context, type ContextFile, contextOf, ignoreRules } from "./context";
export { type Dockerfile, type Instruction, keywords, type Problem, parse, type Span } from "./parse";
export type { ImageConfig, Plan, PlannedStage, PlannedStep } from "./plan";
export { type Preset, preset, presetPairs, presets } from "./presets";
export type { Effect } from "./programs";
export { type ArchiveEntry, archive, blob } from "./shell";
