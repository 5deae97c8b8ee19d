import { describe, expect, it } from "vitest";
import { busybox, commandNames, emptyWorld, execute, reduce, type World } from "./index";

const day = 86_400_000;
const { image, layers } = busybox(0);
const start = reduce(emptyWorld(3 * day), {
  at: 3 * day,
  type: "add-image",
  image,
  layers,
  name: "busybox",
}).world;

/** Types the lines one after another, and gives what the last one printed. */
function typed(...lines: string[]) {
  let world: World = start;
  let done = execute(world, "echo");
  for (const line of lines) {
    done = execute(world, line, done.code);
    world = done.world;
  }
  return { ...done, text: done.lines.map(({ text }) => text) };
}

describe("execute", () => {
  it("shows images as version 29 does, and as before where options ask for it", () => {
    const id = image.id.slice(7, 19);
    expect(typed("docker run -d --name aa busybox sleep 9", "docker images").text).toEqual([
      "IMAGE            ID             DISK USAGE   CONTENT SIZE   EXTRA",
      `busybox:latest   ${id}       3.04MB         1.06MB   U`,
    ]);
    expect(typed("docker image ls --no-trunc").text).toEqual([
      `REPOSITORY   TAG       IMAGE ID${" ".repeat(66)}CREATED      SIZE`,
      `busybox      latest    ${image.id}   3 days ago   1.98MB`,
    ]);
  });

  it("knows the shell around it: $(…), ;, && and $?", () => {
    const lines = [
      "docker run -d busybox sleep 9",
      "docker run -d busybox sleep 9",
      "docker rm -f $(docker ps -q)",
    ];
    expect(typed(...lines).world.containers).toEqual([]);
    expect(typed("docker run busybox sh -c 'exit 3'", "echo code $?").text).toEqual(["code 3"]);
    expect(typed("docker run busybox false && docker ps -q ; echo end").text).toEqual(["end"]);
    expect(typed("ls").code).toBe(127);
    expect(typed("docker run 'busybox").code).toBe(2);
  });

  it("stays attached to what does not end, and says so", () => {
    const { attached, world } = typed("docker run --name aa busybox tail /dev/zero");
    expect(attached).toBe(world.containers[0]?.id);
  });

  it("prints history, volumes, networks and what is pruned", () => {
    expect(typed("docker history busybox").text[1]).toMatch(
      /^[0-9a-f]{12} {3}3 days ago {16}1\.98MB {4}Imported from -$/,
    );
    expect(typed("docker run -v data:/data busybox true", "docker volume ls").text).toEqual([
      "DRIVER    VOLUME NAME",
      "local     data",
    ]);
    expect(typed("docker network ls").text.map((line) => line.split(/ {2,}/)[1])).toEqual([
      "NAME",
      "bridge",
      "host",
      "none",
    ]);
    expect(typed("docker run --name aa busybox true", "docker container prune -f").text.at(-1)).toBe(
      "Total reclaimed space: 0B",
    );
  });

  it("refuses a port that is taken", () => {
    const { text, code } = typed(
      "docker run -d -p 8080:80 busybox sleep 9",
      "docker run -d -p 8080:80 busybox sleep 9",
    );
    expect(text[0]).toMatch(/Bind for 0\.0\.0\.0:8080 failed: port is already allocated$/);
    expect(code).toBe(125);
  });

  it("has an answer to everything", () => {
    for (const name of commandNames()) {
      const { text, code } = typed(`docker ${name} --nosuch`);
      expect([text[0], code]).toEqual(["unknown flag: --nosuch", 125]);
    }
  });
});
