import { inflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { build, mark, presets } from "@/lib/dockerfile";
import {
  argsText,
  changed,
  commandOf,
  complete,
  fromLink,
  historyOf,
  inputOf,
  type LabState,
  linkOf,
  marksText,
  pathProblem,
  readArgs,
  readSettings,
  readState,
  redone,
  resultText,
  sizeText,
  through,
  touched,
  undone,
  viewOf,
  whyText,
  withSettings,
  withText,
  writeState,
  zip,
} from ".";

const deflate = through(() => new CompressionStream("deflate-raw"));
const inflate = through(() => new DecompressionStream("deflate-raw"));
const first = presets[3];
if (!first) throw new Error("There are presets");
const work = { dockerfile: first.dockerfile, files: first.context };
const state: LabState = {
  draft: work,
  built: { ...work, dockerfile: "FROM scratch\n" },
  challenge: "secret",
};

describe("the link", () => {
  test("brings everything back", async () => {
    const hash = await linkOf(state, deflate);
    expect(hash).toMatch(/^#d1=[\w-]+$/);
    expect(await fromLink(hash ?? "", inflate)).toEqual(state);
  });

  test.each(["", "#d1=", "#d1=%%", "#d1=AAAA", `#d1=${"A".repeat(40_000)}`, "#other"])(
    "%.20s is refused",
    async (hash) => {
      expect(await fromLink(hash, inflate)).toBeUndefined();
    },
  );

  test("any damage is noticed or harmless", async () => {
    const hash = (await linkOf(state, deflate)) ?? "";
    await fc.assert(
      fc.asyncProperty(fc.nat(hash.length - 1), fc.constantFrom("A", "z", "_", "", "!"), async (at, put) => {
        const read = await fromLink(hash.slice(0, at) + put + hash.slice(at + 1), inflate);
        if (read) expect(readState(writeState(read))).toEqual(read);
      }),
      { numRuns: 200 },
    );
  });

  test("a bomb is not unpacked", async () => {
    const bytes = await deflate(new Uint8Array(5_000_000), 1e9);
    await expect(inflate(Uint8Array.from(bytes), 1000)).rejects.toThrow();
  });

  test("too much for an address is said", async () => {
    const noise = Array.from({ length: 39_000 }, (_, i) =>
      String.fromCharCode(33 + ((i * i * 7919) % 89)),
    ).join("");
    const files = ["a", "b", "c", "d"].map((path, i) => ({
      path,
      content: noise.slice(i * 977) + noise.slice(0, i),
    }));
    expect(
      await linkOf({ ...state, draft: { ...work, files } }, (bytes) => Promise.resolve(bytes)),
    ).toBeUndefined();
  });
});

test("what is read back is bounded and well formed", () => {
  expect(readState("{")).toBeUndefined();
  expect(readState("[]")).toBeUndefined();
  const with_ = (files: unknown) =>
    JSON.stringify({ format: "shipshape.dockerfile.1", draft: { dockerfile: "", files } });
  expect(readState(with_([]))).toBeDefined();
  expect(readState(with_([{ path: "../x", content: "" }]))).toBeUndefined();
  expect(readState(with_([{ path: "x" }, { path: "x" }]))).toBeUndefined();
  expect(readState(with_([{ path: "x", content: 1 }]))).toBeUndefined();
  expect(readState(with_([{ path: "x", content: "y".repeat(40_001) }]))).toBeUndefined();
});

test.each(["", "/x", "x/", "a//b", "a/../b", ".", "a\\b", "Dockerfile", "src", "src/a.js/b"])(
  "%j is no path for a new file",
  (path) => {
    expect(pathProblem(path, ["src/a.js"])).toMatch(/\.$/);
  },
);

describe("history", () => {
  const typed = (text: string, at: number) => (now: ReturnType<typeof historyOf>) =>
    changed(now, withText(now.present, "Dockerfile", text), "Dockerfile", at);

  test("typing on is one change, a pause begins another", () => {
    const start = historyOf(work);
    const now = [typed("F", 0), typed("FR", 100), typed("FRO", 2000)].reduce(
      (done, each) => each(done),
      start,
    );
    expect(now.past).toHaveLength(2);
    expect(undone(now).present.dockerfile).toBe("FR");
    expect(undone(undone(now)).present).toBe(work);
    expect(redone(undone(now)).present.dockerfile).toBe("FRO");
    expect(undone(start)).toBe(start);
    expect(redone(start)).toBe(start);
  });

  test("a touch changes the time alone", () => {
    const now = touched(work, "server.js");
    const file = now.files.find(({ path }) => path === "server.js");
    expect(file).toEqual({ ...work.files.find(({ path }) => path === "server.js"), mtime: 1 });
  });
});

describe("words", () => {
  const result = build({ dockerfile: work.dockerfile, context: work.files });
  const edited = withText(work, "server.js", "// other\n");
  const input = { dockerfile: edited.dockerfile, context: edited.files };

  test("say what would be rebuilt, and why", () => {
    const marks = mark(input, result);
    expect(marksText(marks)).toMatch(/^2 steps would be rebuilt, 1 step would come from the cache\.$/);
    const why = marks.map(({ reasons }) => whyText(reasons, (id) => id));
    expect(why[1]).toBe("`server.js` has other content.");
    expect(why[2]).toMatch(/is rebuilt, and every step builds on the one before\.$/);
  });

  test("say what a build came to", () => {
    expect(resultText(viewOf(build(input, result)))).toMatch(
      /^Built: 2 steps done, 1 step from the cache\. /,
    );
    const failed = build({ dockerfile: "FROM busybox:1.37\nRUN false\n", context: [] });
    expect(resultText(viewOf(failed))).toMatch(/^The build failed at RUN false: /);
    expect(resultText(viewOf(build({ dockerfile: "FORM x\n", context: [] })))).toMatch(/Line 1: /);
  });

  test.each([
    [0, "0 B"],
    [999, "999 B"],
    [9_900_000, "9.9 MB"],
    [999_600, "1.0 MB"],
    [1_265_591_100, "1.3 GB"],
  ])("%d bytes are %s", (bytes, text) => {
    expect(sizeText(bytes)).toBe(text);
  });
});

describe("completion", () => {
  const known = { keywords: ["COPY", "RUN"], bases: ["alpine:3.23"], files: ["app.js"] };
  const labels = (text: string) => complete(text, text.length, known)?.options.map(({ label }) => label);
  test.each([
    ["CO", ["COPY", "RUN"]],
    ["FROM al", ["alpine:3.23"]],
    ["FROM x AS build\nFROM ", ["build", "alpine:3.23"]],
    ["FROM x AS build\nCOPY --from=b", ["build"]],
    ["COPY a", ["app.js"]],
    ["RUN make \\\n  a", undefined],
  ])("%j", (text, expected) => {
    expect(labels(text)).toEqual(expected);
  });
  test("flags are those of the instruction", () => {
    expect(labels("COPY --")).toContain("--chown=");
    expect(labels("RUN --")).not.toContain("--chown=");
  });
});

test("the archive is a zip", () => {
  const bytes = zip([
    { path: "Dockerfile", content: "FROM scratch\n" },
    { path: "src/ü.txt", content: "" },
  ]);
  const view = new DataView(bytes.buffer);
  expect(view.getUint32(0, true)).toBe(0x04034b50);
  // CRC-32 of the text, as zlib has it.
  expect(view.getUint32(14, true)).toBe(0xf75d57c2);
  const end = bytes.length - 22;
  expect(view.getUint32(end, true)).toBe(0x06054b50);
  expect(view.getUint16(end + 10, true)).toBe(2);
  expect(view.getUint32(view.getUint32(end + 16, true), true)).toBe(0x02014b50);
});

test("the compressor is the one that everybody reads", async () => {
  const bytes = await deflate(new TextEncoder().encode("FROM scratch"), 100);
  expect(inflateRawSync(bytes).toString()).toBe("FROM scratch");
});

describe("what docker build is given", () => {
  const settings = {
    target: "build",
    buildArgs: { VERSION: "1.2", WORDS: "a b" },
    secrets: { npmrc: "token" },
    effects: { gcc: { status: 1, writes: [{ path: "/a", size: 5 }] } },
  };

  test("goes along in the link, and into the engine", async () => {
    const draft = { ...work, settings };
    const hash = (await linkOf({ ...state, draft }, deflate)) ?? "";
    expect((await fromLink(hash, inflate))?.draft).toEqual(draft);
    expect(inputOf(draft).options).toEqual(settings);
    expect(inputOf(work).options).toEqual({});
  });

  test("is shown as one would type it", () => {
    expect(commandOf(settings)).toBe(
      "docker build --target build --build-arg VERSION=1.2 --build-arg 'WORDS=a b' --secret id=npmrc,src=npmrc .",
    );
    expect(commandOf({})).toBe("docker build .");
  });

  test("is read line by line", () => {
    expect(readArgs(argsText(settings.buildArgs))).toEqual(settings.buildArgs);
    expect(readArgs("A=\n\n B=c=d")).toEqual({ A: "", B: "c=d" });
    for (const lines of ["A", "1A=b", "__proto__=x"]) expect(readArgs(lines)).toBeUndefined();
  });

  test.each([
    { target: 3 },
    { buildArgs: { A: 1 } },
    { secrets: { "": "x" } },
    { effects: { gcc: { status: 256 } } },
    { effects: { gcc: { writes: [{ path: "a", size: 1 }] } } },
    { secrets: Object.fromEntries(Array.from({ length: 31 }, (_, i) => [`s${i}`, "x"])) },
    [],
  ])("%j is refused", (data) => {
    expect(readSettings(data)).toBeUndefined();
  });

  test("is taken away where nothing is left of it", () => {
    const set = withSettings(work, { target: "build" });
    expect(set.settings).toEqual({ target: "build" });
    expect(withSettings(set, { target: "" })).toEqual(work);
    expect(withSettings(work, { target: "x".repeat(200) })).toBe(work);
  });
});
