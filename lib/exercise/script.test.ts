import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exerciseProblems, exerciseSchema, exerciseTrials } from "./schemas";
import { checkScript, type ScriptExercise } from "./script";
import { canonical, readScript } from "./script-lines";
import { type ScriptPlayEvent, scriptPlay, startScript, viewScript } from "./script-play";

const exercise: ScriptExercise = {
  kind: "script",
  title: "Repair it",
  task: "Repair the script.",
  script: ["docker push shop", "docker build -t shop", ""],
  options: ["-t, --tag"],
  harmless: ["set -e", "echo"],
  commands: [
    {
      id: "build",
      does: "Builds the image",
      starts: ["docker build", "docker image build"],
      accept: ["docker build -t shop .", "docker image build -t shop ."],
      why: "The dot is the context.",
      missing: "Nothing is built.",
      wrong: [
        { line: "docker build shop .", lacks: "-t", why: "Without -t it has no name." },
        { line: "docker build -t shop", lacks: ".", why: "The context is missing." },
      ],
      hints: ["Count the arguments."],
    },
    {
      id: "push",
      does: "Pushes it",
      starts: ["docker push"],
      accept: ["docker push here/shop"],
      why: "The name is the address.",
      missing: "Nothing arrives.",
      after: [{ command: "build", why: "There is nothing to push yet." }],
      wrong: [{ line: "docker push shop", why: "That is an address at Docker Hub." }],
      hints: ["Where does it go?", "The host comes first."],
    },
  ],
  solution: ["docker build -t shop .", "docker push here/shop"],
  done: "Well done.",
};

const codes = (...rows: string[]) => checkScript(exercise, rows).rows.map(({ code }) => code);
const whys = (...rows: string[]) =>
  checkScript(exercise, rows).rows.map((verdict) => ("why" in verdict ? verdict.why : verdict.code));

describe("readScript", () => {
  it.each<[string, string[], (readonly string[] | undefined)[]]>([
    ["comments and empty rows are no commands", ["# first", "", "  ", "docker ps"], [["docker", "ps"]]],
    [
      "a copied prompt is no comment",
      ["# docker ps", "$ docker ps"],
      [
        ["docker", "ps"],
        ["docker", "ps"],
      ],
    ],
    [
      "a variable",
      ["REG=here:5000", `docker push $REG/a $${"{REG}"}/b`],
      [["docker", "push", "here:5000/a", "here:5000/b"]],
    ],
    ["a variable that is set too late", ["echo $REG", "REG=x"], [["echo", "$REG"]]],
    ["a row that goes on", ["docker \\\n ps"], [["docker", "ps"]]],
    ["an open quote", ["echo 'a"], [undefined]],
  ])("%s", (_, rows, words) => {
    expect(readScript(rows).map((line) => line.words)).toEqual(words);
  });
});

describe("canonical", () => {
  const same = (one: string, other: string) => {
    const [a, b] = [one, other].map((line) =>
      canonical(readScript([line])[0]?.words ?? [], ["-t, --tag", "--region"]),
    );
    return a === b;
  };
  it.each([
    ["docker build -t a .", "docker build . -t a", true],
    ["docker build -t a .", "docker build --tag=a .", true],
    ["docker build -t a .", "docker build -t . a", false],
    ["aws x --region r | docker login -q", "aws x --region=r | docker login -q", true],
    ["a -q | b", "a | b -q", false],
    ["docker tag a b", "docker tag b a", false],
  ])("%s / %s: %s", (one, other, expected) => {
    expect(same(one, other)).toBe(expected);
  });
});

describe("checkScript", () => {
  it("passes the solution, also with other spellings, comments and harmless commands", () => {
    expect(checkScript(exercise, exercise.solution).done).toBe(true);
    const rows = [
      "#!/bin/sh",
      "set -e",
      "IMAGE=shop",
      "docker image build . --tag=$IMAGE",
      "echo pushing",
      "docker push here/$IMAGE",
    ];
    expect(checkScript(exercise, rows)).toMatchObject({
      done: true,
      commands: [
        { id: "build", state: "right" },
        { id: "push", state: "right" },
      ],
    });
  });

  it("tells known mistakes by their own remarks", () => {
    expect(whys(...exercise.script)).toEqual([
      "That is an address at Docker Hub.",
      "The context is missing.",
    ]);
    expect(whys("docker build .", "docker push here/shop")).toEqual([
      "Without -t it has no name.",
      "The name is the address.",
    ]);
  });

  it("says what it did not expect where no mistake is known", () => {
    expect(checkScript(exercise, ["docker build -t shop ./app/."]).rows).toMatchObject([{ code: "known" }]);
    expect(checkScript(exercise, ["docker push there/shop"]).rows).toEqual([
      { row: 0, command: "push", code: "differs", unexpected: ["there/shop"] },
    ]);
  });

  it("knows what is too early, there twice, unfinished or of no use", () => {
    expect(codes("docker push here/shop", "docker build -t shop .")).toEqual(["early", "right"]);
    expect(codes(...exercise.solution, "docker push here/shop")).toEqual(["right", "right", "twice"]);
    expect(codes("docker build 'shop", "podman ps")).toEqual(["unfinished", "unknown"]);
  });

  it("says of a missing command that it is missing, and not that the next one is too early", () => {
    const { rows, commands, done } = checkScript(exercise, ["docker push here/shop"]);
    expect(rows.map(({ code }) => code)).toEqual(["right"]);
    expect([commands[0]?.state, done]).toEqual(["missing", false]);
  });

  it("never throws, and never passes what holds no right build", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (rows) => {
        expect(checkScript(exercise, rows).done).toBe(false);
      }),
    );
  });
});

describe("the author's tools", () => {
  it("find nothing wrong with a sound exercise", () => {
    expect(exerciseSchema().safeParse(exercise).success).toBe(true);
    expect(exerciseProblems(exercise)).toEqual([]);
    expect(exerciseTrials(exercise).length).toBeGreaterThan(8);
  });

  const [build, push] = exercise.commands;
  if (!build || !push) throw new Error("The exercise has two commands");

  it.each<[string, Partial<ScriptExercise>, string]>([
    [
      "a solution that fails",
      { solution: ["docker build -t shop ."] },
      "The check does not pass the solution",
    ],
    [
      "a mistake hidden behind another",
      {
        commands: [
          { ...build, wrong: [...(build.wrong ?? []), { line: "docker build -t shop", why: "Never said." }] },
          push,
        ],
      },
      'Somebody who writes "docker build -t shop" is told something else: known',
    ],
    [
      "a mistake that is accepted",
      { commands: [build, { ...push, wrong: [{ line: "docker push here/shop", why: "No." }] }] },
      "The check passes the solution with: docker push here/shop",
    ],
  ])("find %s", (_, change, message) => {
    expect(exerciseProblems({ ...exercise, ...change }).map((one) => one.message)).toContain(message);
  });

  it.each<[string, Partial<ScriptExercise>, string]>([
    [
      "two commands of one name",
      { commands: [build, { ...push, id: "build", after: [] }] },
      'The id "build" is used by two commands',
    ],
    [
      "an order after nothing",
      { commands: [build, { ...push, after: [{ command: "tag", why: "No." }] }] },
      'There is no command "tag". Known: build, push',
    ],
    [
      "an accepted command that nobody would recognise",
      { commands: [{ ...build, starts: ["podman"] }, push] },
      "No entry of `starts` begins this command",
    ],
    [
      "an open quote in the solution",
      { solution: ["echo 'a"] },
      "This command does not end: a quote or a `\\` is left open",
    ],
  ])("refuse %s", (_, change, message) => {
    const issues = exerciseSchema().safeParse({ ...exercise, ...change }).error?.issues ?? [];
    expect(issues.map((issue) => issue.message)).toContain(message);
  });
});

describe("scriptPlay", () => {
  const having = (...events: ScriptPlayEvent[]) => events.reduce(scriptPlay, startScript(exercise));
  const texts = (...events: ScriptPlayEvent[]) => having(...events).rows.map(({ text }) => text);

  it("edits, moves, adds and removes rows", () => {
    expect(texts({ type: "move", key: 0, by: 1 })).toEqual(["docker build -t shop", "docker push shop", ""]);
    expect(texts({ type: "move", key: 0, by: -1 })).toEqual(exercise.script);
    expect(texts({ type: "add", key: 0 }, { type: "edit", key: 3, text: "ls" })[1]).toBe("ls");
    expect(texts({ type: "remove", key: 1 }, { type: "remove", key: 2 })).toEqual(["docker push shop"]);
    expect(texts({ type: "add" })).toHaveLength(4);
  });

  it("makes rows of what is pasted, and none of a line that goes on", () => {
    expect(texts({ type: "edit", key: 2, text: "a\r\nb \\\n c" }).slice(2)).toEqual(["a", "b \\\n c"]);
  });

  it("is solved by a check of a right script, not by showing it", () => {
    const right: ScriptPlayEvent[] = [
      { type: "edit", key: 1, text: "docker build -t shop ." },
      { type: "edit", key: 0, text: "docker push here/shop" },
      { type: "move", key: 0, by: 1 },
    ];
    const view = (...events: ScriptPlayEvent[]) => viewScript(exercise, having(...events));
    expect([view(...right).solved, view(...right, { type: "check" }).solved]).toEqual([false, true]);
    const shown = view({ type: "show-solution", solution: exercise.solution });
    expect([shown.solved, shown.result?.done]).toEqual([false, true]);
    expect(having({ type: "check" }, { type: "start-over", script: exercise.script })).toEqual({
      ...startScript(exercise),
      tries: 1,
    });
  });

  it("keeps what was said of a row until it is edited, wherever it moves", () => {
    const checked = having({ type: "check" });
    const said = (...events: ScriptPlayEvent[]) => [
      ...viewScript(exercise, events.reduce(scriptPlay, checked)).said.keys(),
    ];
    expect(said()).toEqual([0, 1]);
    expect(said({ type: "move", key: 0, by: 1 })).toEqual([0, 1]);
    expect(said({ type: "edit", key: 0, text: "x" })).toEqual([1]);
  });

  it("opens hints one by one", () => {
    expect(having({ type: "hint", command: "push" }, { type: "hint", command: "push" }).hints).toEqual({
      push: 2,
    });
  });
});
