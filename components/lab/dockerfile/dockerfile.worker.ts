import { type BuildResult, build, type ContextFile, check, mark, parse } from "@/lib/dockerfile";
import { reached, secretsOf } from "@/lib/dockerfile-challenges";
import { viewOf } from "@/lib/dockerfile-lab";
import type { Answer, Ask } from "./protocol";

/** The engine's own thread. It keeps the cache; the page only ever sees what it shows. */

const scope = self;
let files: readonly ContextFile[] = [];
let previous: BuildResult | undefined;

function answer(ask: Ask): Answer {
  files = ask.files ?? files;
  const input = {
    dockerfile: ask.dockerfile,
    context: files,
    options: { secrets: secretsOf(ask.challenge) },
  };
  switch (ask.type) {
    case "edit":
      return {
        type: "marked",
        marks: previous && mark(input, previous),
        findings: check(input),
        problems: parse(ask.dockerfile).problems,
      };
    case "build": {
      previous = build(input, previous);
      return { type: "built", view: viewOf(previous), reached: reached(ask.challenge, input, previous) };
    }
    case "restore":
      previous = build(input);
      return { type: "built", view: viewOf(previous), reached: reached(ask.challenge, input, previous) };
    case "forget":
      previous = undefined;
      return { type: "done" };
  }
}

scope.addEventListener("message", ({ data }: MessageEvent<Ask>) => {
  let reply: Answer;
  try {
    reply = answer(data);
  } catch (error) {
    reply = { type: "broke", message: error instanceof Error ? error.message : String(error) };
  }
  scope.postMessage(reply);
});
