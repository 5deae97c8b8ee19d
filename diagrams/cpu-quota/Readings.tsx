import { Actor, edge, Label, type Layout } from "../kit";
import { paint } from "../kit/concepts";
import { hatch } from "./Bars";
import { plans } from "./places";
import { ms, periodMs, type Scene } from "./scene";

const counters = ["usage_usec", "nr_periods", "nr_throttled", "throttled_usec"] as const;

/** What stands in words around the timeline: the limit, what the marks mean, the answer to a request, and `cpu.stat`. */
export function readingActors(scene: Scene, layout: Layout) {
  const { says, flag, answer, key, stat, text } = plans[layout];
  const wide = layout === "wide";
  const { quota, request } = scene;
  return [
    <Actor key="says" at={[says.x, says.y]}>
      <Label size={text.label} tone={quota === null ? "muted" : "text"}>
        {quota === null ? "no quota" : `${quota} ms in every ${periodMs} ms, for the group`}
      </Label>
    </Actor>,
    <Actor key="flag" at={[flag.x, flag.y]}>
      <Label size={text.small} weight={500} tone="muted" mono>
        {scene.flag}
      </Label>
    </Actor>,
    request && (
      <Actor key="answer" at={[answer.x, answer.y]} from={[0, 8]}>
        <Label size={text.label} anchor="end" tone={request.answered === null ? "wrong" : "right"}>
          {request.answered === null ? "no answer in 500 ms" : `answered after ${ms(request.answered)} ms`}
        </Label>
        <Label y={wide ? 26 : 20} size={text.small} anchor="end" weight={500} tone="muted">
          {`without a limit ${ms(request.work / scene.threads)} ms`}
        </Label>
      </Actor>
    ),
    <Actor key="key" at={[key.x, key.y]}>
      <rect y={-8} width={22} height={16} strokeWidth={1.8} style={paint("process")} />
      <Label x={30} size={text.small} weight={500}>
        runs
      </Label>
      <g transform={`translate(${key.apart} -8)`}>
        <path d={hatch(22, 16, 7)} fill="none" strokeWidth={1.2} style={{ stroke: edge("cgroup") }} />
        <rect width={22} height={16} fill="none" strokeWidth={1.8} style={{ stroke: edge("cgroup") }} />
        <Label x={30} y={8} size={text.small} weight={500}>
          {wide ? "throttled: ready to run, and not allowed to" : "throttled: not allowed to"}
        </Label>
      </g>
    </Actor>,
    <Actor key="stat" at={[stat.x, stat.y]}>
      <path
        d={`M${24 - stat.x} ${stat.line}H${wide ? 936 - stat.x : 312}`}
        strokeWidth={1.2}
        style={{ stroke: edge("surface") }}
      />
      <Label {...stat.title} size={text.small} tone="cgroup" mono>
        cpu.stat
      </Label>
      {counters.map((name, index) => {
        const x = wide ? index * stat.column : 0;
        return (
          <g key={name} transform={`translate(${x} ${index * stat.row})`}>
            <Label y={2} size={text.small} weight={500} tone="muted" mono>
              {name}
            </Label>
            <Label
              x={wide ? 0 : stat.column}
              y={wide ? 24 : 2}
              anchor={wide ? "start" : "end"}
              size={wide ? 18 : 15}
              tone={name.includes("throttled") && scene.stat[name] > 0 ? "cgroup" : "text"}
              mono
            >
              {String(Math.round(scene.stat[name]))}
            </Label>
          </g>
        );
      })}
    </Actor>,
  ];
}
