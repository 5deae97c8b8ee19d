import { defineConfig } from "vitest/config";

const alias = { "@": new URL(".", import.meta.url).pathname.replace(/\/$/, "") };

// Two projects: rules (fast, no files) and the course itself (reads content/ and renders every diagram).
export default defineConfig({
  oxc: { jsx: { runtime: "automatic" } },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: ["{lib,diagrams,components,scripts}/**/*.test.{ts,tsx}"],
          exclude: ["lib/content/course.test.ts"],
        },
      },
      {
        resolve: { alias },
        test: { name: "content", include: ["lib/content/course.test.ts"], testTimeout: 60_000 },
      },
    ],
  },
});
