import { Actor, Box, durations, edge, Label, type Layout, Mark, Meter, Process } from "../kit";
import { plans } from "./places";
import { hostRoom, type Scene } from "./scene";

const places = {
  web: { title: "container web", look: "ribs", tone: "container", names: ["1", "7", "8"], next: "9" },
  shell: { title: "your shell, on the host", look: "plain", tone: "host", names: ["bash"], next: "ps" },
} as const;

/** Those who share the host with the bomb, and the host's stock of process numbers. */
export function neighbourActors({ neighbours, total }: Scene, layout: Layout) {
  const { host, hostMeter, inside, text } = plans[layout];
  const boxes = (["web", "shell"] as const).flatMap((id) => {
    const { title, look, tone, names, next } = places[id];
    const at = plans[layout][id];
    const x = at.x + inside.x;
    const y = at.y + inside.y;
    const fresh = x + names.length * inside.apart;
    const verdict = neighbours === "fork" ? "it starts" : "cannot fork";
    return [
      <Actor key={id} at={[at.x, at.y]}>
        <Box w={at.w} h={at.h} tone={tone} look={look} />
        <Label y={-18} size={text.label} tone={tone}>
          {title}
        </Label>
        {names.map((name, index) => (
          <g key={name} transform={`translate(${inside.x + index * inside.apart} ${inside.y})`}>
            <Process r={inside.r} label={name} size={text.disc} />
          </g>
        ))}
      </Actor>,
      neighbours && (
        <Actor key={`${id}-${neighbours}`} at={[fresh, y]} from={[-inside.apart, 0]} delay={durations.slow}>
          {neighbours === "fork" ? (
            <Process r={inside.r} label={next} size={text.disc} />
          ) : (
            <g>
              <circle
                r={inside.r}
                strokeWidth={1.8}
                strokeDasharray="3 4"
                style={{ stroke: edge("wrong"), fill: "var(--surface)" }}
              />
              <Label anchor="middle" size={text.disc} tone="wrong">
                {next}
              </Label>
            </g>
          )}
        </Actor>
      ),
      neighbours && (
        <Actor key={`${id}-verdict-${neighbours}`} at={[x + inside.mark, y]} delay={durations.slow}>
          <Mark ok={neighbours === "fork"} r={10} />
          <Label x={17} size={text.label} tone={neighbours === "fork" ? "right" : "wrong"}>
            {verdict}
          </Label>
        </Actor>
      ),
    ];
  });
  return [
    ...boxes,
    <Actor key="host" at={[host.x, host.y]}>
      <Box w={host.w} h={host.h} tone="host" />
      <g transform={`translate(${hostMeter.x} ${hostMeter.y})`}>
        <Meter
          w={hostMeter.w}
          h={hostMeter.h}
          fraction={total / hostRoom}
          tone="host"
          label="the host's process numbers"
          amount={total >= hostRoom ? "none left" : `${total} of ${hostRoom} in use`}
          size={text.small}
        />
      </g>
    </Actor>,
  ];
}
