/** The same four parties for four commands: who asks whom, with which call, and what is where afterwards. */
import type { Guess, Step, Values } from "@/lib/steps";
import { type Command, commands, ping, type Wire, wires } from "./messages";
import { type Host, hosts, type Part, parts, type Scene } from "./scene";

export const typed: Readonly<Record<Command, string>> = {
  build: "docker build -t hello:1 .",
  pull: "docker pull hello:1",
  run: "docker run --rm hello:1",
  push: "docker push hello:1",
};

const all: readonly Part[] = parts;

/** What is there before the command. */
const before: Readonly<Record<Command, Pick<Scene, "local" | "stored" | "context">>> = {
  build: { local: [], stored: ["base"], context: "client" },
  pull: { local: [], stored: all },
  run: { local: [], stored: all },
  push: { local: all, stored: ["base"] },
};

interface Told {
  title: string;
  caption: string;
  guess?: Guess;
  scene?: Partial<Scene>;
}

/** The steps of a command; their ids are the same for all commands, so that a link fits each. */
export function steps({ command: wanted, host: place }: Values): readonly Step<Scene>[] {
  const command = commands.find((each) => each === wanted) ?? "pull";
  const host = hosts.find((each) => each === place) ?? "linux";
  const start: Scene = { host, wire: {}, said: {}, ...before[command] };
  const told = stories[command];
  let scene: Scene = { ...start, typed: typed[command] };
  return [
    { id: "parties", title: "Who is there", caption: partiesOn[host], scene: start },
    {
      id: "ping",
      title: "A question first",
      caption: pingOn[host],
      scene: { ...scene, wire: { api: [ping] }, about: ["client", "dockerd"] },
    },
    ...told.map(({ title, caption, guess, scene: change }, index): Step<Scene> => {
      const wire: Wire = wires[command][index] ?? {};
      const said = { api: [ping], ...scene.said, ...scene.wire };
      scene = { ...scene, building: false, about: undefined, ...change, wire, said };
      return { id: idOf(index, told.length), title, caption, guess, scene };
    }),
  ];
}

function idOf(index: number, length: number): string {
  if (index === 0) return "ask";
  return index === length - 1 ? "done" : `then-${index}`;
}

const partiesOn: Readonly<Record<Host, string>> = {
  linux:
    "`docker` is a client and does nothing itself. `dockerd`, the daemon, has the images and does the work; BuildKit is a part of it, and `containerd` runs its containers. A *registry* keeps images for many engines. Choose a command and where the daemon is.",
  desktop:
    "On macOS and Windows, the daemon is in a *Linux virtual machine* that Docker Desktop runs: it needs a Linux kernel for Linux containers. The client is an ordinary program of your own system. The registry is a third machine.",
  remote:
    "The daemon is on another machine, `shop.example`, and so are its images and containers. Your laptop needs only the client. A *context* says which daemon it talks to; the commands are the same.",
};

const pingOn: Readonly<Record<Host, string>> = {
  linux:
    "Client and daemon speak HTTP, through a file: the socket `/var/run/docker.sock`. The first question is always which version of the API the daemon speaks. Here it is 1.45: all further paths begin with `/v1.45`, which the drawing leaves out.",
  desktop:
    "The client opens a socket on the Mac, or a named pipe on Windows, and Docker Desktop passes the HTTP on into the virtual machine. The daemon names its API version, here 1.45: further paths begin with `/v1.45`, which the drawing leaves out.",
  remote:
    "The client logs in with `ssh` and speaks HTTP through that connection. The daemon names its API version, here 1.45: all further paths begin with `/v1.45`, which the drawing leaves out. Who may log in there may do all that the daemon may.",
};

const output = "Hello from a layer.";

const pullStory: readonly Told[] = [
  {
    title: "One request",
    caption:
      "The client asks the daemon to *create* an image from that name. This is all it does: from now on it prints the progress that the daemon streams back over the same answer.",
    guess: {
      question: "You type docker pull. Which program opens a connection to the registry?",
      options: [
        { text: "docker, the client" },
        { text: "dockerd, the daemon", right: true },
        { text: "Both: one asks, the other downloads" },
      ],
    },
    scene: { about: ["client", "dockerd"] },
  },
  {
    title: "From tag to digest",
    caption:
      "Is this a registry? And what does the tag `1` stand for today? The answer is a digest, in a header. A private registry would have answered 401 at first, and the daemon would have fetched a token.",
    scene: { about: ["dockerd", "registry"] },
  },
  {
    title: "The list of parts",
    caption:
      "With the digest the daemon gets the manifest, so nobody can move the tag in between. The manifest names a config and two layers. The config is small and comes first: it lists the DiffIDs of the layers.",
    scene: { about: ["dockerd", "registry"], local: ["config"] },
  },
  {
    title: "The layers",
    caption:
      "Layers that are here already are not asked for. The others come several at once, and are unpacked from the base up. The daemon counts the digest of each again, and refuses one that does not match.",
    scene: { about: ["dockerd", "registry"], local: ["config", "app", "base"] },
  },
  {
    title: "Pulled",
    caption:
      "The engine has the image under its name, and the client ends. By default, up to Engine 28 `dockerd` keeps the files itself; a fresh Engine 29 hands them to `containerd`. In both cases it is `dockerd` that talks to the registry.",
    scene: { local: all, answer: "Downloaded newer image for hello:1" },
  },
];

const runStory: readonly Told[] = [
  {
    title: "No such image",
    caption:
      "The client asks for a container, not for an image. The daemon does not have the image, and says so: 404, `No such image`. It does not go looking for it by itself.",
    scene: { about: ["client", "dockerd"], answer: "Unable to find image 'hello:1' locally" },
  },
  {
    title: "The client asks for a pull",
    caption:
      "This is the same call as for `docker pull`, and the same requests follow. So `docker run` on an empty engine is three things in a row: a pull, a create and a start. Had the image been there, this step would be missing.",
    guess: {
      question: "The daemon answered 404: no such image. What happens next?",
      options: [
        { text: "docker run fails, and you have to pull first" },
        { text: "The client asks for a pull, then for the container again", right: true },
        { text: "The daemon pulls it, while the client waits" },
      ],
    },
    scene: { local: all, answer: undefined },
  },
  {
    title: "Created, not started",
    caption:
      "The second `create` gets 201: a container with an id, a writable layer and no process. `attach` turns its connection into a stream for what the program will print. `wait` is a question that is answered when the program ends.",
    scene: { about: ["client", "dockerd", "containerd"], container: "created" },
  },
  {
    title: "Started",
    caption:
      "Only `start` makes a process. The daemon gives `containerd` the order, over gRPC: a container, a task, go. What follows behind `containerd`, with a shim and `runc`, you have seen in the lesson on standards.",
    scene: { about: ["client", "dockerd", "containerd"], container: "runs" },
  },
  {
    title: "What comes back",
    caption:
      "The program's output comes through the attached stream. When it ends, `wait` is answered with the exit code, and the client ends with the same. `--rm` asked the daemon to remove the container then.",
    scene: { container: "ended", answer: output },
  },
];

const pushStory: readonly Told[] = [
  {
    title: "One request",
    caption:
      "Again the client asks, and the daemon acts. Which registry is meant stands in the image's name; the drawing leaves out `localhost:5000/`. If you have logged in, the client sends the password or token along in a header.",
    scene: { about: ["client", "dockerd"] },
  },
  {
    title: "What is there already",
    caption:
      "Does the repository `hello` have the base layer? 404. But the repository `base` of the same registry has it, so the daemon asks to *mount* it from there: 201, and not a byte of the layer has travelled.",
    guess: {
      question: "The base layer lies in the same registry, in another repository. Is it uploaded again?",
      options: [
        { text: "Yes: each repository has its own layers" },
        { text: "No: the registry is asked to mount it", right: true },
        { text: "No: the registry sees that the bytes are known, after the upload" },
      ],
    },
    scene: { about: ["dockerd", "registry"] },
  },
  {
    title: "The missing parts",
    caption:
      "For the layer of your program, and then for the config: begin an upload, send the bytes, and end it with the digest. The registry counts again, and refuses bytes that do not match.",
    scene: { about: ["dockerd", "registry"], stored: ["config", "app", "base"] },
  },
  {
    title: "The manifest last",
    caption:
      "Only now does the registry get the manifest, under the tag `1`. So nobody can ever pull an image of which parts are missing.",
    scene: { about: ["dockerd", "registry"], stored: all },
  },
  {
    title: "Pushed",
    caption:
      "The client prints the digest of the manifest. That is the name to write down: the tag `1` can be pointed elsewhere, this cannot. The engine still has its own copy.",
    scene: { answer: "1: digest: sha256:… size: 734" },
  },
];

const buildStory: readonly Told[] = [
  {
    title: "Two streams",
    caption:
      "A build is a conversation, so the client turns two connections into gRPC streams. `/grpc` carries the order to BuildKit: solve this. `/session` is for the other direction: BuildKit may ask the client back.",
    scene: { about: ["client", "dockerd"], building: true },
  },
  {
    title: "BuildKit asks back",
    caption:
      "First it wants the Dockerfile, then only the files that its COPY lines need. The client sends what BuildKit does not have from last time. The daemon never looks at your disk: it may be another machine's.",
    guess: {
      question: "The daemon may be on another machine. How does greeting.txt get into the build?",
      options: [
        { text: "The daemon reads it from your folder" },
        { text: "The client packs up the whole folder and sends it first" },
        { text: "BuildKit asks for what it needs, and the client sends it", right: true },
      ],
    },
    scene: { about: ["client", "dockerd"], building: true, context: "sent" },
  },
  {
    title: "The base image",
    caption:
      "`FROM base:1` is not on this engine, so the daemon gets it from the registry: manifest, config, layer. The client has no part in it. A base that is there already is not downloaded again.",
    scene: { about: ["dockerd", "registry"], building: true, context: "client", local: ["base"] },
  },
  {
    title: "The steps run",
    caption:
      "`COPY` puts the file into a new layer. A `RUN` would be executed now, in a container that BuildKit starts with `runc` itself, without `containerd`. What lines such as `CMD` say goes into the config.",
    scene: { about: ["dockerd"], building: true, local: ["config", "app", "base"] },
  },
  {
    title: "It is here, and only here",
    caption:
      "The engine writes the config and the name `hello:1` into its own store. Nothing went to the registry. For others to have the image, you push it.",
    scene: { local: all, answer: "naming to hello:1 done" },
  },
];

const stories: Readonly<Record<Command, readonly Told[]>> = {
  build: buildStory,
  pull: pullStory,
  run: runStory,
  push: pushStory,
};
