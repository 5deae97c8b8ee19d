import { parseInline } from "@/lib/text/inline";
import { small } from "../styles";
import type { LabController } from "./controller";

/** A button for each command in a line of text; what is a path or a word alone is not offered. */
export function TypeIt({ text, lab }: { text: string; lab: LabController }) {
  const commands = parseInline(text).flatMap((part) =>
    part.kind === "code" && part.text.trim().includes(" ") && !part.text.includes("…") ? [part.text] : [],
  );
  return commands.map((command) => (
    <button
      key={command}
      type="button"
      className={`mt-1 block ${small}`}
      onClick={() => lab.typeLine(command)}
    >
      Type it for me<span className="sr-only">: {command}</span>
    </button>
  ));
}
