import type { Control } from "@/lib/steps";
import {
  Actor,
  Actors,
  Box,
  defineDiagram,
  durations,
  edge,
  Label,
  Mark,
  Meter,
  type SceneProps,
} from "../kit";
import { Ran, Throttled, turn } from "./Bars";
import { atTime, cpuIndexes, floor, laneTop, periodIndexes, plans } from "./places";
import { readingActors } from "./Readings";
import { type Bar, ms, periodMs, type Scene, shownPeriods } from "./scene";
import { bounds, steps } from "./steps";

function CpuQuotaScene({ scene, layout }: SceneProps<Scene>) {
  const { time, file, meters, text } = plans[layout];
  const wide = layout === "wide";
  const end = atTime(layout, shownPeriods * periodMs);
  const limited = scene.quota !== null;
  const fresh = scene.bars.length > scene.threads * 2 ? shownPeriods : 1;
  return (
    <Actors>
      <Actor key="file" at={[file.x, file.y]}>
        <Box w={file.w} h={file.h} tone="cgroup" />
        <Label x={12} y={file.h * 0.28} size={text.small} weight={500} tone="cgroup" mono>
          cpu.max
        </Label>
      </Actor>
      <Actor
        key={`file-${limited ? "quota" : "max"}`}
        at={[file.x + 12, file.y + file.h * 0.68]}
        from={[0, -8]}
      >
        <Label size={text.file} tone="cgroup" mono>
          {scene.file}
        </Label>
      </Actor>
      {readingActors(scene, layout)}

      {cpuIndexes.map((cpu) => (
        <Actor key={`lane-${cpu}`} at={[time.x, laneTop(layout, cpu)]}>
          <Label
            x={-12}
            y={time.lane / 2}
            anchor="end"
            size={text.label}
            tone={cpu < scene.threads ? "host" : "muted"}
          >
            {wide ? `CPU ${cpu}` : `${cpu}`}
          </Label>
          <rect
            width={end - time.x}
            height={time.lane}
            strokeWidth={1.2}
            style={{ fill: "var(--surface)", stroke: edge("surface") }}
          />
          {cpu >= scene.threads && (
            <Label
              x={(end - time.x) / 2}
              y={time.lane / 2}
              anchor="middle"
              size={text.label}
              weight={500}
              tone="muted"
            >
              idle
            </Label>
          )}
        </Actor>
      ))}
      <Actor key="units" at={[time.x - 12, floor(layout) + 20]}>
        <Label anchor="end" size={text.small} weight={500} tone="muted">
          ms
        </Label>
        {!wide && (
          <Label y={time.top - floor(layout) - 34} anchor="end" size={text.small} weight={500} tone="muted">
            CPU
          </Label>
        )}
      </Actor>
      {scene.bars.map((bar) => (
        <BarActor key={bar.key} bar={bar} layout={layout} fresh={fresh} />
      ))}
      <Actor key="grid" at={[0, 0]}>
        {[...periodIndexes, shownPeriods].map((index) => {
          const x = atTime(layout, index * periodMs);
          return (
            <g key={index}>
              <path
                d={`M${x} ${meters.y}V${floor(layout) + 8}`}
                strokeWidth={1.4}
                style={{ stroke: edge("muted") }}
              />
              <Label x={x} y={floor(layout) + 20} anchor="middle" size={text.small} weight={500} tone="muted">
                {`${index * periodMs}`}
              </Label>
            </g>
          );
        })}
      </Actor>
      {limited &&
        scene.budgets.map(({ period, used, scale, quota }) => {
          const w = time.period - 2 * meters.inset;
          return (
            <Actor
              key={`budget-${period}`}
              at={[atTime(layout, period * periodMs) + meters.inset, meters.y]}
              from={[0, -14]}
              delay={turn(period, fresh)}
            >
              <Meter
                w={w}
                h={meters.h}
                fraction={used / scale}
                limit={quota === null ? undefined : quota / scale}
                amount={wide ? `${ms(used)} of ${quota} ms` : undefined}
                size={text.amount}
              />
              {!wide && (
                <Label x={w / 2} y={-14} anchor="middle" size={text.amount} tone="cgroup">
                  {ms(used)}
                </Label>
              )}
            </Actor>
          );
        })}
      <Actor key="now" at={[atTime(layout, scene.now), meters.y + meters.h + 10]}>
        <path
          d={`M0 6V${floor(layout) - meters.y - meters.h - 4}`}
          strokeWidth={2.4}
          style={{ stroke: edge("text") }}
        />
        <path d="M-7 -4H7L0 7Z" style={{ fill: edge("text") }} />
      </Actor>
      {scene.request?.answered != null && (
        <Actor
          key="answered"
          at={[atTime(layout, scene.request.answered), laneTop(layout, 0) - 2]}
          delay={durations.slow}
        >
          <path
            d={`M0 0V${floor(layout) - laneTop(layout, 0) + 4}`}
            strokeWidth={2.4}
            style={{ stroke: edge("right") }}
          />
          <Mark ok r={wide ? 10 : 8} />
        </Actor>
      )}
    </Actors>
  );
}

function BarActor({ bar, layout, fresh }: { bar: Bar; layout: SceneProps<Scene>["layout"]; fresh: number }) {
  const { time, text } = plans[layout];
  const period = Math.floor(bar.from / periodMs);
  const w = atTime(layout, bar.to) - atTime(layout, bar.from);
  const figure = `${ms(bar.to - bar.from)} ms`;
  const fits = w > figure.length * text.label * 0.52 + 8;
  const delay = turn(period, fresh);
  const common = { w, h: time.lane, size: text.label, label: fits ? figure : undefined };
  const ran = bar.kind === "ran";
  return (
    <Actor
      at={[atTime(layout, bar.from), laneTop(layout, bar.cpu)]}
      delay={ran ? delay : delay + durations.brisk}
    >
      {ran ? <Ran {...common} full={time.period} delay={delay} /> : <Throttled {...common} />}
    </Actor>
  );
}

const range = (id: "quota" | "threads", label: string, unit?: string): Control => ({
  kind: "range",
  id,
  label,
  ...bounds[id],
  ...(unit ? { unit } : {}),
});

export default defineDiagram<Scene>({
  title: "A budget of processor time",
  description:
    "Five periods of 100 ms on a host with four processors. In each period the threads of one control group run until the group's quota of processor time is spent, and then wait for the next period.",
  size: { wide: plans.wide.size, narrow: plans.narrow.size },
  controls: [range("quota", "Quota per 100 ms", "ms"), range("threads", "Busy threads")],
  steps,
  Scene: CpuQuotaScene,
});
