/** The commands on containers: what they do, and what they print. */
import { type Creation, isUp } from "../containers";
import { executeText, type Refusal, refusalText } from "../errors";
import { full, parseReference } from "../reference";
import { parseSignal } from "../signals";
import { findImage } from "../store";
import type { Container, ContainerOptions, Mount, Port, RestartPolicy } from "../world";
import { type Given, has, value, values } from "./flags";
import { pullLines } from "./images";
import { cut, duration, shortId, size, table, template } from "./print";
import type { Session } from "./session";

const HELP = "\n\nRun 'docker run --help' for more information";

export function create(session: Session, given: Given) {
  const id = make(session, given, (text) => session.err(text, 1));
  if (id) session.out(id);
}

export function run(session: Session, given: Given) {
  const id = make(session, given, (text) => session.err(`docker: ${text}${HELP}`, 125));
  if (!id) return;
  const started = session.do({ type: "start", container: id }, (refusal) => {
    session.err(`docker: Error response from daemon: ${refusalText(refusal)}${HELP}`, startCode(refusal));
    if (has(given, "rm")) session.do({ type: "remove", container: id, volumes: true });
  });
  if (!started) return;
  if (has(given, "detach")) session.out(id);
  else attach(session, id, session.world.now);
}

const startCode = (refusal: Refusal): number => {
  if (refusal.code !== "cannot-execute") return 125;
  return refusal.why === "not-found" || refusal.why === "no-such-file" ? 127 : 126;
};

/** Creates it, pulling the image first where that is needed. */
function make(session: Session, given: Given, fail: (text: string) => void): string | undefined {
  const [image = "", ...command] = given.args;
  const options = readOptions(given);
  if (typeof options === "string") {
    fail(options);
    return undefined;
  }
  const reference = parseReference(image);
  if (!reference.ok) {
    fail(reference.error);
    return undefined;
  }
  const pull = value(given, "pull") ?? "missing";
  const missing = findImage(session.world.store, image) === undefined;
  if (pull === "always" || (missing && pull !== "never")) {
    if (missing) session.err(`Unable to find image '${full(reference.reference)}' locally`, session.code);
    const effects = session.do({ type: "pull", name: image }, (refusal) =>
      fail(`Error response from daemon: ${refusalText(refusal)}`),
    );
    if (!effects) return undefined;
    for (const text of pullLines(effects, reference.reference).slice(0, -1)) session.err(text, session.code);
  }
  const creation: Creation = {
    image,
    command,
    options,
    name: value(given, "name"),
    entrypoint: value(given, "entrypoint"),
  };
  const made = session.do({ type: "create", ...creation }, (refusal) =>
    fail(`Error response from daemon: ${refusalText(refusal)}`),
  );
  return made?.flatMap((effect) => (effect.did === "created" ? [effect.container] : [])).at(-1);
}

function readOptions(given: Given): Partial<ContainerOptions> | string {
  const restart = readRestart(value(given, "restart") ?? "no");
  if (typeof restart === "string") return restart;
  if (has(given, "rm") && restart.name !== "no")
    return "conflicting options: cannot specify both --restart and --rm";
  const memory = readSize(value(given, "memory"));
  if (memory !== undefined && memory < 6 * 1024 * 1024)
    return "Error response from daemon: Minimum memory limit allowed is 6MB";
  const stopSignal = value(given, "stop-signal");
  const signal = stopSignal === undefined ? undefined : parseSignal(stopSignal);
  if (stopSignal !== undefined && !signal) return `Error response from daemon: invalid signal: ${stopSignal}`;
  const ports = values(given, "publish").map(readPort);
  const wrong = values(given, "publish")[ports.indexOf(undefined)];
  if (wrong !== undefined) return `invalid containerPort: ${wrong}`;
  const timeout = value(given, "stop-timeout");
  return {
    env: values(given, "env").map((one) => (one.includes("=") ? one : `${one}=`)),
    ports: ports.filter((port) => port !== undefined),
    mounts: [...values(given, "volume").map(readVolume), ...values(given, "mount").flatMap(readMount)],
    restart,
    autoRemove: has(given, "rm"),
    init: has(given, "init"),
    ...(value(given, "network") && { network: value(given, "network") ?? "" }),
    ...(value(given, "user") && { user: value(given, "user") ?? "" }),
    ...(value(given, "workdir") && { workdir: value(given, "workdir") ?? "" }),
    ...(value(given, "hostname") && { hostname: value(given, "hostname") ?? "" }),
    ...(memory !== undefined && { memory }),
    ...(signal && { stopSignal: signal }),
    ...(timeout !== undefined && { stopTimeout: Number(timeout) }),
    labels: Object.fromEntries(
      values(given, "label").map((one) => [one.split("=")[0] ?? "", one.split("=").slice(1).join("=")]),
    ),
  };
}

function readRestart(text: string): RestartPolicy | string {
  const [name = "", max] = text.split(":");
  if (name === "on-failure") return { name, max: Number(max ?? 0) };
  if (name === "no" || name === "always" || name === "unless-stopped") return { name };
  return `Error response from daemon: invalid restart policy: unknown policy '${name}'; use one of 'no', 'always', 'on-failure', or 'unless-stopped'`;
}

/** `64m` in bytes: units of 1024. */
function readSize(text: string | undefined): number | undefined {
  const read = /^(\d+(?:\.\d+)?)([bkmg]?)b?$/i.exec(text ?? "");
  if (!read) return undefined;
  return Number(read[1]) * 1024 ** "bkmg".indexOf((read[2] || "b").toLowerCase());
}

function readPort(text: string): Port | undefined {
  const read = /^(?:(\d+(?:\.\d+){3}):)?(?:(\d+):)?(\d+)(?:\/(tcp|udp))?$/.exec(text);
  if (!read) return undefined;
  const container = Number(read[3]);
  return {
    ip: read[1] ?? "0.0.0.0",
    host: read[2] === undefined ? 32_768 + (container % 1000) : Number(read[2]),
    container,
    protocol: read[4] === "udp" ? "udp" : "tcp",
  };
}

function readVolume(text: string): Mount {
  const [first = "", second, mode] = text.split(":");
  if (second === undefined) return { target: first, volume: "", anonymous: true, readOnly: false };
  return { target: second, volume: first, anonymous: false, readOnly: mode === "ro" };
}

function readMount(text: string): Mount[] {
  const parts = Object.fromEntries(
    text.split(",").map((part) => [part.split("=")[0] ?? "", part.split("=")[1] ?? ""]),
  );
  const target = parts.target ?? parts.dst ?? parts.destination;
  if (!target) return [];
  const source = parts.source ?? parts.src ?? "";
  return [
    { target, volume: source, anonymous: source === "", readOnly: "readonly" in parts || "ro" in parts },
  ];
}

/** Shows what it prints from now on, and waits for its end. */
function attach(session: Session, id: string, since: number) {
  const shown = (container: Container) => container.logs.filter(({ at }) => at >= since);
  const before = session.find(id);
  // With --rm the container is gone at its end; what it printed is known beforehand.
  const lines = before ? shown(before) : [];
  const container = session.waitFor(id);
  if (container && isUp(container)) {
    session.attached = container.id;
    session.lines.push(...shown(container).filter(({ at }) => at <= session.world.now));
    return;
  }
  const ended = session.effects.findLast((effect) => effect.did === "exited" && effect.container === id);
  session.lines.push(...(container ? shown(container) : lines).map(({ stream, text }) => ({ stream, text })));
  session.code = ended?.did === "exited" ? ended.code : 0;
}

/** One command for each container named: prints the name, or why not. */
export function each(session: Session, names: readonly string[], act: (name: string) => unknown) {
  for (const name of names) if (act(name) !== undefined) session.out(name);
}

export function start(session: Session, given: Given) {
  const failed: string[] = [];
  for (const name of given.args) {
    const since = session.world.now;
    const begun = session.do({ type: "start", container: name }, (refusal) => {
      session.daemon(refusal);
      failed.push(name);
    });
    const id = session.find(name)?.id;
    if (!begun || id === undefined) continue;
    if (has(given, "attach") || has(given, "interactive")) attach(session, id, since);
    else session.out(name);
  }
  const missingOnly = failed.length === 1 && has(given, "attach") && !session.find(failed[0] ?? "");
  if (failed.length > 0 && !missingOnly)
    session.err(`Error: failed to start containers: ${failed.join(", ")}`);
}

export function stop(session: Session, given: Given) {
  const timeout = value(given, "timeout") ?? value(given, "time");
  each(session, given.args, (name) => {
    const id = session.find(name)?.id;
    const asked = session.do({
      type: "stop",
      container: name,
      timeout: timeout === undefined ? undefined : Number(timeout),
      signal: value(given, "signal"),
    });
    if (asked && id) session.waitFor(id);
    return asked;
  });
}

export function restart(session: Session, given: Given) {
  const timeout = value(given, "timeout") ?? value(given, "time");
  each(session, given.args, (name) => {
    const id = session.find(name)?.id;
    const asked = session.do({
      type: "stop",
      container: name,
      timeout: timeout === undefined ? undefined : Number(timeout),
    });
    if (!asked || !id) return undefined;
    session.waitFor(id);
    return session.do({ type: "start", container: id });
  });
}

export const kill = (session: Session, given: Given): void =>
  each(session, given.args, (name) =>
    session.do({ type: "kill", container: name, signal: value(given, "signal") }),
  );

export const pause =
  (type: "pause" | "unpause") =>
  (session: Session, given: Given): void =>
    each(session, given.args, (name) => session.do({ type, container: name }));

export function remove(session: Session, given: Given) {
  const force = has(given, "force");
  each(session, given.args, (name) =>
    session.do({ type: "remove", container: name, force, volumes: has(given, "volumes") }, (refusal) => {
      session.daemon(refusal, force && refusal.code === "no-such-container" ? session.code : 1);
    }),
  );
}

export function rename(session: Session, given: Given) {
  const [container = "", name = ""] = given.args;
  session.do({ type: "rename", container, name }, (refusal) => {
    const about = refusal.code === "name-in-use" ? "Error when allocating new name: " : "";
    session.err(
      `Error response from daemon: ${about}${refusalText(refusal)}\nError: failed to rename container named ${container}`,
    );
  });
}

export function wait(session: Session, given: Given) {
  for (const name of given.args) {
    const found = session.find(name);
    if (!found) {
      session.daemon({ code: "no-such-container", name });
      continue;
    }
    const container = session.waitFor(found.id);
    if (container && isUp(container)) session.attached = container.id;
    else session.out(String(container?.exitCode ?? 0));
  }
}

export function logs(session: Session, given: Given) {
  const [name = ""] = given.args;
  const container = session.find(name);
  if (!container) return session.daemon({ code: "no-such-container", name });
  const lines = container.logs.filter(({ at }) => at <= session.world.now);
  const tail = value(given, "tail") ?? "all";
  session.lines.push(
    ...(tail === "all" ? lines : lines.slice(-Number(tail) || lines.length)).map(({ at, stream, text }) => ({
      stream,
      text: has(given, "timestamps") ? `${new Date(at).toISOString()} ${text}` : text,
    })),
  );
  if (has(given, "follow") && isUp(container)) session.attached = container.id;
}

export function exec(session: Session, given: Given) {
  const [container = "", ...command] = given.args;
  const effects = session.do({ type: "exec", container, command, env: values(given, "env") }, (refusal) => {
    if (refusal.code !== "cannot-execute") return session.daemon(refusal);
    session.out(`OCI runtime exec failed: exec failed: ${executeText(refusal)}`);
    session.code = 126;
  });
  for (const effect of effects ?? [])
    if (effect.did === "executed") {
      session.code = effect.code;
      if (!has(given, "detach")) session.lines.push(...effect.lines);
    }
}

/** `Up 4 seconds (Paused)`, `Exited (137) 2 minutes ago`. */
export function statusText({ status, startedAt, finishedAt, exitCode }: Container, now: number): string {
  const up = `Up ${duration(now - (startedAt ?? now))}`;
  const ago = `${duration(now - (finishedAt ?? now))} ago`;
  switch (status) {
    case "created":
      return "Created";
    case "running":
      return up;
    case "paused":
      return `${up} (Paused)`;
    case "restarting":
      return `Restarting (${exitCode}) ${ago}`;
    case "exited":
      return `Exited (${exitCode}) ${ago}`;
    case "removing":
      return "Removal In Progress";
    case "dead":
      return "Dead";
  }
}

/** A word as the engine shows it in COMMAND: quoted where a shell would need it. */
const shown = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

export function ps(session: Session, given: Given) {
  const { world } = session;
  const bad = values(given, "filter").find((filter) => !filter.includes("="));
  if (bad !== undefined)
    return session.err(
      `invalid argument "${bad}" for "-f, --filter" flag: bad format of filter (expected name=value)\n\nUsage:  docker ps [OPTIONS]\n\nRun 'docker ps --help' for more information`,
      125,
    );
  const filters = values(given, "filter").map(
    (filter) => [filter.slice(0, filter.indexOf("=")), filter.slice(filter.indexOf("=") + 1)] as const,
  );
  const last = has(given, "latest") ? 1 : Number(value(given, "last") ?? 0);
  const all = has(given, "all") || last > 0 || filters.some(([key]) => key === "status" || key === "exited");
  const keys = [...new Set(filters.map(([key]) => key))];
  const matches = (container: Container) =>
    keys.every((key) => filters.some(([one, text]) => one === key && fits(session, container, key, text)));
  const found = [...world.containers]
    .reverse()
    .filter((container) => all || isUp(container) || container.status === "restarting")
    .filter(matches)
    .slice(0, last || undefined);
  if (has(given, "quiet"))
    return session.out(...found.map(({ id }) => (has(given, "no-trunc") ? id : shortId(id))));

  const rows = found.map((container) => {
    const command = `"${container.argv.map(shown).join(" ")}"`;
    const bare = container.argv.map(shown).join(" ");
    return {
      ID: has(given, "no-trunc") ? container.id : shortId(container.id),
      Image: container.imageName,
      Command: has(given, "no-trunc") ? command : `"${cut(bare, 20)}"`,
      CreatedAt: new Date(container.createdAt).toISOString(),
      RunningFor: `${duration(world.now - container.createdAt)} ago`,
      Status: statusText(container, world.now),
      State: container.status,
      Ports: isUp(container)
        ? container.options.ports
            .map((port) => `${port.ip}:${port.host}->${port.container}/${port.protocol}`)
            .join(", ")
        : "",
      Names: container.name,
      Size: `${size(container.writable)} (virtual ${size(container.writable)})`,
      Networks: container.options.network,
      Mounts: container.options.mounts.map(({ volume }) => cut(volume, 15)).join(","),
    };
  });
  const format = value(given, "format");
  if (format !== undefined && !format.startsWith("table"))
    return session.out(
      ...rows.map((row) => template(format, row) ?? `template: :1: not modelled here: ${format}`),
    );
  session.out(
    ...table([
      ["CONTAINER ID", "IMAGE", "COMMAND", "CREATED", "STATUS", "PORTS", "NAMES"],
      ...rows.map((row) => [
        row.ID,
        row.Image,
        row.Command,
        row.RunningFor,
        row.Status,
        row.Ports,
        row.Names,
      ]),
    ]),
  );
}

function fits(session: Session, container: Container, key: string, text: string): boolean {
  switch (key) {
    case "name":
      return container.name.includes(text.replace(/^\^?\/?|\$$/g, ""));
    case "id":
      return container.id.startsWith(text);
    case "status":
      return container.status === text;
    case "exited":
      return container.status === "exited" && String(container.exitCode) === text;
    case "ancestor":
      return container.image === findImage(session.world.store, text)?.id;
    case "label":
      return text.includes("=")
        ? container.options.labels[text.split("=")[0] ?? ""] === text.split("=")[1]
        : text in container.options.labels;
    case "volume":
      return container.options.mounts.some(({ volume, target }) => volume === text || target === text);
    case "network":
      return container.options.network === text;
    default:
      return false;
  }
}

export function prune(session: Session) {
  const gone = session.world.containers.filter(({ status }) => status === "created" || status === "exited");
  const bytes = gone.reduce((sum, { writable }) => sum + writable, 0);
  for (const { id } of gone) session.do({ type: "remove", container: id });
  if (gone.length > 0) session.out("Deleted Containers:", ...gone.map(({ id }) => id), "");
  session.out(`Total reclaimed space: ${size(bytes)}`);
}

export function port(session: Session, given: Given) {
  const [name = ""] = given.args;
  const container = session.find(name);
  if (!container) return session.daemon({ code: "no-such-container", name });
  if (isUp(container))
    session.out(
      ...container.options.ports.map((one) => `${one.container}/${one.protocol} -> ${one.ip}:${one.host}`),
    );
}
