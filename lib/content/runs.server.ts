import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { RecordedRun } from "@/lib/exercise";
import { isRun } from "@/lib/exercise/schemas";

/** Where a lesson's recorded run lies: made by `npm run record:labs`, never by hand. */
export const runFile = (lesson: string): string => path.join("content/lessons", lesson, "lab.run.json");

/** The recorded run of a lesson's lab, if there is one. */
export function recordedRun(lesson: string): RecordedRun | undefined {
  const file = runFile(lesson);
  if (!existsSync(file)) return undefined;
  const run: unknown = JSON.parse(readFileSync(file, "utf8"));
  if (!isRun(run)) throw new Error(`${file} is no recorded run: npm run record:labs -- ${lesson}`);
  return run;
}
