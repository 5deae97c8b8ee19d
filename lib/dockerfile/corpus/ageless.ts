/**
 * Builders of another age write some lines of the history in another way. Ours are today's; to compare with an older
 * engine, both sides are told without what changed.
 * Docker 26 (BuildKit 0.13) writes `EXPOSE map[80/tcp:{}]` for `EXPOSE [80/tcp]`, and an ARG with its default, whatever
 * --build-arg or an ARG before FROM say; today's has the value that holds:
 * https://github.com/moby/buildkit/blob/ca5105040b432d4715a1f03075922b3087a3e388/frontend/dockerfile/dockerfile2llb/convert_expose.go
 * and dispatchArg in convert.go beside it (read on 2026-11-27). Docker 20.10 (Debian 12's docker.io) leaves the flags of
 * COPY and ADD out besides, and says what failed in other words, as it was seen to on 2026-11-27;
 * HEALTHCHECK has its --start-interval since Docker 25.
 */
import type { Observation } from "./observe";

/** @param engine its version, `26.1.5+dfsg1`. */
export function ageless<Seen extends Pick<Observation, "history"> & { error?: string | undefined }>(
  seen: Seen,
  engine: string,
): Seen {
  const major = Number(/\d+/.exec(engine)?.[0]);
  const told = (line: string): string => {
    if (major < 29 && line.startsWith("EXPOSE "))
      return `EXPOSE ${(line.match(/\d+\/\w+/g) ?? []).sort().join(" ")}`;
    if (major < 29 && line.startsWith("ARG ")) return line.replace(/=.*$/, "");
    if (major < 23 && /^(COPY|ADD) /.test(line)) return line.replace(/ --(chown|chmod)=\S+/g, "");
    if (major < 25 && line.startsWith("HEALTHCHECK "))
      return line.replace(/( "[^" ]*" "[^" ]*" "[^" ]*") "[^" ]*"( '.*)$/, "$1$2");
    return line;
  };
  const history = seen.history.map((row) => ({ ...row, createdBy: told(row.createdBy) }));
  return { ...seen, history, ...(major < 23 && seen.error !== undefined ? { error: "failed" } : {}) };
}

/**
 * Whether an engine is too old to be asked: here-documents and --link came with Docker 23, and before it RUN --mount left
 * its mount points in the layer.
 */
export const isTooOld = (engine: string, dockerfile: string, error: string | undefined): boolean =>
  Number(/\d+/.exec(engine)?.[0]) < 23 &&
  (/[Uu]nknown (flag|instruction)/.test(error ?? "") || dockerfile.includes("--mount="));
