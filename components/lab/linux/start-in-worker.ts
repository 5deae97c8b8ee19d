import {
  connectMachine,
  type FromWorker,
  failed,
  type Machine,
  type MachineImage,
  type Outcome,
  type Progress,
} from "@/lib/machine";
import { site } from "@/lib/site";

/** Starts a machine in a Worker of its own; `end` throws the Worker away, whatever it is doing. */
export function startInWorker(
  image: MachineImage,
  onProgress: (progress: Progress) => void,
  kept?: ArrayBuffer,
): { outcome: Promise<Outcome<Machine>>; end: () => void } {
  if (typeof WebAssembly === "undefined")
    return { outcome: Promise.resolve(failed({ code: "no-webassembly" })), end: () => {} };
  const worker = new Worker(new URL("./machine.worker.ts", import.meta.url), { type: "module" });
  const broken = new Promise<Outcome<Machine>>((resolve) => {
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      const memory = /memory|allocation/i.test(event.message ?? "");
      resolve({
        ok: false,
        problem: memory ? { code: "out-of-memory" } : { code: "failed", message: event.message ?? "" },
      });
    });
  });
  const started = connectMachine(
    {
      post: (message, transfer = []) => worker.postMessage(message, transfer),
      listen: (listener) =>
        worker.addEventListener("message", ({ data }: MessageEvent<FromWorker>) => listener(data)),
    },
    { image, base: `${location.origin}${site.basePath}/machines/`, kept },
    onProgress,
  );
  return { outcome: Promise.race([started, broken]), end: () => worker.terminate() };
}
