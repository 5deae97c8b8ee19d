// One variable says where the site will live: SITE_URL=https://example.org/shipshape
const site = new URL(process.env.SITE_URL ?? "http://localhost:3000");
const basePath = site.pathname.replace(/\/+$/, "");

/** @type {import("next").NextConfig} */
export default {
  output: "export",
  trailingSlash: true,
  basePath,
  // Where the exported site goes: `out`, unless a second build must not touch it (e2e/base-path.spec.ts).
  ...(process.env.EXPORT_DIR ? { distDir: process.env.EXPORT_DIR } : {}),
  env: { NEXT_PUBLIC_BASE_PATH: basePath, NEXT_PUBLIC_SITE_URL: site.href.replace(/\/+$/, "") },
  reactStrictMode: true,
  serverExternalPackages: ["mdx-bundler", "esbuild", "shiki"],
  devIndicators: false,
  // One request less before the first paint; the styles are 12 kB.
  experimental: { inlineCss: true },
};
