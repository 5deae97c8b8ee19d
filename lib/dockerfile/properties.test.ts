import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cases } from "./corpus";
import { type BuildInput, build, type ContextFile, check, mark } from "./index";
import { parse } from "./parse";
import { presets } from "./presets";

/** `DOCKERFILE_RUNS=10000 npx vitest run --project unit lib/dockerfile/properties.test.ts` for the long version. */
const runs = Number(process.env.DOCKERFILE_RUNS ?? 60);

const real = [
  ...presets.map(({ dockerfile }) => dockerfile),
  ...cases.map(({ dockerfile }) => dockerfile.replaceAll("conformance-base", "alpine:3.24")),
];
const context: ContextFile[] = [
  { path: "a.txt", content: "a\n" },
  { path: "src/app.js", content: "app\n" },
  { path: "src/lib/x.js", content: "x\n" },
];

const bits = [
  "RUN ",
  "COPY ",
  "FROM ",
  "<<EOF",
  "\\\n",
  "\n",
  "$",
  "${",
  "}",
  '"',
  "'",
  "[",
  "]",
  "--mount=type=cache,target=/x ",
  "--from=",
  "ENV ",
  "#",
  "`",
  "&&",
  ";",
  "|",
  "(",
  ")",
  "if ",
  "done",
  "*",
  "\u0000",
  "é",
  "\t",
  ":-",
  "ARG x",
  "ONBUILD ",
];

/** A real file, with pieces cut out, doubled and put in. */
const mutated = fc
  .record({
    text: fc.constantFrom(...real),
    edits: fc.array(
      fc.record({
        at: fc.nat(400),
        cut: fc.nat(12),
        put: fc.oneof(fc.constantFrom(...bits), fc.string({ maxLength: 6 })),
      }),
      { maxLength: 6 },
    ),
  })
  .map(({ text, edits }) =>
    edits.reduce((done, { at, cut, put }) => done.slice(0, at) + put + done.slice(at + cut), text),
  );

/** A file of several stages that builds, from steps that anyone might write. */
const step = fc.constantFrom(
  "RUN echo x >> /log",
  "RUN rm -f /log",
  "RUN mkdir -p /d && touch /d/$$",
  "RUN rm -rf /d",
  "COPY . /all",
  "COPY src /src/",
  "COPY a.txt /",
  "RUN chmod 600 /etc/passwd",
  "ENV A=1",
  "ARG B=2",
  "WORKDIR /w",
  "WORKDIR sub",
  "USER 0",
  "LABEL l=1",
  "RUN mv /etc/motd /etc/motd2 || true",
  "COPY --chmod=700 a.txt /bin/a",
  "COPY --link a.txt /l/",
  "RUN cp -r /etc /etc2",
);
const stages = fc
  .array(fc.array(step, { maxLength: 6 }), { minLength: 1, maxLength: 3 })
  .map((all) =>
    all
      .map((steps, index) =>
        [
          `FROM ${index > 0 && steps.length % 2 === 0 ? "s0" : "alpine:3.24"} AS s${index}`,
          ...steps,
          ...(index > 0 ? ["COPY --from=s0 /etc /from0"] : []),
        ].join("\n"),
      )
      .join("\n"),
  );

const input = (dockerfile: string, files = context): BuildInput => ({ dockerfile, context: files });

// Many runs on a busy machine take their time.
const patient = { timeout: 30_000 + runs * 200 };

describe("no text stops", patient, () => {
  it("the parser", () => {
    fc.assert(
      fc.property(fc.oneof(mutated, fc.string({ maxLength: 200, unit: "binary" })), (text) => {
        const file = parse(text);
        return file.instructions.every(({ from, to }) => from <= to && to <= text.length);
      }),
      { numRuns: runs * 2 },
    );
  });

  it("the engine", () => {
    fc.assert(
      fc.property(mutated, (text) => {
        const first = build(input(text));
        mark(input(text), first);
        check(input(text));
        expect(first.ok).toBe(first.image !== undefined && first.problems.length === 0);
      }),
      { numRuns: runs },
    );
  });
});

describe("whatever builds", patient, () => {
  it("is all in the cache the second time, with the same image", () => {
    fc.assert(
      fc.property(stages, (text) => {
        const first = build(input(text));
        const second = build(input(text), first);
        const kinds = second.stages
          .filter(({ used }) => used)
          .flatMap(({ steps }) => steps.map(({ status }) => status));
        expect(kinds.filter((status) => status !== "cached" && status !== "config")).toEqual([]);
        expect(second.image?.id).toBe(first.image?.id);
        expect(mark(input(text), first).map((each) => each.mark)).toEqual(
          second.stages.flatMap(({ steps }) => steps.map(({ status }) => status)),
        );
      }),
      { numRuns: runs / 2 },
    );
  });

  it("does not notice touched files", () => {
    const touched = context.map((file) => ({ ...file, mtime: 99 }));
    fc.assert(
      fc.property(stages, (text) => {
        const first = build(input(text));
        const second = build(input(text, touched), first);
        expect(
          second.stages.flatMap(({ steps }) => steps).filter(({ status }) => status === "built"),
        ).toEqual([]);
        expect(second.image?.id).toBe(first.image?.id);
      }),
      { numRuns: runs / 2 },
    );
  });

  it("does not notice a stage that nobody needs", () => {
    fc.assert(
      fc.property(stages, fc.array(step, { maxLength: 4 }), (text, more) => {
        const first = build(input(text));
        const second = build(
          input([["FROM debian:12-slim AS unused", ...more].join("\n"), text].join("\n")),
          first,
        );
        expect(second.image?.id).toBe(first.image?.id);
      }),
      { numRuns: runs / 2 },
    );
  });

  it("has layers that sum to the image, and no negative waste", () => {
    fc.assert(
      fc.property(stages, (text) => {
        const { image } = build(input(text));
        if (!image) return;
        const sum = (key: "size" | "wasted") => image.layers.reduce((total, layer) => total + layer[key], 0);
        expect(sum("size")).toBe(image.size);
        expect(sum("wasted")).toBe(image.wasted);
        expect(Math.min(...image.layers.map(({ wasted }) => wasted))).toBeGreaterThanOrEqual(0);
        expect(image.wasted).toBeLessThanOrEqual(image.size);
      }),
      { numRuns: runs / 2 },
    );
  });
});
