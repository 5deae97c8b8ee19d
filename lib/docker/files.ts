/** The file system that a container sees: volumes over its writable layer over the image; and what a program sees. */
import type { Surroundings } from "./programs";
import type { Container, World } from "./world";

/** The files that the container sees at a path: volumes over the writable layer over the image. */
export function readFile(world: World, container: Container, path: string): string | undefined {
  const mount = container.options.mounts.find(({ target }) => path.startsWith(`${target}/`));
  if (mount)
    return world.volumes.find(({ name }) => name === mount.volume)?.files[path.slice(mount.target.length)];
  const own = container.files[path];
  if (own !== undefined) return own ?? undefined;
  return world.store.images[container.image]?.content.files[path];
}

export function writeFile(world: World, container: Container, path: string, text: string | null): boolean {
  const mount = container.options.mounts.find(({ target }) => path.startsWith(`${target}/`));
  if (mount) {
    const volume = world.volumes.find(({ name }) => name === mount.volume);
    if (!volume || mount.readOnly) return false;
    const inside = path.slice(mount.target.length);
    if (text === null) delete volume.files[inside];
    else volume.files[inside] = text;
    return true;
  }
  const before = container.files[path];
  if (text === null && world.store.images[container.image]?.content.files[path] === undefined)
    delete container.files[path];
  else container.files[path] = text;
  container.writable += (text?.length ?? 0) - (before?.length ?? 0);
  return true;
}

function listFiles(world: World, container: Container, path: string): string[] {
  const prefix = path === "/" ? "/" : `${path.replace(/\/$/, "")}/`;
  const content = world.store.images[container.image]?.content;
  const volumes = container.options.mounts.flatMap(({ volume, target }) => [
    target,
    ...Object.keys(world.volumes.find(({ name }) => name === volume)?.files ?? {}).map(
      (inside) => target + inside,
    ),
  ]);
  const all = [
    ...(content?.directories ?? []),
    ...Object.keys(content?.files ?? {}),
    ...Object.keys(container.files),
    ...volumes,
  ].filter((one) => container.files[one] !== null && one.startsWith(prefix) && one !== prefix);
  return [...new Set(all.map((one) => one.slice(prefix.length).split("/")[0] ?? ""))].filter(Boolean).sort();
}

/** What a program in this container sees. */
export function surroundings(
  world: World,
  container: Container,
  extra: readonly string[] = [],
): Surroundings {
  const content = world.store.images[container.image]?.content ?? {
    programs: {},
    directories: [],
    files: {},
  };
  const { options, process } = container;
  const hostname = options.hostname || container.id.slice(0, 12);
  return {
    content,
    hostname,
    user: options.user,
    env: [`HOSTNAME=${hostname}`, ...options.env, ...extra, "HOME=/root"],
    processes: () =>
      process
        ? [
            {
              pid: 1,
              command: (process.init ? ["/sbin/docker-init", "--", ...process.argv] : process.argv).join(" "),
            },
          ]
        : [],
    read: (path) => readFile(world, container, path),
    list: (path) => listFiles(world, container, path),
    write: (path, text) => writeFile(world, container, path, text),
  };
}
