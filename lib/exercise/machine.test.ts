import { describe, expect, it } from "vitest";
import { type MachineExercise, machineProblems } from "./machine";
import { checkScript, readChecked } from "./machine-check";
import { type MachinePlayEvent, machinePlay, startMachinePlay, viewMachine } from "./machine-play";
import { commandsOf } from "./machine-steps";
import { endsInPrompt, replay } from "./replay";
import { isRun, LONGEST_PAUSE, type RecordedRun, runSteps, runText, solutionRun, timeline } from "./run";
import { labSchema } from "./schemas";

const goal = (id: string, more: object = {}) => ({
  id,
  goal: id,
  text: "T",
  check: `test -e /${id}`,
  hints: ["one", "two"],
  shows: "S",
  ...more,
});
const source = {
  kind: "machine",
  title: "T",
  machine: "shell",
  minutes: 5,
  task: "T",
  goals: [goal("a"), goal("b", { after: "a" }), goal("c"), goal("d")],
  remarks: [{ when: "test -e '/r'", say: "R", goal: "a" }],
  solution: ["touch /a", { press: "ctrl-c" }, { type: "touch /b", until: "x" }],
  wrong: ["touch /z"],
  done: "D",
};
const exercise: MachineExercise = labSchema().parse(source);
const having = (...events: MachinePlayEvent[]) => events.reduce(machinePlay, startMachinePlay);
const checked = (...goals: string[]): MachinePlayEvent => ({
  type: "checked",
  checked: { goals, remarks: [] },
});

describe("lab.yaml", () => {
  const messages = (change: object) => {
    const result = labSchema().safeParse({ ...source, ...change });
    return result.success
      ? []
      : result.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  };

  it.each([
    ["two goals of one id", { goals: [goal("a"), goal("a")] }, 'The id "a" is used by two goals'],
    [
      "a goal after none",
      { goals: [goal("a", { after: "z" }), goal("b")] },
      'There is no goal "z" before this one',
    ],
    ["a goal after a later one", { goals: [goal("a", { after: "b" }), goal("b")] }, 'no goal "b" before'],
    ["a remark to none", { remarks: [{ when: "x", say: "y", goal: "z" }] }, 'There is no goal "z"'],
    [
      "a goal without hint",
      { goals: [goal("a", { hints: [] }), goal("b")] },
      "Every goal has at least one hint",
    ],
    ["one goal", { goals: [goal("a")] }, "An exercise on a machine has at least 2 goals"],
    ["an unknown machine", { machine: "toaster" }, "machine: "],
    ["a key", { solution: [{ press: "f1" }] }, "solution.0"],
  ])("refuses %s", (_, change, expected) => {
    expect(messages(change).join("\n")).toContain(expected);
  });

  it("asks for a wrong attempt that is not the solution", () => {
    expect(machineProblems(exercise)).toEqual([]);
    expect(machineProblems({ ...exercise, wrong: exercise.solution })).toHaveLength(1);
  });

  it("lists the commands of a solution, and no keys", () => {
    expect(commandsOf(exercise.solution)).toEqual(["touch /a", "touch /b"]);
  });
});

describe("checking", () => {
  const asked = (...given: Parameters<typeof checkScript>) => {
    const script = checkScript(...given);
    return ["a", "b", "c", "d"].filter((id) => script.includes(`echo 'goal ${id}'`));
  };

  it("asks for what is open, and for a later goal only after the earlier one", () => {
    expect(asked(exercise)).toEqual(["a", "c", "d"]);
    expect(asked(exercise, ["a"])).toEqual(["b", "c", "d"]);
  });

  it("asks for what is likely to come next when it must be quick, and for no remark", () => {
    expect(asked(exercise, [], "quick")).toEqual(["a", "c"]);
    expect(checkScript(exercise, [], "quick")).not.toContain("remark");
    expect(checkScript(exercise)).toContain("eval 'test -e '\\''/r'\\'''");
  });

  it("makes no remark on a goal that is reached", () => {
    expect(checkScript(exercise, ["a"])).not.toContain("remark");
  });

  it("reads what the script printed", () => {
    expect(readChecked("goal a\r\nnoise\nremark 0\ngoal\n")).toEqual({ goals: ["a"], remarks: [0] });
  });
});

describe("machinePlay", () => {
  it("keeps what was reached, once, in its order", () => {
    expect(having(checked("c"), checked("a", "c"), checked()).reached).toEqual(["c", "a"]);
  });

  it("is the same object while nothing changes", () => {
    const play = having(checked("a"));
    expect(machinePlay(play, checked("a"))).toBe(play);
  });

  it("points to the first goal that is open, and opens its hints one by one", () => {
    const view = viewMachine(exercise, having(checked("a"), { type: "hint", goal: "b" }));
    expect(view.goals.map(({ current }) => current)).toEqual([false, true, false, false]);
    expect(view.goals[1]).toMatchObject({ hints: ["one"], moreHints: true });
    const all = having(...Array<MachinePlayEvent>(5).fill({ type: "hint", goal: "b" }));
    expect(viewMachine(exercise, all).goals[1]).toMatchObject({ hints: ["one", "two"], moreHints: false });
  });

  it("is done when all are reached, and begins anew with a reset, hints kept", () => {
    const play = having({ type: "hint", goal: "a" }, checked("a", "b", "c", "d"));
    expect(viewMachine(exercise, play).done).toBe(true);
    const again = machinePlay(play, { type: "reset" });
    expect(viewMachine(exercise, again)).toMatchObject({ done: false, remarks: [] });
    expect(again.hints).toEqual({ a: 1 });
  });

  it("says the remark that fits", () => {
    const play = having({ type: "checked", checked: { goals: [], remarks: [0, 7] } });
    expect(viewMachine(exercise, play).remarks).toEqual(["R"]);
  });
});

describe("replaying", () => {
  it.each([
    ["\x1b[1;36mroot@lab\x1b[0m:\x1b[1;34m~\x1b[0m# ", true],
    ["x\r\n/ # ", true],
    ["$ ", true],
    ["> ", false],
    ["64 bytes from 10.9.0.2\r\n", false],
    ["# a comment", false],
  ])("%j ends in a prompt: %s", (screen, expected) => {
    expect(endsInPrompt(screen)).toBe(expected);
  });

  /** A shell that prints each line's echo, an answer and its prompt. */
  function shell(prompt = "# ") {
    let listener: (bytes: Uint8Array) => void = () => {};
    const typed: string[] = [];
    return {
      typed,
      type(text: string) {
        typed.push(text);
        queueMicrotask(() =>
          listener(new TextEncoder().encode(`${text.replace("\r", "\r\n")}done\r\n${prompt}`)),
        );
      },
      onOutput(one: (bytes: Uint8Array) => void) {
        listener = one;
        return () => {};
      },
      wait: async () => {},
    };
  }

  it("types line after line, and tells after each", async () => {
    const keyboard = shell();
    const seen: number[] = [];
    const stuck = await replay(keyboard, ["ls", { press: "ctrl-c" }, { type: "x", until: "done" }], {
      after: async (_, index) => void seen.push(index),
    });
    expect(stuck).toBeUndefined();
    expect(keyboard.typed).toEqual(["ls\r", "\x03", "x\r"]);
    expect(seen).toEqual([0, 1, 2]);
  });

  it("says where it got stuck", async () => {
    expect(await replay(shell("> "), ["cat"], { patience: 100 })).toBe("cat");
  });
});

describe("a recorded run", () => {
  const run = {
    columns: 80,
    rows: 24,
    ran: "R",
    events: [
      [100, "out", "\x0c\x1b[1;36m#\x1b[0m ls\r\n"],
      [9000, "out", "a  b\r\n"],
      [10, "goal", "a"],
    ],
  } as const;

  it("shortens long pauses", () => {
    expect(timeline(run).map(({ at }) => at)).toEqual([100, 100 + LONGEST_PAUSE, 110 + LONGEST_PAUSE]);
  });

  it("is text on paper", () => {
    expect(runText(run)).toBe("# ls\na  b\n");
  });

  it("has progress bars as they were in the end", () => {
    const bars =
      "start\r\none 1 %\r\ntwo 1 %\r\n\x1b[2A\x1b[Jone 50 %\r\ntwo done\r\n\x1b[2A\x1b[Jone done\r\ntwo done\r\nend\r\n";
    expect(runText({ ...run, events: [[0, "out", bars]] })).toBe("start\none done\ntwo done\nend\n");
  });

  it("is one line again where the terminal was too narrow for it", () => {
    const events: RecordedRun["events"] = [
      [0, "out", "# echo a lon\rng line\r\n\x1b[?2004l\ra long line\r\n"],
    ];
    expect(runText({ ...run, events })).toBe("# echo a long line\na long line\n");
  });

  it("is cut into what was typed, what that printed, and what it reached", () => {
    const events: RecordedRun["events"] = [
      [0, "out", "# "],
      [9, "type", "ls"],
      [9, "out", "ls\r\na\r\n# "],
      [9, "goal", "seen"],
      [9, "type", "Ctrl+D"],
      [9, "out", "logout\r\n"],
    ];
    expect(runSteps({ ...run, events })).toEqual({
      prompt: "# ",
      steps: [
        { typed: "ls", printed: "ls\na\n# ", goals: ["seen"] },
        { typed: "Ctrl+D", printed: "logout\n", goals: [] },
      ],
    });
  });

  it("belongs to a solution, or tells nothing of it", () => {
    const events: RecordedRun["events"] = [
      [0, "out", "# "],
      [9, "type", "ls"],
      [9, "out", "ls\r\n# "],
    ];
    expect(solutionRun(["ls"], { ...run, events })).toEqual({
      ran: "R",
      prompt: "# ",
      steps: [{ typed: "ls", printed: "ls\n# ", goals: [] }],
    });
    const unknown = { prompt: "", steps: [{ typed: "Ctrl+C", printed: "", goals: [] }] };
    expect(solutionRun([{ press: "ctrl-c" }], { ...run, events })).toEqual(unknown);
    expect(solutionRun([{ press: "ctrl-c" }], undefined)).toEqual(unknown);
  });

  it("is known by its form", () => {
    expect([isRun(run), isRun({}), isRun(null)]).toEqual([true, false, false]);
  });
});
