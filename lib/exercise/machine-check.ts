/** Asks a machine which goals hold, in one go: one script, whose output is read here. Pure; somebody else runs it. */
import type { MachineExercise } from "./machine";

export interface Checked {
  /** Ids of the goals that hold at this moment. */
  readonly goals: readonly string[];
  /** Indices of the remarks whose state was found. */
  readonly remarks: readonly number[];
}

/**
 * What a check may use, made so that a check costs the machine a few milliseconds:
 * - `$procs`: the folders in /proc of all processes, threads of the kernel left out; `$statuses`: their status files;
 * - `others KIND`: the numbers of those in another namespace of this kind (pid, uts, mnt, net, ipc, user, cgroup) than
 *   process 1.
 */
const PRELUDE = `procs= statuses=
for p in /proc/[0-9]*; do [ -e $p/exe ] && procs="$procs $p" statuses="$statuses $p/status"; done
others() {
for p in $procs; do [ -e $p/ns/$1 ] && ! [ $p/ns/$1 -ef /proc/1/ns/$1 ] && echo \${p#/proc/}; done
}`;

const quote = (script: string) => `'${script.replaceAll("'", "'\\''")}'`;

/**
 * `quick` asks only for what is likely to come next, `full` for every goal that is open and for the remarks.
 * Every question costs the machine a few processes, so the quick one is for after each command.
 */
export type Thoroughness = "quick" | "full";
const LIKELY = 2;

/** One script for goals and remarks. Each runs in a subshell of its own, silently, so that a mistake fails alone. */
export function checkScript(
  exercise: MachineExercise,
  reached: readonly string[] = [],
  thoroughness: Thoroughness = "full",
): string {
  const line = (mark: string, script: string) =>
    `( eval ${quote(script)} ) >/dev/null 2>&1 && echo ${quote(mark)}`;
  const goals = exercise.goals.filter(
    ({ id, after }) => !reached.includes(id) && (after === undefined || reached.includes(after)),
  );
  const open = (goal: string | undefined) => goal === undefined || !reached.includes(goal);
  const full = thoroughness === "full";
  return [
    "cd /",
    PRELUDE,
    ...(full ? goals : goals.slice(0, LIKELY)).map((goal) => line(`goal ${goal.id}`, goal.check)),
    ...exercise.remarks.flatMap((remark, i) =>
      full && open(remark.goal) ? [line(`remark ${i}`, remark.when)] : [],
    ),
    ":",
  ].join("\n");
}

/** Reads what {@link checkScript} printed. */
export function readChecked(output: string): Checked {
  const words = output.split("\n").map((line) => line.trim().split(" "));
  const after = (kind: string) => words.flatMap(([first, rest]) => (first === kind && rest ? [rest] : []));
  return { goals: after("goal"), remarks: after("remark").map(Number) };
}
