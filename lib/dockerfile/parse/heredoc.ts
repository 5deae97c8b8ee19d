import { quotedWords } from "./words";

/** The here-documents that a line opens: `<<EOF`, `<<-EOF`, `<<"EOF"`. In the midst of a word they are none. */
export function heredocNames(
  line: string,
  escapeChar: string,
): { name: string; expand: boolean; chomp: boolean }[] {
  const found = [];
  for (const word of quotedWords(line, escapeChar)) {
    const match = /^\d*<<(-?)([^<]+)$/.exec(word);
    const written = match?.[2];
    if (written === undefined) continue;
    const name = written.replace(/["'\\]/g, "");
    if (name === "") continue;
    found.push({ name, expand: !/["'\\]/.test(written), chomp: match?.[1] === "-" });
  }
  return found;
}
