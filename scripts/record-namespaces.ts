/**
 * Records what real programs print for each of the 256 combinations of namespaces, for lib/namespaces to be
 * compared with. As root, on Debian: npx tsx scripts/record-namespaces.ts
 */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { release } from "node:os";
import { kinds } from "../lib/namespaces";

const script = new URL("record-namespaces.sh", import.meta.url).pathname;
const target = new URL("../lib/namespaces/recordings.json", import.meta.url).pathname;

/** Name of what was run → its distinct outputs → the combinations that gave it; bit i stands for kinds[i]. */
const outputs = new Map<string, Map<string, number[]>>();

for (let combination = 0; combination < 2 ** kinds.length; combination++) {
  const on = kinds.filter((_, i) => combination & (1 << i));
  const printed = execFileSync(script, on, { encoding: "utf8" });
  for (const part of printed.split(/^=== /m)) {
    const [name = "", ...lines] = part.split("\n");
    if (name === "" || name === "end") continue;
    const texts = outputs.get(name) ?? new Map<string, number[]>();
    const text = JSON.stringify(tidy(name, lines));
    texts.set(text, [...(texts.get(text) ?? []), combination]);
    outputs.set(name, texts);
  }
  if (on.length === 0 || combination % 16 === 15) console.log(`${combination + 1} of ${2 ** kinds.length}`);
}

const versions = execFileSync("dpkg-query", ["-W", "util-linux", "procps", "iproute2", "hostname"], {
  encoding: "utf8",
});
const recordings = {
  ran: {
    system: /PRETTY_NAME="(.*)"/.exec(readFileSync("/etc/os-release", "utf8"))?.[1],
    kernel: release(),
    packages: Object.fromEntries(
      versions
        .trim()
        .split("\n")
        .map((line) => line.split("\t")),
    ),
  },
  bits: kinds,
  outputs: Object.fromEntries(
    [...outputs].map(([name, texts]) => [
      name,
      [...texts].map(([text, combinations]) => ({ lines: JSON.parse(text), combinations })),
    ]),
  ),
};
writeFileSync(target, `${JSON.stringify(recordings)}\n`);
execFileSync("npx", ["biome", "format", "--write", target]);

/** Without what differs from run to run, without the recorder's own processes, and with single spaces. */
function tidy(name: string, lines: readonly string[]): string[] {
  const rows = lines.map((line) => line.trim().replace(/\s+/g, " ")).filter((line) => line !== "");
  if (name.startsWith("link.")) return [new Set(rows).size === 1 ? "the same" : "its own"];
  switch (name.split(".")[1]) {
    case "ps":
      return rows.filter((row) => !/ (ps|nsenter)$/.test(row));
    case "cgroup":
      return rows.filter((row) => row.startsWith("0::"));
    case "ipcs":
      // The key is a random number, and nothing is ever in the queues: their number, owner and permissions are left.
      return name === "act.ipcs"
        ? rows
        : rows.filter((row) => !row.startsWith("---")).map((row) => row.split(" ").slice(1, 4).join(" "));
    default:
      return rows;
  }
}
