/** The six commands that bring an image to Amazon ECR, a seventh that fetches it, and what fails without one of them. */
import type { Guess, Step, Values } from "@/lib/steps";
import { type Act, acts, host, type Outcome, perform, type State, start } from "./model";

export type Progress = "ahead" | "now" | "done" | "failed" | "skipped";

export interface Scene {
  /** The command of this step; none on the first. */
  act?: Act;
  /** The command, in pieces that should each begin a line; empty where it was left out. */
  typed: readonly string[];
  prints: readonly string[];
  ok: boolean;
  before: State;
  state: State;
  progress: Readonly<Record<Act, Progress>>;
}

/** What the reader may leave out; the server's pull always comes. */
export const leavable = ["build", "check", "login", "create", "tag", "push"] as const;

const commands: Readonly<Record<Act, readonly string[]>> = {
  build: ["docker build -t hello-world ."],
  check: ["docker images --filter reference=hello-world"],
  login: [
    "aws ecr get-login-password --region us-east-1",
    "| docker login --username AWS --password-stdin $REG",
  ],
  create: ["aws ecr create-repository --repository-name hello-world --region us-east-1"],
  tag: ["docker tag hello-world:latest $REG/hello-world:latest"],
  push: ["docker push $REG/hello-world:latest"],
  pull: ["docker pull $REG/hello-world:latest"],
};

const titles: Readonly<Record<Act, string>> = {
  build: "Build",
  check: "Look that it is there",
  login: "Log Docker in",
  create: "Create the repository",
  tag: "Give it its full name",
  push: "Push",
  pull: "Elsewhere: pull",
};

const guesses: Readonly<Partial<Record<Act, Guess>>> = {
  tag: {
    question: "Next comes docker tag. What does it send to AWS?",
    options: [
      { text: "Nothing at all", right: true },
      { text: "The new name" },
      { text: "The image, under its new name" },
    ],
  },
  pull: {
    question: "A server in AWS wants the image. Which login does it use?",
    options: [
      { text: "None: it is inside AWS already" },
      { text: "Yours, for 12 hours" },
      { text: "A token of its own", right: true },
    ],
  },
};

/** The steps, with one command left out, the push delayed, or a template that creates repositories. */
export function steps({ skip, late, template }: Values): readonly Step<Scene>[] {
  const left = leavable.find((act) => act === skip);
  const settings = { createOnPush: template === true };
  const progress = new Map<Act, Progress>(acts.map((act) => [act, "ahead"]));
  const shown = (now?: Act) =>
    Object.fromEntries(
      acts.map((act) => [act, act === now ? "now" : (progress.get(act) ?? "ahead")]),
    ) as Record<Act, Progress>;
  const told: Step<Scene>[] = [
    {
      id: "begin",
      title: "A laptop and an account",
      caption:
        "On your laptop: a Dockerfile. In AWS: your account with a private registry, which is there from the start and empty. `$REG` stands for its host, `123456789012.dkr.ecr.us-east-1.amazonaws.com`. Six commands lie between the two.",
      scene: { typed: [`REG=${host}`], prints: [], ok: true, before: start, state: start, progress: shown() },
    },
  ];
  let state = start;
  for (const act of acts) {
    if (act === "push" && late === true && state.token === "fresh") state = { ...state, token: "expired" };
    const skipped = act === left;
    const outcome: Outcome = skipped ? { state, prints: [], ok: true } : perform(state, act, settings);
    progress.set(act, skipped ? "skipped" : outcome.ok ? "done" : "failed");
    told.push({
      id: act,
      title: skipped
        ? `Left out: ${titles[act].charAt(0).toLowerCase()}${titles[act].slice(1)}`
        : titles[act],
      caption: skipped ? without[act] : (outcome.ok ? worked : failed)(act, state, settings.createOnPush),
      ...(guesses[act] && { guess: guesses[act] }),
      scene: {
        act,
        typed: skipped ? [] : commands[act],
        prints: outcome.prints,
        ok: outcome.ok,
        before: state,
        state: outcome.state,
        progress: { ...shown(), [act]: progress.get(act) ?? "now" },
      },
    });
    state = outcome.state;
  }
  return told;
}

const without: Readonly<Record<Act, string>> = {
  build: "Nobody builds anything. Nothing complains yet: the next command only lists what is there.",
  check:
    "Nobody looks. That fails nothing: this command changes nothing. It only tells you of a mistake before AWS is involved.",
  login:
    "Nobody logs in. Docker has no password for this registry, and does not know yet that it will need one.",
  create:
    "Nobody creates the repository. Login and tag do not need it, so everything looks fine until the push.",
  tag: "Nobody gives the image its second name. It is called `hello-world:latest` and nothing else.",
  push: "Nobody pushes. Laptop and registry are both in order, and the image is in one of them only.",
  pull: "",
};

function worked(act: Act, { built, repository }: State, createOnPush: boolean): string {
  switch (act) {
    case "build":
      return "The dot at the end is the build context: the folder whose files the build may copy. Without it the command is refused. The image lies in Docker's store on your laptop, under the name `hello-world:latest`.";
    case "check":
      return built
        ? "One line, one image. This command changes nothing; it is here so that a failed build is noticed now and not at the push. Newer Docker prints other columns, with the same name in them."
        : "Only the heading is printed, and the exit status is 0. A script that does not read the output runs on. You have been warned, quietly.";
    case "login":
      return "`aws` asks the ECR service for a password, and signs that request with your AWS credentials. Docker stores the password for this host and uses you as `AWS`, a fixed name. After 12 hours it is worth nothing.";
    case "create":
      return "A repository is one named collection of images in the registry. ECR makes none by itself unless a template says so. This could have come first: it needs your AWS credentials, not Docker's login.";
    case "tag":
      return "A second name for the same image, and no copy. Docker reads the host at its beginning as the address to push to. It prints nothing, and nobody was asked whether that host exists.";
    case "push":
      return !repository && createOnPush
        ? "A template for `CREATE_ON_PUSH` matches the name, so ECR makes the repository in this moment. The layers travel first, the manifest last. Then the tag points to it, and the digest is printed."
        : "The layers travel first, skipping those that are there. The manifest comes last, and then the tag `latest` points to it. The digest that is printed names exactly this image. Note it down.";
    case "pull":
      return "A server with a role that may pull gets a token of its own and fetches the same manifest and layers: same digest, same bytes. Your laptop can be closed now.";
  }
}

function failed(act: Act, { built, named, token, repository }: State): string {
  switch (act) {
    case "tag":
      return "Docker has no image of that name to give a second name to. This is the first error that anyone sees, four commands after the mistake.";
    case "push":
      if (!named)
        return built
          ? "Docker looks in its own store for an image of this name, and finds none. It has not asked AWS anything: the name *is* the address, and no image has it."
          : "Without an image there was no name, and without the name nothing to push. The message is true and does not mention the cause, five commands ago.";
      if (token === "none")
        return "The registry asked Docker who it is, and Docker had nothing to say. You get the same message after logging in to another Region or account: passwords are stored by host.";
      if (token === "expired")
        return "It worked in the morning. The password is older than 12 hours, so log in again. A pipeline should log in as part of each run.";
      return "You are known, and what you name is not there. Create it, or check the spelling: ECR does not guess, so that a typing error does not become a repository.";
    case "pull":
      return repository
        ? "The repository is there and has no image with this tag. Whoever deploys sees only this line; the cause is further up."
        : "There is not even a repository. The deployment fails far from where the mistake was made.";
    default:
      return "";
  }
}
