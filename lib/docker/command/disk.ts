/**
 * `docker system df`: what is stored, each layer once. As engine 26.1 counts with the overlay2 store
 * (https://github.com/docker/cli/blob/v28.2.2/cli/command/formatter/disk_usage.go). There is no build cache here.
 */
import { isUp } from "../containers";
import { imageSize, layersOf, storeSize, tagsOf, usersOf } from "../store";
import type { Container, Image, Store, Volume } from "../world";
import { type Given, has } from "./flags";
import { cut, duration, shortId, size, table } from "./print";
import { commandText, statusText } from "./ps";
import type { Session } from "./session";

/** Bytes of an image's layers that other images have as well. */
const shared = (store: Store, image: Image): number =>
  layersOf(store, image)
    .filter(({ digest }) => usersOf(store, digest).length > 1)
    .reduce((sum, layer) => sum + layer.size, 0);

const exact = (bytes: number): string => size(bytes, 4);
const sum = (bytes: readonly number[]): number => bytes.reduce((all, one) => all + one, 0);
const volumeSize = ({ files }: Volume): number =>
  sum(Object.values(files).map((text) => new TextEncoder().encode(text).length));

export function diskUsage(session: Session, given: Given) {
  const { store, containers, volumes, now } = session.world;
  const images = Object.values(store.images).sort((a, b) => b.createdAt - a.createdAt);
  const of = (image: Image) => containers.filter((container) => container.image === image.id).length;
  const links = (volume: Volume) =>
    containers.filter(({ options }) => options.mounts.some((mount) => mount.volume === volume.name)).length;
  if (!has(given, "verbose")) {
    const up = (container: Container) => isUp(container) || container.status === "restarting";
    const total = storeSize(store);
    const used = sum(images.filter(of).map((image) => imageSize(store, image) - shared(store, image)));
    const idle = (all: number, free: number) =>
      all > 0 ? `${exact(free)} (${Math.trunc((free * 100) / all)}%)` : exact(free);
    const written = sum(containers.map(({ writable }) => writable));
    const left = sum(containers.filter((one) => !up(one)).map(({ writable }) => writable));
    const kept = sum(volumes.map(volumeSize));
    const unlinked = sum(volumes.filter((volume) => links(volume) === 0).map(volumeSize));
    return session.out(
      ...table([
        ["TYPE", "TOTAL", "ACTIVE", "SIZE", "RECLAIMABLE"],
        row("Images", images.length, images.filter(of).length, exact(total), idle(total, total - used)),
        row(
          "Containers",
          containers.length,
          containers.filter(up).length,
          exact(written),
          idle(written, left),
        ),
        row("Local Volumes", volumes.length, volumes.filter(links).length, exact(kept), idle(kept, unlinked)),
        row("Build Cache", 0, 0, "0B", "0B"),
      ]),
    );
  }
  session.out(
    "Images space usage:",
    "",
    ...table([
      ["REPOSITORY", "TAG", "IMAGE ID", "CREATED", "SIZE", "SHARED SIZE", "UNIQUE SIZE", "CONTAINERS"],
      ...images.map((image) => {
        const [name = "<none>:<none>"] = tagsOf(store, image.id);
        const colon = name.lastIndexOf(":");
        const bytes = imageSize(store, image);
        const common = shared(store, image);
        return [
          name.slice(0, colon),
          name.slice(colon + 1),
          shortId(image.id),
          `${duration(now - image.createdAt)} ago`,
          size(bytes),
          exact(common),
          exact(bytes - common),
          String(of(image)),
        ];
      }),
    ]),
    "",
    "Containers space usage:",
    "",
    ...table([
      ["CONTAINER ID", "IMAGE", "COMMAND", "LOCAL VOLUMES", "SIZE", "CREATED", "STATUS", "NAMES"],
      ...[...containers]
        .reverse()
        .map((container) => [
          shortId(container.id),
          container.imageName,
          `"${cut(commandText(container), 20)}"`,
          String(container.options.mounts.length),
          size(container.writable),
          `${duration(now - container.createdAt)} ago`,
          statusText(container, now),
          container.name,
        ]),
    ]),
    "",
    "Local Volumes space usage:",
    "",
    ...table([
      ["VOLUME NAME", "LINKS", "SIZE"],
      ...volumes.map((volume) => [volume.name, String(links(volume)), exact(volumeSize(volume))]),
    ]),
    "",
    "Build cache usage: 0B",
    "",
    ...table([["CACHE ID", "CACHE TYPE", "SIZE", "CREATED", "LAST USED", "USAGE", "SHARED"]]),
  );
}

const row = (type: string, total: number, active: number, bytes: string, reclaimable: string): string[] => [
  type,
  String(total),
  String(active),
  bytes,
  reclaimable,
];
