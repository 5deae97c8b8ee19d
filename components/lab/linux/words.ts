import { downloadBytes, type MachineImage, type MachineProblem, type Progress } from "@/lib/machine";
import type { WatchedEvent } from "@/lib/watch";

/**
 * Bytes as people say them: megabytes of 1,000,000, as browsers and bills count. Not by `Intl`, whose first use takes a
 * slow phone 50 ms, on every page that names the lab.
 */
export const megabytes = (bytes: number): string => `${Math.round(bytes / 1e5) / 10} MB`;

export const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

/** What the tab takes beside the guest's own memory; measured with the shell machine in Chromium. */
const OVERHEAD = 240 * 2 ** 20;
export const tabMemory = (image: MachineImage): string =>
  `${Math.round((image.memory + OVERHEAD) / 2 ** 20 / 10) * 10} MB`;

export function problemWords(problem: MachineProblem): { title: string; text: string } {
  switch (problem.code) {
    case "no-webassembly":
      return {
        title: "This browser has WebAssembly switched off",
        text: "The machine runs on it. Some browsers switch it off in a strict security mode: allow it for this site, or watch the recorded run.",
      };
    case "out-of-memory":
      return {
        title: "There is not enough memory for the machine",
        text: "Close other tabs and press Start again, or watch the recorded run.",
      };
    case "not-downloaded":
      return {
        title: "The machine could not be downloaded",
        text: problem.status
          ? `The server answered ${problem.status} for ${problem.path}. Try again later.`
          : `The connection broke off at ${problem.path}. Check it and press Start again.`,
      };
    case "damaged":
      return {
        title: "The machine arrived damaged",
        text: `${problem.path} is not what it should be. Reload the page and press Start again.`,
      };
    case "no-answer":
      return {
        title: "The machine started and does not answer",
        text: "Press Start again. If it happens twice, watch the recorded run.",
      };
    case "cancelled":
      return { title: "Cancelled", text: "Press Start when you are ready." };
    case "failed":
      return {
        title: "The machine could not start",
        text: `The emulator says: ${problem.message || "nothing"}. Press Start again.`,
      };
  }
}

export function progressWords(progress: Progress | undefined): string {
  switch (progress?.phase) {
    case undefined:
      return "Getting ready";
    case "download":
      return `${megabytes(progress.loaded)} of ${megabytes(progress.total)}`;
    case "start":
      return "Waking the machine";
    case "boot":
      return "Getting ready to boot";
  }
}

export const bootWords = (because: MachineProblem, image: MachineImage): string =>
  `The snapshot could not be used (${problemWords(because).title.toLowerCase()}), so the kernel boots from the start: about ${image.name === "shell" ? 10 : 40} seconds, more on a busy computer.`;

export const needs = (image: MachineImage): string =>
  `${megabytes(downloadBytes(image))} to download once, about ${tabMemory(image)} of memory while it runs`;

/** Bytes as the kernel counts them: a limit of 16M is 16 MB of 1,048,576. */
export const binaryMegabytes = (bytes: number): string => {
  const value = bytes / 2 ** 20;
  return value >= 100 ? value.toFixed(0) : value.toFixed(1).replace(/\.0$/, "");
};

export function eventWords({ kind, group, count, limit }: WatchedEvent): string {
  if (kind === "refused")
    return `The kernel refused a process in \`${group}\`: ${limit ?? "so many"} are the limit.`;
  const killed = count === 1 ? "killed a process" : `killed ${count} processes`;
  return `The kernel ${killed} in \`${group}\`: it wanted more than ${limit === undefined ? "there is" : `${binaryMegabytes(limit)} MB`}.`;
}
