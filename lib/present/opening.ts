/**
 * The puzzle that a lesson opens with, taken from its source for the slides: the paragraphs and the code before the first
 * heading or other component. Simplification: it reads the text by lines instead of parsing it again; a `<Term>` keeps
 * its words, a link its text, and inline marks (`code`, **strong**, *em*) stay as they are.
 */
export type OpeningPart =
  | { kind: "text"; text: string }
  | {
      kind: "code";
      code: string;
      title?: string /** `console`: commands and what they print. */;
      lang: string;
    };

/** All of the opening, in the order in which it is read. */
export function openingOf(source: string): OpeningPart[] {
  const lines = source.replace(/^---\n[\s\S]*?\n---\n/, "").split("\n");
  const parts: OpeningPart[] = [];
  let paragraph: string[] = [];
  const close = () => {
    const text = withoutTags(paragraph.join(" "));
    if (text !== "") parts.push({ kind: "text", text });
    paragraph = [];
  };
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]?.trim() ?? "";
    const fence = /^```(\w*)(.*)$/.exec(line);
    if (fence) {
      close();
      const end = lines.findIndex((one, index) => index > at && one.trim() === "```");
      const title = /title="([^"]*)"/.exec(fence[2] ?? "")?.[1];
      parts.push({
        kind: "code",
        code: lines.slice(at + 1, end < 0 ? undefined : end).join("\n"),
        ...(title ? { title } : {}),
        lang: fence[1] ?? "",
      });
      at = end < 0 ? lines.length : end;
    } else if (line === "" || /^<\/?(Terminal|CodeTabs)\b/.test(line)) close();
    else if (paragraph.length === 0 && /^(#|[-*] |\d+\. |\||<(?!Term\b))/.test(line)) break;
    else paragraph.push(line);
  }
  close();
  return parts;
}

/**
 * The opening by slides. A text that leads to more code begins a slide of its own; the question at the end stays with
 * the code that it asks about.
 */
export function openingSlides(parts: readonly OpeningPart[]): OpeningPart[][] {
  const lastCode = parts.findLastIndex((part) => part.kind === "code");
  const slides: OpeningPart[][] = [];
  for (const [index, part] of parts.entries()) {
    const current = slides.at(-1);
    const isNext = part.kind === "text" && index < lastCode && current?.at(-1)?.kind === "code";
    if (!current || isNext) slides.push([part]);
    else current.push(part);
  }
  return slides;
}

const withoutTags = (text: string): string =>
  text
    .replace(/<[^>]+>/g, "")
    .replace(/\[([^\]]+)\]\([^)]*\)/g, "$1")
    .replace(/\s+/g, " ")
    .trim();
