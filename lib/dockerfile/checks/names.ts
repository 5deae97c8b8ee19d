/**
 * Names as the builder reads them: of images, platforms and variables.
 * https://github.com/distribution/reference/blob/v0.6.0/regexp.go
 * https://github.com/containerd/platforms/blob/v1.0.0-rc.1/database.go
 */
import { distance } from "fastest-levenshtein";

const component = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
const label = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
const image = new RegExp(
  `^(?:${label}(?:\\.${label})*(?::[0-9]+)?/)?${component}(?:/${component})*(?::\\w[\\w.-]{0,127})?(?:@[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,})?$`,
);

/** Whether it can name an image; 64 hexadecimal digits would be an id. */
export const isImageName = (name: string): boolean => image.test(name) && !/^[a-f0-9]{64}$/.test(name);

/** The known name that differs in at most two letters, as https://github.com/moby/buildkit/blob/master/util/suggest/error.go has it. */
export function closest(word: string, known: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = 3;
  for (const name of known) {
    const apart = distance(word, name);
    if (apart === 0) return undefined;
    if (apart < least) [best, least] = [name, apart];
  }
  return best;
}

export interface Platform {
  os: string;
  architecture: string;
  /** As it is printed: `linux/arm64`. */
  text: string;
}

const systems: ReadonlySet<string> = new Set(["linux", "windows", "darwin", "freebsd", "netbsd", "openbsd"]);
const architectures: Readonly<Record<string, string>> = {
  x86_64: "amd64",
  "x86-64": "amd64",
  aarch64: "arm64",
  armhf: "arm/v7",
  armel: "arm/v6",
  i386: "386",
};
/** The variant that goes without saying. */
const plain: Readonly<Record<string, string>> = { amd64: "v1", arm64: "v8" };

/** `linux/arm64/v8`, `arm64` or `aarch64`; undefined for what no builder knows. */
export function platformOf(text: string): Platform | undefined {
  const parts = text.trim().toLowerCase().split("/");
  const [first = "", second, third = ""] = parts;
  if (parts.length > 3 || parts.some((part) => !/^[a-z0-9_.-]+$/.test(part))) return undefined;
  if (second === undefined && systems.has(first))
    return { os: first, architecture: "amd64", text: `${first}/amd64` };
  const os = second === undefined ? "linux" : first;
  const written = second ?? first;
  const [architecture = "", own = ""] = (architectures[written] ?? written).split("/");
  const given = third === "" ? own : /^\d+$/.test(third) ? `v${third}` : third;
  const variant = given === plain[architecture] ? "" : given === "" && architecture === "arm" ? "v7" : given;
  return { os, architecture, text: [os, architecture, variant].filter(Boolean).join("/") };
}
