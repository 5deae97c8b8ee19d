import type { ContextFile } from "@/lib/dockerfile";
import type { Goal } from "@/lib/dockerfile-goals";
import type { Work } from "@/lib/dockerfile-lab";
import type { Answer, Ask, Hello } from "./protocol";

export interface Engine {
  /** Asks in turn; an edit that is overtaken by another is never asked. */
  ask(type: Ask["type"], work: Work, goals: readonly Goal[]): void;
  end(): void;
}

/** The engine in a Worker of its own. `onAnswer` is told what was asked, and of which work. */
export function startEngine(
  onAnswer: (answer: Answer, asked: Ask["type"], work: Work) => void,
  onHello: (hello: Hello) => void,
): Engine {
  const worker = new Worker(new URL("./dockerfile.worker.ts", import.meta.url), { type: "module" });
  type Wanted = { type: Ask["type"]; work: Work; goals: readonly Goal[] };
  let waiting: Wanted[] = [];
  let current: Wanted | undefined;
  let sent: readonly ContextFile[] | undefined;

  const next = () => {
    if (current) return;
    current = waiting.shift();
    if (!current) return;
    const { type, work, goals } = current;
    const files = work.files === sent ? undefined : work.files;
    sent = work.files;
    const { dockerfile, settings } = work;
    worker.postMessage({ type, dockerfile, files, settings, goals } satisfies Ask);
  };
  const tell = (answer: Answer) => {
    const asked = current;
    current = undefined;
    if (asked) onAnswer(answer, asked.type, asked.work);
    next();
  };
  worker.addEventListener("message", ({ data }: MessageEvent<Answer | Hello>) =>
    data.type === "hello" ? onHello(data) : tell(data),
  );
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    tell({ type: "broke", message: event.message || "The engine could not be loaded." });
  });
  return {
    ask(type, work, goals) {
      if (type === "edit" || type === "restore") waiting = waiting.filter((each) => each.type !== type);
      waiting.push({ type, work, goals });
      next();
    },
    end: () => worker.terminate(),
  };
}
