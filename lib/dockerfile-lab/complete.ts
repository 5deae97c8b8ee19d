/** What could be written at a place in a Dockerfile: instructions, flags, stages, base images, files. */

export interface Completion {
  label: string;
  /** What it is, in two words. */
  detail: string;
}

export interface Completions {
  /** Where the word that is being written begins. */
  from: number;
  options: readonly Completion[];
}

/** What the page knows beside the text. */
export interface Known {
  keywords: readonly string[];
  bases: readonly string[];
  files: readonly string[];
}

const flags: Readonly<Record<string, readonly string[]>> = {
  FROM: ["--platform="],
  COPY: ["--from=", "--chown=", "--chmod=", "--link", "--parents", "--exclude="],
  ADD: ["--chown=", "--chmod=", "--link", "--checksum=", "--unpack=", "--keep-git-dir=", "--exclude="],
  RUN: [
    "--mount=type=cache,target=",
    "--mount=type=secret,id=",
    "--mount=type=bind,source=",
    "--mount=type=tmpfs,target=",
    "--mount=type=ssh",
    "--network=none",
    "--security=",
  ],
  HEALTHCHECK: ["--interval=", "--timeout=", "--start-period=", "--start-interval=", "--retries="],
};

const offer = (from: number, labels: readonly string[], detail: string): Completions => ({
  from,
  options: labels.map((label) => ({ label, detail })),
});

/** @param at an offset in the text */
export function complete(text: string, at: number, known: Known): Completions | undefined {
  const lineStart = text.lastIndexOf("\n", at - 1) + 1;
  const line = text.slice(lineStart, at);
  const word = /\S*$/.exec(line)?.[0] ?? "";
  const from = at - word.length;
  const goesOn = /\\[ \t]*\n$/.test(text.slice(0, lineStart));
  if (!goesOn && /^\s*[A-Za-z]*$/.test(line)) return offer(from, known.keywords, "instruction");
  const keyword = (goesOn ? undefined : /^\s*([A-Za-z]+)\s/.exec(line)?.[1])?.toUpperCase();
  if (keyword === undefined) return undefined;
  const stages = stageNames(text.slice(0, lineStart));
  if (word.startsWith("--from=")) return offer(from + "--from=".length, stages, "stage");
  if (word.startsWith("-")) return offer(from, flags[keyword] ?? [], "flag");
  if (keyword === "FROM" && /^\s*\S+\s+(--\S+\s+)*\S*$/.test(line)) {
    const { options } = offer(from, stages, "stage");
    return { from, options: [...options, ...offer(from, known.bases, "base image").options] };
  }
  if (keyword === "COPY" || keyword === "ADD") return offer(from, known.files, "file");
  return undefined;
}

/** The names that a text gives its stages: what a line below it may copy from or begin with. */
export function stageNames(text: string): string[] {
  return [...text.matchAll(/^\s*FROM\s+.*?\sAS\s+(\S+)/gim)].map(([, name = ""]) => name);
}
