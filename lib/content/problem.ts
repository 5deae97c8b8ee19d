/** Something wrong in the content: where it is, what it is, and what to do about it. */
export interface Problem {
  /** Path from the repository's root. */
  file: string;
  /** 1-based; absent when the whole file is meant. */
  line?: number;
  message: string;
}

/** Stops the build and names everything that is wrong at once. */
export class ContentError extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(
      `The course has ${problems.length === 1 ? "1 problem" : `${problems.length} problems`}:\n${problems.map(formatProblem).join("\n")}`,
    );
    this.name = "ContentError";
  }
}

/** @example "content/course.yaml:7: there is no lesson "namespces". Did you mean "namespaces"?" */
export function formatProblem({ file, line, message }: Problem): string {
  return `  ${file}${line === undefined ? "" : `:${line}`}: ${message}`;
}
