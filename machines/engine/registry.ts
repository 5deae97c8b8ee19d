/**
 * The images that are ready in the machine, as files of the registry on localhost:5000. They are made here and not in the
 * machine, so that their digests are the same from build to build, and after a cold boot as after a restore.
 *
 * Formats: https://github.com/opencontainers/image-spec, and the folders that docker-registry 2.8 keeps
 * (registry/storage/paths.go of github.com/distribution/distribution).
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import { dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { addRootFileSystem } from "../rootfs";

const created = "2026-01-01T00:00:00Z";
const page = "<h1>A page out of an image</h1>\n";

interface Layer {
  readonly bytes: Buffer;
  readonly createdBy: string;
}

/** Puts `busybox` and `web` into the registry of the root file system `root`; `work` is a folder for what comes between. */
export function fillRegistry(root: string, work: string): void {
  const base = join(work, "image-busybox");
  fs.rmSync(base, { recursive: true, force: true });
  addRootFileSystem(root, base);
  fs.chmodSync(join(base, "tmp"), 0o1777);
  fs.writeFileSync(join(base, "etc/passwd"), "root:x:0:0:root:/root:/bin/sh\n");
  fs.writeFileSync(join(base, "etc/group"), "root:x:0:\n");

  const site = join(work, "image-web");
  fs.rmSync(site, { recursive: true, force: true });
  fs.mkdirSync(join(site, "www"), { recursive: true });
  fs.writeFileSync(join(site, "www/index.html"), page);

  const busybox = { bytes: pack(base), createdBy: "BusyBox of Debian's busybox-static" };
  const www = { bytes: pack(site), createdBy: "COPY index.html /www/" };
  const serve = ["httpd", "-f", "-p", "8080", "-h", "/www"];
  const registry = join(root, "var/lib/registry/docker/registry/v2");
  putImage(registry, "busybox", [busybox], { Cmd: ["sh"] });
  putImage(registry, "web", [busybox, www], { Cmd: serve, ExposedPorts: { "8080/tcp": {} } });
}

/** A folder as a layer, the same bytes for the same files. */
function pack(folder: string): Buffer {
  const tar = "tar --sort=name --owner=0 --group=0 --numeric-owner --mtime=@1767225600 --format=gnu -c .";
  return execFileSync("sh", ["-c", `${tar} | gzip -9 -n`], { cwd: folder, maxBuffer: 1 << 28 });
}

/** What the image's config says of its containers. */
interface Defaults {
  readonly Cmd: readonly string[];
  readonly ExposedPorts?: Readonly<Record<string, object>>;
}

function putImage(registry: string, name: string, layers: readonly Layer[], config: Defaults): void {
  const repository = join(registry, "repositories", name);
  const blob = (mediaType: string, bytes: Buffer) => {
    const digest = putBlob(registry, bytes);
    link(join(repository, "_layers"), digest);
    return { mediaType, digest, size: bytes.length };
  };
  const image = {
    created,
    architecture: "386",
    os: "linux",
    config,
    rootfs: { type: "layers", diff_ids: layers.map(({ bytes }) => sha256(gunzipSync(bytes))) },
    history: [
      ...layers.map(({ createdBy }) => ({ created, created_by: createdBy })),
      { created, created_by: `CMD ${JSON.stringify(config.Cmd)}`, empty_layer: true },
    ],
  };
  const manifest = {
    schemaVersion: 2,
    mediaType: "application/vnd.oci.image.manifest.v1+json",
    config: blob("application/vnd.oci.image.config.v1+json", Buffer.from(JSON.stringify(image))),
    layers: layers.map(({ bytes }) => blob("application/vnd.oci.image.layer.v1.tar+gzip", bytes)),
  };
  const digest = putBlob(registry, Buffer.from(JSON.stringify(manifest)));
  link(join(repository, "_manifests/revisions"), digest);
  link(join(repository, "_manifests/tags/latest/index"), digest);
  write(join(repository, "_manifests/tags/latest/current/link"), digest);
}

/** Keeps bytes under their digest, and returns it. */
function putBlob(registry: string, bytes: Buffer): string {
  const digest = sha256(bytes);
  const hex = digest.slice("sha256:".length);
  write(join(registry, "blobs/sha256", hex.slice(0, 2), hex, "data"), bytes);
  return digest;
}

/** The registry's way to say that a blob belongs somewhere. */
function link(folder: string, digest: string): void {
  write(join(folder, digest.replace(":", "/"), "link"), digest);
}

function write(file: string, content: string | Buffer): void {
  fs.mkdirSync(dirname(file), { recursive: true });
  fs.writeFileSync(file, content);
}

function sha256(bytes: Buffer): string {
  return `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
}
