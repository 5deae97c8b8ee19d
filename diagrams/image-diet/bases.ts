/** Base images to choose from, by what stands for them in links. Sizes and their sources: lib/dockerfile/catalogue. */
export const bases: Readonly<Record<string, string>> = {
  "debian-slim": "debian:12-slim",
  debian: "debian:12",
  ubuntu: "ubuntu:24.04",
};

export const firstBase = "debian-slim";
