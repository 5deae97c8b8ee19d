import type { ContextFile } from "@/lib/dockerfile";
import type { Goal } from "@/lib/dockerfile-goals";
import type { Work } from "@/lib/dockerfile-lab";
import type { Answer, Ask, AskPair, FilesChange, Hello, Marked } from "./protocol";

export interface Engine {
  /** Asks in turn; what is overtaken by another of its kind is never asked, unless it is a build. */
  ask(type: Ask["type"], work: Work, goals: readonly Goal[]): void;
  /** Both are built for themselves. The answer comes for `before`. */
  pair(before: Work, after: Work): void;
  end(): void;
}

/** A file that is edited goes alone: the others may be thousands. */
function changeOf(before: readonly ContextFile[] | undefined, after: readonly ContextFile[]): FilesChange {
  if (before === after) return { type: "none" };
  if (before?.length !== after.length) return { type: "all", files: after };
  return { type: "some", files: [...after.entries()].filter(([index, file]) => before[index] !== file) };
}

interface Wanted {
  type: Ask["type"] | AskPair["type"];
  work: Work;
  /** Makes the message, when its turn comes. */
  message(): Ask | AskPair;
}

/** The engine in a Worker of its own. `onAnswer` is told what was asked, and of which work. */
export function startEngine(
  onAnswer: (answer: Answer | Marked, asked: Wanted["type"], work: Work) => void,
  onHello: (hello: Hello) => void,
): Engine {
  const worker = new Worker(new URL("./dockerfile.worker.ts", import.meta.url), { type: "module" });
  let waiting: Wanted[] = [];
  let current: Wanted | undefined;
  let sent: readonly ContextFile[] | undefined;

  const next = () => {
    if (current) return;
    current = waiting.shift();
    if (current) worker.postMessage(current.message());
  };
  const want = (wanted: Wanted) => {
    if (wanted.type !== "build") waiting = waiting.filter(({ type }) => type !== wanted.type);
    waiting.push(wanted);
    next();
  };
  const tell = (answer: Answer | Marked) => {
    const asked = current;
    if (answer.type !== "marked") current = undefined;
    if (asked) onAnswer(answer, asked.type, asked.work);
    next();
  };
  worker.addEventListener("message", ({ data }: MessageEvent<Answer | Marked | Hello>) =>
    data.type === "hello" ? onHello(data) : tell(data),
  );
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    tell({ type: "broke", message: event.message || "The engine could not be loaded." });
  });
  return {
    ask(type, work, goals) {
      const message = (): Ask => {
        const { dockerfile, settings } = work;
        const files = changeOf(sent, work.files);
        sent = work.files;
        return { type, dockerfile, files, settings, goals };
      };
      want({ type, work, message });
    },
    pair: (before, after) =>
      want({ type: "pair", work: before, message: () => ({ type: "pair", before, after }) }),
    end: () => worker.terminate(),
  };
}
