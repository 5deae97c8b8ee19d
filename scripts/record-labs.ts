// `npm run record:labs [-- lesson…]`: does the solution of each lab on the real machine, at a person's pace, and writes
// what the terminal printed, and when, beside it as lab.run.json. Run it after a lab or the machine has changed.
import { writeFileSync } from "node:fs";
import { lessonsOf } from "@/lib/content";
import { loadCourse } from "@/lib/content/loader.server";
import { runFile } from "@/lib/content/runs.server";
import { stepWords } from "@/lib/exercise/machine-steps";
import type { RecordedRun, RunEvent } from "@/lib/exercise/run";
import { tryOut } from "@/lib/exercise/trial";
import { machineImage } from "@/lib/machine/manifest.server";
import { startInNode } from "@/lib/machine/node.server";

const wanted = process.argv.slice(2);
const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
const COLUMNS = 84;
const ROWS = 24;

for (const { slug, lab } of lessonsOf(loadCourse())) {
  if (!lab || (wanted.length > 0 && !wanted.includes(slug))) continue;
  const image = machineImage(lab.machine);
  if (!image) throw new Error(`There is no ${lab.machine} machine in public/machines: npm run machines`);
  const outcome = await startInNode(image);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  const machine = outcome.value;
  await machine.resize(COLUMNS, ROWS);
  const events: RunEvent[] = [];
  let last = performance.now();
  const note = (kind: RunEvent[1], text: string) => {
    const now = performance.now();
    events.push([Math.round(now - last), kind, text]);
    last = now;
  };
  const decoder = new TextDecoder();
  machine.onOutput((bytes) => note("out", decoder.decode(bytes, { stream: true })));
  const result = await tryOut({ ...machine, wait: pause }, lab, lab.solution, {
    rest: 1_200,
    onType: (step) => note("type", stepWords(step)),
    onReached: (goals) => {
      for (const goal of goals) note("goal", goal);
    },
  });
  await machine.stop();
  if (!result.done)
    throw new Error(`${slug}: the solution reached only ${result.reached.join(", ")}\n${result.screen}`);
  const kernel = `Linux 6.1 in the lab's ${lab.machine} machine`;
  const run: RecordedRun = { columns: COLUMNS, rows: ROWS, ran: `Ran on ${kernel}`, events: joined(events) };
  writeFileSync(runFile(slug), `${JSON.stringify(run)}\n`);
  console.log(`${slug}: ${run.events.length} events`);
}
process.exit(0);

/** Output that came in one go is one event. */
function joined(events: readonly RunEvent[]): RunEvent[] {
  const all: RunEvent[] = [];
  for (const [wait, kind, text] of events) {
    const previous = all.at(-1);
    if (previous && kind === "out" && previous[1] === "out" && wait < 15)
      all[all.length - 1] = [previous[0], "out", previous[2] + text];
    else all.push([Math.min(wait, 3_000), kind, text]);
  }
  return all;
}
