import { expect, test } from "vitest";
import { nearest, suggest } from "./nearest";

test.each([
  ["packging", "packaging"],
  ["Packaging", "packaging"],
  ["vm-and-contaner", "vm-and-container"],
  ["overlayfs", undefined],
])("%s is closest to %s", (word, name) => {
  expect(nearest(word, ["packaging", "vm-and-container"])).toBe(name);
});

test("without a close name, everything known is listed", () => {
  expect(suggest("zzzzzz", ["b", "a"])).toBe("There is: a, b.");
  expect(suggest("x", [])).toBe("There is none yet.");
});
