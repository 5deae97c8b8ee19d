import { describe, expect, test } from "vitest";
import { kinds, programs } from "@/lib/namespaces";
import { places, wrap } from "./places";
import { type Scene, sceneOf } from "./scene";
import { controls, steps } from "./steps";

const combinations = Array.from({ length: 256 }, (_, bits) => kinds.filter((_kind, i) => bits & (1 << i)));
const ids = steps({}).map((step) => step.id);
const ownOf = (scene: Scene) => scene.things.filter((thing) => thing.own).map((thing) => thing.kind);

describe("the steps of Eight namespaces, two views", () => {
  test("have permanent ids", () => {
    expect(ids).toEqual([
      "start",
      "uts",
      "pid",
      "mnt",
      "own-proc",
      "net",
      "ipc",
      "cgroup",
      "time",
      "docker",
      "user",
      "only-user",
      "not-a-limit",
    ]);
  });

  test("introduce each kind once, and say what Docker leaves out", () => {
    const scenes = new Map(steps({}).map((step) => [step.id, step.scene]));
    for (const kind of kinds)
      expect(scenes.get(kind)?.things.find((thing) => thing.kind === kind)?.own).toBe(true);
    const docker = scenes.get("docker");
    expect(docker && ownOf(docker)).toEqual(kinds.filter((kind) => kind !== "user"));
  });

  test.each(combinations.map((own) => [own.join(".") || "none", own] as const))(
    "%s: what the reader switches on is what is shown, and all of it fits",
    (_name, own) => {
      const last = steps({ switch: own }).at(-1);
      expect(last?.id).toBe(own.length === 0 ? "not-a-limit" : `yours-${own.length}`);
      if (last && own.length > 0) expect(ownOf(last.scene)).toEqual(own);
      for (const program of programs) {
        const { terminals } = sceneOf(new Set(own), program);
        for (const { columns, terminal } of [places.wide, places.narrow]) {
          const room = Math.floor((terminal.h - 2 * terminal.pad + terminal.pitch * 0.2) / terminal.pitch);
          for (const lines of [terminals.inside, terminals.host]) {
            const broken = lines.flatMap((line) =>
              wrap(`${line.kind === "command" ? "# " : ""}${line.text}`, columns),
            );
            expect(broken.length, program).toBeLessThanOrEqual(room);
          }
        }
      }
    },
  );

  test("what was switched on can be switched off, and every press has its words", () => {
    for (const own of combinations) {
      for (const kind of kinds) {
        const last = steps({ switch: [...own, kind] }).at(-1);
        expect(last?.scene && ownOf(last.scene).includes(kind)).toBe(!own.includes(kind));
        expect(last?.caption.split(/\s+/).length).toBeLessThanOrEqual(46);
      }
    }
  });

  test("a choice of command holds for every step", () => {
    const choice = controls.find((control) => control.id === "look");
    expect(choice?.kind === "choice" && choice.options.map((option) => option.value)).toEqual([
      "fitting",
      ...programs,
    ]);
    for (const step of steps({ look: "nproc", switch: ["pid"] })) {
      expect(step.scene.terminals.host[0]?.text).toBe("nproc");
    }
  });

  test("captions are short and guesses fair", () => {
    for (const step of steps({})) {
      expect(step.caption.split(/\s+/).length, step.id).toBeLessThanOrEqual(46);
      expect(step.title.split(" ").length).toBeLessThanOrEqual(6);
      if (step.guess) expect(step.guess.options.filter((option) => option.right)).toHaveLength(1);
    }
  });
});
