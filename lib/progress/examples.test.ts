import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { isRead, parse, serialise } from "./index";

/** Add a line for a new version; a line that is here never changes. */
const fingerprints: Readonly<Record<string, string>> = {
  "v1.json": "fcb2b9f945f9ec070ac1e28a136e4d584451d4003bc118d74662a55013a173ea",
};

const folder = new URL("./examples/", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".json"));

it("has a fingerprint for every stored example", () => {
  expect(files.sort()).toEqual(Object.keys(fingerprints).sort());
});

describe.each(files)("%s", (name) => {
  const text = readFileSync(new URL(name, folder), "utf8");

  it("was never edited", () => {
    expect(createHash("sha256").update(text).digest("hex")).toBe(fingerprints[name]);
  });

  it("still reads wholly, and keeps what the person did", () => {
    const { document, problem, dropped } = parse(text);
    expect({ problem, dropped }).toEqual({ problem: undefined, dropped: [] });
    expect(isRead(document, "what-is-a-container")).toBe(true);
    expect(isRead(document, "containers-and-virtual-machines")).toBe(false);
    expect(document.steps["vm-and-container"]).toEqual(["hardware", "hypervisor"]);
    expect(document.answers["what-is-a-container/instance-of"]?.tries.map((one) => one.right)).toEqual([
      false,
      true,
    ]);
    expect(document.exercises["what-is-a-container"]?.doneAt).toBe(1795252300000);
    expect(document.resets).toBe(1);
  });

  it("is the same after being stored again", () => {
    const { document } = parse(text);
    expect(parse(serialise(document)).document).toEqual(document);
  });
});
