/** `docker ps`: which containers, and what of them. */
import { isUp } from "../containers";
import { findImage } from "../store";
import type { Container } from "../world";
import { type Given, has, value, values } from "./flags";
import { cut, duration, shortId, size, table, template } from "./print";
import type { Session } from "./session";

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

/** What PID 1 was started with, as COMMAND shows it. */
export const commandText = ({ argv }: Container): string => argv.map(shown).join(" ");

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
    const command = commandText(container);
    return {
      ID: has(given, "no-trunc") ? container.id : shortId(container.id),
      Image: container.imageName,
      Command: `"${has(given, "no-trunc") ? command : cut(command, 20)}"`,
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
