/**
 * The plan of a picture: where everything of a world stands, for a drawing that is so many units wide. Pure, so that the
 * same machine always gives the same picture, and what stays keeps its key and moves. Longer than most files: the parts
 * of a picture share one room, and each begins where the one before ends.
 */
import { type Forest, forest, grid } from "./forest";
import {
  type Details,
  type NamespaceKind,
  namespaceKinds,
  type WatchedDevice,
  type WatchedGroup,
  type WatchedOverlay,
  type WatchedProcess,
  type World,
} from "./world";

export interface Disc {
  readonly process: WatchedProcess;
  readonly x: number;
  readonly y: number;
  readonly r: number;
  /** It is in a control group of its own making, not in the root. */
  readonly grouped: boolean;
  readonly frozen: boolean;
}

export interface Lens {
  /** Its namespaces, as one key. */
  readonly key: string;
  readonly kinds: readonly NamespaceKind[];
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly host?: string;
  /** What the engine calls the container. */
  readonly name?: string;
  readonly devices: readonly WatchedDevice[];
  /** Processes that found no room. */
  readonly more: number;
}

export interface Link {
  readonly key: string;
  /** A line with corners. */
  readonly points: readonly (readonly [number, number])[];
}

export interface Cable {
  readonly key: string;
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly near: WatchedDevice;
  readonly far: WatchedDevice;
}

interface Card {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}
export interface GroupCard extends Card {
  /** Its path, or the name of the container whose group it is. */
  readonly name: string;
  readonly group: WatchedGroup;
  readonly members: number;
}
export interface OverlayCard extends Card {
  /** Where it is mounted, or the name of the container whose root it is. */
  readonly name: string;
  readonly overlay: WatchedOverlay;
}

export interface Plan {
  readonly size: readonly [number, number];
  readonly discs: readonly Disc[];
  readonly lenses: readonly Lens[];
  readonly links: readonly Link[];
  readonly cables: readonly Cable[];
  readonly groups: readonly GroupCard[];
  readonly overlays: readonly OverlayCard[];
  readonly host?: string;
  /** Host processes that found no room. */
  readonly more: number;
}

type Layout = "wide" | "narrow";

const measures = {
  wide: {
    w: 760,
    pad: 34,
    top: 74,
    row: 94,
    column: 100,
    r: 26,
    lensHead: 30,
    lensFoot: 34,
    least: 540,
    cards: 3,
  },
  narrow: {
    w: 380,
    pad: 22,
    top: 66,
    row: 84,
    column: 82,
    r: 22,
    lensHead: 28,
    lensFoot: 30,
    least: 420,
    cards: 1,
  },
} as const;

/** The kinds in which a process differs from PID 1, and one key for all processes that differ alike. */
export function lensOf(process: WatchedProcess, init: WatchedProcess | undefined) {
  const kinds = namespaceKinds.filter((kind) => {
    const inode = process.namespaces[kind];
    return inode !== undefined && inode !== init?.namespaces[kind];
  });
  return { kinds, key: kinds.map((kind) => `${kind}${process.namespaces[kind]}`).join("-") };
}

export function plan(world: World, details: Details, layout: Layout): Plan {
  const m = measures[layout];
  const init = world.processes.find(({ pid }) => pid === 1) ?? world.processes[0];
  const within = new Map<string, { kinds: readonly NamespaceKind[]; processes: WatchedProcess[] }>();
  for (const process of world.processes) {
    const { key, kinds } = lensOf(process, init);
    const group = within.get(key) ?? { kinds, processes: [] };
    group.processes.push(process);
    within.set(key, group);
  }
  const frozen = new Set(world.groups.filter((group) => group.frozen).map(({ path }) => path));

  const hostForest = arrange(within.get("")?.processes ?? [], init?.pid, layout);
  const hostWidth = hostForest.columns * m.column + 20;
  const wide = layout === "wide";
  const lensX = wide ? Math.min(m.pad + hostWidth + 18, m.w - m.pad - 2.4 * m.column - 30) : m.pad + 12;
  const lensW = m.w - m.pad - 16 - lensX;

  const discs: Disc[] = [];
  const put = (arranged: Forest, x: number, y: number) => {
    for (const { process, column, row } of arranged.places)
      discs.push({
        process,
        x: x + (column + 0.5) * arranged.pitch[0],
        y: y + (row + 0.5) * arranged.pitch[1] - 8,
        r: arranged.r,
        grouped: process.group !== "/" && !process.group.startsWith("/../"),
        frozen: frozen.has(process.group),
      });
  };

  put(hostForest, m.pad + 6, m.top);
  const hostBottom = m.top + hostForest.rows * hostForest.pitch[1];
  const lenses: Lens[] = [];
  const nested = nest([...within].filter(([key]) => key !== "").map(([key, group]) => ({ key, ...group })));

  /** Draws a lens and those within it; gives its height. */
  const look = ({ key, own, processes, inner }: Nested, x: number, y: number, w: number): number => {
    const arranged = arrange(processes, undefined, layout, inner.length > 0 && wide ? w * 0.45 : w - 16);
    const used = arranged.columns * arranged.pitch[0] + 16;
    const beside = wide && w - used > 190;
    const at = lenses.length;
    const [first] = processes;
    put(arranged, x + 10, y + m.lensHead);
    const bottom = y + m.lensHead + arranged.rows * arranged.pitch[1];
    let next = beside ? y + m.lensHead + 8 : bottom + 24;
    for (const one of inner)
      next += look(one, beside ? x + used : x + 12, next, beside ? w - used - 14 : w - 24) + 26;
    const h = Math.max(bottom, inner.length > 0 ? next - 16 : 0) + m.lensFoot - y;
    lenses.splice(at, 0, {
      key,
      kinds: own,
      x,
      y,
      w,
      h,
      host: own.includes("uts") ? details.hosts[first?.namespaces.uts ?? ""] : undefined,
      name: own.includes("pid") ? containerIn(details, first?.group ?? "") : undefined,
      devices: own.includes("net") ? (details.devices[first?.namespaces.net ?? ""] ?? []) : [],
      more: arranged.more,
    });
    return h;
  };
  let y = wide ? m.top - 2 : hostBottom + 28;
  for (const one of nested) y += look(one, lensX, y, lensW) + 32;

  const where = new Map(discs.map((disc) => [disc.process.pid, disc]));
  const links = discs.flatMap((disc): Link[] => {
    const parent = where.get(disc.process.parent);
    if (!parent || disc.r < m.r * 0.8) return [];
    const [dx, dy] = [disc.x - parent.x, disc.y - parent.y];
    const key = `${parent.process.pid}-${disc.process.pid}`;
    // On a phone a lens stands below, a little to the right.
    if (Math.abs(dx) < (wide ? 4 : m.r)) {
      // Below one another: past the name, or around those that stand between.
      const below = parent.y + parent.r + 26;
      if (dy < (Math.abs(dx) < 4 ? m.row + 4 : 2 * m.row - 4))
        return [
          {
            key,
            points: [
              [parent.x, below],
              [disc.x, disc.y - disc.r - 1],
            ],
          },
        ];
      const left = parent.x - parent.r - 16;
      return [
        {
          key,
          points: [
            [parent.x - parent.r - 1, parent.y],
            [left, parent.y],
            [left, disc.y],
            [disc.x - disc.r - 1, disc.y],
          ],
        },
      ];
    }
    // Steeply down from under the name, or else from the disc.
    const under = dy > m.row && Math.abs(dx) < dy && parent.r > m.r * 0.8 ? parent.r + 26 : 0;
    const length = Math.hypot(dx, dy - under) || 1;
    const [ex, ey] = [dx / length, (dy - under) / length];
    const away = under > 0 ? 0 : parent.r + 1;
    return [
      {
        key,
        points: [
          [parent.x + ex * away, parent.y + under + ey * away],
          [disc.x - ex * (disc.r + 1), disc.y - ey * (disc.r + 1)],
        ],
      },
    ];
  });

  const bottom = Math.max(hostBottom, y - 20);
  const cards = cardsBelow(world, details, layout, bottom + 8);
  return {
    size: [m.w, Math.max(cards.bottom + 48, m.least)],
    discs,
    lenses,
    links,
    cables: cablesOf(details, init, lenses, within, wide),
    groups: cards.groups,
    overlays: cards.overlays,
    host: details.hosts[init?.namespaces.uts ?? ""],
    more: hostForest.more,
  };
}

interface Nested {
  readonly key: string;
  /** The kinds in which it differs from what is around it. */
  readonly own: readonly NamespaceKind[];
  readonly processes: readonly WatchedProcess[];
  readonly inner: readonly Nested[];
}

/** Puts those that have all namespaces of another, and more, into it. */
function nest(
  groups: readonly { key: string; kinds: readonly NamespaceKind[]; processes: readonly WatchedProcess[] }[],
): Nested[] {
  const contains = (a: (typeof groups)[number], b: (typeof groups)[number]) =>
    a.kinds.length < b.kinds.length &&
    a.kinds.every((kind) => a.processes[0]?.namespaces[kind] === b.processes[0]?.namespaces[kind]);
  const around = (group: (typeof groups)[number]) =>
    groups
      .filter((other) => contains(other, group))
      .reduce<(typeof groups)[number] | undefined>(
        (best, other) => (!best || other.kinds.length > best.kinds.length ? other : best),
        undefined,
      );
  const inside = (outer: (typeof groups)[number] | undefined): Nested[] =>
    groups
      .filter((group) => around(group) === outer)
      .map((group) => ({
        key: group.key,
        own: group.kinds.filter((kind) => !outer?.kinds.includes(kind)),
        processes: group.processes,
        inner: inside(group),
      }));
  return inside(undefined);
}

/** As a tree with room around it; as a grid of small discs where they are many. */
function arrange(
  processes: readonly WatchedProcess[],
  init: number | undefined,
  layout: Layout,
  room?: number,
): Forest {
  const m = measures[layout];
  const width = room ?? m.w - 2 * m.pad - (layout === "wide" ? 2.4 * m.column + 60 : 12);
  const tree = forest(processes, init, [m.column, m.row], m.r);
  return tree.rows > 4 || tree.columns * m.column > width + 1 ? grid(processes, width, m.r * 0.62) : tree;
}

/** Pairs of veth devices, one end on the host or in another lens. */
function cablesOf(
  details: Details,
  init: WatchedProcess | undefined,
  lenses: readonly Lens[],
  within: ReadonlyMap<string, { processes: readonly WatchedProcess[] }>,
  wide: boolean,
): Cable[] {
  const hostDevices = details.devices[init?.namespaces.net ?? ""] ?? [];
  return lenses.flatMap((lens) => {
    if (!within.get(lens.key)?.processes.length) return [];
    return lens.devices.flatMap((far): Cable[] => {
      const near = hostDevices.find(({ index, peer }) => index === far.peer && peer === far.index);
      if (!near) return [];
      const y = lens.y + lens.h - 26;
      return wide
        ? [{ key: `${lens.key}-${far.name}`, near, far, from: [lens.x - 58, y], to: [lens.x, y] }]
        : [
            {
              key: `${lens.key}-${far.name}`,
              near,
              far,
              from: [lens.x + lens.w - 34, lens.y - 16],
              to: [lens.x + lens.w - 34, lens.y],
            },
          ];
    });
  });
}

/** Lines of a control group's card: one for each resource that says something. */
export const groupLines = ({ memory, pids, cpu }: WatchedGroup): ("memory" | "pids" | "cpu")[] => [
  ...(memory && (memory.max !== undefined || memory.current > 0) ? (["memory"] as const) : []),
  ...(pids?.max !== undefined ? (["pids"] as const) : []),
  ...(cpu?.share !== undefined ? (["cpu"] as const) : []),
];

/** The name of the container whose control group this is: `/libpod_parent/libpod-3f…`. */
const containerIn = ({ containers }: Details, group: string): string | undefined =>
  containers.find(({ id }) => group.endsWith(`/libpod-${id}`))?.name;

/** Groups that Podman makes around those of its containers, and one in which it tries something out. */
const isScaffold = (group: string) => /^\/(libpod_parent(\/conmon)?|podman_probe)$/.test(group);

const HEAD = 34;
const LINE = 48;

function cardsBelow(world: World, details: Details, layout: Layout, top: number) {
  const m = measures[layout];
  const gap = 16;
  const inner = m.w - 2 * m.pad - 24;
  const x0 = m.pad + 12;
  const count = Math.min(m.cards, Math.max(world.groups.length, 2));
  const width = Math.min((inner - gap * (count - 1)) / count, 330);
  const groups: GroupCard[] = [];
  let y = top;
  const shown = world.groups.filter(({ path }) => !isScaffold(path)).slice(0, layout === "wide" ? 6 : 5);
  for (let start = 0; start < shown.length; start += count) {
    const row = shown.slice(start, start + count);
    const h = HEAD + Math.max(...row.map((group) => Math.max(groupLines(group).length, 0.5))) * LINE + 4;
    for (const [column, group] of row.entries())
      groups.push({
        group,
        name: containerIn(details, group.path) ?? group.path,
        members: world.processes.filter((process) => process.group === group.path).length,
        x: x0 + column * (width + gap),
        y,
        w: width,
        h,
      });
    y += h + gap;
  }
  const overlays: OverlayCard[] = [];
  for (const overlay of world.overlays.slice(0, 2)) {
    const slabs = Math.min(overlay.lower.length, 4) + (overlay.upper ? 1 : 0) + 1;
    const h = 14 + slabs * 42;
    const name = details.containers.find(({ layer }) => overlay.mount.includes(layer))?.name;
    overlays.push({ overlay, name: name ?? overlay.mount, x: x0, y, w: inner, h });
    y += h + gap;
  }
  return { groups, overlays, bottom: y - gap };
}
