import type { Values } from "@/lib/steps";

/** What the reader chooses: two lines of a Dockerfile and the words of a `docker run`. */
export const forms = ["none", "shell", "exec"] as const;
export const argumentChoices = ["none", "value", "command"] as const;
export const overrides = ["none", "echo", "empty"] as const;

export interface Choice {
  readonly entrypoint: (typeof forms)[number];
  readonly cmd: (typeof forms)[number];
  readonly args: (typeof argumentChoices)[number];
  readonly override: (typeof overrides)[number];
}

/** All of them: 81. */
export const combinations: readonly Choice[] = forms.flatMap((entrypoint) =>
  forms.flatMap((cmd) =>
    argumentChoices.flatMap((args) => overrides.map((override) => ({ entrypoint, cmd, args, override }))),
  ),
);

/** Where there is an ENTRYPOINT, people put its arguments into CMD; where there is none, the whole command. */
const lines = {
  entrypoint: { none: undefined, shell: "web", exec: '["web"]' },
  alone: { none: undefined, shell: "web 80", exec: '["web", "80"]' },
  after: { none: undefined, shell: "80", exec: '["80"]' },
} as const;

const words = { none: [], value: ["81"], command: ["web", "81"] } as const;

/** The reader's values, whatever stands in a link. */
export function choiceFrom({ entrypoint, cmd, args, override }: Values): Choice {
  return {
    entrypoint: forms.find((each) => each === entrypoint) ?? "none",
    cmd: forms.find((each) => each === cmd) ?? "shell",
    args: argumentChoices.find((each) => each === args) ?? "none",
    override: overrides.find((each) => each === override) ?? "none",
  };
}

export const choices = {
  /** What follows ENTRYPOINT in the Dockerfile, if there is such a line. */
  entrypoint: ({ entrypoint }: Choice): string | undefined => lines.entrypoint[entrypoint],
  /** What follows CMD. */
  cmd: ({ entrypoint, cmd }: Choice): string | undefined =>
    lines[entrypoint === "none" ? "alone" : "after"][cmd],
  /** Both lines. */
  lines(choice: Choice): readonly string[] {
    const [entrypoint, cmd] = [choices.entrypoint(choice), choices.cmd(choice)];
    return [
      ...(entrypoint === undefined ? [] : [`ENTRYPOINT ${entrypoint}`]),
      ...(cmd === undefined ? [] : [`CMD ${cmd}`]),
    ];
  },
  /** What follows the image's name. */
  args: ({ args }: Choice): readonly string[] => words[args],
  /** The value of `--entrypoint`. */
  override: ({ override }: Choice): string | undefined =>
    override === "none" ? undefined : override === "echo" ? "echo" : "",
  /** The same as words of the command line. */
  options: (choice: Choice): readonly string[] => {
    const value = choices.override(choice);
    return value === undefined ? [] : ["--entrypoint", value];
  },
};
