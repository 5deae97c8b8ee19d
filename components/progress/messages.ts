import type { Additions, ImportResult } from "@/lib/progress";
import type { StoreStatus } from "./create-store";
import { amount } from "./words";

export interface PanelMessage {
  readonly kind: "done" | "refused";
  readonly text: string;
}

export const statusMessages: Readonly<Record<Exclude<StoreStatus, "ok">, string>> = {
  memory:
    "This browser does not let the site store anything, so your progress is lost when you close this page. Export it to keep it.",
  full: "This browser’s storage is full. What you did last is lost when you close this page. Export it to keep it, then free some space.",
  "corrupt-recovered":
    "Some of your stored progress could not be read. Whatever could be read was kept, and a copy of the damaged text is still in this browser.",
  newer:
    "Your progress was stored by a newer version of this site. It is left as it is, and what you do now is not stored. Reload the page to get the newer version.",
};

/** What an accepted file brought. */
export function importedMessage(adds: Additions): PanelMessage {
  const parts = [
    adds.lessonsRead > 0 && amount(adds.lessonsRead, "lesson read", "lessons read"),
    adds.steps > 0 && amount(adds.steps, "step"),
    adds.answers > 0 && amount(adds.answers, "answer"),
    adds.exercises > 0 && amount(adds.exercises, "exercise"),
  ].filter((part) => part !== false);
  const text =
    parts.length > 0 ? `Imported. It added ${list(parts)}.` : "Imported. Everything in it was already here.";
  return { kind: "done", text };
}

/** Why a file was refused; nothing has changed then. */
export function refusedMessage(name: string, result: Extract<ImportResult, { ok: false }>): PanelMessage {
  return { kind: "refused", text: `Nothing was imported. ${reason(name, result)}` };
}

function reason(name: string, result: Extract<ImportResult, { ok: false }>): string {
  switch (result.problem) {
    case "too-big":
      return `“${name}” is too large for a progress file.`;
    case "not-json":
      return `“${name}” cannot be read as JSON. Choose a file that Export has made.`;
    case "foreign":
      return `“${name}” is JSON, but not progress in this course. Choose a file that Export has made.`;
    case "newer":
      return `“${name}” was made by a newer version of this site. Reload the page, then import it again.`;
    case "damaged": {
      const [first, ...others] = result.dropped;
      const more = others.length > 0 ? `, and ${amount(others.length, "other part")}` : "";
      return `“${name}” is damaged. This part of it makes no sense: ${first}${more}.`;
    }
  }
}

const list = (parts: readonly string[]): string =>
  parts.length > 1 ? `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}` : parts.join("");
