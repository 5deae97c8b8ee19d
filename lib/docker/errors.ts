/** What the daemon refuses, as data, and in its words (Docker Engine 26.1, the same in 29 where both are known). */
export type Refusal =
  | { code: "no-such-container"; name: string }
  | { code: "no-such-image"; name: string }
  | { code: "no-such-volume"; name: string }
  | { code: "no-such-network"; name: string }
  | { code: "invalid-reference"; text: string }
  | { code: "invalid-name"; name: string }
  | { code: "name-in-use"; name: string; id: string }
  | { code: "not-running"; id: string }
  | { code: "not-paused"; id: string }
  | { code: "already-paused"; id: string }
  | { code: "paused"; name: string }
  | { code: "start-paused" }
  | { code: "is-restarting"; id: string }
  | { code: "cannot-kill"; name: string; because: Refusal }
  | { code: "invalid-signal"; signal: string }
  | { code: "remove-running"; name: string; state: string }
  | { code: "no-command" }
  | { code: "port-allocated"; ip: string; port: number; name: string; id: string }
  | {
      code: "cannot-execute";
      program: string;
      why: "not-found" | "no-such-file" | "directory" | "permission";
    }
  | { code: "image-referenced"; name: string; container: string; image: string }
  | { code: "image-running"; image: string; container: string }
  | { code: "image-stopped"; image: string; container: string }
  | { code: "image-many-names"; image: string }
  | { code: "volume-in-use"; name: string; ids: string[] }
  | { code: "network-in-use"; name: string; id: string; container: string; containerId: string }
  | { code: "network-exists"; name: string }
  | { code: "network-built-in"; name: string }
  | { code: "manifest-unknown"; name: string }
  | { code: "pull-denied"; name: string }
  | { code: "push-denied" }
  | { code: "no-such-host"; host: string }
  | { code: "nothing-to-push"; name: string };

const executable = {
  "not-found": ({ program }: { program: string }) =>
    `exec: "${program}": executable file not found in $PATH: unknown`,
  "no-such-file": ({ program }: { program: string }) =>
    `exec: "${program}": stat ${program}: no such file or directory: unknown`,
  directory: ({ program }: { program: string }) =>
    `exec: "${program}": is a directory: unknown: permission denied`,
  permission: ({ program }: { program: string }) => `exec: "${program}": permission denied: unknown`,
};

/** Why a program cannot be executed, as runc says it. */
export const executeText = (refusal: Extract<Refusal, { code: "cannot-execute" }>): string =>
  `unable to start container process: ${executable[refusal.why](refusal)}`;

/** The daemon's words, without "Error response from daemon: ". */
export function refusalText(refusal: Refusal): string {
  switch (refusal.code) {
    case "no-such-container":
      return `No such container: ${refusal.name}`;
    case "no-such-image":
      return `No such image: ${refusal.name}`;
    case "no-such-volume":
      return `get ${refusal.name}: no such volume`;
    case "no-such-network":
      return `network ${refusal.name} not found`;
    case "invalid-reference":
      return refusal.text;
    case "invalid-name":
      return `Invalid container name (${refusal.name}), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed`;
    case "name-in-use":
      return `Conflict. The container name "/${refusal.name}" is already in use by container "${refusal.id}". You have to remove (or rename) that container to be able to reuse that name.`;
    case "not-running":
      return `container ${refusal.id} is not running`;
    case "not-paused":
      return `Container ${refusal.id} is not paused`;
    case "already-paused":
      return `Container ${refusal.id} is already paused`;
    case "paused":
      return `Container ${refusal.name} is paused, unpause the container before exec`;
    case "start-paused":
      return "cannot start a paused container, try unpause instead";
    case "is-restarting":
      return `Container ${refusal.id} is restarting, wait until the container is running`;
    case "cannot-kill":
      return `cannot kill container: ${refusal.name}: ${refusalText(refusal.because)}`;
    case "invalid-signal":
      return `invalid signal: ${refusal.signal}`;
    case "remove-running":
      return `cannot remove container "/${refusal.name}": container is ${
        refusal.state === "paused"
          ? "paused and must be unpaused first"
          : `${refusal.state}: stop the container before removing or force remove`
      }`;
    case "no-command":
      return "no command specified";
    case "port-allocated":
      return `driver failed programming external connectivity on endpoint ${refusal.name} (${refusal.id}): Bind for ${refusal.ip}:${refusal.port} failed: port is already allocated`;
    case "cannot-execute":
      return `failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: ${executeText(refusal)}`;
    case "image-referenced":
      return `conflict: unable to remove repository reference "${refusal.name}" (must force) - container ${refusal.container} is using its referenced image ${refusal.image}`;
    case "image-running":
      return `conflict: unable to delete ${refusal.image} (cannot be forced) - image is being used by running container ${refusal.container}`;
    case "image-stopped":
      return `conflict: unable to delete ${refusal.image} (must be forced) - image is being used by stopped container ${refusal.container}`;
    case "image-many-names":
      return `conflict: unable to delete ${refusal.image} (must be forced) - image is referenced in multiple repositories`;
    case "volume-in-use":
      return `remove ${refusal.name}: volume is in use - [${refusal.ids.join(", ")}]`;
    case "network-in-use":
      return `error while removing network: network ${refusal.name} id ${refusal.id} has active endpoints`;
    case "network-exists":
      return `network with name ${refusal.name} already exists`;
    case "network-built-in":
      return `${refusal.name} is a pre-defined network and cannot be removed`;
    case "manifest-unknown":
      return `manifest for ${refusal.name} not found: manifest unknown: manifest unknown`;
    case "pull-denied":
      return `pull access denied for ${refusal.name}, repository does not exist or may require 'docker login': denied: requested access to the resource is denied`;
    case "push-denied":
      return "denied: requested access to the resource is denied";
    case "no-such-host":
      return `Get "https://${refusal.host}/v2/": dial tcp: lookup ${refusal.host}: no such host`;
    case "nothing-to-push":
      return `An image does not exist locally with the tag: ${refusal.name}`;
  }
}
