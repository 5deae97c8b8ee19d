import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eventsBetween, groupLines, parseDetails, parseWorld, plan, worldScript } from "./index";
import recordings from "./recordings.json";

/** Recorded on the real machine by scripts/record-watch.ts. */
const of = (name: keyof typeof recordings) => ({
  world: parseWorld(recordings[name].world, recordings[name].mounts),
  details: parseDetails(recordings[name].details),
});

describe("what a machine says of itself", () => {
  it("leaves the course's own shell and its children out", () => {
    expect(of("fresh").world.processes.map(({ name }) => name)).toEqual(["init", "bash"]);
  });

  it("knows a process by both its numbers, and its namespaces by who is in them", () => {
    const { world } = of("box");
    const [init] = world.processes;
    const boxed = world.processes.find(({ name }) => name === "sleep");
    expect(boxed?.inner).toEqual([1]);
    expect(boxed?.namespaces.ipc).toBe(init?.namespaces.ipc);
    for (const kind of ["pid", "uts", "mnt", "net"] as const)
      expect(boxed?.namespaces[kind]).not.toBe(init?.namespaces[kind]);
  });

  it("knows both ends of a virtual cable, and both host names", () => {
    const { details } = of("box");
    expect(Object.values(details.hosts).sort()).toEqual(["box", "lab"]);
    const ends = Object.values(details.devices)
      .flat()
      .filter(({ name }) => name.startsWith("v"));
    expect(ends).toContainEqual({ index: 2, name: "v1", peer: 3, up: true, address: "10.9.0.2/24" });
    expect(ends).toContainEqual({ index: 3, name: "v0", peer: 2, up: true, address: "10.9.0.1/24" });
  });

  it("reads the limits and the events of control groups", () => {
    const { world } = of("limits");
    const [hog, slow] = world.groups;
    expect(hog).toMatchObject({ path: "/hog", memory: { max: 16 * 2 ** 20, kills: 1 }, frozen: false });
    expect(hog && groupLines(hog)).toEqual(["memory"]);
    expect(slow).toMatchObject({
      path: "/slow",
      cpu: { share: 0.1 },
      pids: { max: 8, current: 1 },
      frozen: true,
    });
    expect(world.processes.find(({ name }) => name === "sleep")?.group).toBe("/slow");
  });

  it("tells what happened between two looks, once", () => {
    const { world } = of("limits");
    const earlier = { ...world, groups: world.groups.map((one) => ({ ...one, memory: undefined })) };
    expect(eventsBetween(earlier, world)).toEqual([
      { kind: "killed", group: "/hog", count: 1, limit: 16 * 2 ** 20 },
    ]);
    expect(eventsBetween(world, world)).toEqual([]);
    expect(eventsBetween(undefined, world)).toEqual([]);
    const [hog] = world.groups;
    const bomb = (refused: number) => ({
      ...world,
      groups: hog
        ? [{ ...hog, path: "/bomb", memory: undefined, pids: { current: 9, max: 10, refused } }]
        : [],
    });
    expect(eventsBetween(bomb(0), bomb(3))).toEqual([
      { kind: "refused", group: "/bomb", count: 3, limit: 10 },
    ]);
    expect(eventsBetween(bomb(3), bomb(9))).toEqual([]);
  });

  it("knows a container of the engine by its name: its lens, its control group and its root", () => {
    const { world, details } = of("container");
    const { lenses, groups, overlays } = plan(world, details, "wide");
    expect(details.containers.map(({ name }) => name)).toEqual(["web"]);
    expect(lenses.filter(({ name }) => name === "web")).toHaveLength(1);
    expect(groups.map(({ name }) => name)).toEqual(["web"]);
    expect(overlays.map(({ name }) => name)).toEqual(["web"]);
  });

  it("leaves out the group that Podman makes for a trial, once a container has a limit", () => {
    const { world, details } = of("container");
    const [group] = world.groups;
    if (!group) throw new Error("The recording has no group");
    const probed = { ...world, groups: [...world.groups, { ...group, path: "/podman_probe" }] };
    expect(plan(probed, details, "wide").groups.map(({ name }) => name)).toEqual(["web"]);
  });

  it("reads the layers of an overlay, and a whiteout in them", () => {
    const { world, details } = of("layers");
    expect(world.overlays).toMatchObject([
      { mount: "/root/l/m", lower: ["/root/l/b", "/root/l/a"], upper: "/root/l/u" },
    ]);
    expect(details.files["/root/l/u"]).toEqual([
      { name: "one", kind: "whiteout" },
      { name: "two", kind: "file" },
    ]);
  });

  it("understands anything, as an empty world if need be", () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...Object.values(recordings)), (noise, { world, details }) => {
        const cut = world.slice(0, noise.length * 40) + noise;
        expect(() => plan(parseWorld(cut), parseDetails(details + noise), "wide")).not.toThrow();
      }),
    );
  });

  it("starts no program, since each costs the machine time", () => {
    expect(worldScript).not.toMatch(/(^|[;&|(] *)(grep|stat|ls|cat|sed|awk|nsenter) /m);
  });
});

describe("the plan of the picture", () => {
  const layouts = ["wide", "narrow"] as const;
  const all = (Object.keys(recordings) as (keyof typeof recordings)[]).flatMap((name) =>
    layouts.map((layout) => [name, layout] as const),
  );

  it.each(all)("%s, %s: everything lies inside the sheet", (name, layout) => {
    const { world, details } = of(name);
    const scene = plan(world, details, layout);
    const [w, h] = scene.size;
    for (const { x, y, r } of scene.discs) {
      expect(x - r).toBeGreaterThanOrEqual(14);
      expect(x + r).toBeLessThanOrEqual(w - 14);
      expect(y + r + 20).toBeLessThanOrEqual(h - 14);
    }
    for (const card of [...scene.lenses, ...scene.groups, ...scene.overlays]) {
      expect(card.x).toBeGreaterThanOrEqual(14);
      expect(card.x + card.w).toBeLessThanOrEqual(w - 14);
      expect(card.y + card.h).toBeLessThanOrEqual(h - 14);
    }
  });

  it.each(all)("%s, %s: no two discs overlap", (name, layout) => {
    const { discs } = plan(of(name).world, of(name).details, layout);
    for (const [i, a] of discs.entries())
      for (const b of discs.slice(i + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(a.r + b.r);
  });

  it.each(layouts)("%s: draws a lens around what differs, and one within for what differs more", (layout) => {
    const { lenses, discs, cables } = plan(of("box").world, of("box").details, layout);
    const inLens = (disc: { x: number; y: number } | undefined) =>
      lenses.filter(({ x, y, w, h }) => disc && disc.x > x && disc.x < x + w && disc.y > y && disc.y < y + h)
        .length;
    // unshare itself stays in the old PID namespace: only its child looks through that lens as well.
    expect(lenses.map(({ kinds }) => kinds.join())).toEqual(["uts,mnt,net", "pid"]);
    expect(inLens(discs.find(({ process }) => process.name === "sleep"))).toBe(2);
    expect(inLens(discs.find(({ process }) => process.name === "unshare"))).toBe(1);
    expect(inLens(discs.find(({ process }) => process.name === "bash"))).toBe(0);
    expect(cables.length).toBeGreaterThan(0);
  });

  it("draws many as small ones, and counts those it has no room for", () => {
    const { world, details } = of("fresh");
    const [, bash] = world.processes;
    if (!bash) throw new Error("There is no bash");
    const bomb = Array.from({ length: 200 }, (_, i) => ({ ...bash, pid: 100 + i, parent: bash.pid }));
    const scene = plan({ ...world, processes: [...world.processes, ...bomb] }, details, "wide");
    expect(scene.more).toBeGreaterThan(0);
    expect(scene.discs.length + scene.more).toBe(202);
  });
});
