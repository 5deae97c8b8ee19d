// `npm run -s dockerfile -- build DIR [--file F] [--previous DIR] [--target T] [--build-arg K=V] [--offline] [--json]`:
// what the course's own builder makes of a folder; with --previous, what of it would be in the cache after a build of
// that other folder. Nothing is built for real: see lib/dockerfile.
import * as fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { type BuildResult, build, type ContextFile, type Reason } from "../lib/dockerfile";

const usage =
  "npm run -s dockerfile -- build DIR [--file F] [--previous DIR] [--target T] [--build-arg K=V] [--offline] [--json]";

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      file: { type: "string", short: "f" },
      previous: { type: "string" },
      target: { type: "string" },
      "build-arg": { type: "string", multiple: true, default: [] },
      secret: { type: "string", multiple: true, default: [] },
      offline: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    },
  });
  const [command, folder] = positionals;
  if (command !== "build" || folder === undefined) {
    console.error(usage);
    process.exitCode = 2;
    return;
  }
  const pairs = (list: readonly string[]) =>
    Object.fromEntries(
      list.map((each) => [each.slice(0, each.indexOf("=")), each.slice(each.indexOf("=") + 1)]),
    );
  const options = {
    target: values.target,
    buildArgs: pairs(values["build-arg"]),
    secrets: pairs(values.secret),
    offline: values.offline,
  };
  const inputOf = (from: string) => {
    const file = values.file ?? "Dockerfile";
    const place = fs.existsSync(path.join(from, file)) ? path.join(from, file) : file;
    return {
      dockerfile: fs.readFileSync(place, "utf8"),
      context: readFolder(from),
      options: { ...options, dockerfilePath: file },
    };
  };
  const previous = values.previous === undefined ? undefined : build(inputOf(values.previous));
  const result = build(inputOf(folder), previous);
  console.log(values.json ? JSON.stringify(forOthers(result), null, 2) : asText(result));
  if (!result.ok) process.exitCode = 1;
}

function readFolder(root: string): ContextFile[] {
  return fs.readdirSync(root, { recursive: true, withFileTypes: true }).flatMap((entry): ContextFile[] => {
    const at = path.join(entry.parentPath, entry.name);
    const name = path.relative(root, at).split(path.sep).join("/");
    if (entry.isSymbolicLink()) return [{ path: name, kind: "link", content: fs.readlinkSync(at) }];
    const { mode, mtimeMs, size } = fs.statSync(at);
    const bits = mode & 0o7777;
    if (entry.isDirectory()) return [{ path: name, kind: "directory", mode: bits }];
    if (!entry.isFile()) return [];
    const bytes = fs.readFileSync(at);
    const text = bytes.toString("utf8");
    // Bytes that are no text are told apart by a name made of them.
    const content = text.includes("\uFFFD") ? bytes.toString("base64") : text;
    return [{ path: name, content, ...(content === text ? {} : { size }), mode: bits, mtime: mtimeMs }];
  });
}

/** Without what only the engine itself reads. */
function forOthers({ cache: _, stages, image, ...rest }: BuildResult) {
  return {
    ...rest,
    stages: stages.map(({ steps, ...stage }) => ({
      ...stage,
      steps: steps.map(({ key: _key, parts: _parts, files: _files, layer, ...step }) => ({
        ...step,
        layer: layer && { size: layer.size, digest: layer.digest },
      })),
    })),
    image: image && { ...image, layers: image.layers.map(({ entries: _entries, ...layer }) => layer) },
  };
}

const why: { [code in Reason["code"]]: (reason: Extract<Reason, { code: code }>) => string } = {
  same: () => "nothing that it is made of has changed",
  "same-content": ({ stage }) => `${stage} was rebuilt and gave the same files`,
  shared: ({ step }) => `the same as ${step}`,
  "first-build": () => "nothing was built before",
  "no-cache": () => "the cache is switched off",
  "new-step": () => "there was no such step",
  "changed-instruction": ({ before }) => `the instruction was: ${before}`,
  "changed-variable": ({ name, before, after }) =>
    `${name} was ${before ?? "not set"}, is ${after ?? "not set"}`,
  "changed-file": ({ path: file, change }) => `${file}: ${change}`,
  "changed-setting": ({ name, before, after }) =>
    `${name} was ${before ?? "not set"}, is ${after ?? "not set"}`,
  "changed-base": ({ before }) => `the base was ${before}`,
  after: ({ step }) => `${step} was rebuilt`,
  "not-stored": () => "this was never built before",
};

function reasonText<Code extends Reason["code"]>(
  reason: Extract<Reason, { code: Code }> & { code: Code },
): string {
  const tell: (reason: Extract<Reason, { code: Code }>) => string = why[reason.code];
  return tell(reason);
}

function asText(result: BuildResult): string {
  const lines = result.problems.map(({ line, message }) => `ERROR line ${line}: ${message}`);
  for (const stage of result.stages) {
    if (stage.progress !== undefined && stage.used) lines.push(stage.progress);
    for (const step of stage.steps) {
      if (step.progress === undefined) continue;
      const reasons = step.reasons.map((reason) => reasonText(reason)).join("; ");
      lines.push(`${step.status.padEnd(7)} ${step.progress}${reasons === "" ? "" : `\n        ${reasons}`}`);
      for (const output of step.output.slice(-20)) lines.push(`        | ${output}`);
    }
  }
  const { image } = result;
  if (!image) return lines.join("\n");
  lines.push("", `${image.id}  ${image.size} bytes, of them ${image.wasted} hidden by later layers`);
  for (const { createdBy, size, changes } of image.layers) {
    lines.push(`layer ${String(size).padStart(11)}  ${createdBy}`);
    for (const { kind, path: name } of changes.slice(0, 12))
      lines.push(`                  ${{ added: "A", changed: "C", removed: "D" }[kind]} /${name}`);
    if (changes.length > 12) lines.push(`                  and ${changes.length - 12} more`);
  }
  return lines.join("\n");
}

main();
