/** What the options of `docker run` and `docker create` say. */
import { parseSignal } from "../signals";
import type { ContainerOptions, Mount, Port, RestartPolicy } from "../world";
import { type Given, has, value, values } from "./flags";

/** The options of `docker run`, or what is wrong with them. */
export function readOptions(given: Given): Partial<ContainerOptions> | string {
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
