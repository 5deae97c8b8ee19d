import { describe, expect, it } from "vitest";
import { afterLines, type DockerExercise, heldGoals, startWorld } from "./docker";
import { type DockerPlayEvent, dockerPlay, startDocker, viewDocker } from "./docker-play";
import { exerciseProblems, exerciseSchema, exerciseTrials } from "./schemas";

const exercise: DockerExercise = {
  kind: "docker",
  title: "T",
  task: "T",
  done: "D",
  images: [
    { name: "shop:1", program: "server", where: "local" },
    { name: "localhost:5000/tools/base:2", program: "busybox", where: "registry" },
  ],
  variables: {},
  missing: [],
  before: ["docker run -d --name old shop:1"],
  goals: [
    { id: "old-stopped", text: "`old` ended by itself", container: "old", is: "exited", exitCode: 0 },
    {
      id: "web",
      text: "`web` runs",
      container: "web",
      is: "running",
      image: "shop:1",
      restart: "unless-stopped",
      publishes: "8080:80",
      mounts: "data:/srv",
    },
    { id: "base", text: "the base is here", image: "localhost:5000/tools/base:2", is: "here" },
    { id: "pushed", text: "`shop` is pushed", pushed: "localhost:5000/shop:1", sameAs: "shop:1" },
    { id: "kept", text: "the volume holds a note", volume: "data", is: "here", file: "/note", holds: "hi" },
  ],
  hints: ["Look around.", "Use docker stop."],
  solution: [
    "docker stop old",
    "docker run -d --name web --restart unless-stopped -p 8080:80 -v data:/srv shop:1",
    "docker exec web sh -c 'echo hi > /srv/note'",
    "docker pull localhost:5000/tools/base:2",
    "docker tag shop:1 localhost:5000/shop:1 && docker push localhost:5000/shop:1",
  ],
  wrong: [{ name: "killing what should be stopped", lines: ["docker kill old"] }],
};

const held = (...lines: string[]) => heldGoals(afterLines(exercise, lines), exercise);

describe("the check", () => {
  it("holds no goal before, all after the solution, and not after the wrong attempt", () => {
    expect(held()).toEqual([false, false, false, false, false]);
    expect(held(...exercise.solution)).toEqual([true, true, true, true, true]);
    expect(exerciseTrials(exercise).map(({ should, does }) => [should, does])).toEqual([
      [false, false],
      [true, true],
      [false, false],
    ]);
    expect(exerciseProblems(exercise)).toEqual([]);
  });

  it("looks at what is there, not at what was typed", () => {
    expect(held("docker container stop -t 3 old")[0]).toBe(true);
    expect(held("docker rm -f old")[0]).toBe(false);
    expect(held("docker run -d --name=web --restart=always -p8080:80 --volume data:/srv shop:1")[1]).toBe(
      false,
    );
    expect(held("docker kill old", "docker start old", "docker stop old")[0]).toBe(true);
  });

  it("begins with the images where they are said to be", () => {
    const world = startWorld(exercise);
    expect(Object.keys(world.store.tags)).toEqual(["shop:1"]);
    expect(Object.keys(world.registries["localhost:5000"]?.repositories ?? {})).toEqual(["tools/base"]);
    expect(world.containers.map(({ name, status }) => [name, status])).toEqual([["old", "running"]]);
  });
});

describe("images with layers of their own", () => {
  const base = { line: "ADD rootfs.tar.gz / # buildkit", megabytes: 80 };
  const layered: DockerExercise = {
    ...exercise,
    before: [],
    images: [
      { name: "web:1", program: "server", where: "local", layers: [base, { line: "COPY 1", megabytes: 6 }] },
      {
        name: "job:1",
        program: "busybox",
        where: "local",
        layers: [base, { line: "COPY 2", megabytes: 50 }],
      },
    ],
    goals: [{ id: "room", text: "room", diskMegabytesBelow: 100, keeps: ["web:1"] }],
  };
  const room = (...lines: string[]) => heldGoals(afterLines(layered, lines), layered)[0];

  it("are stored once where the line and the size are the same, and counted so", () => {
    const { store } = startWorld(layered);
    expect(Object.values(store.layers).map(({ size }) => size / 1e6)).toEqual([80, 6, 50]);
    expect(room()).toBe(false);
    expect(room("docker rmi job:1")).toBe(true);
    expect(room("docker rmi job:1 web:1")).toBe(false);
  });

  it("run what they are said to run, and have a history", () => {
    const world = afterLines(layered, ["docker run -d --name ww web:1", "docker run --name jj job:1 true"]);
    expect(world.containers.map(({ status }) => status)).toEqual(["running", "exited"]);
    const image = Object.values(world.store.images)[0];
    expect(image?.history.map(({ createdBy }) => createdBy)).toEqual([base.line, "COPY 1", 'CMD ["server"]']);
  });
});

describe("exerciseProblems", () => {
  it.each([
    [
      "a solution that falls short",
      { solution: ["docker stop old"] },
      'The solution does not reach the goal "web"',
    ],
    [
      "a goal that holds before",
      { before: ["docker run -d --name old shop:1", "docker stop old"] },
      "holds before anything",
    ],
    [
      "a wrong attempt that is right",
      { wrong: [{ name: "doing it all", lines: exercise.solution }] },
      "The check passes doing it all",
    ],
    [
      "two goals of one id",
      { goals: [exercise.goals[0], exercise.goals[0]].filter((one) => one !== undefined) },
      "used by two goals",
    ],
    [
      "a name that is none",
      { images: [...exercise.images, { name: "No", program: "busybox" as const, where: "local" as const }] },
      "must be lowercase",
    ],
  ])("finds %s", (_name, change, expected) => {
    const messages = exerciseProblems({ ...exercise, ...change }).map(({ message }) => message);
    expect(messages.join("\n")).toContain(expected);
  });
});

describe("exerciseSchema", () => {
  it("takes it as written, and says what a goal is", () => {
    expect(exerciseSchema().parse(exercise)).toEqual(exercise);
    const result = exerciseSchema().safeParse({
      ...exercise,
      goals: [{ id: "x", text: "x", contaner: "y" }],
    });
    expect(result.error?.issues[0]?.message).toContain("container, image, pushed, volume or disk");
  });
});

describe("dockerPlay", () => {
  const play = (...events: DockerPlayEvent[]) =>
    events.reduce((now, event) => dockerPlay(exercise, now, event), startDocker(exercise));
  const type = (line: string): DockerPlayEvent => ({ type: "type", line });

  it("is solved by typing the solution, and lets time pass", () => {
    const done = play(...exercise.solution.map(type));
    expect(viewDocker(exercise, done)).toEqual({ held: [true, true, true, true, true], solved: true });
    expect(done.world.now).toBeGreaterThan(startWorld(exercise).now);
  });

  it("keeps what was typed and printed, with the exit code", () => {
    const { typed } = play(
      type("docker stop nobody"),
      type("  "),
      type("echo $?"),
      type("docker run --name aa shop:1"),
    );
    expect(typed.map(({ line, code }) => [line, code])).toEqual([
      ["docker stop nobody", 1],
      ["echo $?", 0],
      ["docker run --name aa shop:1", 0],
    ]);
    expect(typed[1]?.printed).toEqual([{ stream: "stdout", text: "1" }]);
    expect(typed[2]?.attached).toBe("aa");
  });

  it("gives hints one by one, and starts over without taking them back", () => {
    const done = play({ type: "hint" }, { type: "hint" }, { type: "hint" }, type("docker ps"), {
      type: "start-over",
    });
    expect(done).toMatchObject({ hints: 2, typed: [], shown: false });
    expect(play({ type: "show-solution" }).shown).toBe(true);
    expect(play(type("docker ps"), { type: "clear" }).typed).toEqual([]);
  });
});
