import {
  type BuildResult,
  build,
  type ContextFile,
  catalogue,
  check,
  keywords,
  mark,
  parse,
  type StepMark,
} from "@/lib/dockerfile";
import { reachedGoals } from "@/lib/dockerfile-goals";
import { inputOf, viewOf } from "@/lib/dockerfile-lab";
import type { Answer, Ask, AskPair, FilesChange, Hello, Marked } from "./protocol";

/** The engine's own thread. It keeps the cache; the page only ever sees what it shows. */

const scope = self;
let files: readonly ContextFile[] = [];
let previous: BuildResult | undefined;

/** Files that are as they were stay the same objects, so what is known of them need not be found out again. */
function filesAfter(before: readonly ContextFile[], change: FilesChange): readonly ContextFile[] {
  if (change.type === "none") return before;
  if (change.type === "all") return change.files;
  const after = [...before];
  for (const [index, file] of change.files) after[index] = file;
  return after;
}

/** What only sets the config, or is skipped, is no step to be marked. */
const isStep = ({ mark }: StepMark): boolean => mark !== "config" && mark !== "skipped";

function answer(ask: Ask | AskPair): Answer {
  if (ask.type === "pair")
    return {
      type: "paired",
      before: viewOf(build(inputOf(ask.before))),
      after: viewOf(build(inputOf(ask.after))),
    };
  files = filesAfter(files, ask.files);
  const input = inputOf({ ...ask, files });
  switch (ask.type) {
    case "edit":
      scope.postMessage({
        type: "marked",
        marks: previous && mark(input, previous).filter(isStep),
      } satisfies Marked);
      return { type: "checked", findings: check(input), problems: parse(ask.dockerfile).problems };
    case "build":
    case "restore":
      previous = build(input, ask.type === "build" ? previous : undefined);
      return { type: "built", view: viewOf(previous), reached: reachedGoals(ask.goals, input, previous) };
    case "forget":
      previous = undefined;
      return { type: "done" };
  }
}

scope.postMessage({
  type: "hello",
  bases: ["scratch", ...catalogue().map(({ name }) => name)],
  keywords,
} satisfies Hello);

scope.addEventListener("message", ({ data }: MessageEvent<Ask | AskPair>) => {
  let reply: Answer;
  try {
    reply = answer(data);
  } catch (error) {
    reply = { type: "broke", message: error instanceof Error ? error.message : String(error) };
  }
  scope.postMessage(reply);
});
