/** What can be done: a command, what the model made of it, and what is to be said about it. */
import { type Effect, MB, reduce, refusalText, type World } from "@/lib/docker";
import { columnOf, megabytes, type Scene, SLOTS, sceneOf } from "./scene";
import { type Column, columnNames, columns, fullName, layerLabel, layers, nameOf, shortName } from "./world";

export interface Done {
  world: World;
  title: string;
  caption: string;
  scene: Scene;
}

interface Act {
  value: string;
  label: string;
  do: (world: World) => Done;
}

export const acts: readonly Act[] = [
  ...columnNames.map(
    (column): Act => ({
      value: `pull-${column}`,
      label: `Pull ${columns[column].name}`,
      do: (world) => pull(world, column),
    }),
  ),
  ...columnNames.map(
    (column): Act => ({
      value: `run-${column}`,
      label: `Run ${columns[column].name}`,
      do: (world) => run(world, column),
    }),
  ),
  { value: "write", label: "Write 40 MB in the newest", do: write },
  { value: "rm", label: "Remove the newest container", do: removeContainer },
  ...columnNames.map(
    (column): Act => ({
      value: `rmi-${column}`,
      label: `Delete ${columns[column].name}`,
      do: (world) => removeImage(world, column),
    }),
  ),
];

const bytesOf = (effects: readonly Effect[], did: "layer-pulled" | "layer-deleted"): number =>
  effects.reduce((sum, effect) => sum + (effect.did === did ? effect.bytes : 0), 0);

const named = (effects: readonly Effect[], did: "layer-pulled" | "layer-kept" | "layer-deleted"): string =>
  effects.flatMap((effect) => (effect.did === did ? [layerLabel(nameOf(effect.digest))] : [])).join(", ");

export function pull(world: World, column: Column): Done {
  const { name } = columns[column];
  const done = reduce(world, { at: world.now, type: "pull", name: fullName(column) });
  const travelled = bytesOf(done.effects, "layer-pulled");
  const pulled = named(done.effects, "layer-pulled");
  const kept = named(done.effects, "layer-kept");
  const command = `docker pull ${name}`;
  if (!pulled && !kept)
    return {
      world: done.world,
      title: "Up to date",
      caption: `\`${name}\` is here already. The engine asks the registry which digest the tag stands for; it is the one it has, and no layer travels.`,
      scene: sceneOf(done.world, { command, answer: "Image is up to date" }),
    };
  const answer = [pulled && `Pull complete: ${pulled}`, kept && `Already exists: ${kept}`]
    .filter(Boolean)
    .join("; ");
  return {
    world: done.world,
    title: kept ? "Only what is missing" : "Everything travels",
    caption: kept
      ? `The manifest lists ${columns[column].stack.length} layers. \`${kept.replaceAll(", ", "` and `")}\` ${kept.includes(",") ? "are" : "is"} here, with the same digest, so only \`${pulled.replaceAll(", ", "` and `")}\` travels: ${megabytes(travelled)} compressed.`
      : `None of its layers is here, so all ${columns[column].stack.length} travel: ${megabytes(travelled)} compressed, ${megabytes(sizeOf(column))} once they are unpacked. The config, a few kilobytes, says how they are stacked and how to start.`,
    scene: sceneOf(done.world, { command, answer, travelled }),
  };
}

const sizeOf = (column: Column): number =>
  columns[column].stack.reduce((sum, name) => sum + layers[name].size, 0);

export function run(world: World, column: Column): Done {
  const image = columns[column].name;
  if (world.containers.filter((each) => columnOf(each.image) === column).length >= SLOTS)
    return unchanged(
      world,
      "No room in the drawing",
      `A real engine would start a third. Here there is room for ${SLOTS} containers of one image; remove one first.`,
    );
  const has = Object.values(world.store.images).some(({ id }) => columnOf(id) === column);
  const first = has
    ? { world, effects: [] }
    : reduce(world, { at: world.now, type: "pull", name: fullName(column) });
  const name = `c${nextNumber(world)}`;
  const created = reduce(first.world, {
    at: world.now,
    type: "create",
    image: fullName(column),
    name,
    command: [],
  });
  const started = reduce(created.world, { at: world.now, type: "start", container: name });
  const travelled = bytesOf(first.effects, "layer-pulled");
  return {
    world: started.world,
    title: "One thin layer more",
    caption: `${has ? "" : `The image was missing, so it is pulled first: ${megabytes(travelled)} travel. `}\`${name}\` gets a writable layer of its own, with 0 bytes, on top of the layers of \`${image}\`. Not a byte of the image is copied, however many containers there are.`,
    scene: sceneOf(started.world, { command: `docker run -d --name ${name} ${image}`, travelled }),
  };
}

const nextNumber = (world: World): number => {
  const taken = world.containers.map(({ name }) => Number(name.slice(1)));
  return Math.max(0, ...taken) + 1;
};

export function write(world: World): Done {
  const newest = world.containers.at(-1);
  if (!newest)
    return unchanged(world, "No container", "There is no container that could write. Run one first.");
  const done = reduce(world, { at: world.now, type: "write", container: newest.name, bytes: 40 * MB });
  const own = done.world.containers.find(({ id }) => id === newest.id)?.writable ?? 0;
  return {
    world: done.world,
    title: "Its own layer grows",
    caption: `What \`${newest.name}\` writes goes into its writable layer, now ${megabytes(own)}. The layers of the image are read-only and stay as they are; no other container and no other image sees the new file.`,
    scene: sceneOf(done.world, { command: `docker exec ${newest.name} fetch-data`, answer: "40 MB written" }),
  };
}

export function removeContainer(world: World): Done {
  const newest = world.containers.at(-1);
  if (!newest) return unchanged(world, "No container", "There is none to remove.");
  const done = reduce(world, { at: world.now, type: "remove", container: newest.name, force: true });
  const freed = newest.writable;
  return {
    world: done.world,
    title: "The thin layer goes",
    caption: `With \`${newest.name}\` goes its writable layer${freed > 0 ? `, and ${megabytes(freed)} are free` : ", which was empty"}. The image is as it was: a container never changes it.`,
    scene: sceneOf(done.world, { command: `docker rm -f ${newest.name}`, answer: newest.name }),
  };
}

export function removeImage(world: World, column: Column): Done {
  const { name } = columns[column];
  const command = `docker rmi ${name}`;
  const done = reduce(world, { at: world.now, type: "remove-image", image: fullName(column) });
  if (done.refused) {
    const missing = done.refused.code === "no-such-image";
    return {
      world: done.world,
      title: missing ? "No such image" : "Still in use",
      caption: missing
        ? `\`${name}\` is not here, so there is nothing to delete. In the registry it stays in any case: \`docker rmi\` is about this engine only.`
        : `A container stands on the layers of \`${name}\`, so the engine refuses. Remove its containers first. Even a stopped one counts, as it could be started again.`,
      scene: sceneOf(done.world, {
        command,
        answer: missing
          ? shortName(refusalText(done.refused))
          : "conflict: a container is using its referenced image",
        refused: true,
      }),
    };
  }
  const freed = bytesOf(done.effects, "layer-deleted");
  const gone = named(done.effects, "layer-deleted");
  const all = columns[column].stack.length === gone.split(", ").length;
  return {
    world: done.world,
    title: all ? "Nobody else needed them" : "Only what nobody shares",
    caption: all
      ? `No other image here uses its layers, so all of them go: ${megabytes(freed)} are free. The registry still has the image.`
      : `The name and the config go, and of the layers only \`${gone.replaceAll(", ", "` and `")}\`, which no other image has. That frees ${megabytes(freed)}. The rest is still needed.`,
    scene: sceneOf(done.world, { command, answer: `Untagged: ${name}; Deleted: ${gone}` }),
  };
}

const unchanged = (world: World, title: string, caption: string): Done => ({
  world,
  title,
  caption,
  scene: sceneOf(world),
});
