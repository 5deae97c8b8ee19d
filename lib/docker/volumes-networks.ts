/** Volumes and networks, in brief: they have names, somebody uses them, and nobody may take them away meanwhile. */
import type { Effect } from "./effects";
import type { Refusal } from "./errors";
import { digestOfText } from "./store";
import type { World } from "./world";

export function removeVolume(world: World, name: string): Refusal | Effect[] {
  if (!world.volumes.some((one) => one.name === name)) return { code: "no-such-volume", name };
  const ids = world.containers
    .filter(({ options }) => options.mounts.some(({ volume }) => volume === name))
    .map(({ id }) => id);
  if (ids.length > 0) return { code: "volume-in-use", name, ids };
  world.volumes = world.volumes.filter((one) => one.name !== name);
  return [{ did: "volume-removed", volume: name }];
}

export function changeNetwork(
  world: World,
  type: "create-network" | "remove-network",
  name: string,
): Refusal | Effect[] {
  const found = world.networks.find((one) => one.name === name);
  if (type === "create-network") {
    if (found) return { code: "network-exists", name };
    world.count++;
    const id = digestOfText(`network ${world.count} ${name}`).slice(7);
    world.networks.push({ id, name, driver: "bridge", builtIn: false });
    return [{ did: "network-created", network: id }];
  }
  if (!found) return { code: "no-such-network", name };
  if (found.builtIn) return { code: "network-built-in", name };
  const user = world.containers.find(({ options, process }) => process !== null && options.network === name);
  if (user) return { code: "network-in-use", name, id: found.id, container: user.name, containerId: user.id };
  world.networks = world.networks.filter((one) => one !== found);
  return [{ did: "network-removed", network: found.id }];
}
