/**
 * The concepts of the course. One concept, one hue, one glyph, one word everywhere: each has a token
 * `--concept-<name>` for its lines and `--concept-<name>-fill` for its areas in app/tokens.css.
 */
export const concepts = [
  "host",
  "vm",
  "container",
  "process",
  "namespace",
  "cgroup",
  "layer",
  "writable",
  "cached",
  "rebuilt",
  "registry",
  "network",
  "cloud",
] as const;

export type Concept = (typeof concepts)[number];
