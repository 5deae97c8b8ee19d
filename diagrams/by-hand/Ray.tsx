import { type Wall, wallIds } from "@/lib/by-hand";
import { At, Box, edge, Label, Mark, type Tone } from "../kit";
import { type LayoutName, plans, rowY, wallX } from "./places";
import type { Scene } from "./scene";

type ReachShown = Scene["reaches"][number];

interface RayProps {
  reach: ReachShown;
  row: number;
  walls: readonly Wall[];
  layout: LayoutName;
}

/** The way from the process to one thing: up to the first wall that bars it, over it by a detour, or all the way. */
export function Ray({ reach, row, walls, layout }: RayProps) {
  const plan = plans[layout];
  const y = rowY(row, layout);
  const end = plan.mark.x - plan.mark.r - 3;
  const [first, ...more] = reach.stoppedBy;
  const stop = first === undefined ? end : wallX(wallIds.indexOf(first), layout);
  const { x, r } = plan.disc;
  const bend = (plan.spread - x - r) / 2;
  const path = `M${x + r} ${plan.disc.y}C${x + r + bend} ${plan.disc.y} ${plan.spread - bend} ${y} ${plan.spread} ${y}`;
  const wide = layout === "wide";
  const tone: Tone = reach.state === "open" ? "wrong" : "muted";
  const half = wide ? 7 : 6;
  return (
    <g fill="none" strokeLinecap="round">
      <path
        d={`${path}H${stop}`}
        strokeWidth={reach.state === "open" ? 1.8 : 1.1}
        strokeOpacity={reach.state === "open" ? 1 : 0.7}
        style={{ stroke: edge(tone) }}
      />
      {reach.state === "detour" && (
        <path
          d={`M${stop - half * 1.6} ${y}q${half * 0.8} ${-half * 1.3} ${half * 1.6} ${-half * 1.3}t${half * 1.6} ${half * 1.3}H${end}`}
          strokeWidth={1.6}
          strokeDasharray="5 4"
          style={{ stroke: edge("wrong") }}
        />
      )}
      {[first, ...more].map((id, index) => {
        if (id === undefined) return null;
        const wall = walls[wallIds.indexOf(id)];
        return (
          <path
            key={id}
            d={`M${wallX(wallIds.indexOf(id), layout)} ${y - half}v${half * 2}`}
            strokeWidth={index === 0 ? (wide ? 7 : 5) : wide ? 5 : 3.6}
            strokeOpacity={index === 0 ? 1 : 0.75}
            style={{ stroke: edge(wall?.concept ?? "host") }}
          />
        );
      })}
    </g>
  );
}

/** What the line leads to, with its mark and a word on how it stands. */
export function GoalLabel({ reach, layout }: { reach: ReachShown; layout: LayoutName }) {
  const { mark, label, right } = plans[layout];
  const wide = layout === "wide";
  const shut = reach.state === "shut";
  const text = wide ? reach.goal.text : reach.goal.brief;
  return (
    <g>
      {reach.news && (
        <At x={mark.x - mark.r - 4} y={wide ? -11 : -13}>
          <Box
            w={right - mark.x + mark.r + (wide ? 8 : 6)}
            h={wide ? 22 : 26}
            tone={shut ? "right" : "wrong"}
          />
        </At>
      )}
      <At x={mark.x}>
        <StateMark state={reach.state} r={mark.r} />
      </At>
      <Label
        x={label.x}
        size={label.size}
        weight={shut && !reach.news ? 450 : 600}
        tone={shut ? (reach.news ? "right" : "muted") : "wrong"}
      >
        {text}
      </Label>
      {wide && reach.via !== undefined && (
        <Label x={right} anchor="end" size={14} weight={450} tone="muted">
          {`via ${reach.via}`}
        </Label>
      )}
    </g>
  );
}

/** In reach, by a detour, or shut out: a cross, a bow over a bar, a tick. */
export function StateMark({ state, r }: { state: ReachShown["state"]; r: number }) {
  if (state !== "detour") return <Mark ok={state === "shut"} r={r} />;
  const k = r * 0.5;
  return (
    <g fill="none" strokeLinecap="round" strokeWidth={r * 0.22} style={{ stroke: edge("wrong") }}>
      <circle r={r - r * 0.1} style={{ fill: "var(--surface)" }} />
      <path
        d={`M${-k * 1.1} ${k * 0.5}C${-k * 0.9} ${-k * 1.4} ${k * 0.9} ${-k * 1.4} ${k * 1.1} ${k * 0.5}M0 ${-k * 0.1}V${k}`}
      />
    </g>
  );
}
