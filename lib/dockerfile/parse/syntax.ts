/** What a Dockerfile consists of, as data. Offsets count characters of the text from 0, lines from 1. */

export interface Span {
  from: number;
  to: number;
  line: number;
  endLine: number;
}

/** `--name=value`, or `--name` alone. */
export interface Flag extends Span {
  name: string;
  value: string | undefined;
}

export interface Heredoc {
  name: string;
  content: string;
  /** Whether `$x` in it stands for a value: not where the name is quoted. */
  expand: boolean;
  /** `<<-`: leading tabs are not part of it. */
  chomp: boolean;
}

export const keywords = [
  "ADD",
  "ARG",
  "CMD",
  "COPY",
  "ENTRYPOINT",
  "ENV",
  "EXPOSE",
  "FROM",
  "HEALTHCHECK",
  "LABEL",
  "MAINTAINER",
  "ONBUILD",
  "RUN",
  "SHELL",
  "STOPSIGNAL",
  "USER",
  "VOLUME",
  "WORKDIR",
] as const;
export type Keyword = (typeof keywords)[number];

export interface Instruction extends Span {
  keyword: Keyword;
  /** As it stands in the file: `from`, `From`. */
  written: string;
  /** All of it on one line, as the builder's messages have it. */
  raw: string;
  flags: readonly Flag[];
  /** What follows the flags, continued lines joined and comments between them gone. */
  rest: string;
  /** The words of a JSON array: the exec form. */
  json: readonly string[] | undefined;
  heredocs: readonly Heredoc[];
  /** Lines within it that are empty: deprecated. */
  emptyLines: readonly number[];
  /** What an ONBUILD holds back. */
  trigger: Instruction | undefined;
}

/** Something that stops the build, in the builder's words. */
export interface Problem extends Span {
  code: string;
  message: string;
}

export interface Directive extends Span {
  name: string;
  value: string;
}

export interface Comment extends Span {
  text: string;
}

export interface Dockerfile {
  text: string;
  escapeChar: "\\" | "`";
  directives: readonly Directive[];
  instructions: readonly Instruction[];
  comments: readonly Comment[];
  problems: readonly Problem[];
}
