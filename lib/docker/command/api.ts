/**
 * The Engine API, as far as `docker` commands that are modelled ask it: what a request does, and how it is answered.
 * Words and statuses are those of engine 26.1, API 1.45; recordings.json compares them.
 *
 * Simplifications: of a container or an image the answers have the fields that people look at, not all; the order for a
 * new container may name Image, Cmd, Env and HostConfig's AutoRemove, NetworkMode and RestartPolicy, and the rest is left
 * out of account; where a body is no JSON, the answer does not say at which character; what containers print can't be
 * asked for.
 *
 * https://docs.docker.com/reference/api/engine/version/v1.45/
 */
import { isUp } from "../containers";
import { type Refusal, refusalText } from "../errors";
import { full, parseReference } from "../reference";
import { imageSize, tagsOf } from "../store";
import type { Container, ContainerOptions } from "../world";
import { removalsOf } from "./images";
import { inspectContainer } from "./inspect";
import { commandText, statusText } from "./ps";
import type { Now, Session } from "./session";

export interface Request {
  method: string;
  /** Without the version in front: `/containers/json`. */
  path: string;
  query: Readonly<Record<string, string>>;
  /** Its Content-Type. */
  type: string;
  body: string;
}

export interface Answer {
  status: number;
  /** As it comes over the line, but for the newline at its end. */
  body?: string;
}

type Act = (session: Session, name: string, request: Request) => Answer;

const json = (status: number, value: unknown): Answer => ({ status, body: JSON.stringify(value) });
const message = (status: number, text: string): Answer => json(status, { message: text });
const done: Answer = { status: 204 };
const asItWas: Answer = { status: 304 };

/** Does it; `answered` puts what came of it into an answer, a refusal into the daemon's own. */
function doing(session: Session, event: Now, answered: () => Answer): Answer {
  let refused: Answer | undefined;
  session.do(event, (refusal) => {
    refused = message(statusOf(refusal), refusalText(refusal));
  });
  return refused ?? answered();
}

function statusOf(refusal: Refusal): number {
  switch (refusal.code) {
    case "no-such-container":
    case "no-such-image":
    case "manifest-unknown":
    case "pull-denied":
      return 404;
    case "cannot-kill":
      return refusal.because.code === "invalid-signal" ? 400 : statusOf(refusal.because);
    case "invalid-reference":
    case "invalid-name":
    case "no-command":
    case "cannot-execute":
      return 400;
    case "no-such-host":
    case "port-allocated":
      return 500;
    default:
      return 409;
  }
}

const onContainer =
  (
    event: (container: string, query: Request["query"]) => Now,
    already?: (container: Container) => boolean,
  ): Act =>
  (session, name, { query }) => {
    const container = session.find(name);
    if (container && already?.(container)) return asItWas;
    return doing(session, event(name, query), () => done);
  };

const given = (text: string | undefined): boolean => text !== undefined && text !== "0" && text !== "false";

const routes: readonly [method: string, path: RegExp, act: Act][] = [
  ["GET", /^\/_ping$/, () => ({ status: 200, body: "OK" })],
  ["GET", /^\/containers\/json$/, listContainers],
  ["POST", /^\/containers\/create$/, create],
  ["GET", /^\/containers\/([^/]+)\/json$/, inspect],
  [
    "POST",
    /^\/containers\/([^/]+)\/start$/,
    onContainer((container) => ({ type: "start", container }), isUp),
  ],
  ["POST", /^\/containers\/([^/]+)\/stop$/, stop],
  [
    "POST",
    /^\/containers\/([^/]+)\/kill$/,
    onContainer((container, { signal }) => ({ type: "kill", container, signal })),
  ],
  ["POST", /^\/containers\/([^/]+)\/pause$/, onContainer((container) => ({ type: "pause", container }))],
  ["POST", /^\/containers\/([^/]+)\/unpause$/, onContainer((container) => ({ type: "unpause", container }))],
  [
    "POST",
    /^\/containers\/([^/]+)\/rename$/,
    onContainer((container, { name = "" }) => ({ type: "rename", container, name })),
  ],
  ["POST", /^\/containers\/([^/]+)\/wait$/, wait],
  [
    "DELETE",
    /^\/containers\/([^/]+)$/,
    onContainer((container, { force, v }) => ({
      type: "remove",
      container,
      force: given(force),
      volumes: given(v),
    })),
  ],
  ["GET", /^\/images\/json$/, listImages],
  ["POST", /^\/images\/create$/, pull],
  ["POST", /^\/images\/(.+)\/tag$/, tag],
  ["DELETE", /^\/images\/(.+)$/, removeImage],
];

/** Requests that the real one answers, and the model does not. */
const elsewhere =
  /^\/(containers\/[^/]+\/(attach|logs|stats|top|restart|exec|resize|archive|changes|export|update)|containers\/prune|images\/(prune|search|load|get|.+\/(json|history|push|get))|version|info|events|system|volumes|networks|exec|build|auth|session|grpc|distribution|plugins|swarm|nodes|services|tasks|secrets|configs|commit)\b/;

export function answer(session: Session, request: Request): Answer {
  for (const [method, path, act] of routes) {
    const found = method === request.method && path.exec(request.path);
    if (found) return act(session, decodeURIComponent(found[1] ?? ""), request);
  }
  return elsewhere.test(request.path) ? message(501, "not modelled here") : message(404, "page not found");
}

function listContainers({ world }: Session, _name: string, { query }: Request): Answer {
  const shown = [...world.containers].reverse().filter((container) => given(query.all) || isUp(container));
  return json(
    200,
    shown.map((container) => ({
      Id: container.id,
      Names: [`/${container.name}`],
      Image: container.imageName,
      ImageID: container.image,
      Command: commandText(container),
      Created: Math.floor(container.createdAt / 1000),
      State: container.status,
      Status: statusText(container, world.now),
    })),
  );
}

function listImages({ world: { store } }: Session): Answer {
  return json(
    200,
    Object.values(store.images)
      .sort((a, b) => b.createdAt - a.createdAt)
      .map((image) => ({
        Id: image.id,
        RepoTags: tagsOf(store, image.id),
        Created: Math.floor(image.createdAt / 1000),
        Size: imageSize(store, image),
      })),
  );
}

function inspect(session: Session, name: string): Answer {
  const container = session.find(name);
  return container ? json(200, inspectContainer(container)) : message(404, `No such container: ${name}`);
}

function create(session: Session, _name: string, { query, type, body }: Request): Answer {
  if (body !== "" && type !== "application/json")
    return message(400, `unsupported Content-Type header (${type}): must be 'application/json'`);
  if (body === "") return message(400, "invalid JSON: got EOF while reading request body");
  const order = parse(body);
  if (!isRecord(order)) return message(400, "invalid JSON");
  if (Object.keys(order).length === 0)
    return message(400, "config cannot be empty in order to create a container");
  const image = typeof order.Image === "string" ? order.Image : "";
  const event: Now = {
    type: "create",
    image,
    command: texts(order.Cmd),
    options: { env: texts(order.Env), ...hostOptions(order.HostConfig) },
    ...(query.name !== undefined && { name: query.name }),
  };
  return doing(session, event, () => json(201, { Id: session.world.containers.at(-1)?.id, Warnings: [] }));
}

function hostOptions(config: unknown): Partial<ContainerOptions> {
  if (!isRecord(config)) return {};
  const { AutoRemove, NetworkMode, RestartPolicy } = config;
  const policy = isRecord(RestartPolicy) ? RestartPolicy.Name : undefined;
  return {
    autoRemove: AutoRemove === true,
    ...(typeof NetworkMode === "string" && { network: NetworkMode }),
    ...((policy === "always" || policy === "unless-stopped") && { restart: { name: policy } }),
  };
}

/** Answered when it has stopped. */
function stop(session: Session, name: string, { query }: Request): Answer {
  const container = session.find(name);
  if (container && !isUp(container)) return asItWas;
  const timeout = query.t === undefined ? undefined : Number(query.t);
  return doing(session, { type: "stop", container: name, timeout }, () => {
    if (container) session.waitFor(container.id);
    return done;
  });
}

function wait(session: Session, name: string): Answer {
  const id = session.find(name)?.id;
  if (id === undefined) return message(404, `No such container: ${name}`);
  const container = session.waitFor(id);
  if (!container || !isUp(container)) return json(200, { StatusCode: container?.exitCode ?? 0 });
  session.attached = id;
  return { status: 200 };
}

function pull(session: Session, _name: string, { query }: Request): Answer {
  const typed = query.fromImage ?? "";
  const name = query.tag && query.fromImage ? `${typed}:${query.tag}` : typed;
  const parsed = parseReference(name);
  if (!parsed.ok) return message(400, parsed.error);
  const from = session.effects.length;
  return doing(session, { type: "pull", name }, () => {
    const lines: object[] = [
      { status: `Pulling from ${parsed.reference.path}`, id: parsed.reference.tag ?? "latest" },
    ];
    for (const effect of session.effects.slice(from)) {
      if (effect.did === "layer-kept")
        lines.push({ status: "Already exists", id: effect.digest.slice(7, 19) });
      if (effect.did === "layer-pulled")
        lines.push({ status: "Pull complete", id: effect.digest.slice(7, 19) });
      if (effect.did !== "pulled") continue;
      const status = effect.newer ? "Downloaded newer image for" : "Image is up to date for";
      lines.push(
        { status: `Digest: ${effect.digest}` },
        { status: `Status: ${status} ${full(parsed.reference)}` },
      );
    }
    return { status: 200, body: lines.map((line) => JSON.stringify(line)).join("\n") };
  });
}

function tag(session: Session, image: string, { query }: Request): Answer {
  const name = `${query.repo ?? ""}${query.tag ? `:${query.tag}` : ""}`;
  return doing(session, { type: "tag", image, name }, () => ({ status: 201 }));
}

function removeImage(session: Session, image: string, { query }: Request): Answer {
  const from = session.effects.length;
  return doing(session, { type: "remove-image", image, force: given(query.force) }, () =>
    json(
      200,
      removalsOf(session.effects.slice(from)).map(([what, which]) => ({ [what]: which })),
    ),
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isRecord = (thing: unknown): thing is Record<string, unknown> =>
  typeof thing === "object" && thing !== null && !Array.isArray(thing);
const texts = (thing: unknown): string[] =>
  Array.isArray(thing) ? thing.filter((one) => typeof one === "string") : [];
