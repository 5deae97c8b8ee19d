import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lessonsOf } from "@/lib/content";
import { loadCourse } from "@/lib/content/loader.server";
import type { MachineExercise } from "@/lib/exercise";
import { type TrialMachine, tryOut } from "@/lib/exercise/trial";
import type { Machine } from "@/lib/machine";
import { machineImage } from "@/lib/machine/manifest.server";
import { startInNode } from "@/lib/machine/node.server";

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/**
 * Every exercise on this machine, done on the machine: `npm run machines:try`, or `-- -t namespaces` for one. A file for
 * each machine calls it, so that the two keep two processors busy.
 */
export function replayExercises(on: MachineExercise["machine"]): void {
  const labs = lessonsOf(loadCourse()).flatMap(({ slug, lab }) =>
    lab?.machine === on ? [[slug, lab] as const] : [],
  );
  describe.each(labs)("%s", (slug, exercise) => {
    const image = machineImage(exercise.machine);
    let machine: Machine | undefined;
    let began = 0;
    beforeAll(async () => {
      began = performance.now();
      if (!image)
        throw new Error(`There is no ${exercise.machine} machine in public/machines: npm run machines`);
      const outcome = await startInNode(image);
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
      machine = outcome.value;
    }, 300_000);
    afterAll(async () => {
      await machine?.stop();
      console.log(`${slug}: ${((performance.now() - began) / 1000).toFixed(1)} s`);
    });
    const keyboard = (): TrialMachine => {
      if (!machine) throw new Error("There is no machine");
      return { ...machine, wait: pause };
    };

    it("holds nothing before, and everything after the solution", { timeout: 900_000 }, async () => {
      const result = await tryOut(keyboard(), exercise, exercise.solution);
      expect(result.stuck, result.screen).toBeUndefined();
      expect(result.before).toEqual([]);
      expect([...result.reached].sort(), result.screen).toEqual(exercise.goals.map(({ id }) => id).sort());
    });

    it("does not pass the wrong attempt", { timeout: 900_000 }, async () => {
      await machine?.reset();
      const result = await tryOut(keyboard(), exercise, exercise.wrong);
      expect(result.stuck, result.screen).toBeUndefined();
      expect(result.done).toBe(false);
    });
  });
}
