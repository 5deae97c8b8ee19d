/** What a shell script consists of. */

export type Part =
  | { kind: "text"; text: string; quoted: boolean }
  /** `${name<operator>word}`; the operator is empty for a plain `$name`, and `#` in front asks for the length. */
  | { kind: "variable"; name: string; operator: string; word: Word | undefined; quoted: boolean }
  | { kind: "command"; script: Script; quoted: boolean }
  | { kind: "arithmetic"; expression: Word; quoted: boolean };

export type Word = readonly Part[];

export interface Redirect {
  /** The descriptor: 0, 1, 2, or both 1 and 2 for `&>`. */
  fd: number;
  operator: ">" | ">>" | "<" | "<<" | ">&" | "<&" | "&>";
  target: Word;
}

export type Command =
  | {
      kind: "simple";
      assigns: readonly { name: string; value: Word }[];
      words: readonly Word[];
      redirects: readonly Redirect[];
    }
  | { kind: "pipeline"; not: boolean; commands: readonly Command[] }
  | { kind: "and" | "or"; left: Command; right: Command }
  | { kind: "subshell" | "group"; body: Script; redirects: readonly Redirect[] }
  | {
      kind: "if";
      branches: readonly { test: Script; body: Script }[];
      otherwise: Script | undefined;
      redirects: readonly Redirect[];
    }
  | { kind: "while"; until: boolean; test: Script; body: Script; redirects: readonly Redirect[] }
  | {
      kind: "for";
      name: string;
      words: readonly Word[] | undefined;
      body: Script;
      redirects: readonly Redirect[];
    }
  | {
      kind: "case";
      word: Word;
      items: readonly { patterns: readonly Word[]; body: Script }[];
      redirects: readonly Redirect[];
    }
  | { kind: "function"; name: string; body: Command };

export type Script = readonly Command[];
