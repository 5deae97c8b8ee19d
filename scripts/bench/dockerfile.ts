// Part of `npm run bench -- --dockerfile`: how quick the Dockerfile lab's engine is on a big input.
import { type BuildInput, build, type ContextFile, check, mark } from "../../lib/dockerfile";
import { median } from "./table";

/** 200 lines, 8 stages, 2,000 files of about a kilobyte. */
export function bigInput(): BuildInput {
  const context = Array.from(
    { length: 2000 },
    (_, index): ContextFile => ({
      path: `src/module-${index % 40}/file-${index}.ts`,
      content: `export const value${index} = ${index};\n`.repeat(25),
    }),
  );
  const stage = (number: number) => [
    `FROM ${number === 0 ? "debian:12-slim" : `stage${number > 1 ? number - 1 : 0}`} AS stage${number}`,
    ...Array.from({ length: 8 }, (_, step) => [
      `ENV STEP_${number}_${step}=${step}`,
      `RUN echo ${number}.${step} >> /log-${number} && ls /src | wc -l`,
    ]).flat(),
    "WORKDIR /src",
    `COPY src/module-${number} ./module-${number}`,
    ...(number % 2 === 0 ? ["COPY . ."] : [`COPY --from=stage0 /log-0 /from-${number}`]),
    ...Array.from({ length: 5 }, (_, label) => `LABEL l${number}.${label}=x`),
  ];
  return {
    dockerfile: Array.from({ length: 8 }, (_, number) => stage(number))
      .flat()
      .join("\n"),
    context,
  };
}

export function measureDockerfile(runs: number): string {
  const input = bigInput();
  const first = build(input);
  if (!first.ok) throw new Error(first.problems[0]?.message ?? "the input does not build");
  // Another text each time: what is the same as a moment ago is not read again.
  const edited = (run: number) => ({
    ...input,
    dockerfile: input.dockerfile.replace("echo 3.4", `echo changed ${run}`),
  });
  const changed = (run: number) => ({
    ...input,
    context: input.context.map((file, index) =>
      index === 7 ? { ...file, content: `changed ${run}\n` } : file,
    ),
  });
  const time = (work: (run: number) => () => unknown): number => {
    const samples = Array.from({ length: runs }, (_, run) => {
      const ready = work(run);
      const start = performance.now();
      ready();
      return performance.now() - start;
    });
    return median(samples);
  };
  // As the lab's Worker does: marks, and remarks.
  const marking = (of: BuildInput) => () => [mark(of, first), check(of)];
  const again = (of: BuildInput) => () => build(of, first);
  const fresh = () => ({ ...input, context: [...input.context] });
  const rows = {
    "mark, after a keystroke in the file": time((run) => marking(edited(run))),
    "mark, after an edit of one file": time((run) => marking(changed(run))),
    "build, with nothing in the cache": time(() => {
      const of = fresh();
      return () => build(of);
    }),
    "build, after a keystroke": time((run) => again(edited(run))),
    "build, after an edit of one file": time((run) => again(changed(run))),
  };
  const lines = Object.entries(rows).map(
    ([name, ms]) => `  ${name.padEnd(38)} ${ms.toFixed(1).padStart(7)} ms`,
  );
  return [
    `Dockerfile of ${input.dockerfile.split("\n").length} lines, 8 stages, ${input.context.length} files; medians of ${runs}:`,
    ...lines,
  ].join("\n");
}
