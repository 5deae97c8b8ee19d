import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseShellWords, sameCommand, startsWithCommand } from "./shell-words";

describe("parseShellWords", () => {
  it.each<[string, string[]]>([
    ["", []],
    ["  \t\n ", []],
    ["docker ps", ["docker", "ps"]],
    ["  docker   ps  ", ["docker", "ps"]],
    ["echo 'a b' c", ["echo", "a b", "c"]],
    ['echo "a b"c', ["echo", "a bc"]],
    ["echo ''", ["echo", ""]],
    ['echo ""', ["echo", ""]],
    ["echo a\\ b", ["echo", "a b"]],
    ["echo \\'", ["echo", "'"]],
    ["echo 'a\\b'", ["echo", "a\\b"]],
    ['echo "a\\b\\"\\$"', ["echo", 'a\\b"$']],
    ["echo 'it'\\''s'", ["echo", "it's"]],
    ["docker run \\\n  alpine", ["docker", "run", "alpine"]],
    ["al\\\npine", ["alpine"]],
    ["docker run \\\r\n alpine", ["docker", "run", "alpine"]],
    ['echo "a\\\nb"', ["echo", "ab"]],
    ["ps|wc -l", ["ps", "|", "wc", "-l"]],
    ["a && b >> c", ["a", "&&", "b", ">>", "c"]],
    ["echo 'a|b'", ["echo", "a|b"]],
    ["echo “a b”", ["echo", "a b"]],
    ["docker run —rm alpine", ["docker", "run", "--rm", "alpine"]],
    ["echo $HOME", ["echo", "$HOME"]],
  ])("%j", (line, words) => {
    expect(parseShellWords(line)).toEqual({ ok: true, words });
  });

  it.each([
    ["echo 'a", { code: "open-quote", quote: "'" }],
    ['echo "a', { code: "open-quote", quote: '"' }],
    ['echo "a\\"', { code: "open-quote", quote: '"' }],
    ["echo a\\", { code: "open-line" }],
  ])("waits for the rest of %j", (line, missing) => {
    expect(parseShellWords(line)).toEqual({ ok: false, missing });
  });

  it("never throws", () => {
    const awkward = fc.string({ unit: fc.constantFrom(..."ab -='\"\\\n$|&é—“") });
    fc.assert(fc.property(awkward, (line) => typeof parseShellWords(line).ok === "boolean"));
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (line) => typeof parseShellWords(line).ok === "boolean"),
    );
  });

  it("gives back words that were put in single quotes", () => {
    const plain = fc.string().filter((word) => !/['‘’“”„–—\r]/.test(word));
    fc.assert(
      fc.property(fc.array(plain), (words) => {
        expect(parseShellWords(words.map((word) => `'${word}'`).join(" "))).toEqual({ ok: true, words });
      }),
    );
  });
});

describe("sameCommand", () => {
  it.each([
    ["docker ps", " docker  ps "],
    ["docker run --name=web nginx", "docker run --name web nginx"],
    ["docker run --env=A=B nginx", "docker run --env A=B nginx"],
    ["$ docker ps", "docker ps"],
    ["# docker ps", "docker ps"],
    ["sudo docker ps", "docker ps"],
    ["$ sudo docker ps", "sudo docker ps"],
    ["docker run 'nginx'", 'docker run "nginx"'],
  ])("%j is %j", (one, other) => {
    expect(sameCommand(one, other)).toBe(true);
  });

  it.each([
    ["docker ps", "docker ps -a"],
    ["docker ps -a", "docker ps"],
    ["Docker ps", "docker ps"],
    ["docker run a b", "docker run 'a b'"],
    ["grep -- --name=web f", "grep -- --name web f"],
    ["docker ps '", "docker ps '"],
  ])("%j is not %j", (one, other) => {
    expect(sameCommand(one, other)).toBe(false);
  });

  it("compares whole words at the beginning", () => {
    expect(startsWithCommand("docker start web", "docker start")).toBe(true);
    expect(startsWithCommand("docker started web", "docker start")).toBe(false);
  });
});
