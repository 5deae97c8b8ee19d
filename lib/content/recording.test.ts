import { describe, expect, it } from "vitest";
import { differences, type Recording, recordingSchema, withRecording } from "./recording";

const recording: Recording = {
  ran: "Docker 26",
  commands: [
    { line: "docker ps", output: ["CONTAINER ID", "", "last"] },
    { line: "docker rm x", output: [] },
    { line: "docker ps", output: ["CONTAINER ID"] },
  ],
};
const lesson = `Text.

<Terminal ran="Docker 26 from Debian; shortened">
\`\`\`console
$ docker ps
CONTAINER ID

last
$ docker rm x
\`\`\`
</Terminal>

<Terminal ran="GNU tar">
\`\`\`console
$ tar -t
anything
\`\`\`
</Terminal>

<Terminal ran="Docker 26 from Debian">
\`\`\`console
$ docker ps
CONTAINER ID
\`\`\`
</Terminal>
`;
const found = (source: string) =>
  differences(source, recording).map(({ line, message }) => `${line}: ${message}`);

describe("a lesson beside its recording", () => {
  it("agrees, and says nothing of other terminals", () => {
    expect(found(lesson)).toEqual([]);
  });

  it.each<[string, string, string, string]>([
    ["another word", "\nlast", "\nlost", '8: "docker ps" printed "last"'],
    ["a line too many", "\nlast", "\nlast\nmore", '9: "docker ps" printed nothing more'],
    ["a line too few", "\nlast", "", '8: "docker ps" printed "last"'],
    ["an output where there was none", "rm x", "rm x\nx", '10: "docker rm x" printed nothing more'],
    ["another command", "rm x", "rm y", '9: "docker rm y" is not in recording.yaml at this place'],
  ])("finds %s", (_name, from, to, message) => {
    expect(found(lesson.replace(from, to))).toContain(message);
  });

  it("finds what was recorded and is not shown", () => {
    expect(found(lesson.replace("$ docker rm x\n", ""))).toEqual([
      '1: "docker rm x" is recorded and not shown: make it a `do` in recording.yaml',
    ]);
  });

  it("is filled in from it", () => {
    const typed = lesson.replace("CONTAINER ID\n\nlast\n", "").replace("rm x", "rm x\nold\nlines");
    expect(withRecording(typed, recording)).toBe(lesson);
  });
});

it.each([
  ["a command", "docker ps", true],
  ["a command of which some lines are shown", { run: "docker ps", only: "^x" }, true],
  ["something unseen", { do: "a\nb\n" }, true],
  ["a command of two lines", "docker ps\nls", false],
])("a step is %s", (_name, step, fits) => {
  expect(recordingSchema.safeParse({ ran: "x", steps: [step], cleanup: "true" }).success).toBe(fits);
});
