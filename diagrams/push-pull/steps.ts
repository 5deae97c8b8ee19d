/** Push and pull: which layers travel, what a tag points to, and what a digest still gets after the tag has moved. */
import type { Guess, Step, Values } from "@/lib/steps";
import {
  begin,
  build,
  type Done,
  digestOf,
  look,
  type Part,
  type Place,
  parts,
  pull,
  push,
  repository,
  type State,
  sizeOf,
  type Travel,
  tag,
  tagOf,
} from "./story";

export interface Scene {
  /** Where the command was given, and the command. */
  at: "builder" | "server";
  command: string;
  builder: Place;
  registry: Place;
  server: Place;
  travel?: Travel;
}

/** What the reader can do. */
export const actions = ["page", "libraries", "base", "pull", "pull-first"] as const;
type Action = (typeof actions)[number];

/** Bytes of a whole image on its way. */
const whole = sizeOf(...parts);

/** The most versions that there can be: two that are told, and one for each thing the reader does. */
export const mostActions = 3;
export const mostVersions = 2 + mostActions;

/** Bytes as people read them: "158 B", "4.1 MB". */
export const bytes = (count: number): string =>
  count < 1000 ? `${count} B` : `${(count / 1_000_000).toFixed(1)} MB`;

const scene = (at: Scene["at"], command: string, state: State, travel?: Travel): Scene => ({
  at,
  command,
  builder: look(state, "builder", travel ? [] : freshIn(state, command)),
  registry: look(state, "registry", travel?.way === "push" ? travel.moved : []),
  server: look(state, "server", travel?.way === "pull" ? travel.moved : []),
  ...(travel && { travel }),
});

const word = (count: number): string => ["None", "One", "Two", "Three"][count] ?? `${count}`;

/** The layers that a build has made. */
function freshIn({ versions }: State, command: string): string[] {
  if (!command.startsWith("docker build")) return [];
  const earlier = new Set(versions.slice(0, -1).flatMap(({ layers }) => layers.map(({ digest }) => digest)));
  return (versions.at(-1)?.layers ?? []).map(({ digest }) => digest).filter((digest) => !earlier.has(digest));
}

/** The steps, with what the reader did after them. */
export function steps({ yours }: Values): readonly Step<Scene>[] {
  const wanted = Array.isArray(yours) ? yours : [];
  const done = wanted
    .filter((one): one is Action => actions.some((action) => action === one))
    .slice(0, mostActions);
  const { told, state } = story();
  return [...told, ...act(state, done)];
}

function story(): { told: Step<Scene>[]; state: State } {
  const told: Step<Scene>[] = [];
  let state = begin;
  const step = (
    id: string,
    title: string,
    at: Scene["at"],
    command: string,
    did: Done,
    caption: (travel: Travel) => string,
    guess?: Guess,
  ) => {
    state = did.state;
    const travel = did.travel;
    told.push({
      id,
      title,
      caption: caption(travel ?? { way: "push", moved: [], bytes: 0, kept: 0 }),
      ...(guess && { guess }),
      scene: scene(at, command, state, travel),
    });
  };

  step(
    "build",
    "An image on a build machine",
    "builder",
    `docker build -t ${repository}:1.0 .`,
    { state: build(state, "base") },
    () =>
      "Three layers: a base, libraries, and one page. The name begins with the registry's host, `reg.test`; then comes the repository, `shop`, and the tag. So far only this machine has it.",
  );
  step(
    "push",
    "Push: everything is new",
    "builder",
    `docker push ${repository}:1.0`,
    push(state, "1.0"),
    ({ moved, bytes: sum }) =>
      `Docker asks for each layer whether the repository has it. It has none, so ${word(moved.length).toLowerCase()} layers travel, ${bytes(sum)} compressed. The manifest comes last, under its digest. Then the tag \`1.0\` points to it.`,
  );
  state = tag(state, "1.0", "latest");
  step(
    "second-tag",
    "A second tag",
    "builder",
    `docker push ${repository}:latest`,
    push(state, "latest"),
    ({ moved, kept }) =>
      `\`docker tag\` gave the image the name \`latest\` as well; that is a word like any other. The push finds all ${word(kept).toLowerCase()} layers there: ${moved.length === 0 ? "none travels" : "they travel"}. One manifest, one digest, two tags.`,
    {
      question: "The same image is pushed again, as latest. How much travels?",
      options: [
        { text: "All three layers again" },
        { text: "Not one layer", right: true },
        { text: "The top layer only" },
      ],
    },
  );
  step(
    "pull",
    "A server pulls",
    "server",
    `docker pull ${repository}:latest`,
    pull(state, "latest"),
    ({ moved, bytes: sum }) =>
      `The server asks what \`latest\` points to and gets a manifest. It has none of the layers, so all ${word(moved.length).toLowerCase()} travel, ${bytes(sum)}. The server's own \`latest\` is now a note in its own store.`,
  );
  step(
    "change",
    "One file changes",
    "builder",
    `docker build -t ${repository}:1.1 .`,
    { state: build(state, "page") },
    () =>
      "The page is edited and the image is built anew. Base and libraries are the same bytes, so they have the same digests and are the same layers, stored once. The top layer is new, and with it the manifest.",
  );
  step(
    "push-change",
    "Only what is missing",
    "builder",
    `docker push ${repository}:1.1`,
    push(state, "1.1"),
    ({ moved, bytes: sum, kept }) =>
      `${word(kept)} layers are there already. ${word(moved.length)} travels: ${bytes(sum)} instead of ${bytes(whole)}. The registry keeps both versions, and what they share only once. \`latest\` has not moved.`,
    {
      question: "One file of 16 bytes was changed. How much does the push of 1.1 send?",
      options: [
        { text: "The top layer, a few hundred bytes", right: true },
        { text: "The whole image, 4 MB" },
        { text: "The 16 bytes" },
      ],
    },
  );
  state = tag(state, "1.1", "latest");
  step(
    "move",
    "The tag moves",
    "builder",
    `docker push ${repository}:latest`,
    push(state, "latest"),
    () =>
      "`latest` is tagged anew and pushed. No layer travels: in the registry, `latest` lets go of the old manifest and points to the new one. Nobody is told. The server still has what it pulled.",
  );
  step(
    "pull-moved",
    "The same command, another image",
    "server",
    `docker pull ${repository}:latest`,
    pull(state, "latest"),
    ({ moved, bytes: sum, kept }) =>
      `Letter by letter the command from before, and the server gets another image. ${word(kept)} layers are there, ${word(moved.length).toLowerCase()} travels, ${bytes(sum)}. The old image is still on the server, without a tag.`,
    {
      question: "The server pulls latest again, with the same command. What does it get?",
      options: [
        { text: "The same image as before" },
        { text: "The new image, all of it" },
        { text: "The new image, one layer of it", right: true },
      ],
    },
  );
  const first = digestOf(state, 1);
  step(
    "by-digest",
    "By digest: the same for ever",
    "server",
    `docker pull ${repository}@${first.slice(0, 11)}…`,
    pull(state, `@${first}`),
    () =>
      "Asked for by its digest, the first version comes back, whatever the tags do. Here its layers never left, so nothing travels. A digest names bytes; a tag names whatever somebody last put there. Your turn.",
  );
  return { told, state };
}

const commands: Readonly<Record<Exclude<Action, "pull" | "pull-first">, string>> = {
  page: "the page",
  libraries: "the libraries",
  base: "the base",
};

function act(from: State, done: readonly Action[]): Step<Scene>[] {
  let state = from;
  return done.map((action, index) => {
    const id = `yours-${index + 1}`;
    if (action === "pull" || action === "pull-first") {
      const first = digestOf(state, 1);
      const name = action === "pull" ? "latest" : `@${first}`;
      const { state: after, travel, upToDate } = pull(state, name);
      state = after;
      return {
        id,
        title: action === "pull" ? "You pull latest" : "You pull the first digest",
        caption: pulled(action, travel, upToDate ?? false),
        scene: scene(
          "server",
          action === "pull"
            ? `docker pull ${repository}:latest`
            : `docker pull ${repository}@${first.slice(0, 11)}…`,
          state,
          travel,
        ),
      };
    }
    state = build(state, action);
    const version = tagOf(state.versions.length);
    const { state: pushed, travel } = push(state, version);
    state = push(tag(pushed, version, "latest"), "latest").state;
    return {
      id,
      title: `You change ${commands[action]}`,
      caption: `Built and pushed as \`${version}\`, and \`latest\` moved to it. ${counted(travel)} ${above[action]}`,
      scene: scene("builder", `docker push ${repository}:${version}`, state, travel),
    };
  });
}

const above: Readonly<Record<Part, string>> = {
  page: "The page is the highest layer, so nothing else had to be made anew.",
  libraries: "The page above was made anew too: a build goes on from the first line that changed.",
  base: "All above it was made anew. Nothing is shared with the versions before.",
};

function counted(travel: Travel | undefined): string {
  const { moved, bytes: sum, kept } = travel ?? { moved: [], bytes: 0, kept: 0 };
  const travelled = `${moved.length === 0 ? "No" : word(moved.length)} ${moved.length > 1 ? "layers travel" : "layer travels"}`;
  const there = kept === 0 ? "none was" : kept === 1 ? "one was" : `${word(kept).toLowerCase()} were`;
  return `${travelled}${moved.length > 0 ? `, ${bytes(sum)}` : ""}; ${there} there already.`;
}

function pulled(action: "pull" | "pull-first", travel: Travel | undefined, upToDate: boolean): string {
  if (action === "pull-first")
    return "The first version, as always. Its layers are on the server, so nothing travels, and no tag is touched.";
  if (upToDate)
    return "The server asks what `latest` points to and finds that it has exactly that: `Image is up to date`. One question, no layer.";
  return `\`latest\` points to something newer. ${counted(travel)} The server's \`latest\` moves to it; what it had before stays, without that tag.`;
}
