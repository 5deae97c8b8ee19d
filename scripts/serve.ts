import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";
import compression from "compression";
import sirv from "sirv";

/**
 * Serves the exported site as a static host would: compressed, 404.html for what is not there, and under the
 * path of SITE_URL when there is one. Usage: serve.ts [--port 3000] [--dir out]
 */
export function serve({ dir, port, basePath = "" }: { dir: string; port: number; basePath?: string }) {
  const files = sirv(dir, { etag: true });
  const page404 = path.join(dir, "404.html");
  const missing = existsSync(page404) ? readFileSync(page404) : "Not found";
  const squeeze = compression({ threshold: 0 });
  const server = createServer((request, response) => {
    squeeze(request as Parameters<typeof squeeze>[0], response as Parameters<typeof squeeze>[1], () => {
      const url = request.url ?? "/";
      const inside = url === basePath || url.startsWith(`${basePath}/`);
      if (basePath && !inside) {
        response.writeHead(302, { location: `${basePath}/` }).end();
        return;
      }
      request.url = url.slice(basePath.length) || "/";
      files(request, response, () => {
        response.writeHead(404, { "content-type": "text/html; charset=utf-8" }).end(missing);
      });
    });
  });
  return new Promise<{ port: number; close: () => void }>((resolve) => {
    server.listen(port, () => {
      const address = server.address();
      resolve({
        port: typeof address === "object" && address ? address.port : port,
        close: () => server.close(),
      });
    });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const option = (name: string, fallback: string) => {
    const index = process.argv.indexOf(`--${name}`);
    return index < 0 ? fallback : (process.argv[index + 1] ?? fallback);
  };
  const basePath = new URL(process.env.SITE_URL ?? "http://localhost:3000").pathname.replace(/\/+$/, "");
  const { port } = await serve({ dir: option("dir", "out"), port: Number(option("port", "3000")), basePath });
  console.log(`Shipshape is at http://localhost:${port}${basePath}/`);
}
