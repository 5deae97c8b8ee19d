/**
 * What a Dockerfile may be asked to reach, as plain data: in the challenges of the lab, in exercises and in quizzes.
 * Goals look at what the engine builds (lib/dockerfile) and hardly at the text, so every way that leads there counts.
 * Simplified as the engine is; what is worth asking for: https://docs.docker.com/build/building/best-practices/
 */
export { type Goal, goalSchema } from "./goal";
export { reachedGoals } from "./reached";
export { attempted, attemptSchema, startSchema, taskProblems, tryWork } from "./start";
