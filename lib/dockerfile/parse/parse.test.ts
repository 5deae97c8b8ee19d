import { DockerfileParser } from "dockerfile-ast";
import { describe, expect, it } from "vitest";
import { cases } from "../corpus";
import { expand, parse } from "./index";

describe("instructions", () => {
  it("are those that dockerfile-ast finds, on the same lines", () => {
    for (const { name, dockerfile } of cases) {
      const file = parse(dockerfile);
      if (file.problems.length > 0) continue;
      const theirs = DockerfileParser.parse(dockerfile).getInstructions();
      const first = theirs.map((each) => [each.getKeyword(), (each.getRange().start.line ?? 0) + 1]);
      expect(
        file.instructions.map(({ keyword, line }) => [keyword, line]),
        name,
      ).toEqual(first);
    }
  });

  it("lose comments between continued lines, and keep what follows", () => {
    const { instructions } = parse("FROM a\nRUN one && \\\n  # why\n\n  two\nCMD x");
    expect(instructions.map(({ rest, line, endLine }) => [rest, line, endLine])).toEqual([
      ["a", 1, 1],
      ["one &&   two", 2, 5],
      ["x", 6, 6],
    ]);
    expect(instructions[1]?.emptyLines).toEqual([4]);
  });

  it("know where their flags stand", () => {
    const text = 'FROM a\nCOPY --from=b --chown="1:1" x y';
    const [from, chown] = parse(text).instructions[1]?.flags ?? [];
    expect([from?.value, chown?.value]).toEqual(["b", "1:1"]);
    expect(text.slice(chown?.from, chown?.to)).toBe('--chown="1:1"');
  });

  it("take several here-documents, each to its end", () => {
    const { heredocs } = parse("FROM a\nCOPY <<one <<-'two' /d/\n1\none\n\t$x\n\ttwo\n").instructions[1] ?? {
      heredocs: [],
    };
    expect(heredocs).toEqual([
      { name: "one", content: "1\n", expand: true, chomp: false },
      { name: "two", content: "$x\n", expand: false, chomp: true },
    ]);
  });

  it("that are none are problems, and the rest is read", () => {
    const { problems, instructions } = parse("FROM a\nRUNN x\nCMD y");
    expect(problems.map(({ line, message }) => [line, message])).toEqual([
      [2, "dockerfile parse error on line 2: unknown instruction: RUNN (did you mean RUN?)"],
    ]);
    expect(instructions.map(({ keyword }) => keyword)).toEqual(["FROM", "CMD"]);
  });
});

describe("variables", () => {
  const variables = new Map([
    ["a", "one"],
    ["empty", ""],
    ["path", "x/y/z.tar.gz"],
  ]);
  it.each([
    ["$a", "one"],
    ["pre${a}post", "preonepost"],
    ["${no:-two}", "two"],
    ["${empty:-two}", "two"],
    ["${empty-two}", ""],
    ["${a:+three}", "three"],
    ["${no:+three}", ""],
    ["${no:-$a}", "one"],
    ['"$a"', "one"],
    ["'$a'", "$a"],
    ["\\$a", "$a"],
    ["$", "$"],
    ["${path#*/}", "y/z.tar.gz"],
    ["${path##*/}", "z.tar.gz"],
    ["${path%.*}", "x/y/z.tar"],
    ["${path%%.*}", "x/y/z"],
    ["${path//\\//-}", "x-y-z.tar.gz"],
  ])("%s", (word, meant) => {
    expect(expand(word, variables).text).toBe(meant);
  });

  it.each(['"open', "'open", "${a", "${", "${no:?must be set}"])("%s is refused", (word) => {
    expect(() => expand(word, variables)).toThrow();
  });
});
