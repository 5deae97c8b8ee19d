import { join } from "node:path";

/** This folder. */
export const here = import.meta.dirname;

/** What is downloaded and built on the way. */
export const work = join(here, "../.cache/machines");

/** All packages, laid out. */
export const unpacked = join(work, "unpacked");

/** What the site serves. */
export const target = join(here, "../public/machines");
