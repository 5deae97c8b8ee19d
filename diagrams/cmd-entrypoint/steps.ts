/** From two lines of a Dockerfile to a process, and to its end. */
import type { Guess, Step, Values } from "@/lib/steps";
import { choices } from "./choices";
import { listed, type Run, runOf, type Scene, spoken } from "./scene";

/** The steps for what the reader chose; their ids and their number never change. */
export function steps(values: Values): readonly Step<Scene>[] {
  const run = runOf(values);
  return [
    {
      id: "image",
      title: "Two lists in the config",
      caption: imageText(run),
      scene: { run, at: "image" },
    },
    {
      id: "command-line",
      title: "What docker run says",
      caption: commandLineText(run),
      scene: { run, at: "command-line" },
    },
    {
      id: "argv",
      title: "One list is left",
      caption: argvText(run),
      guess: argvGuess(run),
      scene: { run, at: "argv" },
    },
    { id: "started", title: startedTitle(run), caption: startedText(run), scene: { run, at: "started" } },
    {
      id: "signal",
      title: run.stopped ? "docker stop: SIGTERM" : "Nothing to stop",
      caption: signalText(run),
      scene: { run, at: "signal" },
    },
    {
      id: "end",
      title: endTitle(run),
      caption: endText(run),
      guess: endGuess(run),
      scene: { run, at: "end" },
    },
  ];
}

function imageText({ choice, config }: Run): string {
  const { entrypoint, cmd } = choice;
  const stored = [
    ...(entrypoint === "none" ? [] : [`\`Entrypoint\` is \`${listed(config.entrypoint)}\``]),
    ...(cmd === "none" ? [] : [`\`Cmd\` is \`${listed(config.cmd)}\``]),
  ].join(", ");
  if (stored === "")
    return "Neither line is in the Dockerfile, nor did the base image bring one. Both lists in the config are empty.";
  const used = [entrypoint, cmd];
  const how = [
    ...(used.includes("shell") ? ["Shell form puts `/bin/sh -c` before the text, as one word."] : []),
    ...(used.includes("exec") ? ["Exec form is stored word by word."] : []),
  ].join(" ");
  return `The build runs nothing of this. It stores lists of words in the config: ${stored}. ${how}`;
}

function commandLineText({ choice, config }: Run): string {
  const args = spoken(choices.args(choice));
  const override = choices.override(choice);
  const gone = config.cmd.length > 0 ? " It clears the image's CMD too." : "";
  const replaces = config.cmd.length > 0 ? "takes the place of CMD" : "stands where CMD would";
  if (override === undefined && args === "")
    return "The command line ends with the image's name and overrides nothing. Both lists of the image stand.";
  if (override === undefined)
    return `What follows the image's name, \`${args}\`, ${replaces}. ENTRYPOINT is out of its reach.`;
  const first =
    override === ""
      ? `\`--entrypoint ""\` takes ENTRYPOINT away.${gone}`
      : `\`--entrypoint ${override}\` replaces ENTRYPOINT.${gone}`;
  return args === "" ? first : `${first} The words after the image's name, \`${args}\`, follow.`;
}

function argvText({ argv, choice, used, config }: Run): string {
  if (argv.length === 0)
    return "Nothing is left to run. The engine refuses before any container starts: `no command specified`.";
  const ignored =
    used.includes("entrypoint") && choice.entrypoint === "shell" && argv.length > config.entrypoint.length
      ? " But `sh -c` runs one word only; what comes after it is `$0` and `$1` for a script that asks. `web` never sees it."
      : "";
  const odd =
    choice.entrypoint === "exec" &&
    choice.cmd === "shell" &&
    used.includes("entrypoint") &&
    used.includes("cmd")
      ? " So `web` is handed a shell and `-c` as arguments: shell form in CMD makes no sense behind an ENTRYPOINT."
      : "";
  return `First ENTRYPOINT or its replacement, then CMD or its replacement: \`${spoken(argv)}\`.${ignored}${odd}`;
}

/** Right is what runs; wrong are the lists that people expect. */
function argvGuess({ argv, config, choice }: Run): Guess {
  const args = choices.args(choice);
  const right = argv.length === 0 ? "nothing" : spoken(argv);
  const expected = [
    [...config.entrypoint, ...config.cmd, ...args],
    [...config.entrypoint, ...args],
    config.cmd,
    config.entrypoint,
    args,
    ["web"],
    ["sh"],
  ];
  const wrong = expected
    .filter((words) => words.length > 0)
    .map(spoken)
    .filter((words) => words !== right);
  const options = [...new Set(wrong)].slice(0, 2).map((text) => ({ text, right: false }));
  const place = argv.length % 3;
  return {
    question: "Which list of words is left to run?",
    options: [...options.slice(0, place), { text: right, right: true }, ...options.slice(place)],
  };
}

function startedTitle({ started }: Run): string {
  switch (started.state) {
    case "refused":
      return "No container";
    case "not-found":
      return "No such program";
    case "ended":
      return "Over at once";
    case "running":
      return `PID 1 is ${nameOf(started.tasks[0]?.role)}`;
  }
}

const nameOf = (role: "init" | "shell" | "program" | undefined): string =>
  role === "init" ? "docker-init" : role === "shell" ? "sh" : "web";

function startedText({ started, argv, shell, init }: Run): string {
  switch (started.state) {
    case "refused":
      return "`docker run` ends with exit code 125: Docker itself failed, as there was nothing to run.";
    case "not-found":
      return `There is no program called \`${started.word}\`. \`docker run\` ends with exit code 127. An image without ENTRYPOINT takes the first argument for a program.`;
    case "ended":
      return started.exit === 0
        ? `\`${spoken(argv)}\` prints its line and ends with exit code 0. That also ends the container. Its ENTRYPOINT and CMD were not run.`
        : `The shell finds no program called \`${argv.at(-1)}\` and ends with exit code ${started.exit}, and so does the container.`;
    case "running": {
      const shelled = argv[0] === "/bin/sh";
      const who = init
        ? "`--init` makes a small program PID 1: `docker-init`, which starts your list as its child."
        : "The first process of a container has number 1.";
      if (!shelled) return `${who} No shell was asked for, so \`web\` is started directly.`;
      return shell === "dash"
        ? `${who}${init ? "" : " Here that is the shell."} \`sh\` on Debian and Ubuntu is dash: it starts \`web\` as its child, and waits.`
        : `${who} \`sh\` on Alpine is BusyBox. With one plain command it does not wait: it *becomes* \`web\`. Bash does the same, dash does not.`;
    }
  }
}

function signalText({ started, stopped, onTerm, init }: Run): string {
  if (started.state !== "running" || !stopped)
    return `The container is not running, so there is nobody to send a signal to. Its exit code stands: ${started.state === "running" ? "" : started.exit}.`;
  const shelled = started.tasks.some(({ role }) => role === "shell");
  if (init)
    return `SIGTERM goes to PID 1, and \`docker-init\` passes it on to its child. ${
      shelled
        ? "That is `sh`, which dies of it and tells nobody."
        : onTerm === "handles"
          ? "`web` has a handler, and tidies up."
          : "`web` has no handler, and as it is not PID 1, the signal ends it."
    }`;
  if (shelled)
    return "SIGTERM goes to PID 1, the shell. It has no handler, and for PID 1 the kernel drops such a signal. The shell passes nothing on. `web` is never told.";
  return onTerm === "handles"
    ? "SIGTERM goes to PID 1, and that is `web`. It has a handler: it finishes its work, and exits."
    : "SIGTERM goes to PID 1, `web`. It has no handler. Any other process would die of it; for PID 1 the kernel drops the signal.";
}

function endTitle({ stopped }: Run): string {
  if (!stopped) return "The exit code stays";
  return stopped.seconds > 0 ? "Ten seconds, then SIGKILL" : "Gone at once";
}

function endText({ started, stopped, onTerm }: Run): string {
  if (!stopped || started.state !== "running")
    return started.state === "ended" && started.exit === 0
      ? "0: it did what it was asked to do. Whether that was what you wanted, no exit code says."
      : "125 is Docker's own failure. 127 means that no such program was found, by the engine or by a shell. Neither is an answer of your program.";
  if (stopped.seconds > 0)
    return `After ${stopped.seconds} seconds \`docker stop\` loses patience: SIGKILL, which no process can handle. Exit code 137 is 128 + 9. Open requests are lost.`;
  if (stopped.exit === 0)
    return "No waiting, exit code 0: a clean end. This is what an image should do when it is told to stop.";
  return stopped.told
    ? "No waiting, and exit code 143: 128 + 15, ended by SIGTERM. With a handler, it could have tidied up first."
    : `No waiting, and exit code 143: the shell died of SIGTERM, \`docker-init\` ended, and the kernel killed \`web\`. ${onTerm === "handles" ? "Its handler never ran." : "It was never told."} Fast is not the same as clean.`;
}

/** Where nothing runs, the exit code has been told already. */
function endGuess({ stopped }: Run): Guess | undefined {
  if (!stopped) return undefined;
  return {
    question: "docker stop has sent SIGTERM. How does it end?",
    options: [
      { text: "At once, exit code 0", right: stopped.exit === 0 },
      { text: "At once, exit code 143", right: stopped.exit === 143 },
      { text: "After ten seconds, exit code 137", right: stopped.exit === 137 },
    ],
  };
}
