import { Actor, Box, durations, edge, Label, type Layout, Mark, Meter, Process, Tag } from "../kit";
import { placeOf, plans } from "./places";
import { bombRoom, parentOf, roundOf, type Scene } from "./scene";

const count = (n: number): number[] => Array.from({ length: n }, (_, index) => index);

/** The container with the bomb: its places, the group's meter, and what its forks come to. */
export function bombActors(scene: Scene, layout: Layout) {
  const { shop, grid, meter, events, tag, text } = plans[layout];
  const { limit, tasks, known, failed, ended } = scene;
  const wide = layout === "wide";
  const parts = [
    <Actor key="shop" at={[shop.x, shop.y]}>
      <Box w={shop.w} h={shop.h} tone="container" look="ribs" />
      <Label y={-18} size={text.label} tone="container">
        container shop
      </Label>
    </Actor>,
    <Actor
      key={`limit-${limit === null ? "none" : "set"}`}
      at={[shop.x + shop.w, shop.y - 18]}
      from={[0, -8]}
    >
      <Label anchor="end" size={text.mono} tone={limit === null ? "muted" : "cgroup"} mono>
        {`pids.max ${limit ?? "max"}`}
      </Label>
    </Actor>,
    ...count(limit ?? 0).map((place) => (
      <Actor key={`place-${place}`} at={placeOf(layout, place)}>
        <circle
          r={grid.r}
          fill="none"
          strokeWidth={1.4}
          strokeDasharray="2 4"
          style={{ stroke: edge("cgroup") }}
        />
      </Actor>
    )),
    ...count(tasks).map((task) => {
      const [x, y] = placeOf(layout, task);
      const [px, py] = placeOf(layout, parentOf(task));
      const wait = task < known ? 0 : (roundOf(task) - roundOf(Math.max(known, 1))) * durations.brisk;
      return (
        <Actor key={`task-${task}`} at={[x, y]} from={[px - x, py - y]} delay={Math.max(wait, 0)}>
          <Process r={grid.r} label={String(task + 1)} size={text.pid} />
        </Actor>
      );
    }),
    <Actor key="meter" at={[shop.x + meter.x, shop.y + meter.y]}>
      <Meter
        w={meter.w}
        h={meter.h}
        fraction={tasks / bombRoom}
        limit={limit === null ? undefined : limit / bombRoom}
        label="pids.current"
        amount={limit === null ? String(tasks) : `${tasks} of ${limit}`}
        size={text.small}
      />
    </Actor>,
  ];
  if (limit !== null)
    parts.push(
      <Actor key="events" at={[shop.x + events.x, shop.y + events.y]}>
        <Label y={-text.small * 1.75} anchor="end" size={text.mono} weight={500} tone="cgroup" mono>
          pids.events
        </Label>
        <Label anchor="end" size={text.mono} tone="cgroup" mono>
          {`max ${scene.events}`}
        </Label>
      </Actor>,
    );
  if (failed > 0)
    parts.push(
      <Actor key="failed" at={[shop.x + tag.x, shop.y + shop.h]} from={[0, 16]} delay={durations.calm}>
        <Tag w={tag.w} tone="wrong" size={text.small}>
          {`${failed} × EAGAIN`}
        </Tag>
      </Actor>,
    );
  if (ended)
    parts.push(
      <Actor key="ended" at={[shop.x + shop.w / 2, shop.y + (wide ? 122 : 104)]} from={[0, 12]}>
        <rect
          x={wide ? -130 : -112}
          y={-22}
          width={wide ? 260 : 224}
          height={wide ? 82 : 72}
          rx={4}
          strokeWidth={1.8}
          style={{ fill: "var(--surface)", stroke: edge("wrong") }}
        />
        <Label anchor="middle" size={wide ? 18 : 15} tone="text" mono>
          echo 1 &gt; cgroup.kill
        </Label>
        <g transform={`translate(${wide ? -58 : -52} ${wide ? 34 : 28})`}>
          <Mark ok={false} r={10} />
          <Label x={18} size={text.label} tone="wrong">
            group killed
          </Label>
        </g>
      </Actor>,
    );
  return parts;
}
