import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ControlReader, frame } from "./control";
import type { Emulator, EmulatorOptions } from "./emulator";
import {
  type Clock,
  compileSparingly,
  connectMachine,
  downloadBytes,
  type FromWorker,
  failed,
  fine,
  type MachineImage,
  type Port,
  type Progress,
  serveMachine,
  startMachine,
  type ToWorker,
} from "./index";

const bytes = (text: string) => new TextEncoder().encode(text);
const file = (path: string) => ({ path, bytes: 10, sha256: "0" });
const image: MachineImage = {
  name: "shell",
  memory: 1,
  vgaMemory: 1,
  cmdline: "quiet",
  files: {
    wasm: { ...file("wasm"), transfer: 4 },
    bios: file("bios"),
    vgaBios: file("vga"),
    kernel: file("kernel"),
    initrd: file("initrd"),
    snapshot: file("snapshot"),
  },
  script: 5,
};

/** Time that passes only when something waits for it. */
const clock: Clock = {
  now: () => 1_000_000,
  after(_, then) {
    let cancelled = false;
    setImmediate(() => setImmediate(() => setImmediate(() => !cancelled && then())));
    return () => {
      cancelled = true;
    };
  },
};

/** The smallest WebAssembly module. */
const wasm = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]).buffer;

/** An emulator that answers every script with its own text, unless it is told to be dumb. */
function fake({ dumb = false, broken = false } = {}) {
  const log: string[] = [];
  const made: EmulatorOptions[] = [];
  class Fake implements Emulator {
    readonly #listeners = new Map<string, (byte: number) => void>();
    #bootable: boolean;
    constructor(options: EmulatorOptions) {
      made.push(options);
      this.#bootable = options.bzimage !== undefined;
      void options.wasm_fn({}).catch(() => undefined);
    }
    add_listener(event: string, listener: (byte: number) => void): void {
      if (event === "emulator-ready") queueMicrotask(() => listener(0));
      else this.#listeners.set(event, listener);
    }
    serial_send_bytes(line: 0 | 1, sent: Uint8Array): void {
      const text = new TextDecoder().decode(sent);
      log.push(`${line}:${text}`);
      const [, id, script] = /^run (\d+) '([\s\S]*)'\n$/.exec(text) ?? [];
      if (line === 1 && id && (!dumb || this.#bootable))
        this.print(1, `\u0001${id}\n${script}\u0002${id} 3\n`);
      if (line === 0) this.print(0, text);
    }
    print(line: 0 | 1, text: string): void {
      for (const byte of bytes(text)) this.#listeners.get(`serial${line}-output-byte`)?.(byte);
    }
    async run() {
      log.push("run");
    }
    async stop() {
      log.push("stop");
    }
    async destroy() {
      log.push("destroy");
    }
    async save_state() {
      return new ArrayBuffer(4);
    }
    async restore_state(state: ArrayBuffer) {
      log.push(`restore ${state.byteLength}`);
      if (broken && !this.#bootable) throw new Error("ZSTD error");
    }
    async create_file() {}
    async read_file(): Promise<Uint8Array> {
      throw new Error("not there");
    }
  }
  return { Fake, log, made };
}

const load: Parameters<typeof startMachine>[0]["load"] = async ({ path }, onBytes) => {
  onBytes(10);
  return fine(path === "wasm" ? wasm.slice(0) : new ArrayBuffer(10));
};

async function start(change: Partial<Parameters<typeof startMachine>[0]> = {}, made = fake()) {
  const progress: Progress[] = [];
  const outcome = await startMachine({
    image,
    emulator: made.Fake,
    clock,
    load,
    onProgress: (one) => progress.push(one),
    ...change,
  });
  return { outcome, progress, ...made };
}

async function running(made = fake()) {
  const { outcome } = await start({}, made);
  if (!outcome.ok) throw new Error(outcome.problem.code);
  return outcome.value;
}

describe("the second line", () => {
  it("finds each answer, however the bytes are cut", () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z \n'"$é]*$/), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 7 }),
        (outputs, piece) => {
          const all = bytes(
            outputs.map((output, id) => `\u0001${id}\n${output}\u0002${id} ${id}\n`).join("\u0005\n"),
          );
          const reader = new ControlReader();
          const found = [];
          for (let at = 0; at < all.length; at += piece)
            found.push(...reader.read(all.slice(at, at + piece)));
          expect(found).toEqual(outputs.map((output, id) => ({ id, answer: { output, code: id } })));
        },
      ),
    );
  });

  it("keeps quotes in a script", () => {
    expect(frame(7, "echo 'a b'")).toBe("run 7 'echo '\\''a b'\\'''\n");
  });
});

describe("startMachine", () => {
  it("comes up from the snapshot, and says how the download goes, in bytes that come over the line", async () => {
    const { outcome, progress, made, log } = await start();
    expect(outcome.ok && outcome.value.from).toBe("snapshot");
    expect(progress).toContainEqual({ phase: "download", loaded: 39, total: 39 });
    expect(downloadBytes(image)).toBe(39);
    expect(made[0]).toMatchObject({ memory_size: 1, uart1: true });
    expect(made[0]?.bzimage).toBeUndefined();
    expect(log).toContain("restore 10");
  });

  it("sets the clock, which stands where it was saved", async () => {
    const { log } = await start();
    expect(log.find((line) => line.startsWith("1:"))).toContain("date -s @1000 ");
  });

  it("needs no snapshot where a state was kept", async () => {
    const { outcome, log, progress } = await start({ kept: new ArrayBuffer(6) });
    expect(outcome.ok && outcome.value.from).toBe("kept");
    expect(log).toContain("restore 6");
    expect(progress).toContainEqual({ phase: "download", loaded: 29, total: 29 });
  });

  const damaged: typeof load = async (one, onBytes) =>
    one.path === "snapshot" ? failed({ code: "damaged", path: one.path }) : load(one, onBytes);

  it.each([
    ["is damaged", { load: damaged }, fake(), "damaged"],
    ["can't be restored", {}, fake({ broken: true }), "failed"],
    ["does not answer", {}, fake({ dumb: true }), "no-answer"],
  ])("boots the kernel where the snapshot %s", async (_, change, made, because) => {
    const { outcome, progress } = await start(change, made);
    expect(outcome.ok && outcome.value.from).toBe("boot");
    expect(progress).toContainEqual({ phase: "boot", because: expect.objectContaining({ code: because }) });
    expect(made.made.at(-1)).toMatchObject({ cmdline: "quiet" });
  });

  it("says what is wrong where nothing can be had", async () => {
    const nothing: typeof load = async ({ path }) => failed({ code: "not-downloaded", path, status: 404 });
    expect((await start({ load: nothing })).outcome).toEqual({
      ok: false,
      problem: { code: "not-downloaded", path: "wasm", status: 404 },
    });
  });

  it("does not boot where there is no memory", async () => {
    const hungry: typeof load = async (one, onBytes) =>
      one.path === "wasm" ? fine(new ArrayBuffer(0)) : load(one, onBytes);
    class NoRoom extends fake().Fake {
      constructor(options: EmulatorOptions) {
        super(options);
        throw new RangeError("WebAssembly.Memory(): could not allocate memory");
      }
    }
    expect((await start({ load: hungry, emulator: NoRoom })).outcome).toEqual({
      ok: false,
      problem: { code: "out-of-memory" },
    });
  });
});

describe("a machine", () => {
  it("hands on what came in one go in one piece, until one stops listening", async () => {
    const machine = await running();
    const heard: string[] = [];
    const stop = machine.onOutput((piece) => heard.push(new TextDecoder().decode(piece)));
    machine.type("ls\r");
    await machine.run("x");
    stop();
    machine.type("more\r");
    await machine.run("x");
    expect(heard).toEqual(["ls\r"]);
  });

  it("runs one script after another and gives output and exit code", async () => {
    const machine = await running();
    const answers = await Promise.all([machine.run("first"), machine.run("second")]);
    expect(answers).toEqual([
      { output: "first", code: 3 },
      { output: "second", code: 3 },
    ]);
  });

  it("interrupts a script that hangs, and goes on", async () => {
    const made = fake();
    const machine = await running(made);
    made.Fake.prototype.serial_send_bytes = (line, sent) => {
      made.log.push(`${line}:${new TextDecoder().decode(sent)}`);
    };
    expect(await machine.run("hangs", 5)).toBeUndefined();
    expect(made.log.at(-1)).toBe("1:\u0003");
  });

  it("goes back to its snapshot", async () => {
    const made = fake();
    const machine = await running(made);
    made.log.length = 0;
    await machine.reset();
    expect(made.log.slice(0, 3)).toEqual(["stop", "restore 10", "run"]);
  });

  it("says so when a file is not there", async () => {
    const machine = await running();
    expect(await machine.readFile("x")).toBeUndefined();
  });
});

describe("a machine in a Worker", () => {
  /** Two ends that hand messages over as a Worker does: copied, later, in order. */
  function ends() {
    const listeners: { page?: (message: FromWorker) => void; worker?: (message: ToWorker) => void } = {};
    const page: Port<ToWorker, FromWorker> = {
      post: (message) => queueMicrotask(() => listeners.worker?.(structuredClone(message))),
      listen: (listener) => {
        listeners.page = listener;
      },
    };
    const worker: Port<FromWorker, ToWorker> = {
      post: (message) => queueMicrotask(() => listeners.page?.(structuredClone(message))),
      listen: (listener) => {
        listeners.worker = listener;
      },
    };
    return { page, worker };
  }

  it("is used as if it were here", async () => {
    const { page, worker } = ends();
    serveMachine(worker, () => startMachine({ image, emulator: fake().Fake, clock, load }));
    const outcome = await connectMachine(page, { image, base: "/" }, () => {});
    if (!outcome.ok) throw new Error(outcome.problem.code);
    const machine = outcome.value;
    const heard: string[] = [];
    machine.onOutput((piece) => heard.push(new TextDecoder().decode(piece)));
    machine.type("ls\r");
    expect(await machine.run("first")).toEqual({ output: "first", code: 3 });
    expect(heard).toEqual(["ls\r"]);
    expect((await machine.save()).byteLength).toBe(4);
    await machine.resize(80, 24);
    await machine.stop();
  });

  it("says why it could not start", async () => {
    const { page, worker } = ends();
    const said: Progress[] = [];
    serveMachine(worker, async (_, onProgress) => {
      onProgress({ phase: "start" });
      return failed({ code: "no-answer" });
    });
    const outcome = await connectMachine(page, { image, base: "/" }, (progress) => said.push(progress));
    expect(outcome).toEqual({ ok: false, problem: { code: "no-answer" } });
    expect(said).toEqual([{ phase: "start" }]);
  });
});

describe("the emulator's exports", () => {
  it("compile a page at a time, in one slice of four, and run every slice", () => {
    const log: string[] = [];
    const configured = new Map<number, number>();
    const exports = compileSparingly({
      memory: new WebAssembly.Memory({ initial: 0 }),
      set_jit_config: (index: number, value: number) => void configured.set(index, value),
      main_loop: () => {
        log.push(configured.get(0) === 0 ? "may compile" : "runs");
        return 7;
      },
    });
    const { main_loop: loop, memory } = exports;
    if (typeof loop !== "function") throw new Error("no main_loop");
    expect(memory).toBeInstanceOf(WebAssembly.Memory);
    expect(Array.from({ length: 8 }, () => loop())).toEqual(Array(8).fill(7));
    expect(configured.get(1)).toBe(1);
    expect(log.join()).toBe("runs,runs,runs,may compile,runs,runs,runs,may compile");
  });

  it("are left alone where an emulator cannot be told how to compile", () => {
    const exports = { main_loop: () => 1 };
    expect(compileSparingly(exports)).toBe(exports);
  });
});
