/**
 * Challenges of the Dockerfile lab: goals of lib/dockerfile-goals, with a start that misses one, hints, and a solution
 * that the tests build. Simplified as the engine is; see lib/dockerfile and
 * https://docs.docker.com/build/building/best-practices/
 */
export type { Challenge } from "./challenge";
export { challenges } from "./list";
