import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  busybox,
  busyboxContent,
  type Container,
  type ContainerOptions,
  type DockerEvent,
  emptyWorld,
  exitCodeOf,
  findContainer,
  isUp,
  makeImage,
  nextAt,
  parseSignal,
  readFile,
  reduce,
  refusalText,
  type World,
} from "./index";

const { image, layers } = busybox(0);
const server = makeImage({
  layers,
  createdAt: 0,
  config: { cmd: ["web"] },
  content: {
    ...busyboxContent,
    programs: {
      ...busyboxContent.programs,
      web: {
        kind: "server",
        says: ["listening"],
        handles: { TERM: { after: 200, code: 0 } },
        memory: 20_000_000,
      },
    },
  },
});
const begin = [
  { at: 0, type: "add-image", image, layers, name: "busybox" },
  { at: 0, type: "add-image", image: server, layers, name: "web" },
] satisfies DockerEvent[];
const start = begin.reduce((world, event) => reduce(world, event).world, emptyWorld(0));

function play(...events: DockerEvent[]): World {
  return events.reduce((world, event) => {
    const outcome = reduce(world, event);
    if (outcome.refused) throw new Error(refusalText(outcome.refused));
    return outcome.world;
  }, start);
}
const one = (world: World): Container => {
  const found = findContainer(world, "c1");
  if (!found) throw new Error("no container c");
  return found;
};
const make = (
  command: string[],
  options: Partial<ContainerOptions> = {},
  from = "busybox",
): DockerEvent[] => [
  { at: 0, type: "create", image: from, name: "c1", command, options },
  { at: 0, type: "start", container: "c1" },
];
const tick = (at: number): DockerEvent => ({ at, type: "tick" });
const stop = (at: number, timeout?: number): DockerEvent => ({ at, type: "stop", container: "c1", timeout });

describe("docker stop", () => {
  it.each([
    ["a handler ends it at once", [], {}, "web", 1200, 0],
    ["PID 1 without one ignores SIGTERM, until SIGKILL", ["sleep", "100"], {}, "busybox", 11_000, 137],
    ["an init passes it on", ["sleep", "100"], { init: true }, "busybox", 1000, 143],
    [
      "a handler of a shell",
      ["sh", "-c", "trap 'exit 3' TERM; while true; do sleep 1; done"],
      {},
      "busybox",
      1100,
      3,
    ],
    ["a short grace period", ["sleep", "100"], { stopTimeout: 2 }, "busybox", 3000, 137],
  ] as const)("%s", (_name, command, options, from, finishedAt, exitCode) => {
    const world = play(...make([...command], options, from), stop(1000), tick(60_000));
    expect(one(world)).toMatchObject({ status: "exited", finishedAt, exitCode });
  });

  it("waits for ever at -1, and says what comes next", () => {
    const world = play(...make(["sleep", "100"]), stop(1000, -1));
    expect(nextAt(world)).toBe(100_000);
    expect(nextAt(play(...make(["sleep", "100"]), stop(1000)))).toBe(11_000);
  });

  it("wakes a paused container and does not hold what the pause held", () => {
    const world = play(
      ...make([], {}, "web"),
      { at: 10, type: "pause", container: "c1" },
      stop(20),
      tick(1000),
    );
    expect(one(world)).toMatchObject({ status: "exited", exitCode: 0 });
  });
});

describe("states", () => {
  it("goes through created, running, paused, running, exited and is gone", () => {
    const states: string[] = [];
    let world = start;
    const events: DockerEvent[] = [
      ...make(["sleep", "5"]),
      { at: 1, type: "pause", container: "c1" },
      { at: 2, type: "unpause", container: "c1" },
      tick(6000),
    ];
    for (const event of events) {
      world = reduce(world, event).world;
      states.push(one(world).status);
    }
    expect(states).toEqual(["created", "running", "paused", "running", "exited"]);
    expect(isUp(one(world))).toBe(false);
    expect(reduce(world, { at: 7000, type: "remove", container: "c1" }).world.containers).toEqual([]);
  });

  it("is OOM-killed when it takes more than its limit", () => {
    const world = play(...make(["tail", "/dev/zero"], { memory: 16_000_000 }), tick(1000));
    expect(one(world)).toMatchObject({ status: "exited", exitCode: 137, oomKilled: true });
    const later = play(...make([], { memory: 30_000_000 }, "web"), {
      at: 9,
      type: "use-memory",
      container: "c1",
      bytes: 40_000_000,
    });
    expect(one(later)).toMatchObject({ exitCode: 137, oomKilled: true });
  });

  it("loses its writable layer with the container, and keeps what is in a volume", () => {
    const mounts = [{ target: "/data", volume: "v", anonymous: false, readOnly: false }];
    const world = play(...make(["sh", "-c", "echo a > /tmp/a; echo b > /data/b"], { mounts }), tick(10));
    expect(one(world)).toMatchObject({ writable: 2 });
    expect(readFile(world, one(world), "/tmp/a")).toBe("a\n");
    const after = reduce(world, { at: 20, type: "remove", container: "c1" });
    expect(after.effects).toContainEqual(expect.objectContaining({ did: "writable-deleted", bytes: 2 }));
    expect(after.world.volumes[0]?.files).toEqual({ "/b": "b\n" });
  });
});

describe("restart policies", () => {
  const policies: [string, ContainerOptions["restart"], string, Partial<Container>][] = [
    ["no", { name: "no" }, "exit 1", { status: "exited", restartCount: 0 }],
    [
      "on-failure after a failure",
      { name: "on-failure", max: 3 },
      "exit 1",
      { status: "exited", restartCount: 3 },
    ],
    [
      "on-failure after success",
      { name: "on-failure", max: 3 },
      "exit 0",
      { status: "exited", restartCount: 0 },
    ],
    ["always after success", { name: "always" }, "exit 0", { status: "restarting" }],
  ];
  it.each(policies)("%s", (_name, restart, script, expected) => {
    expect(one(play(...make(["sh", "-c", script], { restart }), tick(5000)))).toMatchObject(expected);
  });

  it("waits 100 ms, then twice as long each time", () => {
    const restart: ContainerOptions["restart"] = { name: "always" };
    const counts = [50, 150, 350, 750].map(
      (at) => one(play(...make(["false"], { restart }), tick(at))).restartCount,
    );
    expect(counts).toEqual([0, 1, 2, 3]);
  });

  it("rest after a stop, and differ when the daemon comes back", () => {
    const back = (name: "always" | "unless-stopped" | "no") =>
      one(
        play(...make([], { restart: { name } }, "web"), stop(1000), tick(2000), {
          at: 3000,
          type: "restart-daemon",
        }),
      ).status;
    expect([back("always"), back("unless-stopped"), back("no")]).toEqual(["running", "exited", "exited"]);
  });
});

it("knows signals by name and number", () => {
  expect(["TERM", "SIGTERM", "sigterm", "15"].map(parseSignal)).toEqual(["TERM", "TERM", "TERM", "TERM"]);
  expect([exitCodeOf("KILL"), exitCodeOf("TERM"), exitCodeOf("INT")]).toEqual([137, 143, 130]);
});

describe("whatever is done", () => {
  const name = fc.constantFrom("c1", "d1");
  const event: fc.Arbitrary<DockerEvent> = fc.oneof(
    fc.record({
      type: fc.constant("create" as const),
      at: fc.nat(100_000),
      name,
      image: fc.constantFrom("busybox", "web", "nope"),
      command: fc.constantFrom([], ["false"], ["sleep", "3"], ["nope"]),
      options: fc.record({
        restart: fc.constantFrom(
          { name: "no" as const },
          { name: "always" as const },
          { name: "on-failure" as const, max: 2 },
        ),
        autoRemove: fc.boolean(),
      }),
    }),
    fc.record({
      type: fc.constantFrom("start", "stop", "pause", "unpause", "kill", "remove"),
      at: fc.nat(100_000),
      container: name,
    }),
    fc.record({ type: fc.constant("tick" as const), at: fc.nat(100_000) }),
    fc.record({ type: fc.constant("restart-daemon" as const), at: fc.nat(100_000) }),
  );

  it("leaves the world before as it was, and the one after consistent", () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 25 }), (events) => {
        let world = start;
        for (const each of events) {
          const before = JSON.stringify(world);
          const next = reduce(world, each).world;
          expect(JSON.stringify(world)).toBe(before);
          expect(next.now).toBeGreaterThanOrEqual(world.now);
          for (const container of next.containers) {
            expect(container.process !== null, container.status).toBe(isUp(container));
            expect(container.restartAt !== null).toBe(container.status === "restarting");
          }
          expect(new Set(next.containers.map((container) => container.name)).size).toBe(
            next.containers.length,
          );
          world = next;
        }
      }),
      { numRuns: 150 },
    );
  });
});
