"use client";

import type { ReactElement } from "react";
import { Actor, Box, edge, Label, type Layout } from "../kit";
import { kinds } from "./cargo";
import { MachineSlab } from "./MachineSlab";
import { Piece, Turned } from "./Piece";
import {
  columns,
  type Ground,
  type Measures,
  measures,
  type Point,
  piecePose,
  pieceSize,
  size,
} from "./places";
import { startActors } from "./Starts";
import { format, type Link, type Yard } from "./scene";

/** Programs above, machines below, and the work between them. */
export function yardActors(scene: Yard, layout: Layout): ReactElement[] {
  const at = measures(layout);
  const ground: Ground = {
    at,
    programs: columns(at, scene.programs.length),
    machines: columns(at, scene.machines.length),
  };
  return [
    ...linkActors(scene, ground),
    ...machineActors(scene, ground),
    ...startActors(scene, ground),
    ...programActors(scene, ground),
    ...(scene.count ? [<CountActor key="count" at={at} y={countY(scene, at)} {...scene.count} />] : []),
  ];
}

function programActors(scene: Yard, { at, programs }: Ground): ReactElement[] {
  const { layout, crate, text } = at;
  const tight = layout === "narrow" && programs.w < 90;
  const crateW = Math.min(programs.w, crate.widest);
  return scene.programs.flatMap((program, i) => {
    const x = programs.middles[i] ?? 0;
    const dim = scene.about !== undefined && !scene.about.includes(program.id);
    const head = scene.port
      ? program.goods
      : !scene.packed
        ? program.id
        : scene.processors && !dim
          ? `${program.id} · amd64`
          : `${program.id} image`;
    const box = scene.packed && (
      <Actor key={`crate-${program.id}`} at={[x - crateW / 2, crate.y]} dim={dim} delay={i * 0.12}>
        <g strokeWidth={2.2} strokeLinejoin="round">
          <rect
            width={crateW}
            height={crate.h}
            rx={4}
            style={{ fill: "var(--surface)", stroke: edge("layer") }}
          />
          <path d={`M0 ${crate.head}H${crateW}`} strokeWidth={1.8} style={{ stroke: edge("layer") }} />
          {layout === "wide" && <path d={ribs(crateW)} strokeWidth={1.8} style={{ stroke: edge("layer") }} />}
        </g>
      </Actor>
    );
    const name = (
      <Actor key={`head-${program.id}`} at={[x, at.headY]} dim={dim}>
        <Label anchor="middle" size={text.name} weight={650} tone={scene.packed ? "layer" : "text"}>
          {head}
        </Label>
      </Actor>
    );
    const pieces = kinds.map((kind, k) => {
      const pose = piecePose(layout, kind, i, scene.packed ?? false);
      const [w, h] = pieceSize(layout, kind, tight);
      return (
        <Actor
          key={`piece-${program.id}-${kind}`}
          at={[x + pose.at[0], pose.at[1]]}
          dim={dim}
          delay={scene.packed && !scene.runtimes ? i * 0.12 + k * 0.06 : undefined}
        >
          <Turned by={pose.turn}>
            <Piece
              kind={kind}
              w={w}
              h={h}
              label={(tight ? program.short : program.pieces)[kind]}
              size={text.piece}
              goods={scene.port ? program.goods : undefined}
            />
          </Turned>
        </Actor>
      );
    });
    return [...(box ? [box] : []), name, ...pieces];
  });
}

/** The corrugation of the crate, beside its name. */
const ribs = (w: number): string => [14, 26, 38, w - 38, w - 26, w - 14].map((x) => `M${x} 9.5v9`).join("");

function machineActors(scene: Yard, { at, machines }: Ground): ReactElement[] {
  const { slab, runtime, text, layout } = at;
  const upright = layout === "narrow";
  const idle = scene.packed === true && !scene.runtimes;
  return scene.machines.flatMap((machine, j) => {
    const x = (machines.middles[j] ?? 0) - machines.w / 2;
    const processor = j === scene.machines.length - 1 ? "arm64" : "amd64";
    const plain = scene.port ? machine.port : machine;
    const system = scene.processors ? (upright ? processor : `Linux kernel · ${processor}`) : plain.system;
    return [
      <Actor key={`machine-${machine.id}`} at={[x, slab.y]} dim={idle}>
        <MachineSlab
          w={machines.w}
          h={slab.h}
          look={plain.look}
          name={plain.name}
          system={system}
          size={text.name}
          upright={upright}
        />
      </Actor>,
      ...(scene.runtimes
        ? [
            <Actor key={`runtime-${machine.id}`} at={[x, runtime.y]} from={[0, -30]} delay={j * 0.12}>
              <Box
                w={machines.w}
                h={runtime.h}
                tone="container"
                label={upright ? "runtime" : "container runtime"}
                size={text.remark}
              />
            </Actor>,
          ]
        : []),
    ];
  });
}

/** A line for every piece of work, with a dot at both ends so that each can be counted. */
function linkActors(scene: Yard, ground: Ground): ReactElement[] {
  if (scene.links.length === 0) return [];
  const rail = scene.links.some((link) => link.to === format);
  const { at, programs, machines } = ground;
  const ends = [...programs.middles, ...machines.middles];
  return [
    ...(rail
      ? [
          <Actor key="rail" at={[0, at.countY]}>
            <path
              d={`M${Math.min(...ends)} 0H${Math.max(...ends)}`}
              fill="none"
              strokeWidth={3}
              strokeLinecap="round"
              style={{ stroke: edge("text") }}
            />
          </Actor>,
        ]
      : []),
    ...scene.links.map((link) => {
      const [[x0, y0], [x1, y1]] = linkEnds(link, scene, ground);
      return (
        <Actor key={`link-${link.from}-${link.to}`} at={[0, 0]}>
          <path
            d={`M${x0} ${y0}L${x1} ${y1}`}
            fill="none"
            strokeWidth={1.8}
            style={{ stroke: edge(rail ? "text" : "muted") }}
          />
          {[
            [x0, y0],
            [x1, y1],
          ].map(([x, y], k) => (
            <circle key={k} cx={x} cy={y} r={3.6} style={{ fill: edge("text") }} />
          ))}
        </Actor>
      );
    }),
  ];
}

function linkEnds(link: Link, scene: Yard, { at, programs, machines }: Ground): readonly [Point, Point] {
  const i = scene.programs.findIndex((program) => program.id === link.from);
  const j = scene.machines.findIndex((machine) => machine.id === link.to);
  const x0 = programs.middles[i] ?? 0;
  const x1 = machines.middles[j] ?? 0;
  if (link.to === format)
    return [
      [x0, at.crate.y + at.crate.h + 4],
      [x0, at.countY],
    ];
  if (link.from === format)
    return [
      [x1, at.countY],
      [x1, at.runtime.y - 4],
    ];
  // No two lines share an end: a fit made for one machine is of no use to the next.
  const spread = at.layout === "wide" ? 26 : 15;
  return [
    [x0 + (j - (scene.machines.length - 1) / 2) * spread, at.looseEnd + 4],
    [x1 + (i - (scene.programs.length - 1) / 2) * spread, at.slab.y - 4],
  ];
}

/** In the middle, where most lines pass behind it; two by two cross just there, and it moves up to let them be seen. */
function countY(scene: Yard, at: Measures): number {
  const lone = !scene.packed && scene.programs.length === 2 && scene.machines.length === 2;
  return lone && at.layout === "wide" ? at.looseEnd + 24 : at.countY;
}

/** The figure that the step is about. */
function CountActor({ at, y, figure, remark }: { at: Measures; y: number; figure: string; remark: string }) {
  const wide = at.layout === "wide";
  const w = wide ? 208 : 150;
  const h = wide ? 68 : 58;
  return (
    <Actor at={[size[at.layout][0] / 2, y]}>
      <g>
        <rect
          x={-w / 2}
          y={-h / 2}
          width={w}
          height={h}
          rx={6}
          strokeWidth={1.8}
          style={{ fill: "var(--surface)", stroke: edge("text") }}
        />
        <Label y={wide ? -12 : -10} anchor="middle" size={wide ? 26 : 20} weight={650}>
          {figure}
        </Label>
        <Label y={wide ? 17 : 14} anchor="middle" size={at.text.remark} weight={500} tone="muted">
          {remark}
        </Label>
      </g>
    </Actor>
  );
}
