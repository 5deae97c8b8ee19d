import {
  type EmulatorClass,
  type EmulatorOptions,
  type FromWorker,
  failed,
  fine,
  type MachineFile,
  type Outcome,
  serveMachine,
  startMachine,
  type ToWorker,
} from "@/lib/machine";

/** The machine's own thread: the emulator, the downloads and their checks. */

const CACHE = "shipshape.machines";
const scope = self;

serveMachine(
  {
    post: (message: FromWorker, transfer = []) => scope.postMessage(message, { transfer }),
    listen: (listener) =>
      scope.addEventListener("message", ({ data }: MessageEvent<ToWorker>) => listener(data)),
  },
  async ({ image, base, kept }, onProgress) => {
    const emulator = await emulatorFrom(base, image.files.wasm.sha256);
    if (!emulator.ok) return emulator;
    return startMachine({
      image,
      emulator: emulator.value,
      clock: {
        now: () => Date.now(),
        after(milliseconds, then) {
          const timer = setTimeout(then, milliseconds);
          return () => clearTimeout(timer);
        },
      },
      load: (file, onBytes) => load(base, file, onBytes),
      kept,
      onProgress,
    });
  },
);

/**
 * The emulator is a file of the site, not of the bundle: bundlers stumble over its parts for Node. It only fits its own
 * WebAssembly, so a browser that keeps files must not take it for an earlier one.
 */
async function emulatorFrom(base: string, version: string): Promise<Outcome<EmulatorClass>> {
  const path = `libv86.mjs?${version.slice(0, 16)}`;
  try {
    const { V86 }: typeof import("v86") = await import(
      /* webpackIgnore: true */ /* turbopackIgnore: true */ base + path
    );
    return fine(inOneThread(V86));
  } catch {
    return failed({ code: "not-downloaded", path });
  }
}

interface Slices {
  yield: (milliseconds: number, tick: number) => void;
  yield_callback: (tick: number) => void;
  unregister_yield: () => void;
}

const isSlices = (value: unknown): value is Slices =>
  typeof value === "object" && value !== null && "yield_callback" in value && "unregister_yield" in value;

/**
 * Between two slices of the guest's time v86 gives way by a message to a second worker and back, which on a busy
 * computer takes half as long as a slice. A message to oneself does the same, and nobody has to be woken for it.
 */
function inOneThread(V86: EmulatorClass): EmulatorClass {
  return class extends V86 {
    constructor(options: EmulatorOptions) {
      super(options);
      this.add_listener("emulator-ready", () => {
        const slices: unknown = Reflect.get(this, "v86");
        if (!isSlices(slices)) return;
        const { port1, port2 } = new MessageChannel();
        port2.onmessage = ({ data }: MessageEvent<number>) => slices.yield_callback(data);
        slices.yield = (milliseconds, tick) => {
          if (milliseconds < 1) port1.postMessage(tick);
          else setTimeout(() => slices.yield_callback(tick), milliseconds);
        };
        slices.unregister_yield();
      });
    }
  };
}

/** From the browser's store if it is there, else from the site; either way checked against the manifest. */
async function load(
  base: string,
  file: MachineFile,
  onBytes: (loaded: number) => void,
): Promise<Outcome<ArrayBuffer>> {
  const { path } = file;
  const address = `${base}${path}?${file.sha256.slice(0, 16)}`;
  const store = await caches.open(CACHE).catch(() => undefined);
  const stored = await store?.match(address).catch(() => undefined);
  if (stored) {
    const buffer = await stored.arrayBuffer();
    if (await isWhole(buffer, file)) {
      onBytes(file.bytes);
      return fine(buffer);
    }
    await store?.delete(address);
  }
  try {
    const response = await fetch(address);
    if (!response.ok || !response.body)
      return failed({ code: "not-downloaded", path, status: response.status });
    const bytes = new Uint8Array(file.bytes);
    let loaded = 0;
    for (const reader = response.body.getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) break;
      if (loaded + value.length > file.bytes) return failed({ code: "damaged", path });
      bytes.set(value, loaded);
      loaded += value.length;
      onBytes(loaded);
    }
    if (loaded !== file.bytes || !(await isWhole(bytes.buffer, file)))
      return failed({ code: "damaged", path });
    await keep(store, address, bytes.buffer);
    return fine(bytes.buffer);
  } catch {
    return failed({ code: "not-downloaded", path });
  }
}

/** Pages without a secure origin can't compute a checksum; there the length has to do. */
async function isWhole(buffer: ArrayBuffer, { bytes, sha256 }: MachineFile): Promise<boolean> {
  if (buffer.byteLength !== bytes) return false;
  if (!scope.crypto.subtle) return true;
  const digest = new Uint8Array(await scope.crypto.subtle.digest("SHA-256", buffer));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("") === sha256;
}

/** Keeps a file for the next start, in place of its earlier versions. A full store is no reason to fail. */
async function keep(store: Cache | undefined, address: string, buffer: ArrayBuffer): Promise<void> {
  try {
    const file = new URL(address, scope.location.href).pathname;
    for (const request of (await store?.keys()) ?? [])
      if (new URL(request.url).pathname === file) await store?.delete(request);
    await store?.put(address, new Response(buffer.slice(0)));
  } catch {
    // The next start downloads it again.
  }
}
