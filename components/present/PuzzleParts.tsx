import type { CSSProperties } from "react";
import { CodeWords, InlineText } from "@/components/ui/InlineText";
import type { OpeningPart } from "@/lib/present";

type Code = Extract<OpeningPart, { kind: "code" }>;

/** A puzzle's texts one under the other, and side by side the code that they are about. */
export function PuzzleParts({ parts }: { parts: readonly OpeningPart[] }) {
  return (
    <div className="puzzle">
      {inRows(parts).map((row, index) =>
        Array.isArray(row) ? (
          <div key={index} className="puzzle-row">
            {row.map((part) => (
              <CodeSheet key={part.title ?? part.code} part={part} />
            ))}
          </div>
        ) : (
          <p key={index}>
            <InlineText>{row}</InlineText>
          </p>
        ),
      )}
    </div>
  );
}

/** Lines that are longer than this many letters are wrapped; others are made small enough to stand in one piece. */
const mostLetters = 135;

function CodeSheet({ part: { code, title, lang } }: { part: Code }) {
  const longest = Math.max(...code.split("\n").map((line) => line.length));
  const letters = longest > mostLetters ? 1 : longest;
  return (
    <figure className="puzzle-code" style={{ "--letters": letters } as CSSProperties}>
      {title && <figcaption>{title}</figcaption>}
      <pre>
        {code.split("\n").map((line, index) => (
          <code key={index} data-typed={lang === "console" && /^[$#] /.test(line) ? true : undefined}>
            <CodeWords>{line === "" ? " " : line}</CodeWords>
          </code>
        ))}
      </pre>
    </figure>
  );
}

function inRows(parts: readonly OpeningPart[]): (string | Code[])[] {
  const rows: (string | Code[])[] = [];
  for (const part of parts) {
    const last = rows.at(-1);
    if (part.kind === "text") rows.push(part.text);
    else if (Array.isArray(last)) last.push(part);
    else rows.push([part]);
  }
  return rows;
}
