import type { ReactNode } from "react";
import { Actor, Arrow, edge, Label, type Layout, Tag } from "../kit";
import { plans } from "./places";
import type { Ending, Scene } from "./scene";

const SECONDS = [0, 2, 4, 6, 8, 10];

/** The seconds after `docker stop`: the signals, the grace period, and the end with its code. */
export function timelineActors({ ending }: Scene, layout: Layout) {
  const { timeline, text } = plans[layout];
  const { x, y, w, title } = timeline;
  const xOf = (seconds: number) => (seconds / 10) * w;
  const axis = (
    <Actor key="axis" at={[x, y]} dim={ending === null}>
      <path d={`M0 0H${w}`} fill="none" strokeWidth={1.8} style={{ stroke: edge("muted") }} />
      {SECONDS.map((second) => (
        <g key={second} transform={`translate(${xOf(second)} 0)`}>
          <path d="M0 0v7" fill="none" strokeWidth={1.8} style={{ stroke: edge("muted") }} />
          <Label y={20} anchor="middle" size={text.small} weight={500} tone="muted">
            {second === 10 ? "10 s" : String(second)}
          </Label>
        </g>
      ))}
    </Actor>
  );
  const heading = (
    <Actor key="timeline-title" at={[x, title]}>
      <Label size={text.small} tone={ending ? "text" : "muted"}>
        {ending ? headingOf(ending) : "the seconds after docker stop"}
      </Label>
    </Actor>
  );
  if (!ending) return [heading, axis];
  return [heading, axis, ...endingParts(ending, layout)];
}

const headingOf = ({ command, now, heard }: Ending): string =>
  command === "kill"
    ? "docker kill: no time at all"
    : now < 0.15
      ? "docker stop: at most ten seconds"
      : heard
        ? "docker stop: over in 0.2 s"
        : "docker stop: all ten seconds";

function endingParts(ending: Ending, layout: Layout) {
  const { timeline, text } = plans[layout];
  const { x, y, w, signal, bar, result } = timeline;
  const { command, heard, end, code, grace, now } = ending;
  const px = (seconds: number) => (seconds / 10) * w;
  const first = command === "kill" ? "SIGKILL" : "SIGTERM";
  const down = `M0 ${signal - y + text.small}V-8`;
  const parts: ReactNode[] = [];
  if (command === "stop")
    parts.push(
      <Actor key="grace" at={[x, y - bar - 3]}>
        <rect
          x={1}
          width={px(grace) - 2}
          height={bar}
          fill="none"
          strokeWidth={1.6}
          strokeDasharray="3 4"
          style={{ stroke: edge("cgroup") }}
        />
        <rect
          className="grow"
          x={1}
          width={px(grace) - 2}
          height={bar}
          style={{ fill: "var(--concept-cgroup-fill)", transform: `scaleX(${Math.max(now / grace, 0.012)})` }}
        />
        <Label x={px(grace) / 2} y={bar / 2} anchor="middle" size={text.small} tone="cgroup">
          grace period
        </Label>
      </Actor>,
    );
  parts.push(
    <Actor key="signal" at={[x, y]} from={[0, -20]}>
      <Arrow d={down} end={[0, -3]} angle={90} tone={command === "kill" ? "wrong" : "process"} />
      <Label x={-4} y={signal - y} size={text.small} tone={command === "kill" ? "wrong" : "process"}>
        {first}
      </Label>
    </Actor>,
  );
  if (command === "stop" && end !== null && !heard)
    parts.push(
      <Actor key="sigkill" at={[x + px(grace), y]} from={[0, -20]}>
        <Arrow d={down} end={[0, -3]} angle={90} tone="wrong" />
        <Label x={4} y={signal - y} anchor="end" size={text.small} tone="wrong">
          SIGKILL
        </Label>
      </Actor>,
    );
  if (code !== null) {
    const width = layout === "wide" ? 140 : 122;
    const left = Math.min(Math.max(px(end ?? 0), width / 2 - 8), w - width / 2 + 16);
    parts.push(
      <Actor key="code" at={[x + left, result]} from={[0, 12]}>
        <Tag w={width} tone={code === 0 ? "right" : "wrong"} size={text.small}>
          {`exit code ${code}`}
        </Tag>
      </Actor>,
    );
  }
  return parts;
}
