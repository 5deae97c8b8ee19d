/** What the quiz says, where lib/quiz speaks in codes. */
import type { Marked, Missing, Question } from "@/lib/quiz";

/** Why an answer cannot be checked yet, as something to do. */
export function missingWords(missing: Missing, question: Question): string {
  switch (missing.code) {
    case "nothing":
      return NOTHING[question.kind];
    case "rest":
      return missing.left === 1 ? "One is still open." : `${missing.left} are still open.`;
    case "building":
      return "It is still being built. Check again in a moment.";
    case "not-a-number":
      return "That does not read as a number. Write it in digits, with a point for decimals: 2.5";
    case "open-quote":
      return `A quote (${missing.quote}) is opened and never closed. A shell would wait for the rest, and so does this.`;
    case "open-line":
      return "The command ends in a backslash, so a shell would wait for the next line. Write it, or remove the backslash.";
  }
}

const NOTHING = {
  single: "Choose one first.",
  multiple: "Choose at least one first.",
  order: "Move at least one item first.",
  match: "Choose one for each first.",
  command: "Type a command first.",
  numeric: "Type a number first.",
  dockerfile: "Change the Dockerfile first.",
} satisfies Record<Question["kind"], string>;

/** What to do with a question of this kind, where the sight of it does not say it. */
export function taskWords(question: Question): string | undefined {
  switch (question.kind) {
    case "multiple":
      return /all that apply/i.test(question.prompt) ? undefined : "Choose all that apply.";
    case "order":
      return "Put them in order from first to last: drag them, or use the arrows.";
    case "match":
      return "Choose one for each.";
    case "dockerfile":
      return "Change the file until all of this holds. It is built as you type.";
    default:
      return undefined;
  }
}

/** How near a wrong answer came. */
export function nearWords({ kind }: Question, { parts }: Marked): string {
  const hit = parts.filter((part) => part.chosen && part.right).length;
  switch (kind) {
    case "multiple": {
      const wrong = parts.filter((part) => part.chosen && !part.right).length;
      const found = `You chose ${hit} of the ${parts.filter((part) => part.right).length} right ones`;
      return wrong > 0 ? `${found}, and ${wrong} that ${wrong === 1 ? "is" : "are"} wrong.` : `${found}.`;
    }
    case "order":
      return `${hit} of ${parts.length} ${hit === 1 ? "is" : "are"} in place.`;
    case "match":
      return `${hit} of ${parts.filter((part) => part.right).length} match.`;
    case "dockerfile": {
      const asked = parts.filter((part) => part.chosen).length;
      return `${hit} of ${asked} ${hit === 1 ? "holds" : "hold"}.`;
    }
    default:
      return "";
  }
}

/** The heading's right side: what sort of thing is asked. */
export const asksWords = ({ asks }: Question): string =>
  asks === "happens" ? "What happens?" : "What is it?";

/** 1st, 2nd, 3rd, 4th. Enough for lists of up to 20. */
export const nth = (number: number): string => `${number}${["th", "st", "nd", "rd"][number] ?? "th"}`;
