import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { finalArgv, formOf, start, stop, withCmd, withEntrypoint, wordsOf } from "./index";
import recorded from "./recordings.json";

const none = { entrypoint: [], cmd: [] };
const choice = z.object({
  entrypoint: z.enum(["none", "shell", "exec"]),
  cmd: z.enum(["none", "shell", "exec"]),
  args: z.enum(["none", "value", "command"]),
  override: z.enum(["none", "echo", "empty"]),
});
const recordings = z
  .object({
    configs: z.record(z.string(), z.object({ Entrypoint: z.array(z.string()), Cmd: z.array(z.string()) })),
    forms: z.record(z.string(), z.array(z.string()).nullable()),
    argvs: z.array(
      z.object({ choice, argv: z.array(z.string()).optional(), message: z.string().optional() }),
    ),
    stops: z.array(
      z.object({
        argv: z.array(z.string()),
        shell: z.enum(["dash", "busybox"]),
        init: z.boolean(),
        onTerm: z.enum(["handles", "default"]),
        tasks: z.array(z.string()),
        seconds: z.number().optional(),
        told: z.boolean().optional(),
        exit: z.number(),
      }),
    ),
  })
  .parse(recorded);

describe("forms", () => {
  it.each(Object.entries(recordings.forms))("reads CMD %s as the builder does", (text, cmd) => {
    expect(wordsOf(formOf(text))).toEqual(cmd ?? []);
  });

  it("hands the whole text of a shell form to the shell that SHELL names", () => {
    expect(wordsOf(formOf("a  b"), ["/bin/bash", "-ec"])).toEqual(["/bin/bash", "-ec", "a  b"]);
    expect(wordsOf(formOf('["a"]'), ["/bin/bash", "-ec"])).toEqual(["a"]);
  });

  it("refuses an array with a number in it, in the builder's words", () => {
    expect(() => formOf('["web", 80]')).toThrow(/comprised of strings only/);
  });

  it("reads any JSON array of strings as its words", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (words) => {
        expect(formOf(JSON.stringify(words))).toEqual({ form: "exec", words });
      }),
    );
  });
});

describe("final argument list", () => {
  it("has all 81 combinations of a real engine to compare with", () => {
    expect(recordings.argvs).toHaveLength(81);
    expect(new Set(recordings.argvs.map((each) => JSON.stringify(each.choice))).size).toBe(81);
  });

  const words = { none: [], value: ["81"], command: ["web", "81"] };
  const override = { none: undefined, echo: "echo", empty: "" };

  it.each(recordings.argvs)("$choice", ({ choice, argv, message }) => {
    const config = recordings.configs[`${choice.entrypoint} ${choice.cmd}`];
    const computed = finalArgv(
      { entrypoint: config?.Entrypoint ?? [], cmd: config?.Cmd ?? [] },
      { args: words[choice.args], entrypoint: override[choice.override] },
    );
    expect(computed).toEqual(argv ?? []);
    expect(message?.includes("no command specified") ?? false).toBe(computed.length === 0);
  });
});

describe("lines of a Dockerfile", () => {
  const base = withCmd(none, ["sh"]);

  it("keeps the last CMD", () => {
    expect(withCmd(base, ["web"])).toEqual({ entrypoint: [], cmd: ["web"] });
  });

  it("clears an inherited CMD with an ENTRYPOINT, and keeps one of its own", () => {
    expect(withEntrypoint(base, ["web"], true)).toEqual({ entrypoint: ["web"], cmd: [] });
    expect(withEntrypoint(withCmd(base, ["80"]), ["web"], false)).toEqual({
      entrypoint: ["web"],
      cmd: ["80"],
    });
  });
});

describe("start and stop", () => {
  const programs = { web: "serves", echo: "ends" } as const;

  it("has more than a hundred stops of a real engine to compare with", () => {
    expect(recordings.stops.length).toBeGreaterThan(100);
  });

  it.each(recordings.stops)("$argv, $shell, init $init, $onTerm", ({ argv, onTerm, ...real }) => {
    const started = start(argv, { shell: real.shell, init: real.init, programs });
    if (started.state !== "running") {
      expect(real.tasks).toEqual([]);
      expect(started.exit).toBe(real.exit);
      return;
    }
    expect(started.tasks.map((task) => task.argv.join(" "))).toEqual(real.tasks);
    const stopped = stop(started.tasks, onTerm);
    expect(stopped.exit).toBe(real.exit);
    // A stop that needs no waiting took up to two seconds on a busy machine; SIGKILL comes after ten.
    expect(stopped.seconds >= 10).toBe((real.seconds ?? 0) >= 10);
    // Only a program with a handler can say that it was told.
    if (onTerm === "handles") expect(stopped.told).toBe(real.told);
  });

  it("refuses to run nothing", () => {
    expect(start([], { shell: "dash", init: false, programs })).toEqual({ state: "refused", exit: 125 });
  });

  it("waits as long as it is told to", () => {
    const started = start(["web"], { shell: "dash", init: false, programs });
    if (started.state !== "running") throw new Error("web serves");
    expect(stop(started.tasks, "default", 3)).toEqual({ seconds: 3, exit: 137, told: false });
  });
});
