import { describe, expect, it } from "vitest";
import { commandOf, keyList, shownKeys } from "./keys";

describe("commandOf", () => {
  it.each([
    ["ArrowRight", "next"],
    [" ", "next"],
    ["PageDown", "next"],
    ["PageUp", "back"],
    ["Home", "first"],
    ["End", "last"],
    ["O", "overview"],
    [".", "black"],
    ["?", "keys"],
    ["Escape", "escape"],
    ["Enter", undefined],
    ["F5", undefined],
    ["x", "past"],
    ["y", undefined],
  ])("%s", (key, command) => expect(commandOf({ key })).toBe(command));

  it("heeds Shift where it matters, and only there", () => {
    expect(commandOf({ key: " ", shiftKey: true })).toBe("back");
    expect(commandOf({ key: "T", shiftKey: true })).toBe("reset");
    expect(commandOf({ key: "?", shiftKey: true })).toBe("keys");
    expect(commandOf({ key: ".", shiftKey: true })).toBe("black");
  });

  it("leaves the browser its own", () => {
    expect(commandOf({ key: "f", ctrlKey: true })).toBeUndefined();
    expect(commandOf({ key: "ArrowLeft", altKey: true })).toBeUndefined();
    expect(commandOf({ key: "t", metaKey: true })).toBeUndefined();
    expect(commandOf({ key: "z", ctrlKey: true })).toBe("undo");
    expect(commandOf({ key: "z", metaKey: true })).toBe("undo");
  });
});

it("has one meaning for each key", () => {
  const keys = keyList.flatMap((info) => info.keys);
  expect(new Set(keys).size).toBe(keys.length);
});

it("prints keys as they stand on a keyboard", () => {
  const [next] = keyList;
  expect(next && shownKeys(next)).toEqual(["→", "Space", "Page Down", "↓", "N"]);
});
