import fc from "fast-check";
import { expect, test } from "vitest";
import { codePieces, parseInline, plainInline } from "./inline";

test("code, strong and emphasis become data", () => {
  expect(parseInline("Run `docker ps`, **now**, *please*.")).toEqual([
    { kind: "text", text: "Run " },
    { kind: "code", text: "docker ps" },
    { kind: "text", text: ", " },
    { kind: "strong", text: "now" },
    { kind: "text", text: ", " },
    { kind: "em", text: "please" },
    { kind: "text", text: "." },
  ]);
});

test("a lone star or backtick stays what it is", () => {
  expect(plainInline("2 * 3 * 4 and a ` tick")).toBe("2 * 3 * 4 and a ` tick");
});

test.each([
  ["95 MB compressed", "95~MB compressed"],
  ["after 10 s.", "after 10~s."],
  ["at 60 % of it", "at 60~% of it"],
  ["PID 1 is told", "PID~1 is told"],
  ["exit code 143", "exit code~143"],
])("%s keeps its number together", (source, kept) => {
  expect(plainInline(source)).toBe(kept.replace("~", "\u00a0"));
});

test.each(["2 bytes", "10 seconds", "24 slim"])("%s may break", (source) => {
  expect(plainInline(source)).toBe(source);
});

test("no text is ever lost, whatever its marks", () => {
  fc.assert(
    fc.property(fc.string(), (source) => {
      const letters = (text: string) => text.replaceAll(/[`*]/g, "").replaceAll("\u00a0", " ");
      expect(letters(plainInline(source))).toBe(letters(source));
    }),
  );
});

test.each([
  ["ls --all -l /", ["ls ", "--all*", " ", "-l*", " /"]],
  ["docker build", ["docker build"]],
  ["123456789012.dkr.ecr.eu-west-1.amazonaws.com", ["123456789012.dkr.ecr.eu-west-1.amazonaws.com"]],
])("%s keeps its options in one piece", (code, pieces) => {
  expect(codePieces(code).map(({ text, whole }) => (whole ? `${text}*` : text))).toEqual(pieces);
});
