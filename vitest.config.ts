import { defineConfig } from "vitest/config";

const alias = { "@": new URL(".", import.meta.url).pathname.replace(/\/$/, "") };

// Three projects: rules (fast, no files), the course itself (reads content/ and renders every diagram), and the
// exercises that run on a real machine.
export default defineConfig({
  oxc: { jsx: { runtime: "automatic" } },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          // A guard against what never ends, not a measure: some read the whole course, on a machine that may be busy.
          testTimeout: 60_000,
          include: ["{lib,diagrams,components,machines,scripts}/**/*.test.{ts,tsx}"],
          exclude: ["lib/content/course.test.ts", "scripts/replay/*.test.ts"],
        },
      },
      {
        resolve: { alias },
        test: { name: "content", include: ["lib/content/course.test.ts"], testTimeout: 60_000 },
      },
      {
        resolve: { alias },
        // One file for each machine, which takes a processor to itself.
        test: { name: "machines", include: ["scripts/replay/*.test.ts"] },
      },
    ],
  },
});
