/** The commands on images and registries: what they do, and what they print. */
import type { Effect } from "../effects";
import { familiar, HUB, parseReference, type Reference } from "../reference";
import {
  danglingImages,
  digestNamesOf,
  findImage,
  imageCompressed,
  imageSize,
  missingImage,
  tagsOf,
} from "../store";
import type { Image } from "../world";
import { type Given, has, value, values } from "./flags";
import { cut, duration, shortId, size, table, template } from "./print";
import type { Session } from "./session";

/** What `docker pull` prints in the end; its last line is the name in full. */
export function pullLines(effects: readonly Effect[], reference: Reference): string[] {
  const head = reference.digest ? `${familiar(reference)}@${reference.digest}` : (reference.tag ?? "latest");
  return [
    `${head}: Pulling from ${reference.path}`,
    ...effects.flatMap((effect): string[] => {
      if (effect.did === "layer-pulled") return [`${shortId(effect.digest)}: Pull complete`];
      if (effect.did === "layer-kept") return [`${shortId(effect.digest)}: Already exists`];
      if (effect.did !== "pulled") return [];
      const status = effect.newer ? "Downloaded newer image for" : "Image is up to date for";
      return [
        `Digest: ${effect.digest}`,
        `Status: ${status} ${effect.name}`,
        longName(reference, effect.name),
      ];
    }),
  ];
}

/** Docker Hub is named at the end, even where nobody typed it. */
const longName = (reference: Reference, name: string): string =>
  reference.host === HUB ? `${HUB}/${reference.path}${name.slice(familiar(reference).length)}` : name;

export function pull(session: Session, given: Given) {
  withReference(session, given, (reference, name) => {
    const effects = session.do({ type: "pull", name });
    if (!effects) return;
    const lines = pullLines(effects, reference);
    session.out(...(has(given, "quiet") ? lines.slice(-1) : lines));
  });
}

export function push(session: Session, given: Given) {
  withReference(session, given, (reference, name) => {
    const quiet = has(given, "quiet");
    if (!quiet) session.out(`The push refers to repository [${longName(reference, familiar(reference))}]`);
    const effects = session.do({ type: "push", name }, (refusal) => {
      if (refusal.code === "nothing-to-push")
        session.err(`An image does not exist locally with the tag: ${refusal.name}`);
      else if (refusal.code === "push-denied")
        session.err("denied: requested access to the resource is denied");
      else session.daemon(refusal);
    });
    if (!effects) return;
    if (quiet) return session.out(name);
    for (const effect of effects) {
      if (effect.did === "layer-pushed") session.out(`${shortId(effect.digest)}: Pushed`);
      if (effect.did === "layer-exists") session.out(`${shortId(effect.digest)}: Layer already exists`);
      if (effect.did === "layer-mounted")
        session.out(`${shortId(effect.digest)}: Mounted from ${effect.from}`);
      if (effect.did === "manifest-pushed")
        session.out(`${effect.tag}: digest: ${effect.digest} size: ${effect.size}`);
    }
  });
}

function withReference(session: Session, given: Given, then: (reference: Reference, name: string) => void) {
  const [name = ""] = given.args;
  const parsed = parseReference(name);
  if (!parsed.ok) return session.err(parsed.error);
  if (!parsed.reference.tag && !parsed.reference.digest && !has(given, "quiet"))
    session.out("Using default tag: latest");
  then(parsed.reference, name);
}

export function tag(session: Session, given: Given) {
  const [image = "", name = ""] = given.args;
  session.do({ type: "tag", image, name });
}

export function remove(session: Session, given: Given) {
  for (const image of given.args) {
    const effects = session.do({ type: "remove-image", image, force: has(given, "force") }) ?? [];
    session.out(...removalLines(effects));
  }
}

/** What a removal took away, in order: names, the image, its layers. */
export const removalsOf = (effects: readonly Effect[]): ["Untagged" | "Deleted", string][] =>
  effects.flatMap((effect): ["Untagged" | "Deleted", string][] => {
    if (effect.did === "untagged") return [["Untagged", effect.name]];
    if (effect.did === "image-deleted") return [["Deleted", effect.image]];
    if (effect.did === "layer-deleted") return [["Deleted", effect.digest]];
    return [];
  });
const removalLines = (effects: readonly Effect[]): string[] =>
  removalsOf(effects).map(([what, which]) => `${what}: ${which}`);

export function prune(session: Session, given: Given) {
  const effects = session.do({ type: "prune-images", all: has(given, "all") }) ?? [];
  const freed = effects.reduce((sum, effect) => sum + (effect.did === "layer-deleted" ? effect.bytes : 0), 0);
  const lines = removalLines(effects).map((line) => line.replace(/^\w/, (first) => first.toLowerCase()));
  if (lines.length > 0) session.out("Deleted Images:", ...lines, "");
  session.out(`Total reclaimed space: ${size(freed)}`);
}

interface Row {
  image: Image;
  name: string;
  repository: string;
  tag: string;
}

/** One row a tag, sorted by name; images without a name last, where they are asked for. */
function rowsOf(session: Session, given: Given): Row[] {
  const { store } = session.world;
  const dangling = values(given, "filter").includes("dangling=true");
  const [pattern] = given.args;
  const references = [
    ...(pattern ? [pattern] : []),
    ...values(given, "filter")
      .filter((one) => one.startsWith("reference="))
      .map((one) => one.slice(10)),
  ];
  const tagged = Object.values(store.images).flatMap((image) =>
    tagsOf(store, image.id).map((name): Row => {
      const colon = name.lastIndexOf(":");
      return { image, name, repository: name.slice(0, colon), tag: name.slice(colon + 1) };
    }),
  );
  const untagged = danglingImages(store).map((image): Row => {
    const [digest] = digestNamesOf(store, image.id);
    return { image, name: "<untagged>", repository: digest?.split("@")[0] ?? "<none>", tag: "<none>" };
  });
  if (dangling) return untagged;
  const rows = [
    ...tagged.sort((a, b) => a.name.localeCompare(b.name)),
    ...(has(given, "all") ? untagged : []),
  ];
  return rows.filter(({ name, repository }) => references.every((one) => one === name || one === repository));
}

export function images(session: Session, given: Given) {
  const { store, now, containers } = session.world;
  const rows = rowsOf(session, given);
  const full = has(given, "no-trunc");
  const id = (image: Image) => (full ? image.id : shortId(image.id));
  if (has(given, "quiet")) return session.out(...new Set(rows.map(({ image }) => id(image))));
  const [pattern] = given.args;
  if (pattern === "ls" && rows.length === 0)
    session.err('No images found matching "ls": did you mean "docker image ls"?', 0);

  const format = value(given, "format");
  if (format !== undefined && !format.startsWith("table"))
    return session.out(
      ...rows.map(
        ({ image, repository, tag }) =>
          template(format, {
            ID: id(image),
            Repository: repository,
            Tag: tag,
            Size: size(imageSize(store, image)),
            CreatedSince: `${duration(now - image.createdAt)} ago`,
            Digest: image.manifest,
          }) ?? `template: :1: not modelled here: ${format}`,
      ),
    );
  if (full || has(given, "digests") || format !== undefined) {
    const digest = (row: Row) =>
      has(given, "digests")
        ? [
            digestNamesOf(store, row.image.id)
              .find((one) => one.startsWith(`${row.repository}@`))
              ?.split("@")[1] ?? "<none>",
          ]
        : [];
    return session.out(
      ...table([
        ["REPOSITORY", "TAG", ...(has(given, "digests") ? ["DIGEST"] : []), "IMAGE ID", "CREATED", "SIZE"],
        ...rows.map((row) => [
          row.repository,
          row.tag,
          ...digest(row),
          id(row.image),
          `${duration(now - row.image.createdAt)} ago`,
          size(imageSize(store, row.image)),
        ]),
      ]),
    );
  }

  // The view of version 29: https://github.com/docker/cli/blob/v29.0.0/cli/command/image/tree.go
  const width = Math.max(5, ...rows.map(({ name }) => name.length));
  const line = (name: string, short: string, disk: string, content: string, extra: string) =>
    `${name.padEnd(width)}   ${short.padEnd(12)}   ${disk.padStart(10)}   ${content.padStart(12)}   ${extra}`.trimEnd();
  session.out(
    line("IMAGE", "ID", "DISK USAGE", "CONTENT SIZE", "EXTRA"),
    ...rows.map(({ image, name }) => {
      const content = imageCompressed(store, image);
      const used = containers.some((container) => container.image === image.id);
      return line(
        name,
        shortId(image.id),
        size(content + imageSize(store, image)),
        size(content),
        used ? "U" : "",
      );
    }),
  );
}

export function history(session: Session, given: Given) {
  const [name = ""] = given.args;
  const { store, now } = session.world;
  const image = findImage(store, name);
  if (!image) return session.daemon(missingImage(name));
  const rows = [...image.history].reverse();
  const text = (createdBy: string) => (has(given, "no-trunc") ? createdBy : cut(createdBy, 45));
  if (has(given, "quiet"))
    return session.out(...rows.map((_row, index) => (index === 0 ? shortId(image.id) : "<missing>")));
  session.out(
    ...table([
      ["IMAGE", "CREATED", "CREATED BY", "SIZE", "COMMENT"],
      ...rows.map(({ createdBy, comment, createdAt, size: bytes }, index) => [
        index === 0 ? (has(given, "no-trunc") ? image.id : shortId(image.id)) : "<missing>",
        `${duration(now - createdAt)} ago`,
        text(createdBy),
        size(bytes),
        comment,
      ]),
    ]),
  );
}
