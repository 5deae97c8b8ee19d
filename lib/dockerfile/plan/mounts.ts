import { cleanPath } from "@/lib/overlay";
import { quotedWords } from "../parse";
import type { Mount, Source } from "./types";

const types = ["bind", "cache", "tmpfs", "secret", "ssh"] as const;

/**
 * The value of one `RUN --mount=`.
 * https://docs.docker.com/reference/dockerfile/#run---mount
 * @returns the builder's message when it is none.
 */
export function readMount(
  value: string,
  cwd: string,
  sourceOf: (name: string) => Source | string,
): Mount | string {
  const fields = new Map<string, string>();
  for (const field of value.split(",")) {
    const at = field.indexOf("=");
    const key = (at < 0 ? field : field.slice(0, at)).trim().toLowerCase();
    fields.set(aliases[key] ?? key, at < 0 ? "true" : field.slice(at + 1));
  }
  const type = types.find((each) => each === (fields.get("type") ?? "bind").toLowerCase());
  if (!type) return `unsupported mount type ${JSON.stringify(fields.get("type"))}`;
  const id = fields.get("id");
  const given = fields.get("target");
  const env = fields.get("env");
  const target = given ?? (type === "secret" && !env ? `/run/secrets/${id ?? ""}` : "");
  if (type !== "secret" && type !== "ssh" && cleanPath(target) === "")
    return `invalid mount target ${JSON.stringify(target === "" ? "/" : target)}`;
  const absolute = target === "" ? "" : target.startsWith("/") ? target : `${cwd}/${target}`;
  const name = fields.get("from");
  const from =
    name === undefined ? (type === "bind" ? { kind: "context" as const } : undefined) : sourceOf(name);
  if (typeof from === "string") return from;
  const options = [...fields].map(([key, each]) => `${key}=${each}`).sort();
  return {
    type,
    target: absolute === "" ? "" : `/${cleanPath(absolute)}`,
    from,
    path: cleanPath(fields.get("source") ?? ""),
    id: id ?? (type === "cache" ? `/${cleanPath(absolute)}` : (cleanPath(target).split("/").at(-1) ?? "")),
    writable: type === "cache" ? !isTrue(fields.get("readonly")) : isTrue(fields.get("readwrite")),
    required: isTrue(fields.get("required")),
    env,
    options: options.join(","),
  };
}

const aliases: Readonly<Record<string, string>> = {
  dst: "target",
  destination: "target",
  src: "source",
  ro: "readonly",
  rw: "readwrite",
};

const isTrue = (value: string | undefined): boolean => value !== undefined && /^(true|1|)$/i.test(value);

/** The stage that a mount names, before anything else of it is read. */
export function mountFrom(value: string): string | undefined {
  return quotedWords(value.replaceAll(",", " "), "\\")
    .find((field) => field.startsWith("from="))
    ?.slice("from=".length);
}
