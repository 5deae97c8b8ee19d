// Who may import whom: lib <- diagrams/*/steps.ts <- diagrams/kit <- diagrams/<slug> <- components <- app.
// Type imports count. Each rule has a fixture in scripts/architecture.test.ts that breaks it.
const tests = "[.]test[.]tsx?$|/arbitrary[.]ts$";
const server = "[.]server[.]tsx?$";
const tools =
  "(^|/)node_modules/(mermaid|playwright|playwright-core|@playwright|tsx|knip|dependency-cruiser|vitest|fast-check|axe-core|subset-font|sirv|compression|@fontsource-variable)/";
const parsers =
  "(^|/)node_modules/(zod|yaml|unified|remark-[^/]+|rehype-[^/]+|mdx-bundler(?!/client)|shiki|esbuild)/";

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "lib-stands-alone",
      severity: "error",
      comment:
        "lib knows nothing above it. Take what you need as an argument, or move the shared part into lib.",
      from: { path: "^lib/", pathNot: tests },
      to: { path: "^(app|components|diagrams|machines|scripts|e2e)/" },
    },
    {
      name: "lib-without-framework",
      severity: "error",
      comment: "lib is plain TypeScript. Put the part that needs React or Next into components/ or app/.",
      from: { path: "^lib/", pathNot: tests },
      to: { path: "(^|/)node_modules/(@types/)?(react|react-dom|next|framer-motion)/" },
    },
    {
      name: "lib-without-node",
      severity: "error",
      comment: "lib runs in a browser too. Move what needs Node into a file named *.server.ts.",
      from: { path: "^lib/", pathNot: `${tests}|${server}` },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "lib-subjects-meet-at-the-index",
      severity: "error",
      comment:
        "Import another subject of lib through its index.ts (or schemas.ts); export there what you need.",
      from: { path: "^lib/([^/]+)/", pathNot: tests },
      to: { path: "^lib/[^/]+/", pathNot: `^lib/$1/|^lib/[^/]+/(index|schemas?)[.]ts$|^lib/text/|${server}` },
    },
    {
      name: "steps-are-plain",
      severity: "error",
      comment:
        "A diagram's steps.ts is plain data and functions: it imports lib and .ts files of its own folder. Draw in the .tsx.",
      from: { path: "^diagrams/([^/]+)/steps[.]ts$" },
      to: { pathNot: "^lib/|^diagrams/$1/[^/]+[.]ts$" },
    },
    {
      name: "steps-stay-plain",
      severity: "error",
      comment:
        "What a diagram's steps.ts imports is plain too, all the way down. Take what draws out of the file it leads through.",
      from: { path: "^diagrams/[^/]+/steps[.]ts$" },
      to: {
        path: "^diagrams/kit/|[.]tsx$|(^|/)node_modules/(react|react-dom|framer-motion)/",
        reachable: true,
      },
    },
    {
      name: "diagrams-apart",
      severity: "error",
      comment:
        "A diagram imports lib, diagrams/kit and its own folder. Move what two diagrams share into diagrams/kit.",
      from: { path: "^diagrams/(?!kit/)([^/]+)/" },
      to: { path: "^diagrams/", pathNot: "^diagrams/(kit|$1)/" },
    },
    {
      name: "kit-knows-no-diagram",
      severity: "error",
      comment:
        "The kit is what diagrams are drawn with; it knows none of them. Pass the diagram in as a prop.",
      from: { path: "^diagrams/kit/" },
      to: { path: "^diagrams/(?!kit/)" },
    },
    {
      name: "diagrams-below-components",
      severity: "error",
      comment:
        "A diagram draws one scene and nothing else. Put frames, buttons and text around it into components/.",
      from: { path: "^diagrams/", pathNot: tests },
      to: { path: "^(components|app|machines|scripts|e2e)/" },
    },
    {
      name: "diagrams-few-packages",
      severity: "error",
      comment: "Diagrams are downloaded by readers: they use react and framer-motion, and no other package.",
      from: { path: "^diagrams/", pathNot: tests },
      to: { path: "(^|/)node_modules/", pathNot: "(^|/)node_modules/(@types/)?(react|framer-motion)/" },
    },
    {
      name: "nobody-imports-app",
      severity: "error",
      comment: "app/ is routes only: load, then render. Move what others need into components/ or lib/.",
      from: { pathNot: "^app/" },
      to: { path: "^app/" },
    },
    {
      name: "nobody-imports-content",
      severity: "error",
      comment: "content/ is read by lib/content/loader.server.ts and checked there. Ask the loader for it.",
      from: {},
      to: { path: "^content/" },
    },
    {
      name: "site-without-scripts",
      severity: "error",
      comment: "The site does not depend on what builds and tests it. Move the shared part into lib.",
      from: { path: "^(app|components)/", pathNot: tests },
      to: { path: "^(machines|scripts|e2e)/" },
    },
    {
      name: "files-only-on-the-server",
      severity: "error",
      comment:
        "Only *.server.ts, scripts and tests touch the file system. Load in a *.server.ts and pass the result on.",
      from: { pathNot: `${tests}|${server}|^(machines|scripts|e2e)/|^[^/]+$` },
      to: { path: "^(node:)?fs(/promises)?$" },
    },
    {
      name: "tools-stay-at-home",
      severity: "error",
      comment: "Test and author tools never reach a reader. Use them from scripts/, e2e/ or a test.",
      from: { path: "^(app|components|lib|diagrams)/", pathNot: tests },
      to: { path: tools },
    },
    {
      name: "parsers-stay-at-the-build",
      severity: "error",
      comment:
        "Parsers and schemas are too heavy for a page. Parse in lib (schemas.ts, *.server.ts) and pass plain data to components.",
      from: { path: "^(app|components)/", pathNot: `${tests}|${server}` },
      to: { path: parsers },
    },
    {
      name: "no-circles",
      severity: "error",
      comment: "These files import each other in a circle. Move what they share into a file of its own.",
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^[.]next/|^out/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
