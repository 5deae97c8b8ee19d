import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/** Where a lesson's recorded run lies: made by `npm run record:labs`, never by hand. */
export const runFile = (lesson: string): string => path.join("content/lessons", lesson, "lab.run.json");

export const hasRun = (lesson: string): boolean => existsSync(runFile(lesson));

export const readRun = (lesson: string): string => readFileSync(runFile(lesson), "utf8");
