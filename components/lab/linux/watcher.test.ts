import { describe, expect, it } from "vitest";
import type { MachineExercise } from "@/lib/exercise";
import recordings from "@/lib/watch/recordings.json";
import { type Seen, Watcher } from "./watcher";

const goal = (id: string) => ({ id, goal: id, text: "T", check: `test -e /${id}`, hints: ["h"], shows: "S" });
const exercise: MachineExercise = {
  kind: "machine",
  title: "T",
  machine: "shell",
  minutes: 5,
  task: "T",
  goals: [goal("a"), goal("b"), goal("c")],
  remarks: [{ when: "test -e /odd", say: "Odd." }],
  solution: ["touch /a"],
  wrong: ["true"],
  done: "D",
};

/** A clock that is turned by hand, and a machine that answers at once and takes so long for it. */
function start(options: { takes?: number; hidden?: boolean } = {}) {
  let now = 0;
  let timers: { at: number; then: () => void }[] = [];
  const clock = {
    now: () => now,
    after(milliseconds: number, then: () => void) {
      const timer = { at: now + milliseconds, then };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
  };
  const settle = async () => {
    for (let i = 0; i < 20; i++) await Promise.resolve();
  };
  const asked: { script: string; at: number }[] = [];
  const holds = new Set<string>();
  const seen: Seen[] = [];
  const reached: string[] = [];
  const watcher = new Watcher({
    machine: {
      async run(script) {
        asked.push({ script, at: now });
        now += options.takes ?? 1;
        const goals = [...holds].filter((id) => script.includes(`goal ${id}`)).map((id) => `goal ${id}\n`);
        const world = script.includes("== line") ? recordings.fresh.world : "";
        return { output: world + goals.join(""), code: 0 };
      },
    },
    exercise,
    clock,
    reached: () => reached,
    hidden: () => options.hidden ?? false,
    onSeen: (one) => seen.push(one),
    onChecked: ({ checked }) => reached.push(...checked.goals),
  });
  const turn = async (milliseconds: number) => {
    for (const end = now + milliseconds; ; ) {
      await settle();
      const [next] = timers.toSorted((one, other) => one.at - other.at);
      if (!next || next.at > end) {
        now = Math.max(now, end);
        return;
      }
      now = Math.max(now, next.at);
      timers = timers.filter((one) => one !== next);
      next.then();
    }
  };
  const since = (from: number) => asked.filter(({ at }) => at >= from);
  return { watcher, asked, since, holds, seen, reached, turn, now: () => now };
}

const looks = (asked: readonly { script: string }[]) =>
  asked.filter(({ script }) => script.includes("== line"));
const costly = (asked: readonly { script: string }[]) => asked.length - looks(asked).length;

describe("watching a machine", () => {
  it("knows a goal with the first look after the prompt is back", async () => {
    const { watcher, turn, holds, reached } = start();
    await turn(3_000);
    holds.add("a");
    watcher.printed("touch /a\r\nroot@lab:~# ");
    await turn(100);
    expect(reached).toEqual(["a"]);
  });

  it("knows soon what comes true a moment after the prompt", async () => {
    const { watcher, turn, holds, reached, now } = start({ takes: 100 });
    await turn(3_000);
    watcher.printed("touch /a &\r\nroot@lab:~# ");
    await turn(120);
    holds.add("a");
    const held = now();
    while (reached.length === 0) await turn(50);
    expect(now() - held).toBeLessThan(700);
  });

  it("goes on to the goals behind it at once", async () => {
    const { watcher, turn, holds, reached } = start();
    for (const id of ["a", "b", "c"]) holds.add(id);
    watcher.printed("# ");
    await turn(200);
    expect(reached).toEqual(["a", "b", "c"]);
  });

  it("asks what needs programs only after a command has ended, and not while somebody types", async () => {
    const { watcher, turn, since, now } = start();
    await turn(3_000);
    const quiet = now();
    for (const key of "ls -l") {
      watcher.printed(key);
      await turn(200);
    }
    expect(looks(since(quiet)).length).toBeGreaterThan(0);
    expect(costly(since(quiet))).toBe(0);
    const entered = now();
    watcher.printed("\r\ntotal 0\r\nroot@lab:~# ");
    await turn(600);
    expect(costly(since(entered))).toBe(2);
  });

  it("looks at everything, remarks too, when the person pauses, and once", async () => {
    const { watcher, turn, asked } = start();
    watcher.printed("# ");
    await turn(10_000);
    expect(asked.filter(({ script }) => script.includes("remark 0"))).toHaveLength(1);
  });

  it("looks twice a second, less often where it takes long, and hardly when nothing happens", async () => {
    const counts = await Promise.all(
      [1, 400].map(async (takes) => {
        const { turn, asked } = start({ takes });
        await turn(10_000);
        return looks(asked).length;
      }),
    );
    expect(counts[0]).toBeGreaterThan(17);
    expect(counts[1]).toBeLessThan(9);
    const { turn, since, now } = start();
    await turn(20_000);
    const later = now();
    await turn(10_000);
    expect(looks(since(later)).length).toBeLessThan(6);
  });

  it("leaves the machine alone while nobody sees the page, and once it was stopped", async () => {
    const hidden = start({ hidden: true });
    await hidden.turn(5_000);
    expect(hidden.asked).toEqual([]);
    const stopped = start();
    stopped.watcher.stop();
    await stopped.turn(5_000);
    expect(stopped.asked).toEqual([]);
  });
});
