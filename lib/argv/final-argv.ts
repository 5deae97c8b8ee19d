/** From an image's config and the command line of `docker run` to the argument list of the first process. */

/** Entrypoint and Cmd of an image's config; an empty list is what JSON has as null or leaves out. */
export interface StartConfig {
  readonly entrypoint: readonly string[];
  readonly cmd: readonly string[];
}

/** What `docker run` says about it. */
export interface RunArguments {
  /** What follows the image's name. */
  readonly args?: readonly string[];
  /** The value of `--entrypoint`; the empty string takes the image's ENTRYPOINT away. */
  readonly entrypoint?: string;
}

/** A CMD line: the last one counts. */
export function withCmd(config: StartConfig, words: readonly string[]): StartConfig {
  return { ...config, cmd: words };
}

/**
 * An ENTRYPOINT line: the last one counts. It clears a CMD that came with the base image, and keeps one that this
 * Dockerfile has set in the same stage.
 */
export function withEntrypoint(
  config: StartConfig,
  words: readonly string[],
  cmdIsInherited: boolean,
): StartConfig {
  return { entrypoint: words, cmd: cmdIsInherited ? [] : config.cmd };
}

/**
 * The argument list: Entrypoint, then Cmd or the arguments that replace it. `--entrypoint` replaces the first and
 * clears the second. Empty means that there is nothing to run, and the engine refuses (exit code 125).
 */
export function finalArgv({ entrypoint, cmd }: StartConfig, run: RunArguments = {}): readonly string[] {
  const args = run.args ?? [];
  if (run.entrypoint !== undefined) return [...(run.entrypoint === "" ? [] : [run.entrypoint]), ...args];
  return [...entrypoint, ...(args.length > 0 ? args : cmd)];
}
