/**
 * The little markup allowed in captions, questions and glossary entries: `code`, **strong** and *emphasis*.
 * Simplification: no nesting, no escapes; whatever does not match is plain text. It yields data, never HTML.
 */
export type Inline = { kind: "text" | "code" | "strong" | "em"; text: string };

/** @example parseInline("Run `docker ps`.") // [text "Run ", code "docker ps", text "."] */
export function parseInline(source: string): Inline[] {
  const parts: Inline[] = [];
  let end = 0;
  for (const match of source.matchAll(/`([^`]+)`|\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*/g)) {
    if (match.index > end) parts.push({ kind: "text", text: keepUnits(source.slice(end, match.index)) });
    if (match[1] !== undefined) parts.push({ kind: "code", text: match[1] });
    else if (match[2] !== undefined) parts.push({ kind: "strong", text: match[2] });
    else parts.push({ kind: "em", text: match[3] ?? "" });
    end = match.index + match[0].length;
  }
  if (end < source.length) parts.push({ kind: "text", text: keepUnits(source.slice(end)) });
  return parts;
}

/** A number stays in one line with its unit, and with the word that it belongs to: "95 MB", "PID 1", "exit code 143". */
export const keepUnits = (text: string): string =>
  text
    .replace(/(?<=\d) (?=(?:[kMGT]?B|[KMGT]iB|m?s|min|%|vCPUs?)(?!\w))/g, "\u00a0")
    .replace(/(?<=\b(?:PID|code|process|port|Docker|Debian|Engine)) (?=\d)/g, "\u00a0");

/** The same text without its marks, for labels and speech. */
export const plainInline = (source: string): string =>
  parseInline(source)
    .map((part) => part.text)
    .join("");

/**
 * Code in pieces, so that a line does not end in the middle of an option: a browser would break `--service-arn` after any
 * of its hyphens. A `whole` word goes to the next line as one; an address is too long for that on a phone.
 * @example codePieces("ls --all") // ["ls ", false], ["--all", true]
 */
export function codePieces(code: string): { text: string; whole: boolean }[] {
  return code
    .split(/(?<=^|\s)(\S*-\S*)(?=\s|$)/)
    .filter((text) => text !== "")
    .map((text) => ({ text, whole: /^\S{2,24}$/.test(text) && text.includes("-") }));
}
