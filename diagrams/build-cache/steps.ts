/** An edit, and which steps of the build fall: what the builder did with each was computed ahead (compute.ts). */
import type { Guess, Step, Values } from "@/lib/steps";
import { type Edit, edits, type Order } from "./edits";
import { type Built, builtOf } from "./model";

export type RowMark = "base" | "config" | "cached" | "built" | "unknown";

export interface Row {
  /** The same for a line before and after it is edited. */
  id: string;
  line: string;
  mark: RowMark;
  reason: string;
  edited: boolean;
}

export interface Scene {
  rows: readonly Row[];
  /** Paths that the edit touches, once it is made. */
  changed: readonly string[];
  note: string;
  /** What this build comes to; empty while it is not over. */
  sum: string;
  /** `right`: the dependencies were not fetched again. */
  verdict: "none" | "right" | "wrong";
}

export function steps({ edit: wanted, first }: Values): readonly Step<Scene>[] {
  const edit = edits.find(({ value }) => value === wanted) ?? edits[0];
  if (!edit) throw new Error("There are no edits");
  const order: Order = first === true ? "first" : "late";
  const other: Order = first === true ? "late" : "first";
  const [once, again, now] = [builtOf(order, "first"), builtOf(order, "none"), builtOf(order, edit.value)];
  const hit = firstBuilt(now);
  const fallen = now.filter(({ status }) => status === "built").slice(1);
  const reruns = isInstalled(now);
  return [
    {
      id: "first",
      title: "The first build",
      caption: `${inWords[stepsOf(once).length] ?? stepsOf(once).length} lines of this file are steps. The cache is empty, so each of them is done, and its layer is kept under a key: a digest of everything that the step depends on.`,
      scene: sceneOf(once, { sum: sumOf(once) }),
    },
    {
      id: "again",
      title: "The same once more",
      caption:
        "You type `docker build` again and have changed nothing. Each step has the key that it had, so its layer is taken from the cache: `CACHED`. No command is run.",
      scene: sceneOf(again, { sum: sumOf(again) }),
    },
    {
      id: "edit",
      title: edit.title,
      caption: edit.caption,
      scene: sceneOf(now, { edit, known: 0 }),
    },
    {
      id: "miss",
      title: hit ? "The first that falls" : "None falls",
      caption: hit
        ? `The builder goes down the file and compares keys. At \`${hit.line}\` the key is a new one. ${edit.why}. So it is done again.`
        : `The builder goes down the file and compares keys. All are as they were. ${edit.why}.`,
      guess: firstGuess(now, hit),
      scene: sceneOf(now, { edit, known: hit ? now.indexOf(hit) + 1 : now.length }),
    },
    {
      id: "falls",
      title: fallen.length > 0 ? "All below fall, too" : "Nothing else falls",
      caption: fallsText(fallen, hit, reruns),
      scene: sceneOf(now, { edit, known: now.length, sum: sumOf(now), verdict: reruns ? "wrong" : "right" }),
    },
    otherOrder(edit, order, other, reruns),
  ];
}

const inWords: Readonly<Record<number, string>> = { 2: "Two", 3: "Three", 4: "Four" };

const installs = "RUN npm ci";

function fallsText(fallen: readonly Built[], hit: Built | undefined, reruns: boolean): string {
  const paid = reruns
    ? "`npm ci` fetches and unpacks every dependency again."
    : "`npm ci` comes from the cache, and nothing is fetched.";
  if (!hit) return `Every layer comes from the cache. ${paid}`;
  if (fallen.length === 0) return `No step stands below it. ${paid}`;
  return `What a step starts from is in its key. A new result above is a new key below, so ${fallen.length === 1 ? "one more step is" : `${inWords[fallen.length]?.toLowerCase() ?? fallen.length} more steps are`} done again. ${paid}`;
}

function otherOrder(edit: Edit, order: Order, other: Order, before: boolean): Step<Scene> {
  const rows = builtOf(other, edit.value);
  const after = isInstalled(rows);
  const where =
    order === "late"
      ? "With the two files that `npm ci` reads copied first, and the rest below it"
      : "With `COPY . .` above `npm ci`";
  const what =
    before === after
      ? after
        ? "this edit costs the same: `npm ci` is run again here as well."
        : "this edit costs the same: `npm ci` comes from the cache here as well."
      : after
        ? "the same edit has `npm ci` run again. The order of two lines decides."
        : "the same edit leaves `npm ci` in the cache. The order of two lines decides.";
  return {
    id: "other-order",
    title: "The other order",
    caption: `${where}, ${what} ${sumOf(rows)}.`,
    guess: {
      question: `Same edit, other order: ${order === "late" ? "the two package files are copied first" : "everything is copied first"}. Is npm ci run again?`,
      options: [
        { text: "Yes", ...(after && { right: true }) },
        { text: "No, it is cached", ...(!after && { right: true }) },
      ],
    },
    scene: sceneOf(rows, {
      edit,
      known: rows.length,
      sum: sumOf(rows),
      verdict: after ? "wrong" : "right",
    }),
  };
}

function firstGuess(rows: readonly Built[], hit: Built | undefined): Guess {
  const named = [...new Set([...stepsOf(rows).filter((row) => row === hit), ...stepsOf(rows)])].slice(0, 3);
  const inOrder = rows.filter((row) => named.includes(row));
  return {
    question: "Which step is the first to be done again?",
    options: [
      ...inOrder.map((row) => ({ text: row.line, ...(row === hit && { right: true }) })),
      { text: "None", ...(!hit && { right: true }) },
    ],
  };
}

interface Shown {
  edit?: Edit;
  /** How many rows the builder has looked at. */
  known?: number;
  sum?: string;
  verdict?: Scene["verdict"];
}

function sceneOf(
  rows: readonly Built[],
  { edit, known = rows.length, sum = "", verdict = "none" }: Shown,
): Scene {
  return {
    rows: rows.map((row, index): Row => {
      const edited = edit?.line?.[1] === row.line;
      const id = edited && edit?.line ? edit.line[0] : row.line;
      const isStep = row.status === "cached" || row.status === "built";
      if (isStep && index >= known) return { id, line: row.line, mark: "unknown", reason: "", edited };
      return { id, line: row.line, mark: markOf(row.status), reason: reasonOf(row, edited), edited };
    }),
    changed: edit?.files ?? [],
    note: edit?.note ?? "",
    sum,
    verdict,
  };
}

function markOf(status: string): RowMark {
  return status === "base" || status === "cached" || status === "built" ? status : "config";
}

/** At most 38 letters. */
function reasonOf({ status, reason, about = [] }: Built, edited: boolean): string {
  if (status === "base") return edited ? "another one" : "where the image begins";
  if (status === "config") return "no step, only the config";
  switch (reason) {
    case "same":
      return "the same key";
    case "first-build":
      return "nothing in the cache yet";
    case "changed-file":
      return about.length > 2
        ? "two files have other bytes"
        : `${about[1]} has ${about[0] === "mode" ? "another mode" : "other bytes"}`;
    case "changed-instruction":
      return "the line itself is another";
    case "changed-variable":
      return `${about[0]} is another`;
    case "changed-base":
      return "the base is another";
    default:
      return "a step above was done again";
  }
}

function sumOf(rows: readonly Built[]): string {
  const all = stepsOf(rows);
  const built = all.filter(({ status }) => status === "built").length;
  if (built === 0) return `All ${all.length} steps cached`;
  if (all.some(({ reason }) => reason === "first-build")) return `All ${all.length} steps done`;
  return `${built === all.length ? "All" : `${built} of`} ${all.length} steps done again`;
}

const stepsOf = (rows: readonly Built[]): Built[] =>
  rows.filter(({ status }) => status === "cached" || status === "built");
const firstBuilt = (rows: readonly Built[]): Built | undefined =>
  rows.find(({ status }) => status === "built");
const isInstalled = (rows: readonly Built[]): boolean =>
  rows.some(({ line, status }) => line.startsWith(installs) && status === "built");
