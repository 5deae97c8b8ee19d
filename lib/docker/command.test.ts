import { describe, expect, it } from "vitest";
import {
  busybox,
  commandNames,
  emptyWorld,
  execute,
  MB,
  makeImage,
  makeLayer,
  reduce,
  storeSize,
  type World,
} from "./index";

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
    done = execute(world, line, { last: done.code });
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

  // The same images, containers and commands on Docker 26.1.5 with nothing else on it gave the same lines.
  it("counts each layer once, and prunes what no container stands on", () => {
    const build = (name: string, createdAt: number, ...sizes: number[]) => {
      const own = [...layers, ...sizes.map((megabytes) => makeLayer(`${megabytes}`, megabytes * MB))];
      const built = makeImage({ layers: own, createdAt, config: image.config, content: image.content });
      return [name, built, own] as const;
    };
    let world = start;
    for (const [name, built, own] of [
      build("base:1", 1, 3),
      build("web:1", 2, 3, 5),
      build("job:1", 3, 3, 7),
    ])
      world = reduce(world, { at: world.now, type: "add-image", image: built, layers: own, name }).world;
    const type = (line: string) => {
      const done = execute(world, line);
      world = done.world;
      return done.lines.map(({ text }) => text);
    };
    type(
      "docker tag web:1 web:stable && docker run -d --name web web:1 sleep 1000; docker run --name old job:1",
    );
    expect(type("docker system df")).toEqual([
      "TYPE            TOTAL     ACTIVE    SIZE      RECLAIMABLE",
      "Images          4         2         16.98MB   4.984MB (29%)",
      "Containers      2         1         0B        0B",
      "Local Volumes   0         0         0B        0B",
      "Build Cache     0         0         0B        0B",
    ]);
    expect(type("docker system df -v").slice(2, 5)).toEqual([
      "REPOSITORY   TAG       IMAGE ID       CREATED      SIZE      SHARED SIZE   UNIQUE SIZE   CONTAINERS",
      expect.stringMatching(/^job {10}1 {9}\w{12} {3}3 days ago {3}12MB {6}4\.984MB {7}7MB {11}1$/),
      expect.stringMatching(/^web {10}1 {9}\w{12} {3}3 days ago {3}9\.98MB {4}4\.984MB {7}5MB {11}1$/),
    ]);
    type("docker rmi web:1; docker rm old");
    expect(type("docker image prune -a -f").filter((line) => line.startsWith("untagged"))).toEqual([
      "untagged: busybox:latest",
      "untagged: base:1",
      "untagged: job:1",
    ]);
    expect(Object.keys(world.store.tags)).toEqual(["web:stable"]);
    expect(storeSize(world.store)).toBe(9_984_172);
  });

  it("is asked through the socket, too", () => {
    const api = "curl -s --unix-socket /var/run/docker.sock http://localhost/v1.45";
    const shell = { variables: { api }, missing: ["docker"] };
    let world = start;
    const ask = (line: string) => {
      const done = execute(world, line, shell);
      world = done.world;
      return done.lines.map(({ text }) => text).join("\n");
    };
    expect(ask("docker ps")).toBe("sh: docker: not found");
    expect(ask("$api/containers/json")).toBe("[]");
    const made = JSON.parse(
      ask(`$api/containers/create?name=aa --json '{"Image":"busybox","Cmd":["sleep","9"]}'`),
    );
    expect(ask("$api/containers/aa/start -X POST")).toBe("");
    expect(JSON.parse(ask("$api/containers/json"))).toEqual([
      expect.objectContaining({ Id: made.Id, Names: ["/aa"], Image: "busybox", State: "running" }),
    ]);
    expect(JSON.parse(ask("$api/images/json"))).toMatchObject([
      { RepoTags: ["busybox:latest"], Size: 1_984_172 },
    ]);
    expect(JSON.parse(ask("$api/containers/aa/json")).State.Running).toBe(true);
    expect(JSON.parse(ask("$api/containers/aa/logs"))).toEqual({ message: "not modelled here" });
    expect(JSON.parse(ask("$api/containers/aa/wait -X POST"))).toEqual({ StatusCode: 0 });
    expect(ask("$api/containers/aa -X DELETE -i").split("\n")[0]).toBe("HTTP/1.1 204 No Content");
    expect(world.containers).toEqual([]);
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
