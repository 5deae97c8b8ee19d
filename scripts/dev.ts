import { spawn } from "node:child_process";
import { watch } from "node:fs";
import { createServer, type ServerResponse } from "node:http";

/**
 * `next dev`, plus a watch on content/ and diagrams/: lessons are read from files, which Next does not see change.
 * The page listens on /dev-content (components/course/DevReload) and asks for itself again.
 */
const port = process.env.PORT ?? "3000";
const listeners = new Set<ServerResponse>();

const server = createServer((_, response) => {
  response.writeHead(200, {
    "content-type": "text/event-stream",
    "cache-control": "no-store",
    "access-control-allow-origin": "*",
  });
  response.write("retry: 1000\n\n");
  listeners.add(response);
  response.on("close", () => listeners.delete(response));
});

server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  const events = typeof address === "object" && address ? String(address.port) : "";
  const next = spawn("npx", ["next", "dev", "--port", port], {
    stdio: "inherit",
    env: { ...process.env, NEXT_PUBLIC_DEV_EVENTS: events },
  });
  next.on("exit", (code) => process.exit(code ?? 0));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => next.kill(signal));
});

let pending: NodeJS.Timeout | undefined;
for (const folder of ["content", "diagrams"]) {
  watch(folder, { recursive: true }, () => {
    clearTimeout(pending);
    pending = setTimeout(() => {
      for (const response of listeners) response.write("data: changed\n\n");
    }, 50);
  });
}
