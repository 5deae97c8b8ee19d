/**
 * Names of images. `[HOST[:PORT]/]NAMESPACE/REPO[:TAG][@DIGEST]`; no host means Docker Hub, no namespace `library`, no
 * tag `latest`. Grammar: https://pkg.go.dev/github.com/distribution/reference (hosts are recognised as it says: the
 * first part is one if it has a dot or a colon, or is `localhost`).
 */
import { type Digest, isDigest } from "@/lib/oci";

export interface Reference {
  /** `docker.io` where nothing else is said. */
  host: string;
  /** With `library/` where Docker Hub adds it. */
  path: string;
  tag?: string;
  digest?: Digest;
}

export const HUB = "docker.io";

/** The name as people write it: without `docker.io/` and `library/`. */
export const familiar = ({ host, path }: Pick<Reference, "host" | "path">): string =>
  host !== HUB ? `${host}/${path}` : path.replace(/^library\//, "");

/** The familiar name with its tag, `latest` where there is none. */
export const tagged = (reference: Reference): string => `${familiar(reference)}:${reference.tag ?? "latest"}`;

/** As typed, with the tag that Docker adds: `app` → `app:latest`, `app@sha256:…` unchanged. */
export const full = (reference: Reference): string =>
  reference.digest ? `${familiar(reference)}@${reference.digest}` : tagged(reference);

/** Reads a name. The error is in Docker's words. */
export function parseReference(
  text: string,
): { ok: true; reference: Reference } | { ok: false; error: string } {
  const invalid = { ok: false as const, error: "invalid reference format" };
  const [name = "", digest, ...more] = text.split("@");
  if (more.length > 0 || (digest !== undefined && !isDigest(digest))) return invalid;
  const slash = name.indexOf("/");
  const first = name.slice(0, Math.max(slash, 0));
  const hosted = /[.:]/.test(first) || first === "localhost";
  const rest = hosted ? name.slice(slash + 1) : name;
  const colon = rest.lastIndexOf(":");
  const [bare, tag] = colon < 0 ? [rest, undefined] : [rest.slice(0, colon), rest.slice(colon + 1)];
  const host = hosted ? first : HUB;
  const path = host === HUB && !bare.includes("/") ? `library/${bare}` : bare;
  if (tag !== undefined && !/^\w[\w.-]{0,127}$/.test(tag)) return invalid;
  if (!PATH.test(path))
    return PATH.test(path.toLowerCase())
      ? { ok: false, error: `invalid reference format: repository name (${path}) must be lowercase` }
      : invalid;
  return {
    ok: true,
    reference: { host, path, ...(tag !== undefined && { tag }), ...(isDigest(digest) && { digest }) },
  };
}

const PATH = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/;
