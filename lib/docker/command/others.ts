/** Volumes, networks, inspect. */

import { refusalText } from "../errors";
import { findImage, missingImage } from "../store";
import { each } from "./containers";
import { type Given, has, value } from "./flags";
import { inspectContainer, inspectImage, inspectNetwork, inspectVolume } from "./inspect";
import { shortId, table, template } from "./print";
import type { Session } from "./session";

export function inspect(session: Session, given: Given, type?: "container" | "image" | "volume" | "network") {
  const { world } = session;
  const found = given.args.map((name) => {
    const container = !type || type === "container" ? session.find(name) : undefined;
    if (container) return inspectContainer(container);
    const image = !type || type === "image" ? findImage(world.store, name) : undefined;
    if (image) return inspectImage(world.store, image);
    const volume = !type || type === "volume" ? world.volumes.find((one) => one.name === name) : undefined;
    if (volume) return inspectVolume(volume);
    const network =
      !type || type === "network"
        ? world.networks.find((one) => one.name === name || one.id.startsWith(name))
        : undefined;
    return network && inspectNetwork(network);
  });
  const format = value(given, "format");
  const present = found.filter((one) => one !== undefined);
  if (format === undefined) session.out(...JSON.stringify(present, null, 4).split("\n"));
  else if (present.length === 0) session.out("");
  else
    session.out(
      ...present.map((one) => template(format, one) ?? `template: :1: not modelled here: ${format}`),
    );
  const missing = given.args[found.indexOf(undefined)];
  if (missing === undefined) return;
  switch (type) {
    case "image":
      return session.daemon(missingImage(missing));
    case "container":
      return session.daemon({ code: "no-such-container", name: missing });
    case "volume":
      return session.daemon({ code: "no-such-volume", name: missing });
    case "network":
      return session.daemon({ code: "no-such-network", name: missing });
    default:
      return session.err(`Error: No such object: ${missing}`);
  }
}

export function createVolume(session: Session, given: Given) {
  const name = given.args[0] ?? shortId(`${session.world.count}`.padStart(64, "7"));
  if (session.do({ type: "create-volume", name })) session.out(name);
}

export const removeVolume = (session: Session, given: Given): void =>
  each(session, given.args, (name) => session.do({ type: "remove-volume", name }));

export function listVolumes(session: Session, given: Given) {
  const names = session.world.volumes.map(({ name }) => name).sort();
  session.out(
    ...(has(given, "quiet")
      ? names
      : table([["DRIVER", "VOLUME NAME"], ...names.map((name) => ["local", name])])),
  );
}

export function createNetwork(session: Session, given: Given) {
  const effects = session.do({ type: "create-network", name: given.args[0] ?? "" }) ?? [];
  session.out(...effects.flatMap((effect) => (effect.did === "network-created" ? [effect.network] : [])));
}

export function removeNetwork(session: Session, given: Given) {
  each(session, given.args, (name) =>
    session.do({ type: "remove-network", name }, (refusal) =>
      session.err(`Error response from daemon: ${refusalText(refusal)}\nexit status 1`),
    ),
  );
}

export function listNetworks(session: Session, given: Given) {
  const { networks } = session.world;
  const ids = networks.map(({ id }) => shortId(id));
  session.out(
    ...(has(given, "quiet")
      ? ids
      : table([
          ["NETWORK ID", "NAME", "DRIVER", "SCOPE"],
          ...networks.map(({ id, name, driver }) => [shortId(id), name, driver, "local"]),
        ])),
  );
}
