/**
 * Brings a stored document of any earlier version to the current one, one version at a time.
 * The steps are never edited once they have shipped; examples/ holds a document of every version to prove them.
 */
import { CURRENT_VERSION } from "./document";

type Plain = Readonly<Record<string, unknown>>;

/** `migrations[n]` turns version n into n + 1. Each sees unchecked data and leaves what it does not understand. */
const migrations: Readonly<Record<number, (old: Plain) => Plain>> = {};

/** @param version the document's own version, an integer of at least 1 and at most the current one. */
export function migrate(document: Plain, version: number): Plain {
  let result = document;
  for (let from = version; from < CURRENT_VERSION; from += 1) result = migrations[from]?.(result) ?? result;
  return result;
}
