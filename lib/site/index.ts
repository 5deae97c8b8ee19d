/** What the site is called and where it lives: set at build time by SITE_URL (see next.config.mjs). */
export const site = {
  name: "Shipshape",
  tagline: "Containers, taken apart",
  description:
    "An interactive course on containers, from the Linux kernel to the cloud: step through every mechanism, predict what it does, and check what you know.",
  /** Absolute address without a trailing slash. */
  url: process.env.NEXT_PUBLIC_SITE_URL ?? "http://localhost:3000",
  /** "" at the root of a host, otherwise such as "/shipshape". Next's own links already have it. */
  basePath: process.env.NEXT_PUBLIC_BASE_PATH ?? "",
  /** Where "Edit this page" leads; the one place to change when the repository moves. */
  repository: "https://github.com/shipshape-course/shipshape",
} as const;

/** The page in which a file of the repository is edited. */
export const editUrl = (file: string): string => `${site.repository}/edit/main/${file}`;

/** @example absolute("/learn/namespaces/") // "https://example.org/shipshape/learn/namespaces/" */
export const absolute = (path: string): string => `${site.url}${path}`;

/** Where the chosen theme is stored; read before the first paint by the script in app/layout.tsx. */
export const themeKey = "shipshape.theme";
