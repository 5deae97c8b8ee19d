/** What an image says about how to run it, as in https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md */

export interface Healthcheck {
  /** `["NONE"]`, `["CMD", …]` or `["CMD-SHELL", …]`. */
  test: readonly string[];
  /** As written, `30s`; absent where the default holds. */
  interval?: string;
  timeout?: string;
  startPeriod?: string;
  startInterval?: string;
  retries?: number;
}

/** Plain data; lists that are sets in an image are sorted. */
export interface ImageConfig {
  env: readonly string[];
  cmd: readonly string[] | undefined;
  entrypoint: readonly string[] | undefined;
  user: string;
  workingDir: string;
  exposedPorts: readonly string[];
  volumes: readonly string[];
  labels: Readonly<Record<string, string>>;
  stopSignal: string | undefined;
  healthcheck: Healthcheck | undefined;
  shell: readonly string[] | undefined;
  onBuild: readonly string[];
  author: string | undefined;
}

export const defaultPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

export const emptyConfig: ImageConfig = {
  env: [],
  cmd: undefined,
  entrypoint: undefined,
  user: "",
  workingDir: "",
  exposedPorts: [],
  volumes: [],
  labels: {},
  stopSignal: undefined,
  healthcheck: undefined,
  shell: undefined,
  onBuild: [],
  author: undefined,
};

/** The list with one variable set: in its old place, or at the end. */
export function withEnv(env: readonly string[], name: string, value: string): string[] {
  const line = `${name}=${value}`;
  const at = env.findIndex((each) => each.startsWith(`${name}=`));
  return at < 0 ? [...env, line] : env.map((each, index) => (index === at ? line : each));
}

export function envMap(env: readonly string[]): Map<string, string> {
  const map = new Map<string, string>();
  for (const line of env) {
    const at = line.indexOf("=");
    map.set(at < 0 ? line : line.slice(0, at), at < 0 ? "" : line.slice(at + 1));
  }
  return map;
}
