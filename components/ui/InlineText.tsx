import { codePieces, parseInline } from "@/lib/text/inline";

/** A line of text with the course's inline markup (see lib/text/inline). */
export function InlineText({ children }: { children: string }) {
  return parseInline(children).map((part, index) => {
    switch (part.kind) {
      case "code":
        return (
          <code key={index}>
            <CodeWords>{part.text}</CodeWords>
          </code>
        );
      case "strong":
        return <strong key={index}>{part.text}</strong>;
      case "em":
        return <em key={index}>{part.text}</em>;
      default:
        return part.text;
    }
  });
}

/** Code whose options stay in one piece. */
export function CodeWords({ children }: { children: string }) {
  return codePieces(children).map(({ text, whole }, piece) =>
    whole ? (
      <span key={piece} className="whole">
        {text}
      </span>
    ) : (
      text
    ),
  );
}
