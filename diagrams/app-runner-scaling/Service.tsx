import { Actor, Box, edge, Label, type Layout, Meter } from "../kit";
import { area } from "../kit/concepts";
import { plans, slotAt } from "./places";
import { minutes, most, type Scene, work } from "./scene";
import { seconds } from "./steps";

/** The service as it is in this moment: who is there, what each does, and what waits at the entrance. */
export function serviceActors(scene: Scene, layout: Layout) {
  const { frame, slots, entrance, text } = plans[layout];
  const express = scene.service === "express";
  const refusal = express ? "503" : "429";
  return [
    <Actor key="frame" at={[frame.x, frame.y]}>
      <rect
        width={frame.w}
        height={frame.h}
        rx={16}
        strokeWidth={1.8}
        style={{ fill: area("cloud"), stroke: edge("cloud") }}
      />
      <Label x={frame.w} y={-18} anchor="end" size={text.label} tone="cloud">
        {express ? "ECS Express Mode" : "App Runner"}
      </Label>
      {layout === "wide" && (
        <Label y={-18} size={text.label} tone="muted">
          {`minute ${Math.round(scene.now * 10) / 10}`}
        </Label>
      )}
      <Label x={entrance.x} y={entrance.y} size={text.big} tone="network">
        {`${scene.rate} requests/s`}
      </Label>
      <Label
        x={frame.w - entrance.x}
        y={entrance.y}
        anchor="end"
        size={text.label}
        tone={scene.refused > 0 ? "wrong" : "muted"}
      >
        {scene.refused > 0 ? `${scene.refused} × status ${refusal}` : `${scene.waiting} waiting`}
      </Label>
      {Array.from({ length: most }, (_, slot) => {
        const [x, y] = slotAt(layout, slot);
        return (
          <rect
            key={x + y * frame.w}
            x={x}
            y={y}
            width={slots.w}
            height={slots.h}
            rx={4}
            fill="none"
            strokeWidth={1.2}
            strokeDasharray="2 4"
            style={{ stroke: edge("cloud") }}
          />
        );
      })}
    </Actor>,
    ...scene.instances.map((instance, slot) => {
      const [x, y] = slotAt(layout, slot);
      return (
        <Actor key={`instance-${instance.id}`} at={[frame.x + x, frame.y + y]} from={[0, 14]}>
          <InstanceShape instance={instance} layout={layout} />
        </Actor>
      );
    }),
  ];
}

function InstanceShape({ instance, layout }: { instance: Scene["instances"][number]; layout: Layout }) {
  const { slots, text } = plans[layout];
  const { w, h } = slots;
  if (instance.state === "starting")
    return (
      <g>
        <rect width={w} height={h} rx={4} style={{ fill: "var(--surface)" }} />
        <Box w={w} h={h} tone="container" look="ghost" />
        <Label x={w / 2} y={h / 2} anchor="middle" size={text.small} tone="container">
          starting
        </Label>
      </g>
    );
  return (
    <g>
      <Box w={w} h={h} tone="container" look="ribs" />
      <Label x={w / 2} y={h * 0.36} anchor="middle" size={text.big + 3} tone="container">
        {String(instance.inFlight)}
      </Label>
      <Label
        x={w / 2}
        y={h * 0.36 + text.big}
        anchor="middle"
        size={text.small}
        weight={500}
        tone="container"
      >
        {instance.state === "draining" ? "ending" : instance.inFlight === 1 ? "request" : "requests"}
      </Label>
      <g transform={`translate(8 ${h - slots.meter - (layout === "wide" ? 18 : 15)})`}>
        <Meter w={w - 16} h={slots.meter} fraction={instance.inFlight * work.cpu} tone="cgroup" />
      </g>
    </g>
  );
}

/** What is measured, and what is counted for the bill. */
export function readingActors(scene: Scene, layout: Layout) {
  const { readings, meters, text } = plans[layout];
  const { x, y, w, row } = readings;
  const express = scene.service === "express";
  const room = most * minutes;
  const lines = [
    ["processors busy", scene.cpu === null ? "–" : `${Math.round(scene.cpu * 100)} %`, "cgroup"],
    [
      "95 of 100 answers within",
      scene.p95 === null ? "–" : seconds(scene.p95),
      scene.p95 && scene.p95 > 1 ? "wrong" : "text",
    ],
  ] as const;
  return [
    <Actor key="readings" at={[x, y]}>
      {lines.map(([name, value, tone], index) => (
        <g key={name} transform={`translate(0 ${index * row})`}>
          <Label size={text.label} weight={500} tone={tone}>
            {name}
          </Label>
          <Label x={w} anchor="end" size={text.label} tone={tone}>
            {value}
          </Label>
        </g>
      ))}
    </Actor>,
    <Actor key="provisioned" at={[x, meters.y]}>
      <Meter
        w={w}
        h={meters.h}
        fraction={scene.provisioned / room}
        tone="cloud"
        label={express ? "task-minutes" : "instance-minutes: memory"}
        amount={String(Math.round(scene.provisioned))}
        size={text.label}
      />
    </Actor>,
    <Actor key="active" at={[x, meters.y + meters.apart]}>
      <Meter
        w={w}
        h={meters.h}
        fraction={(express ? scene.provisioned : scene.active) / room}
        tone="cloud"
        label={express ? "counted: memory and processor" : "with requests: processor too"}
        amount={String(Math.round(express ? scene.provisioned : scene.active))}
        size={text.label}
      />
    </Actor>,
  ];
}
