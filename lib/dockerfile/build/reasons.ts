/** Compares what a step's key is made of with what it was made of in the build before. */
import type { Inputs } from "./keys";
import type { Reason } from "./types";

/** What the build before knew of a step. */
export interface Earlier {
  text: string;
  parts: Readonly<Record<string, string>>;
  files: Readonly<Record<string, string>> | undefined;
}

const most = 20;

/** What is otherwise in the step itself; empty where nothing is. */
export function differences(inputs: Inputs, before: Earlier, text: string): Reason[] {
  const reasons: Reason[] = [];
  const names = new Set([...Object.keys(before.parts), ...Object.keys(inputs.parts)]);
  for (const name of names) {
    const [was, is] = [before.parts[name], inputs.parts[name]];
    if (was === is) continue;
    if (name === "command" || name === "sources" || name === "script") {
      if (!reasons.some(({ code }) => code === "changed-instruction"))
        reasons.push({ code: "changed-instruction", before: before.text, after: text });
    } else if (name.startsWith("variable "))
      reasons.push({
        code: "changed-variable",
        name: name.slice("variable ".length),
        before: was,
        after: is,
      });
    else reasons.push({ code: "changed-setting", name, before: was, after: is });
  }
  const sourcesMoved = before.parts.sources !== inputs.parts.sources;
  if (!sourcesMoved && before.files !== inputs.files)
    reasons.push(...fileDifferences(before.files ?? {}, inputs.files ?? {}));
  return reasons;
}

type Keys = Readonly<Record<string, string>>;
const compared = new WeakMap<Keys, WeakMap<Keys, readonly Reason[]>>();

/** Kept: several steps copy the same directory, before and after. */
function fileDifferences(before: Keys, after: Keys): readonly Reason[] {
  const known = compared.get(before) ?? new WeakMap<Keys, readonly Reason[]>();
  compared.set(before, known);
  const found = known.get(after) ?? compareFiles(before, after);
  known.set(after, found);
  return found;
}

function compareFiles(before: Keys, after: Keys): Reason[] {
  const reasons: Reason[] = [];
  for (const [path, key] of Object.entries(after)) {
    const was = before[path];
    if (was === key) continue;
    reasons.push({ code: "changed-file", path, change: was === undefined ? "added" : changeOf(was, key) });
    if (reasons.length >= most) return reasons;
  }
  for (const path of Object.keys(before))
    if (!Object.hasOwn(after, path)) reasons.push({ code: "changed-file", path, change: "removed" });
  return reasons.slice(0, most);
}

function changeOf(was: string, is: string): "content" | "mode" | "owner" | "kind" {
  const [a, b] = [was.split(" "), is.split(" ")];
  if (a[0] !== b[0]) return "kind";
  if (a[3] !== b[3] || a[4] !== b[4]) return "content";
  return a[1] === b[1] ? "owner" : "mode";
}
