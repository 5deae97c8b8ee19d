import { Actor, edge, Label, type Layout } from "../kit";
import { area } from "../kit/concepts";
import { atMinute, plans } from "./places";
import { frameSeconds, minutes, most, perLevel, type Scene, topLevel } from "./scene";

/** The end of the latency chart, in seconds: what takes longer reaches its upper edge. */
const longest = 2;
const rows = [
  "requests per second",
  "instances: ready, and all that exist",
  "95 of 100 answers within, in seconds",
];
const shortRows = ["requests per second", "instances: ready, and all", "95 of 100 answers within (s)"];

/** The hour in three charts over one another, with a curtain over what is still to come. */
export function chartActors(scene: Scene, layout: Layout) {
  const { chart, text } = plans[layout];
  const { x, w, h, tops, axis } = chart;
  const wide = layout === "wide";
  const rest = 1 - scene.now / minutes;
  return [
    <Actor key="charts" at={[0, 0]}>
      <LoadChart scene={scene} layout={layout} />
      <InstanceChart scene={scene} layout={layout} />
      <LatencyChart scene={scene} layout={layout} />
      {/* Drawn from the right edge, so that it shrinks to the right. The load stays visible: it is the plan. */}
      <g transform={`translate(${x + w + 2} 0) scale(-1 1)`}>
        {tops.slice(1).map((top) => (
          <rect
            key={top}
            className="grow"
            y={top - 2}
            width={w + 2}
            height={h + 2}
            style={{ fill: "var(--sheet)", transform: `scaleX(${rest})` }}
          />
        ))}
      </g>
      {tops.map((top, row) => (
        <g key={top}>
          <path
            d={`M${x} ${top}V${top + h}H${x + w}`}
            fill="none"
            strokeWidth={1.8}
            style={{ stroke: edge("muted") }}
          />
          <Label
            x={x}
            y={top - (wide ? 18 : 14)}
            size={text.label}
            tone={row === 0 ? "network" : row === 1 ? "container" : "text"}
          >
            {((wide ? rows : shortRows)[row] ?? "").replace(
              "instances",
              scene.service === "express" ? "tasks" : "instances",
            )}
          </Label>
          {scaleOf(row).map(([share, label]) => (
            <Label
              key={label}
              x={x - 8}
              y={top + h * (1 - share)}
              anchor="end"
              size={text.small}
              weight={500}
              tone="muted"
            >
              {label}
            </Label>
          ))}
        </g>
      ))}
      {[0, 15, 30, 45, 60].map((minute) => (
        <Label
          key={minute}
          x={atMinute(layout, minute)}
          y={axis}
          anchor={minute === 60 ? "end" : "middle"}
          size={text.small}
          weight={500}
          tone="muted"
        >
          {minute === 60 ? "60 min" : String(minute)}
        </Label>
      ))}
    </Actor>,
    <Actor key="now" at={[atMinute(layout, scene.now), 0]}>
      <path
        d={tops.map((top) => `M0 ${top - 4}V${top + h + 5}`).join("")}
        strokeWidth={1.8}
        strokeDasharray="5 4"
        style={{ stroke: edge("text") }}
      />
    </Actor>,
  ];
}

function scaleOf(row: number): readonly (readonly [number, string])[] {
  if (row === 0)
    return [
      [0, "0"],
      [1, String(topLevel * perLevel)],
    ];
  if (row === 1)
    return [
      [0, "0"],
      [1, String(most)],
    ];
  return [
    [0, "0"],
    [0.5, String(longest / 2)],
    [1, `${longest}+`],
  ];
}

function LoadChart({ scene, layout }: { scene: Scene; layout: Layout }) {
  const { h, tops } = plans[layout].chart;
  const each = minutes / scene.load.length;
  const floor = tops[0] + h;
  const line = scene.load.map((rate, index) => {
    const y = floor - (rate / (topLevel * perLevel)) * h;
    return `${index === 0 ? "M" : "L"}${atMinute(layout, index * each)} ${y}H${atMinute(layout, (index + 1) * each)}`;
  });
  return (
    <g>
      <path d={`${line.join("")}V${floor}H${atMinute(layout, 0)}Z`} style={{ fill: area("network") }} />
      <path d={line.join("")} fill="none" strokeWidth={1.8} style={{ stroke: edge("network") }} />
    </g>
  );
}

function InstanceChart({ scene, layout }: { scene: Scene; layout: Layout }) {
  const { h, tops } = plans[layout].chart;
  const floor = tops[1] + h;
  const lineOf = (of: "ready" | "all") =>
    scene.points
      .map((point, index) => {
        const from = atMinute(layout, (index * frameSeconds) / 60);
        const to = atMinute(layout, ((index + 1) * frameSeconds) / 60);
        const y = floor - (Math.min(point[of], most) / most) * h;
        return `${index === 0 ? "M" : "L"}${from} ${y}H${to}`;
      })
      .join("");
  return (
    <g>
      <path
        d={`${lineOf("ready")}V${floor}H${atMinute(layout, 0)}Z`}
        strokeWidth={1.2}
        style={{ fill: area("container"), stroke: edge("container") }}
      />
      <path
        d={lineOf("all")}
        fill="none"
        strokeWidth={1.8}
        strokeDasharray="3 3"
        style={{ stroke: edge("cloud") }}
      />
    </g>
  );
}

function LatencyChart({ scene, layout }: { scene: Scene; layout: Layout }) {
  const { h, tops, w } = plans[layout].chart;
  const floor = tops[2] + h;
  const width = w / scene.points.length;
  const bars = (bad: boolean) =>
    scene.points
      .map((point, index) => {
        if (point.p95 === 0 || point.p95 > longest / 2 !== bad) return "";
        const tall = (Math.min(point.p95, longest) / longest) * h;
        const x = atMinute(layout, (index * frameSeconds) / 60);
        return `M${x + 0.5} ${floor}v${-tall}h${width - 1}v${tall}Z`;
      })
      .join("");
  return (
    <g>
      <path d={bars(false)} style={{ fill: edge("surface") }} />
      <path d={bars(true)} style={{ fill: edge("wrong") }} />
    </g>
  );
}
