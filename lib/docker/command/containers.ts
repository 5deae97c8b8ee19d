/** The commands on containers: what they do, and what they print. */
import { type Creation, isUp } from "../containers";
import { executeText, type Refusal, refusalText } from "../errors";
import { full, parseReference } from "../reference";
import { findImage } from "../store";
import type { Container } from "../world";
import { type Given, has, value, values } from "./flags";
import { pullLines } from "./images";
import { readOptions } from "./options";
import { size } from "./print";
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
