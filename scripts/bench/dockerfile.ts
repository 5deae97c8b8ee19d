// Part of `npm run bench -- --dockerfile`: how quick the Dockerfile lab's engine is on a big input.
import { type BuildInput, type BuildResult, build, type ContextFile, mark } from "../../lib/dockerfile";
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
  const edited = { ...input, dockerfile: input.dockerfile.replace("echo 3.4", "echo changed") };
  const changed = {
    ...input,
    context: input.context.map((file, index) => (index === 7 ? { ...file, content: "changed\n" } : file)),
  };
  const time = (work: () => unknown): number => {
    const samples = Array.from({ length: runs }, () => {
      const start = performance.now();
      work();
      return performance.now() - start;
    });
    return median(samples);
  };
  const again = (result: BuildResult, of: BuildInput) => () =>
    build({ ...of, context: [...of.context] }, result);
  const rows = {
    "mark, after a keystroke in the file": time(() => mark(edited, first)),
    "mark, after an edit of one file": time(() => mark({ ...changed, context: [...changed.context] }, first)),
    "build, with nothing in the cache": time(() => build({ ...input, context: [...input.context] })),
    "build, after a keystroke": time(again(first, edited)),
    "build, after an edit of one file": time(again(first, changed)),
  };
  const lines = Object.entries(rows).map(
    ([name, ms]) => `  ${name.padEnd(38)} ${ms.toFixed(1).padStart(7)} ms`,
  );
  return [
    `Dockerfile of ${input.dockerfile.split("\n").length} lines, 8 stages, ${input.context.length} files; medians of ${runs}:`,
    ...lines,
  ].join("\n");
}
