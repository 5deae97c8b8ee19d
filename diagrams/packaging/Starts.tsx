"use client";

import type { ReactElement } from "react";
import { Actor, Arrow, Box, edge, Label, type Layout, Mark, Process } from "../kit";
import { type Ground, type Measures, type Point, size } from "./places";
import type { Instance, Yard } from "./scene";

/** Between containers that stand on one another: room for the head of an arrow. */
const stackGap = 16;

/** Containers on their machines, and the line from the image that each was started from. */
export function startActors(scene: Yard, ground: Ground): ReactElement[] {
  const { at, programs, machines } = ground;
  const spots = scene.instances.map((instance) => {
    const j = scene.machines.findIndex((machine) => machine.id === instance.machine);
    const i = scene.programs.findIndex((program) => program.id === instance.program);
    return { instance, i, at: containerAt(instance, machines.middles[j] ?? 0, ground) };
  });
  return [
    ...spots.map(({ instance, i, at: [x, y] }) => {
      const { w } = at.container;
      const stacked = at.layout === "narrow" && instance.of > 1;
      // On a phone containers stand on one another: the line to the lower one passes behind the upper.
      const aside = stacked ? (instance.place - 0.5) * 30 : 0;
      const start: Point = [programs.middles[i] ?? 0, at.crate.y + at.crate.h + 3];
      const end: Point = [x + w / 2 + aside, y - 4 - (instance.refused ? messageSize(at.layout).h + 8 : 0)];
      // All lines are upright from the top of the highest stack on, so that none crosses a neighbour's.
      const level = tallest(scene, at);
      const bend = (level - start[1]) * 0.5;
      return (
        <Actor key={`start-${instance.id}-${scene.instances.length}`} at={[0, 0]}>
          <Arrow
            d={`M${start[0]} ${start[1]}C${start[0]} ${start[1] + bend} ${end[0]} ${level - bend} ${end[0]} ${level}V${end[1] - 8}`}
            end={end}
            angle={90}
            tone={instance.refused ? "wrong" : "muted"}
            dashed={instance.refused}
          />
        </Actor>
      );
    }),
    ...spots.map(({ instance, i, at: spot }, k) => (
      <Actor
        key={`container-${instance.id}${instance.refused ? "-refused" : ""}`}
        at={spot}
        from={[0, -36]}
        delay={k * 0.12}
      >
        {instance.refused ? (
          <Refused at={at} spot={spot} />
        ) : (
          <Container at={at} name={instance.program} library={scene.programs[i]?.pieces.library ?? ""} />
        )}
      </Actor>
    )),
  ];
}

function containerAt({ place, of }: Instance, middle: number, { at }: Ground): Point {
  const { w, h } = at.container;
  const base = at.runtime.y - 4 - h;
  if (at.layout === "narrow") return [middle - w / 2, base - place * (h + stackGap)];
  return [middle - w / 2 + (place - (of - 1) / 2) * (w + 6), base];
}

function Container({ at, name, library }: { at: Measures; name: string; library: string }) {
  const { w, h } = at.container;
  const wide = at.layout === "wide";
  const slab = { w: w - (wide ? 16 : 10), h: wide ? 26 : 22 };
  return (
    <g>
      <Box w={w} h={h} tone="container" look="ribs" />
      <g transform={`translate(${w / 2} ${wide ? 44 : 35})`}>
        <Process r={wide ? 24 : 18} label={name} size={at.text.piece} />
      </g>
      <g transform={`translate(${(w - slab.w) / 2} ${h - 18 - slab.h})`}>
        <Box w={slab.w} h={slab.h} tone="layer" label={library} size={at.text.piece} />
      </g>
    </g>
  );
}

/** Just above the highest stack of containers. */
function tallest(scene: Yard, at: Measures): number {
  const stack = at.layout === "narrow" ? Math.max(...scene.instances.map(({ of }) => of)) : 1;
  const message = scene.instances.some(({ refused }) => refused) ? messageSize(at.layout).h + 8 : 0;
  return at.runtime.y - 4 - stack * (at.container.h + stackGap) + stackGap - 12 - message;
}

/** On a phone the message is broken, so that it leaves the neighbour's line free. */
const messageSize = (layout: Layout) =>
  layout === "wide"
    ? { w: 172, h: 26, lines: ["exec format error"] }
    : { w: 102, h: 42, lines: ["exec format", "error"] };

/** Where a container should be: the outcome, and what the machine says. */
function Refused({ at, spot: [x] }: { at: Measures; spot: Point }) {
  const { w, h } = at.container;
  const wide = at.layout === "wide";
  const message = messageSize(at.layout);
  // Near the edge of the sheet the message moves inwards.
  const left = Math.min((w - message.w) / 2, size[at.layout][0] - at.edge - message.w - x);
  return (
    <g>
      <Box w={w} h={h} tone="wrong" look="ghost" />
      <g transform={`translate(${w / 2} ${h * 0.36})`}>
        <Mark ok={false} r={wide ? 15 : 13} />
      </g>
      <Label x={w / 2} y={h * 0.72} anchor="middle" size={at.text.remark} tone="wrong">
        no start
      </Label>
      <g transform={`translate(${left} ${-message.h - 8})`}>
        <rect
          width={message.w}
          height={message.h}
          rx={4}
          strokeWidth={1.8}
          style={{ fill: "var(--surface)", stroke: edge("wrong") }}
        />
        {message.lines.map((line, i) => (
          <Label
            key={line}
            x={message.w / 2}
            y={message.h / 2 + (i - (message.lines.length - 1) / 2) * 17}
            anchor="middle"
            size={at.text.remark}
            weight={500}
            tone="wrong"
            mono
          >
            {line}
          </Label>
        ))}
      </g>
    </g>
  );
}
