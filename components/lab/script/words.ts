import type { ScriptExercise } from "@/lib/exercise";
import type { RowVerdict } from "@/lib/exercise/script";
import type { ScriptView } from "@/lib/exercise/script-play";

/** What is said of a row: a word, and the reason. */
export function remarkOn(verdict: RowVerdict): { right: boolean; word: string; why: string } {
  switch (verdict.code) {
    case "right":
      return { right: true, word: "Right.", why: verdict.why };
    case "harmless":
      return { right: true, word: "Fine.", why: "The script does not need it, and it does no harm." };
    case "known":
      return { right: false, word: "Not yet.", why: verdict.why };
    case "early":
      return { right: false, word: "Too early.", why: verdict.why };
    case "twice":
      return { right: false, word: "Twice.", why: "This command is there already. Once is enough." };
    case "differs":
      return {
        right: false,
        word: "Not yet.",
        why:
          verdict.unexpected.length > 0
            ? `Look again at ${verdict.unexpected.map((word) => `\`${word}\``).join(", ")}.`
            : "Every word of it belongs there, but one is missing, doubled or in the wrong place.",
      };
    case "unknown":
      return {
        right: false,
        word: "Not needed.",
        why: "The script has no use for this command. Take it out, or look at how it begins.",
      };
    case "unfinished":
      return {
        right: false,
        word: "Not finished.",
        why:
          verdict.missing.code === "open-quote"
            ? `A quote is open: a second \`${verdict.missing.quote}\` is missing.`
            : "The line ends in a backslash, so the command should go on below.",
      };
  }
}

/** What the check found, for the live region; empty before the first. */
export function verdictOf(
  { commands }: ScriptExercise,
  { result, solved }: ScriptView,
  shown: boolean,
): string {
  if (!result) return "";
  if (shown) return "This is one script that works, with its reasons.";
  if (solved) return `All ${commands.length} commands right, and in an order that works.`;
  const right = result.commands.filter(({ state }) => state === "right").length;
  const missing = result.commands.filter(({ state }) => state === "missing").length;
  const parts = [`${right} of ${commands.length} commands right.`];
  if (missing > 0) parts.push(`${missing} missing.`);
  if (result.done)
    parts[0] = `All ${commands.length} commands right. Check once more, as something was changed.`;
  else parts.push("The reasons are with the rows; change them and check again.");
  return parts.join(" ");
}
