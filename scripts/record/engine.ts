// The engine that the recordings are made with: found by DOCKER_HOST, and left as it was.
import { execFile, spawnSync } from "node:child_process";

export interface Ran {
  code: number;
  out: string;
  err: string;
}

/** Runs `docker` and waits; an exit code is an answer, not an error. */
export function docker(args: readonly string[], input?: string): Promise<Ran> {
  return new Promise((resolve) => {
    const child = execFile("docker", args, { encoding: "utf8" }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
    child.stdin?.end(input);
  });
}

/** Runs `docker`, and stops the recording when it fails. */
export async function mustDocker(args: readonly string[], input?: string): Promise<string> {
  const { code, out, err } = await docker(args, input);
  if (code !== 0) throw new Error(`docker ${args.join(" ")}\n${err}`);
  return out.trim();
}

export async function engineVersion(): Promise<string> {
  return mustDocker(["version", "--format", "{{.Server.Version}}"]);
}

/** Does a few at a time: the waits of a stop take no processor. */
export async function inParallel<T>(jobs: readonly (() => Promise<T>)[], width = 16): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < jobs.length; index = next++) {
      const job = jobs[index];
      if (job) results[index] = await job();
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}

/** The libraries that a program of this machine needs, to take it along into an image. */
export function librariesOf(program: string): string[] {
  return spawnSync("ldd", [program], { encoding: "utf8" }).stdout.match(/\/\S+/g) ?? [];
}
