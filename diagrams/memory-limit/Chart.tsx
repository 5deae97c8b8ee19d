import { Actor, Arrow, edge, Label, type Layout, Tag } from "../kit";
import { paint } from "../kit/concepts";
import { atMemory, atTick, plans, tall } from "./places";
import { type Column, portion, type Scene } from "./scene";

/** The axes, with a line for each limit. */
export function axisActors({ max, high, about, names }: Scene, layout: Layout) {
  const { chart, text } = plans[layout];
  const right = chart.x + chart.w;
  const wide = layout === "wide";
  const at = (end: "start" | "end") => ({ x: end === "start" ? 10 : chart.w - 6, anchor: end });
  return [
    <Actor key="axes" at={[0, 0]}>
      <path
        d={`M${chart.x} ${chart.y - 10}V${chart.y + chart.h}H${right}`}
        fill="none"
        strokeWidth={1.8}
        style={{ stroke: edge("muted") }}
      />
      {[0, 32, 64, 96, 128].map((mib) => (
        <Label
          key={mib}
          x={chart.x - 10}
          y={atMemory(layout, mib)}
          anchor="end"
          size={text.small}
          weight={500}
          tone="muted"
        >
          {String(mib)}
        </Label>
      ))}
      <Label x={chart.x - 10} y={chart.y - 12} anchor="end" size={text.small} weight={500} tone="muted">
        MiB
      </Label>
      <Label
        x={right - (wide ? 22 : 0)}
        y={chart.y + chart.h + (wide ? 30 : 26)}
        anchor="end"
        size={text.small}
        weight={500}
        tone="muted"
      >
        time
      </Label>
      {wide && (
        <Arrow
          d={`M${right - 16} ${chart.y + chart.h + 30}H${right - 8}`}
          end={[right, chart.y + chart.h + 30]}
        />
      )}
    </Actor>,
    <Actor key="max" at={[chart.x, atMemory(layout, max)]}>
      <path d={`M0 0H${chart.w}`} strokeWidth={3} style={{ stroke: edge("cgroup") }} />
      <Label {...at(names.max)} y={-text.label * 0.85} size={text.label} tone="cgroup" mono>
        {`${wide ? "memory." : ""}max ${max}`}
      </Label>
    </Actor>,
    high !== null && (
      <Actor key="high" at={[chart.x, atMemory(layout, high)]} from={[0, -10]} dim={about === "max"}>
        <path
          d={`M0 0H${chart.w}`}
          strokeWidth={2.2}
          strokeDasharray="8 6"
          style={{ stroke: edge("cgroup") }}
        />
        <Label {...at(names.high)} y={-text.label * 0.85} size={text.label} tone="cgroup" mono>
          {`${wide ? "memory." : ""}high ${high}`}
        </Label>
      </Actor>
    ),
  ];
}

interface ColumnProps {
  column: Column;
  layout: Layout;
}

/** What the group used for a tick: its own memory, and file copies on top. (0, 0) is the foot of the column. */
export function ColumnShape({ column: { from, to, anon, cache, slowed }, layout }: ColumnProps) {
  const gap = slowed ? 1.5 : 0.75;
  const w = atTick(layout, to) - atTick(layout, from) - 2 * gap;
  const own = tall(layout, anon);
  const files = tall(layout, cache);
  return (
    <g strokeWidth={1.2}>
      {anon > 0 && <rect x={gap} y={-own} width={w} height={own} style={paint("process")} />}
      {cache > 0 && <rect x={gap} y={-own - files} width={w} height={files} style={paint("host")} />}
    </g>
  );
}

/** The request that does not fit: an outline on top of what there is, and its size beside it. */
export function Pending({ from, layout }: { from: number; layout: Layout }) {
  const w = atTick(layout, 1) - atTick(layout, 0);
  const h = tall(layout, portion);
  const wide = layout === "wide";
  const tag = wide ? 104 : 84;
  const room = plans[layout].size[0] - 16 - tag / 2 - atTick(layout, from);
  return (
    <g>
      <rect
        x={0.75}
        y={-h}
        width={w}
        height={h}
        fill="none"
        strokeWidth={2}
        strokeDasharray="4 3"
        style={{ stroke: edge("wrong") }}
      />
      <g transform={`translate(${Math.min(w / 2, room)} ${-h - (wide ? 24 : 18)})`}>
        <Tag w={tag} tone="wrong" size={wide ? 15 : 13}>
          {`${portion} MiB more`}
        </Tag>
      </g>
    </g>
  );
}
