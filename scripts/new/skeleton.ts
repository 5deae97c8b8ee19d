import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

/** What went wrong, in words for the author: printed as it is, without a stack. */
export class AuthorError extends Error {}

/** What was written, and what is left to the author. */
export interface Written {
  files: string[];
  left: string[];
}

/** Refuses a name that could not be an address, a folder and an id. */
export function checkSlug(slug: string | undefined, what: string): asserts slug is string {
  if (slug && /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(slug)) return;
  const given = slug ? `"${slug}" cannot be its name` : "It needs a name";
  const example = what === "lesson" ? "control-groups" : "overlay-file-system";
  throw new AuthorError(
    `${given}: use lower-case letters and digits, words joined by single hyphens, such as ${example}.`,
  );
}

/** Writes all files or, where the folder is there already, none. */
export function writeFolder(root: string, folder: string, files: Readonly<Record<string, string>>): string[] {
  if (existsSync(path.join(root, folder)))
    throw new AuthorError(`${folder}/ is there already. Choose another name, or edit what is in it.`);
  mkdirSync(path.join(root, folder), { recursive: true });
  return Object.entries(files).map(([name, text]) => {
    const file = `${folder}/${name}`;
    writeFileSync(path.join(root, file), text);
    return file;
  });
}

/** "overlay-file-system" → "Overlay file system" */
export function asTitle(slug: string): string {
  const words = slug.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "overlay-file-system" → "OverlayFileSystem" */
export function asName(slug: string): string {
  return slug
    .split("-")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}
