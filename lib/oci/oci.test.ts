import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { helloJson } from "@/scripts/make-oci-layout";
import {
  blobOf,
  chainIdsOf,
  changeFile,
  damageBlob,
  diffIdOf,
  diffIdsOf,
  digestOf,
  documentOf,
  filesOf,
  gunzip,
  gzip,
  helloImage,
  imageOf,
  type Layout,
  layoutOf,
  mediaTypes,
  readDocument,
  readTar,
  replaceBlob,
  short,
  unpackLayer,
  verify,
  writeDocument,
  writeTar,
} from "./index";

const hello = helloImage();
const image = imageOf(hello);
const [base, top] = image.layers;
if (!base || !top) throw new Error("The example has two layers");

const text = (content: string) => new TextEncoder().encode(content);

/** Every digest in an image, by what it belongs to. */
function digests(layout: Layout) {
  const { manifest, config, layers } = imageOf(layout);
  return {
    index: digestOf(layout.index),
    manifest: manifest.digest,
    config: config.digest,
    layers: layers.map((layer) => layer.digest),
    diffIds: diffIdsOf(documentOf(layout, config.digest)),
  };
}

const greet = (word: string) => changeFile(hello, top, "greeting.txt", () => `${word} from a layer.\n`);

describe("the example", () => {
  it("is what the script writes", () => {
    expect(readFileSync("lib/oci/example/hello.json", "utf8")).toBe(helloJson());
  });

  it("keeps every promise that it makes", () => {
    const checks = verify(hello);
    expect(checks.map((check) => check.where)).toEqual([
      "index.json manifests[0]",
      "manifest config",
      "manifest layers[0]",
      "manifest layers[1]",
      "config rootfs.diff_ids[0]",
      "config rootfs.diff_ids[1]",
    ]);
    expect(checks.every((check) => check.ok)).toBe(true);
  });

  it("holds a program and its greeting", () => {
    const files = image.layers.flatMap((layer) =>
      readTar(unpackLayer(blobOf(hello, layer.digest), layer.mediaType)),
    );
    expect(files.map((file) => [file.name, file.mode])).toEqual([
      ["hello", 0o755],
      ["greeting.txt", 0o644],
    ]);
    expect(new TextDecoder().decode(files[1]?.content)).toBe("Hello from a layer.\n");
    expect([...(files[0]?.content.subarray(0, 4) ?? [])]).toEqual([0x7f, 0x45, 0x4c, 0x46]);
  });

  it("reads back from its files", () => {
    expect(layoutOf(filesOf(hello))).toEqual(hello);
  });

  it("names its layers differently packed and unpacked", () => {
    const { layers, diffIds } = digests(hello);
    expect(new Set([...layers, ...diffIds]).size).toBe(4);
  });
});

describe("the image specification's own schemas (v1.1.1)", () => {
  const folder = "lib/oci/fixtures/image-spec-v1.1.1";
  const ajv = new Ajv({ strict: false, formats: { "date-time": true, uri: true } });
  for (const name of readdirSync(folder).filter((file) => file.endsWith(".json")))
    ajv.addSchema(withoutIds(JSON.parse(readFileSync(path.join(folder, name), "utf8"))), name);

  const problems = (schema: string, document: unknown) => {
    ajv.validate(schema, document);
    return ajv.errors ?? [];
  };
  const marker: unknown = JSON.parse(new TextDecoder().decode(filesOf(hello).get("oci-layout")));

  it.each<[string, string, unknown]>([
    ["oci-layout", "image-layout-schema.json", marker],
    ["index.json", "image-index-schema.json", readDocument(hello.index)],
    ["the manifest", "image-manifest-schema.json", documentOf(hello, image.manifest.digest)],
    ["the config", "config-schema.json", documentOf(hello, image.config.digest)],
    [
      "the changed manifest",
      "image-manifest-schema.json",
      documentOf(greet("Jello"), imageOf(greet("Jello")).manifest.digest),
    ],
  ])("accept %s", (_, schema, document) => {
    expect(problems(schema, document)).toEqual([]);
  });

  it("refuse what is none", () => {
    expect(problems("image-manifest-schema.json", { schemaVersion: 1 })).not.toEqual([]);
    expect(problems("image-index-schema.json", documentOf(hello, image.manifest.digest))).not.toEqual([]);
    expect(problems("config-schema.json", { os: "linux" })).not.toEqual([]);
  });
});

/** The schemas are of draft 4, where a schema's name is `id`; here each goes by the name of its file. */
function withoutIds(schema: unknown): object {
  const { $schema: _, ...rest } = JSON.parse(
    JSON.stringify(schema, (key, value: unknown) => (key === "id" ? undefined : value)),
  );
  return rest;
}

describe("verify", () => {
  it.each([
    ["the manifest", image.manifest.digest, ["index.json manifests[0]"]],
    ["the config", image.config.digest, ["manifest config"]],
    ["a layer", base.digest, ["manifest layers[0]", "config rootfs.diff_ids[0]"]],
  ])("finds one changed bit in %s, and names who pointed to it", (_, digest, found) => {
    const damaged = damageBlob(hello, digest, 20);
    const wrong = verify(damaged).filter((check) => !check.ok);
    expect(wrong.map((check) => check.where)).toEqual(found);
    expect(wrong[0]?.expected).toBe(digest);
    expect(wrong[0]?.actual).toBe(digestOf(blobOf(damaged, digest)));
    expect(damaged.index).toBe(hello.index);
  });

  it("finds what is missing", () => {
    const blobs = new Map(hello.blobs);
    blobs.delete(top.digest);
    const wrong = verify({ ...hello, blobs }).filter((check) => !check.ok);
    expect(wrong.map((check) => [check.where, check.actual])).toEqual([
      ["manifest layers[1]", undefined],
      ["config rootfs.diff_ids[1]", undefined],
    ]);
  });

  it("finds a wrong size, although the digest is right", () => {
    const lie = new TextDecoder().decode(hello.index).replace('"size":612', '"size":613');
    const [check] = verify({ ...hello, index: text(lie) });
    expect(check).toMatchObject({
      ok: false,
      expected: image.manifest.digest,
      actual: image.manifest.digest,
    });
  });

  it("finds any single changed bit anywhere", () => {
    fc.assert(
      fc.property(fc.constantFrom(...hello.blobs.keys()), fc.nat(), fc.nat(7), (digest, at, bit) => {
        const size = blobOf(hello, digest).length;
        const checks = verify(damageBlob(hello, digest, at % size, 1 << bit));
        expect(checks.some((check) => !check.ok && check.expected === digest)).toBe(true);
      }),
    );
  });
});

describe("an honest change", () => {
  const before = digests(hello);

  it("in a layer: new layer, DiffID, config, manifest and index; the layer below stays", () => {
    const after = digests(greet("Jello"));
    expect(after.layers[0]).toBe(before.layers[0]);
    expect(after.diffIds[0]).toBe(before.diffIds[0]);
    expect(after.layers[1]).not.toBe(before.layers[1]);
    expect(after.diffIds[1]).not.toBe(before.diffIds[1]);
    expect(after.config).not.toBe(before.config);
    expect(after.manifest).not.toBe(before.manifest);
    expect(after.index).not.toBe(before.index);
  });

  it("undone brings every digest back", () => {
    const there = greet("Jello");
    const back = changeFile(
      there,
      imageOf(there).layers[1] ?? top,
      "greeting.txt",
      () => "Hello from a layer.\n",
    );
    expect(digests(back)).toEqual(before);
    expect(back).toEqual(hello);
  });

  it("in the config: new config, manifest and index; no layer changes", () => {
    const config = documentOf(hello, image.config.digest);
    const after = digests(
      replaceBlob(hello, image.config.digest, writeDocument({ ...config, author: "you" })),
    );
    expect(after).toEqual({
      ...before,
      config: expect.not.stringContaining(before.config),
      manifest: expect.not.stringContaining(before.manifest),
      index: expect.not.stringContaining(before.index),
    });
  });

  it("in an annotation of the manifest: new manifest and index; the image ID stays", () => {
    const manifest = documentOf(hello, image.manifest.digest);
    const after = digests(
      replaceBlob(
        hello,
        image.manifest.digest,
        writeDocument({ ...manifest, annotations: { "org.opencontainers.image.version": "1.1" } }),
      ),
    );
    expect({ ...after, manifest: before.manifest, index: before.index }).toEqual(before);
    expect(after.manifest).not.toBe(before.manifest);
    expect(after.index).not.toBe(before.index);
  });

  it("of the compression only: new layer, manifest and index; DiffIDs and config stay", () => {
    const stored = changeFile(hello, top, "greeting.txt", (same) => same, "stored");
    const after = digests(stored);
    expect(after.layers[1]).not.toBe(before.layers[1]);
    expect(after.diffIds).toEqual(before.diffIds);
    expect(after.config).toBe(before.config);
    expect(after.manifest).not.toBe(before.manifest);
    expect(verify(stored).every((check) => check.ok)).toBe(true);
  });

  it("always leaves an image that keeps its promises, and no blob that nobody points to", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ -~]{19}$/), fc.constantFrom("packed", "stored"), (line, packing) => {
        const changed = changeFile(hello, top, "greeting.txt", () => `${line}\n`, packing);
        expect(verify(changed).every((check) => check.ok)).toBe(true);
        expect(changed.blobs.size).toBe(4);
      }),
    );
  });

  it("must keep a file's length, and find the file", () => {
    expect(() => greet("Hi")).toThrow("as long as");
    expect(() => changeFile(hello, top, "nothing", (same) => same)).toThrow("no file");
  });
});

describe("chainIdsOf", () => {
  it("hashes each layer together with all below it", () => {
    const [a, b] = digests(hello).diffIds;
    if (!a || !b) throw new Error("two layers");
    expect(chainIdsOf([a, b])).toEqual([a, digestOf(text(`${a} ${b}`))]);
    expect(chainIdsOf([])).toEqual([]);
    expect(chainIdsOf([b, a])[1]).not.toBe(chainIdsOf([a, b])[1]);
  });
});

describe("digestOf", () => {
  it("agrees with Node's own SHA-256", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(digestOf(bytes)).toBe(`sha256:${createHash("sha256").update(bytes).digest("hex")}`);
      }),
    );
    expect(short(digestOf(text("")), 6)).toBe("e3b0c4");
  });
});

describe("gzip", () => {
  const anything = fc.oneof(
    fc.uint8Array({ maxLength: 2000 }),
    fc.array(fc.constantFrom(0, 0, 0, 1, 255), { maxLength: 3000 }).map((list) => Uint8Array.from(list)),
  );

  it.each(["packed", "stored"] as const)("%s: Node unpacks it, and so do we", (packing) => {
    fc.assert(
      fc.property(anything, (bytes) => {
        const file = gzip(bytes, packing);
        expect(new Uint8Array(gunzipSync(file))).toEqual(bytes);
        expect(gunzip(file)).toEqual(bytes);
      }),
    );
  });

  it("stores more than one block", () => {
    const bytes = new Uint8Array(70_000).fill(7);
    const same = (unpacked: Uint8Array) => expect(digestOf(unpacked)).toBe(digestOf(bytes));
    same(gunzipSync(gzip(bytes, "stored")));
    same(gunzipSync(gzip(bytes)));
    same(gunzip(gzip(bytes)));
  });

  it("makes an archive smaller", () => {
    expect(gzip(new Uint8Array(2048)).length).toBeLessThan(60);
  });

  it("refuses what it cannot read", () => {
    const dynamic = gzipSync(text("the quick brown fox ".repeat(40).split("").sort().join("")), { level: 9 });
    expect(() => gunzip(text("no gzip at all, no gzip"))).toThrow("no gzip file");
    const damaged = gzip(text("hello, hello, hello"), "stored");
    damaged[16] = (damaged[16] ?? 0) ^ 1;
    expect(() => gunzip(damaged)).toThrow("damaged");
    if (((dynamic[10] ?? 0) & 0b110) === 0b100) expect(() => gunzip(dynamic)).toThrow("kind of block");
  });
});

describe("tar", () => {
  it("reads what it wrote, and refuses a damaged header", () => {
    const files = [
      { name: "a", mode: 0o644, content: text("one") },
      { name: "b/c", mode: 0o755, content: new Uint8Array(600).fill(1) },
    ];
    const tar = writeTar(files, 0);
    expect(tar.length % 512).toBe(0);
    expect(readTar(tar).map(({ offset: _, ...file }) => file)).toEqual(files);
    tar[0] = 90;
    expect(() => readTar(tar)).toThrow("damaged");
  });
});

it("takes plain archives as they are", () => {
  const tar = writeTar([], 0);
  expect(diffIdOf(tar, mediaTypes.tar)).toBe(digestOf(tar));
});
