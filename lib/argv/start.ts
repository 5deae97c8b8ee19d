/** Who runs in a container once its first process has been started. */

/** What `/bin/sh` is in the image: Debian and Ubuntu have dash, Alpine has BusyBox. */
export type Shell = "dash" | "busybox";

export interface Host {
  readonly shell: Shell;
  /** `docker run --init`: a small init program is PID 1 and passes signals on. */
  readonly init: boolean;
  /** The programs in the image, by name. */
  readonly programs: Readonly<Record<string, "serves" | "ends">>;
}

/** A process in the container. */
export interface Task {
  readonly pid: number;
  readonly argv: readonly string[];
  readonly role: "init" | "shell" | "program";
}

export type Started =
  /** The engine found nothing to run; there is no container. */
  | { readonly state: "refused"; readonly exit: 125 }
  /** The first word names no program. */
  | { readonly state: "not-found"; readonly exit: 127; readonly word: string }
  /** It ran, and was over before anybody could stop it. */
  | { readonly state: "ended"; readonly exit: number; readonly argv: readonly string[] }
  /** Parents before their children. */
  | { readonly state: "running"; readonly tasks: readonly Task[] };

/**
 * Starts an argument list. A shell with one plain command to run is where shells differ: BusyBox and bash put the
 * program in their own place, dash 0.5.12 starts it as a child and waits.
 */
export function start(argv: readonly string[], { shell, init, programs }: Host): Started {
  const [first] = argv;
  if (first === undefined) return { state: "refused", exit: 125 };

  const script = scriptOf(argv);
  const command = script?.split(/\s+/) ?? argv;
  const word = command[0] ?? "";
  const program = Object.hasOwn(programs, word) ? programs[word] : undefined;
  if (program === undefined)
    return script === undefined
      ? { state: "not-found", exit: 127, word }
      : { state: "ended", exit: 127, argv };
  if (program === "ends") return { state: "ended", exit: 0, argv };

  const chain: Omit<Task, "pid">[] = [
    ...(init ? [{ argv: ["docker-init", "--", ...argv], role: "init" } as const] : []),
    ...(script !== undefined && shell === "dash" ? [{ argv, role: "shell" } as const] : []),
    { argv: command, role: "program" },
  ];
  return { state: "running", tasks: chain.map((task, index) => ({ ...task, pid: index + 1 })) };
}

/** The command in `/bin/sh -c command …`; what follows it are only names for `$0`, `$1` … in it. */
function scriptOf([shell, flag, script]: readonly string[]): string | undefined {
  return shell === "/bin/sh" && flag === "-c" ? script : undefined;
}
