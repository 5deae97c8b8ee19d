import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type Command, commands, type Message, ping, wires } from "./messages";
import recordings from "./recordings.json";
import { hosts } from "./scene";
import { steps, typed } from "./steps";

const call = z.object({
  from: z.enum(["client", "engine"]),
  method: z.string(),
  path: z.string(),
  status: z.number(),
  offers: z.array(z.string()).optional(),
});
type Call = z.infer<typeof call>;
const recorded = z.record(
  z.enum(commands),
  z.object({ command: z.string(), output: z.string(), calls: z.array(call) }),
);
const { versions: _, ...rest } = recordings;
const recordingOf = recorded.parse(rest);

/** As the drawing writes it: without the version of the API. */
const plain = ({ method, path }: Call): string => `${method} ${path.replace("/v1.45", "")}`;

/** `…` stands for anything, and so does a query that the drawing does not mention. */
function matches(message: Message, recorded: Call): boolean {
  const parts = message.call.split("…").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const query = message.call.includes("?") ? "" : "([?].*)?";
  return (
    new RegExp(`^${parts.join(".*")}${query}$`).test(plain(recorded)) && recorded.status === message.status
  );
}

/** Requests that the drawing leaves out: questions asked again, and the registry's checks after an upload. */
const leftOut = (each: Call, drawn: readonly Message[]): boolean =>
  each.path === "/_ping" ||
  each.path.endsWith("/version") ||
  (each.method === "HEAD" && each.path.includes("/blobs/")) ||
  drawn.some((message) => matches(message, each));

const overApi = (command: Command) => wires[command].flatMap(({ api }) => api ?? []);
const overRegistry = (command: Command) =>
  wires[command].flatMap(({ line, other }) => (line === "registry" ? (other ?? []) : []));

describe.each(commands)("docker %s", (command) => {
  const calls = recordingOf[command].calls;

  it("asks first which version the daemon speaks", () => {
    expect(calls[0] && matches(ping, calls[0])).toBe(true);
  });

  it.each([
    ["client", overApi(command)],
    ["engine", overRegistry(command)],
  ] as const)("shows requests of the %s that were recorded, in their order", (from, drawn) => {
    const line = calls.filter((each) => each.from === from);
    let next = 0;
    for (const message of drawn) {
      const found = line.findIndex((each, index) => index >= next && matches(message, each));
      expect(found, message.call).toBeGreaterThanOrEqual(next);
      next = found + 1;
    }
  });

  it("leaves out nothing but repetitions", () => {
    const drawn = [...overApi(command), ...overRegistry(command)];
    // A run that has to pull first begins as a pull does; that step is drawn once, with the pull.
    const known = command === "run" ? [...drawn, ...overRegistry("pull")] : drawn;
    expect(calls.filter((each) => !leftOut(each, known)).map(plain)).toEqual([]);
  });

  it.each(hosts)("has the same ids wherever the daemon is (%s), and short captions", (host) => {
    const told = steps({ command, host });
    expect(told.slice(0, 3).map(({ id }) => id)).toEqual(["parties", "ping", "ask"]);
    expect(told.at(-1)?.id).toBe("done");
    expect(new Set(told.map(({ id }) => id)).size).toBe(told.length);
    for (const { id, title, caption, guess } of told) {
      expect(caption.split(/\s+/).length, id).toBeLessThanOrEqual(52);
      expect(title.split(/\s+/).length, id).toBeLessThanOrEqual(6);
      if (guess) expect(guess.options.filter(({ right }) => right)).toHaveLength(1);
    }
    expect(told.filter(({ guess }) => guess)).toHaveLength(1);
  });

  it("ends with the whole image where it belongs", () => {
    const last = steps({ command }).at(-1)?.scene;
    expect(last?.local).toHaveLength(4);
    expect(last?.stored).toHaveLength(command === "build" ? 1 : 4);
  });

  it("types the command that was recorded, but for flags", () => {
    expect(typed[command].split(" ").slice(0, 2)).toEqual(
      recordingOf[command].command.split(" ").slice(0, 2),
    );
  });
});

describe("what else was recorded", () => {
  it("lets BuildKit ask the client for files", () => {
    const offers = recordingOf.build.calls.flatMap(({ offers }) => offers ?? []);
    expect(offers).toContain("/moby.filesync.v1.FileSync/DiffCopy");
  });

  it("prints what the terminal shows", () => {
    expect(recordingOf.pull.output).toContain("Downloaded newer image for localhost:5000/hello:1");
    expect(recordingOf.run.output).toMatch(/^Unable to find image 'localhost:5000\/hello:1' locally\n/);
    expect(recordingOf.run.output).toContain("Hello from a layer.\n");
    expect(recordingOf.push.output).toMatch(/1: digest: sha256:[0-9a-f]{64} size: 734\n$/);
    expect(recordingOf.push.output).toContain("Mounted from base");
    expect(recordingOf.build.output).toContain("naming to localhost:5000/hello:1");
  });
});
