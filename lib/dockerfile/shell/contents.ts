/**
 * Contents that stand for more bytes than they have: a program of 50 MB, an archive. The first line says so, and
 * goes along wherever a shell carries the content; everything else is its own text.
 */

const mark = "\u0001";

/** The name of some bytes, and how many they are. */
export const blob = (size: number, name: string): string => `${mark}blob ${Math.round(size)} ${name}`;

export interface ArchiveEntry {
  path: string;
  kind: "file" | "directory" | "link";
  content: string;
  mode: number;
}

/** An archive, packed or not; `size` is that of the archive itself. */
export function archive(entries: readonly ArchiveEntry[], packed: boolean, size?: number): string {
  const sum = entries.reduce(
    (total, each) => total + 512 + Math.ceil(sizeOf(each.content) / 512) * 512,
    1024,
  );
  const bytes = size ?? Math.round(packed ? sum * 0.28 : sum);
  return `${mark}archive ${bytes} ${packed ? "packed" : "plain"} ${JSON.stringify(entries)}`;
}

/** What is in an archive, or undefined where the content is none. */
export function entriesOf(content: string): readonly ArchiveEntry[] | undefined {
  if (!content.startsWith(`${mark}archive `)) return undefined;
  try {
    const parsed: unknown = JSON.parse(content.slice(content.indexOf("[")));
    return Array.isArray(parsed) ? parsed.filter(isEntry) : undefined;
  } catch {
    return undefined;
  }
}

function isEntry(value: unknown): value is ArchiveEntry {
  return (
    typeof value === "object" &&
    value !== null &&
    "path" in value &&
    typeof value.path === "string" &&
    "content" in value &&
    typeof value.content === "string" &&
    "mode" in value &&
    typeof value.mode === "number" &&
    "kind" in value &&
    (value.kind === "file" || value.kind === "directory" || value.kind === "link")
  );
}

/** Of the bytes that a content stands for. */
export function sizeOf(content: string): number {
  if (content.startsWith(mark)) return Number(/^.(?:blob|archive) (\d+)/.exec(content)?.[1] ?? 0);
  return utf8Length(content);
}

/** Whether a content is its own text. */
export const isText = (content: string): boolean => !content.startsWith(mark);

function utf8Length(text: string): number {
  let length = text.length;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) length += code > 0x7ff && (code < 0xd800 || code > 0xdfff) ? 2 : 1;
  }
  return length;
}
