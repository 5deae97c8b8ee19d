/** Undo and redo over the whole work: text and files alike. Time comes in with each change, in milliseconds. */
import type { Work } from "./work";

export interface History {
  past: readonly Work[];
  present: Work;
  future: readonly Work[];
  /** What was changed last, and when: typing on is one change. */
  last: { part: string; at: number } | undefined;
}

const pause = 800;
const most = 200;

export const historyOf = (present: Work): History => ({ past: [], present, future: [], last: undefined });

/** @param part the file whose text changed; undefined for a change that stands alone */
export function changed(history: History, next: Work, part: string | undefined, at: number): History {
  if (next === history.present) return history;
  const { last } = history;
  const joins = part !== undefined && last?.part === part && at - last.at < pause;
  return {
    past: joins ? history.past : [...history.past, history.present].slice(-most),
    present: next,
    future: [],
    last: part === undefined ? undefined : { part, at },
  };
}

export function undone(history: History): History {
  const before = history.past.at(-1);
  if (!before) return history;
  return {
    past: history.past.slice(0, -1),
    present: before,
    future: [history.present, ...history.future],
    last: undefined,
  };
}

export function redone(history: History): History {
  const [after, ...future] = history.future;
  if (!after) return history;
  return { past: [...history.past, history.present], present: after, future, last: undefined };
}

/** A work with the text of one file changed; `Dockerfile` is the Dockerfile. */
export function withText(work: Work, path: string, content: string): Work {
  if (path === "Dockerfile") return content === work.dockerfile ? work : { ...work, dockerfile: content };
  const known = work.files.find((file) => file.path === path);
  if (known?.content === content || !known) return work;
  return {
    ...work,
    files: work.files.map((file) => (file.path === path ? { ...file, content } : file)),
  };
}

/** A work with the file's time changed and nothing else, as `touch` does. */
export const touched = (work: Work, path: string): Work => ({
  ...work,
  files: work.files.map((file) => (file.path === path ? { ...file, mtime: (file.mtime ?? 0) + 1 } : file)),
});
