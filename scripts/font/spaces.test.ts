import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { widenSpaces } from "./spaces";

const font = readFileSync("components/course/og/archivo-500.ttf");

it("changes the advances of the two spaces, and nothing else", () => {
  const widened = widenSpaces(font, 0.06);
  expect(widened).toHaveLength(font.length);
  const wider = [...Array(font.length / 2).keys()]
    .map((word) => widened.readUInt16BE(word * 2) - font.readUInt16BE(word * 2))
    .filter((difference) => difference !== 0);
  expect(wider).toEqual([60, 60]);
});

it("says what is missing in a file that is no font of this kind", () => {
  expect(() => widenSpaces(Buffer.alloc(64), 0.06)).toThrow('no table "head"');
});
