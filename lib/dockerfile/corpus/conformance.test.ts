import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { ageless, cases, conformanceBase, observe } from "./index";

/** What a real engine did, written down by `npm run conformance -- --record`. */
const observation = z.object({
  ok: z.boolean(),
  error: z.string().optional(),
  steps: z.array(z.string()),
  layers: z.array(z.array(z.string())),
  history: z.array(z.object({ createdBy: z.string(), size: z.number() })),
  config: z.record(z.string(), z.unknown()),
});
const recorded = z
  .object({
    engine: z.string(),
    base: z.object({ busybox: z.number(), applets: z.array(z.string()) }),
    cases: z.record(z.string(), z.array(observation)),
  })
  .parse(JSON.parse(readFileSync(new URL("recorded.json", import.meta.url), "utf8")));

const bases = [conformanceBase(recorded.base)];
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe(`as ${recorded.engine} did it`, () => {
  it.each(cases)("$name", (each) => {
    const theirs = recorded.cases[each.name];
    expect(theirs, "is not recorded: npm run conformance -- --record").toBeDefined();
    const told = (all: readonly { history: { createdBy: string; size: number }[] }[] = []) =>
      plain(all.map((one) => ageless(one, recorded.engine)));
    const agrees = expect(told(observe(each, bases)));
    if (each.differs) agrees.not.toEqual(told(theirs));
    else agrees.toEqual(told(theirs));
  });
});
