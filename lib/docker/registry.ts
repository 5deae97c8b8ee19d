/**
 * A registry, and the two ways to it. Push sends only the layers that the registry lacks, then the config, then the
 * manifest, under the tag or the digest; a layer that another repository of the registry has is mounted. Pull asks for
 * a manifest by tag or digest and fetches the layers that the store lacks.
 * https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md
 */
import { type Digest, isDigest } from "@/lib/oci";
import type { Effect } from "./effects";
import type { Refusal } from "./errors";
import { familiar, full, HUB, type Reference } from "./reference";
import { layersOf, moveTag, putImage, remember } from "./store";
import type { Manifest, Registry, Repository, World } from "./world";

export const emptyRegistry = (): Registry => ({ repositories: {}, blobs: {} });
const emptyRepository = (): Repository => ({ tags: {}, manifests: {}, blobs: [] });

/** The manifest that a name stands for there, now. */
export function manifestOf(
  registry: Registry | undefined,
  { path, tag, digest }: Reference,
): Manifest | undefined {
  const repository = registry?.repositories[path];
  const wanted = digest ?? repository?.tags[tag ?? "latest"];
  return wanted && repository?.manifests[wanted];
}

/** Bytes that a registry keeps: every blob once. */
export const registrySize = (registry: Registry): number =>
  Object.values(registry.blobs).reduce((sum, size) => sum + size, 0);

export function pull(world: World, reference: Reference): Refusal | Effect[] {
  const { store } = world;
  const registry = world.registries[reference.host];
  if (!registry)
    return { code: "no-such-host", host: reference.host === HUB ? "registry-1.docker.io" : reference.host };
  if (reference.host === HUB && !registry.repositories[reference.path])
    return { code: "pull-denied", name: familiar(reference) };
  const manifest = manifestOf(registry, reference);
  if (!manifest) return { code: "manifest-unknown", name: full(reference) };

  const name = full(reference);
  const effects: Effect[] = [{ did: "manifest-read", name, digest: manifest.digest }];
  const repository = familiar(reference);
  const digestName = `${repository}@${manifest.digest}`;
  const present = store.images[manifest.image.id] !== undefined;
  const same = reference.digest ? store.digests[name] : store.tags[name];
  const newer = !present || same !== manifest.image.id;
  if (!present)
    for (const { digest, compressed } of manifest.layers)
      effects.push(
        store.layers[digest]
          ? { did: "layer-kept", digest }
          : { did: "layer-pulled", digest, bytes: compressed },
      );
  putImage(store, manifest.image, manifest.layers);
  if (!reference.digest) effects.push(...moveTag(store, name, manifest.image.id));
  store.digests[digestName] = manifest.image.id;
  remember(store, repository, manifest.image.layers);
  effects.push({ did: "pulled", name, digest: manifest.digest, newer });
  return effects;
}

export function push(world: World, reference: Reference): Refusal | Effect[] {
  const { store } = world;
  const tag = reference.tag ?? "latest";
  const repositoryName = familiar(reference);
  const id = store.tags[`${repositoryName}:${tag}`];
  const image = id && store.images[id];
  if (!image) return { code: "nothing-to-push", name: repositoryName };
  if (reference.host === HUB && reference.path.startsWith("library/")) return { code: "push-denied" };
  const registry = world.registries[reference.host];
  if (!registry) return { code: "no-such-host", host: reference.host };

  registry.repositories[reference.path] ??= emptyRepository();
  const repository = registry.repositories[reference.path] ?? emptyRepository();
  const layers = layersOf(store, image);
  const effects: Effect[] = [];
  // Docker lists them from the top of the stack.
  for (const { digest, compressed } of [...layers].reverse()) {
    if (repository.blobs.includes(digest)) {
      effects.push({ did: "layer-exists", digest });
      continue;
    }
    const from = mountFrom(world, registry, reference, digest);
    effects.push(
      from === undefined
        ? { did: "layer-pushed", digest, bytes: compressed }
        : { did: "layer-mounted", digest, from },
    );
    registry.blobs[digest] = compressed;
    repository.blobs.push(digest);
  }
  const size = 430 + 153 * layers.length;
  registry.blobs[image.id] = JSON.stringify(image.config).length;
  const was = repository.tags[tag];
  repository.manifests[image.manifest] = { digest: image.manifest, size, image, layers };
  repository.tags[tag] = image.manifest;
  store.digests[`${repositoryName}@${image.manifest}`] = image.id;
  remember(store, repositoryName, image.layers);
  effects.push({
    did: "manifest-pushed",
    name: repositoryName,
    tag,
    digest: image.manifest,
    size,
    ...(was && was !== image.manifest && { was }),
  });
  return effects;
}

/** A repository of the same registry that has the layer, if the store knows of one. */
function mountFrom(
  world: World,
  registry: Registry,
  { host }: Reference,
  digest: Digest,
): string | undefined {
  const prefix = host === HUB ? "" : `${host}/`;
  const known = (world.store.sources[digest] ?? []).filter((one) => one.startsWith(prefix));
  return known
    .map((one) => one.slice(prefix.length))
    .find((path) => registry.repositories[path]?.blobs.includes(digest));
}

/** Deletes a manifest with every tag on it (by digest), or a tag alone. Blobs stay until they are collected. */
export function deleteManifest(world: World, reference: Reference): Refusal | Effect[] {
  const repository = world.registries[reference.host]?.repositories[reference.path];
  const manifest = manifestOf(world.registries[reference.host], reference);
  if (!repository || !manifest) return { code: "manifest-unknown", name: full(reference) };
  const name = familiar(reference);
  if (!reference.digest) {
    const tag = reference.tag ?? "latest";
    delete repository.tags[tag];
    return [{ did: "tag-deleted", repository: name, tag }];
  }
  const tags = Object.keys(repository.tags).filter((tag) => repository.tags[tag] === manifest.digest);
  for (const tag of tags) delete repository.tags[tag];
  delete repository.manifests[manifest.digest];
  return [{ did: "manifest-deleted", repository: name, digest: manifest.digest, tags }];
}

/** Frees the blobs that no manifest names any more. */
export function collectGarbage(registry: Registry): Effect[] {
  const used = new Set<string>();
  for (const repository of Object.values(registry.repositories)) {
    const named = new Set(
      Object.values(repository.manifests).flatMap(({ image }) => [...image.layers, image.id]),
    );
    repository.blobs = repository.blobs.filter((digest) => named.has(digest));
    for (const digest of named) used.add(digest);
  }
  const gone = Object.keys(registry.blobs)
    .filter(isDigest)
    .filter((digest) => !used.has(digest));
  return gone.map((digest) => {
    const bytes = registry.blobs[digest] ?? 0;
    delete registry.blobs[digest];
    return { did: "blob-collected", digest, bytes };
  });
}
