import { describe, expect, test } from "vitest";
import { z } from "zod";
import { build } from "@/lib/dockerfile";
import type { Goal } from ".";
import { goalSchema, reachedGoals } from ".";

type Asked = Goal extends infer G ? (G extends Goal ? Omit<G, "id" | "text"> : never) : never;

const files = [
  { path: "server.js", content: "// 1" },
  { path: ".env", content: "KEY=k-123" },
  { path: "big", size: 2_000_000 },
];
function reaches(dockerfile: string, asked: Asked): boolean {
  const goal = goalSchema(z).parse({ id: "it", text: "It", ...asked });
  const input = { dockerfile, context: files };
  return reachedGoals([goal], input, build(input)).length === 1;
}

const server = "FROM node:24-slim\nWORKDIR /app\n";
const stages = "FROM busybox AS a\nRUN echo a > /a\nFROM busybox AS b\nRUN echo b > /b\nFROM scratch\n";

describe("a goal", () => {
  test.each<[string, Asked, boolean]>([
    [`${server}COPY server.js .`, { has: ["/app/server.js"] }, true],
    [`${server}COPY server.js .`, { has: ["**/server.js", "/app/*.js"] }, true],
    [`${server}COPY server.js .\nRUN rm server.js`, { has: ["**/server.js"] }, false],
    [`${server}COPY server.js .\nRUN rm server.js`, { lacks: ["**/server.js"] }, false],
    [server, { lacks: ["**/server.js"] }, true],
    [`${server}COPY server.js .`, { file: "/app/server.js", holds: "// 1" }, true],
    [`${server}COPY server.js .`, { file: "/app/server.js", holds: "// 2" }, false],
    ["FROM busybox", { megabytesBelow: 5 }, true],
    ["FROM node:24", { megabytesBelow: 500 }, false],
    [`${server}COPY big .\nRUN rm big`, { hiddenBelow: 1 }, false],
    [`${server}COPY big .`, { hiddenBelow: 1 }, true],
    [`${server}COPY server.js .`, { layersAtMost: 2 }, true],
    [`${server}COPY server.js .`, { layersAtMost: 1 }, false],
    [`${server}RUN echo one\nCOPY . .`, { afterEditOf: "server.js", cached: ["echo one"] }, true],
    [`${server}COPY . .\nRUN echo one`, { afterEditOf: "server.js", cached: ["echo one"] }, false],
    [`${server}COPY . .`, { afterEditOf: "server.js", cached: ["echo one"] }, false],
    [`${server}RUN echo one`, { afterEditOf: "other.js", cached: ["echo one"] }, false],
    [server, { user: "not-root" }, false],
    [`${server}USER root:root`, { user: "not-root" }, false],
    [`${server}USER ghost`, { user: "not-root" }, true],
    [`${server}USER ghost`, { user: "exists" }, false],
    [`${server}USER node`, { user: "exists" }, true],
    [`${server}USER 1234`, { user: "exists" }, true],
    [`${server}CMD ["node", "server.js"]`, { starts: "node server.js" }, true],
    [`${server}CMD ["npm", "start"]`, { starts: "node server.js" }, false],
    [`${server}ENTRYPOINT ["node", "server.js"]`, { processOne: "program" }, true],
    [`${server}ENTRYPOINT node server.js`, { processOne: "program" }, false],
    [`${server}ENTRYPOINT exec node server.js`, { processOne: "program" }, true],
    [`${server}COPY . .\nRUN rm .env`, { nowhere: "k-123" }, false],
    [`${server}COPY server.js .`, { nowhere: "k-123" }, true],
    [`${server}LABEL key=k-123`, { nowhere: "k-123" }, false],
    [`${server}RUN --mount=type=cache,target=/c echo one`, { mount: ["type=cache"], in: ["echo"] }, true],
    [`${server}RUN --mount=type=cache,target=/c echo one`, { mount: ["type=secret"], in: ["echo"] }, false],
    [`${server}RUN --mount=type=cache,target=/c echo one`, { mount: ["type=cache"], in: ["npm"] }, false],
    [`${stages}COPY --from=a /a /a\nCOPY --from=b /b /b`, { sideBySide: 2 }, true],
    [`${stages}COPY --from=a /a /a`, { sideBySide: 2 }, false],
    [`${server}ENV A=1 B=2\nEXPOSE 80`, { config: { env: ["A=1"], exposedPorts: ["80/tcp"] } }, true],
    [`${server}LABEL a=b\nSTOPSIGNAL SIGINT`, { config: { labels: { a: "b" }, stopSignal: "SIGINT" } }, true],
    [`${server}CMD ["a"]`, { config: { cmd: ["a"], workingDir: "/app" } }, true],
    [`${server}CMD ["a"]`, { config: { cmd: ["b"] } }, false],
    [`${server}VOLUME /data`, { config: { volumes: ["/other"] } }, false],
    [`${server}CMD node`, { noRemark: ["JSONArgsRecommended"] }, false],
    [`${server}CMD ["node"]`, { noRemark: ["JSONArgsRecommended"] }, true],
    ["FROM busybox\nRUN false", { noRemark: ["JSONArgsRecommended"] }, false],
  ])("%j %j: %s", (dockerfile, asked, expected) => {
    expect(reaches(dockerfile, asked)).toBe(expected);
  });
});
