// Makes the image that the OCI diagram takes apart: two layers, a program of 184 bytes and the text that it prints.
// `npx tsx scripts/make-oci-layout.ts` writes lib/oci/example/hello.json; a test checks that it is up to date.
// `npx tsx scripts/make-oci-layout.ts <folder>` writes a folder too, for skopeo, umoci or any other OCI tool.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import {
  addBlob,
  digestOf,
  emptyLayout,
  filesOf,
  gzip,
  type JsonObject,
  type Layout,
  mediaTypes,
  type TarFile,
  writeDocument,
  writeTar,
} from "@/lib/oci";

const created = "2026-11-22T00:00:00Z";
const text = (content: string) => new TextEncoder().encode(content);

/** A Linux program for amd64, without any library: opens /greeting.txt, reads it, writes it out, ends. */
export function program(): Uint8Array {
  const code = [
    [0x6a, 2, 0x58], // push 2; pop rax (open)
    [0x48, 0x8d, 0x3d, 40, 0, 0, 0], // lea rdi, [rip+40] (the name below)
    [0x31, 0xf6, 0x0f, 0x05], // xor esi, esi; syscall
    [0x97], // xchg edi, eax (the open file)
    [0x48, 0x81, 0xec, 0, 2, 0, 0], // sub rsp, 512
    [0x48, 0x89, 0xe6], // mov rsi, rsp
    [0xba, 0, 2, 0, 0], // mov edx, 512
    [0x31, 0xc0, 0x0f, 0x05], // xor eax, eax (read); syscall
    [0x89, 0xc2], // mov edx, eax (as much as was read)
    [0x6a, 1, 0x5f], // push 1; pop rdi (standard output)
    [0x89, 0xf8, 0x0f, 0x05], // mov eax, edi (write); syscall
    [0x6a, 60, 0x58], // push 60; pop rax (exit)
    [0x31, 0xff, 0x0f, 0x05], // xor edi, edi; syscall
    [...text("/greeting.txt\0")],
  ].flat();
  const head = 120;
  const bytes = new Uint8Array(head + code.length);
  const view = new DataView(bytes.buffer);
  const base = 0x40_0000n;
  bytes.set([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]);
  view.setUint16(16, 2, true); // an executable file
  view.setUint16(18, 62, true); // for amd64
  view.setUint32(20, 1, true);
  view.setBigUint64(24, base + BigInt(head), true); // where it starts
  view.setBigUint64(32, 64n, true); // where the one segment is described
  view.setUint16(52, 64, true);
  view.setUint16(54, 56, true);
  view.setUint16(56, 1, true);
  view.setUint32(64, 1, true); // a segment to load
  view.setUint32(68, 5, true); // to read and to run
  view.setBigUint64(80, base, true);
  view.setBigUint64(88, base, true);
  view.setBigUint64(96, BigInt(bytes.length), true);
  view.setBigUint64(104, BigInt(bytes.length), true);
  view.setBigUint64(112, 0x1000n, true);
  bytes.set(code, head);
  return bytes;
}

/** The layout from nothing: layers, then the config that lists their hashes, then the manifest, then the index. */
export function helloLayout(): Layout {
  let layout = emptyLayout();
  const add = (mediaType: string, bytes: Uint8Array): JsonObject => {
    const added = addBlob(layout, bytes);
    layout = added.layout;
    return { mediaType, digest: added.digest, size: bytes.length };
  };
  const mtime = Date.parse(created) / 1000;
  const files: readonly (readonly [made: string, file: TarFile])[] = [
    ["the program", { name: "hello", mode: 0o755, content: program() }],
    ["its greeting", { name: "greeting.txt", mode: 0o644, content: text("Hello from a layer.\n") }],
  ];
  const archives = files.map(([, file]) => writeTar([file], mtime));
  const layers = archives.map((tar) => add(mediaTypes.tarGzip, gzip(tar)));
  const config = add(
    mediaTypes.config,
    writeDocument({
      created,
      architecture: "amd64",
      os: "linux",
      config: { User: "1000", Env: ["PATH=/"], Cmd: ["/hello"] },
      rootfs: { type: "layers", diff_ids: archives.map(digestOf) },
      history: files.map(([made]) => ({ created, created_by: made })),
    }),
  );
  const manifest = add(
    mediaTypes.manifest,
    writeDocument({
      schemaVersion: 2,
      mediaType: mediaTypes.manifest,
      config,
      layers,
      annotations: { "org.opencontainers.image.version": "1.0" },
    }),
  );
  const index = writeDocument({
    schemaVersion: 2,
    mediaType: mediaTypes.index,
    manifests: [
      {
        ...manifest,
        platform: { architecture: "amd64", os: "linux" },
        annotations: { "org.opencontainers.image.ref.name": "1.0" },
      },
    ],
  });
  return { ...layout, index };
}

/** The layout's files in one, as lib/oci/example/index.ts reads them. */
export function helloJson(): string {
  const files = [...filesOf(helloLayout())].map(([name, bytes]) => [
    name,
    Buffer.from(bytes).toString("base64"),
  ]);
  return `${JSON.stringify(Object.fromEntries(files), null, 2)}\n`;
}

if (import.meta.filename === process.argv[1]) {
  writeFileSync("lib/oci/example/hello.json", helloJson());
  const folder = process.argv[2];
  if (folder)
    for (const [name, bytes] of filesOf(helloLayout())) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), bytes);
    }
}
