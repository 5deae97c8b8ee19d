import { readFileSync } from "node:fs";

/** The lines of a list, without comments and empty ones. */
export function lines(file: string): string[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .map((line) => line.replace(/#.*/, "").trim())
    .filter((line) => line !== "");
}
