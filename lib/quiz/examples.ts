/** One question of each kind, for the tests of this folder. */
import type { Question, QuestionOf } from "./question";

const common = { objective: "shared", asks: "happens", prompt: "What happens?" } as const;

export const single: QuestionOf<"single"> = {
  ...common,
  id: "a-single",
  kind: "single",
  options: [
    { text: "Only its own container", why: "That holds for virtual machines." },
    { text: "The host", right: true, why: "The kernel is the wall." },
    { text: "Nothing", why: "Root is what the bug gives." },
  ],
};

export const multiple: QuestionOf<"multiple"> = {
  ...common,
  id: "a-multiple",
  kind: "multiple",
  objective: "copied",
  options: [
    { text: "A kernel", right: true, why: "Every guest boots one." },
    { text: "An init system", right: true, why: "It starts the rest." },
    { text: "A processor", why: "The hypervisor lends it." },
  ],
};

export const order: QuestionOf<"order"> = {
  ...common,
  id: "an-order",
  kind: "order",
  objective: "copied",
  items: [
    { text: "Build", why: "There is nothing to push yet." },
    { text: "Push", why: "The registry must have it." },
    { text: "Pull", why: "The server fetches it." },
    { text: "Run", why: "Now it is there." },
  ],
};

export const match: QuestionOf<"match"> = {
  ...common,
  id: "a-match",
  kind: "match",
  pairs: [
    { left: "VM", right: "Own kernel", why: "It boots." },
    { left: "microVM", right: "Own kernel", why: "It boots too." },
    { left: "Container", right: "Shared kernel", why: "It is a process." },
  ],
  distractors: [{ right: "No kernel", why: "Nothing runs without one." }],
};

export const command: QuestionOf<"command"> = {
  ...common,
  id: "a-command",
  kind: "command",
  accept: ["docker run --rm --name=web nginx", "docker run --name=web --rm nginx"],
  why: "run makes a container and starts it.",
  wrong: [
    { starts: "docker start", why: "start needs a container that exists." },
    { when: "docker start web", why: "There is no web yet." },
  ],
};

export const numeric: QuestionOf<"numeric"> = {
  ...common,
  id: "a-number",
  kind: "numeric",
  answer: 3,
  unit: "kernels",
  why: "One in each.",
  wrong: [{ value: 1, why: "That is the count for containers." }],
};

export const dockerfile: QuestionOf<"dockerfile"> = {
  ...common,
  id: "a-dockerfile",
  kind: "dockerfile",
  start: { dockerfile: "FROM busybox:1.37\nCMD httpd -f\n", files: [] },
  goals: [
    { id: "signals", text: "httpd is process 1", why: "Exec form has no shell.", processOne: "program" },
    { id: "user", text: "It is not root", why: "USER says as whom.", user: "not-root" },
  ],
  solution: 'FROM busybox:1.37\nUSER 1000\nCMD ["httpd", "-f"]\n',
  why: "Both are in the config.",
  wrong: ["FROM busybox:1.37\nUSER 1000\nCMD httpd -f\n"],
};

export const examples: readonly Question[] = [single, multiple, order, match, command, numeric, dockerfile];
