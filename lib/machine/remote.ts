/**
 * A machine in a Worker, used from the page as if it were there: the page then never waits for it, not even while ten
 * megabytes of snapshot are unpacked. Both ends speak over a {@link Port}, so tests join them without a Worker.
 */
import type { MachineImage } from "./image";
import { failed, fine, type MachineProblem, type Outcome } from "./problem";
import type { Machine } from "./session";
import type { Progress } from "./start";

/** One end of a line on which structured data travels in order. */
export interface Port<Sent, Received> {
  post(message: Sent, transfer?: ArrayBuffer[]): void;
  listen(listener: (message: Received) => void): void;
}

type Calls = Omit<Machine, "from" | "onOutput">;
type Call = { [Name in keyof Calls]: { name: Name; args: Parameters<Calls[Name]> } }[keyof Calls];

export type ToWorker =
  | { kind: "start"; image: MachineImage; base: string; kept?: ArrayBuffer }
  | { kind: "call"; id: number; call: Call };

export type FromWorker =
  | { kind: "progress"; progress: Progress }
  | { kind: "started"; from: Machine["from"] }
  | { kind: "problem"; problem: MachineProblem }
  | { kind: "output"; bytes: Uint8Array }
  | { kind: "result"; id: number; value: unknown };

/** The Worker's end: starts what it is asked to, and does what it is told. */
export function serveMachine(
  port: Port<FromWorker, ToWorker>,
  start: (
    request: Extract<ToWorker, { kind: "start" }>,
    onProgress: (progress: Progress) => void,
  ) => Promise<Outcome<Machine>>,
): void {
  let machine: Machine | undefined;
  port.listen(async (message) => {
    if (message.kind === "start") {
      const outcome = await start(message, (progress) => port.post({ kind: "progress", progress }));
      if (!outcome.ok) return port.post({ kind: "problem", problem: outcome.problem });
      machine = outcome.value;
      machine.onOutput((bytes) => port.post({ kind: "output", bytes }));
      return port.post({ kind: "started", from: machine.from });
    }
    const value = machine && (await invoke(machine, message.call));
    port.post({ kind: "result", id: message.id, value }, value instanceof ArrayBuffer ? [value] : []);
  });
}

function invoke(machine: Machine, call: Call): unknown {
  switch (call.name) {
    case "type":
      return machine.type(...call.args);
    case "run":
      return machine.run(...call.args);
    case "resize":
      return machine.resize(...call.args);
    case "writeFile":
      return machine.writeFile(...call.args);
    case "readFile":
      return machine.readFile(...call.args);
    case "reset":
      return machine.reset();
    case "save":
      return machine.save();
    case "pause":
      return machine.pause();
    case "resume":
      return machine.resume();
    case "stop":
      return machine.stop();
  }
}

/** The page's end. Resolves when the machine answers, or says why it can't. */
export function connectMachine(
  port: Port<ToWorker, FromWorker>,
  request: Omit<Extract<ToWorker, { kind: "start" }>, "kind">,
  onProgress: (progress: Progress) => void,
): Promise<Outcome<Machine>> {
  const listeners = new Set<(bytes: Uint8Array) => void>();
  const waiting = new Map<number, (value: unknown) => void>();
  let calls = 0;

  const call = <Name extends keyof Calls>(
    name: Name,
    ...args: Parameters<Calls[Name]>
  ): Promise<Awaited<ReturnType<Calls[Name]>>> => {
    calls += 1;
    const id = calls;
    return new Promise((resolve) => {
      // What comes back is what our own Worker gave for this very call.
      waiting.set(id, resolve as (value: unknown) => void);
      port.post({ kind: "call", id, call: { name, args } as Call });
    });
  };

  return new Promise((resolve) => {
    port.listen((message) => {
      switch (message.kind) {
        case "progress":
          return onProgress(message.progress);
        case "output":
          for (const listener of listeners) listener(message.bytes);
          return;
        case "result":
          waiting.get(message.id)?.(message.value);
          waiting.delete(message.id);
          return;
        case "problem":
          return resolve(failed(message.problem));
        case "started":
          return resolve(
            fine({
              from: message.from,
              type: (text) => void call("type", text),
              onOutput(listener) {
                listeners.add(listener);
                return () => listeners.delete(listener);
              },
              run: (script, milliseconds) => call("run", script, milliseconds),
              resize: (columns, rows) => call("resize", columns, rows),
              writeFile: (name, bytes) => call("writeFile", name, bytes),
              readFile: (name) => call("readFile", name),
              reset: () => call("reset"),
              save: () => call("save"),
              pause: () => call("pause"),
              resume: () => call("resume"),
              stop: () => call("stop"),
            }),
          );
      }
    });
    port.post({ kind: "start", ...request }, request.kept ? [request.kept] : []);
  });
}
