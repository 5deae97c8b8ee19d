/**
 * What a container runs: from the forms of ENTRYPOINT and CMD and the arguments of `docker run` to the argument list
 * of its first process, to who gets PID 1, to what `docker stop` does to it.
 *
 * Every combination that the diagram offers is compared with recordings of a real engine (recordings.json, made by
 * `npm run record:dockerfile`).
 *
 * Simplifications: a shell gets one plain command, without pipes, variables or quotes, and does not ignore signals;
 * programs are known by name and either serve until they are told to end, or end at once with exit code 0. A stop
 * that needs no waiting takes no time.
 *
 * @see https://docs.docker.com/reference/dockerfile/#understand-how-cmd-and-entrypoint-interact
 * @see https://docs.docker.com/reference/cli/docker/container/run/
 */
export {
  finalArgv,
  type RunArguments,
  type StartConfig,
  withCmd,
  withEntrypoint,
} from "./final-argv";
export { type Form, formOf, wordsOf } from "./forms";
export { type Host, type Shell, type Started, start, type Task } from "./start";
export { type OnTerm, type Stopped, stop } from "./stop";
