/**
 * The puzzle that a lesson opens with, taken from its source for a slide: the paragraphs before the first
 * component or heading. Simplification: it reads the text by lines instead of parsing it again; a `<Term>` keeps
 * its words, a link its text, and inline marks (`code`, **strong**, *em*) stay as they are.
 */
export function openingOf(source: string): string[] {
  const body = source.replace(/^---\n[\s\S]*?\n---\n/, "");
  const paragraphs: string[] = [];
  for (const block of body.trim().split(/\n\s*\n/)) {
    const text = block.trim();
    if (/^(#|```|[-*] |\d+\. |\||<(?!Term\b))/.test(text)) break;
    paragraphs.push(withoutTags(text));
  }
  return paragraphs.filter((paragraph) => paragraph !== "");
}

const withoutTags = (text: string): string =>
  text
    .replace(/<[^>]+>/g, "")
    .replace(/\[([^\]]+)\]\([^)]*\)/g, "$1")
    .replace(/\s+/g, " ")
    .trim();
