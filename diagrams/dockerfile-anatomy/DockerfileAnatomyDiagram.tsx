"use client";

import {
  Actor,
  Actors,
  At,
  Box,
  defineDiagram,
  durations,
  edge,
  Label,
  type Layout,
  type SceneProps,
} from "../kit";
import type { Effect, HistoryRow, Layer } from "./model";
import { plans } from "./places";
import { type Scene, steps } from "./steps";

function DockerfileAnatomyScene({ scene, layout }: SceneProps<Scene>) {
  const { file, lines, layers, slab, config, fields, history, title, pad, label } = plans[layout];
  const floor = layers.y + layers.h;
  /** With the last line the whole stack is what it is about. */
  const isLast = scene.at === scene.lines.length - 1;
  return (
    <Actors>
      <Actor key="file" at={[file.x, file.y]}>
        <Box w={file.w} h={file.h} tone="surface" />
        <Label x={pad} y={title} size={label} tone="muted">
          Dockerfile
        </Label>
        <Legend layout={layout} />
      </Actor>
      <Actor key="reading" at={[file.x + 6, file.y + lines.first + (scene.at - 0.5) * lines.step]}>
        <Box w={file.w - 12} h={lines.step} tone="text" />
      </Actor>
      {scene.lines.map((line, i) => (
        <Actor
          key={`line-${i}-${line.text}`}
          at={[file.x, file.y + lines.first + i * lines.step]}
          dim={i > scene.at}
        >
          {line.effect && <Glyph effect={line.effect} layout={layout} />}
          <Code x={lines.text} layout={layout} strong={i === scene.at}>
            {line.text}
          </Code>
        </Actor>
      ))}
      <Actor key="layers" at={[layers.x, layers.y]}>
        <Label x={0} y={title} size={label} tone="layer">
          {scene.layers.length === 1 ? "1 layer" : `${scene.layers.length} layers`}
        </Label>
        <path d={`M0 ${layers.h}H${layers.w}`} strokeWidth={1.8} style={{ stroke: edge("layer") }} />
      </Actor>
      {scene.layers.map((layer, i) => (
        <Actor
          key={`layer-${i}`}
          at={[layers.x, floor - (i + 1) * (slab.h + slab.gap)]}
          from={[-60, 0]}
          dim={!isLast && (!scene.newLayer || i < scene.layers.length - 1)}
        >
          <Slab layer={layer} layout={layout} />
        </Actor>
      ))}
      <Actor key="config" at={[config.x, config.y]}>
        <Box w={config.w} h={config.h} tone="muted" look="ghost" />
        <Label x={pad} y={title} size={label} tone="muted">
          config
        </Label>
      </Actor>
      {scene.fields.map((field, i) => {
        const { x, y } = { x: config.x, y: config.y + fields.first + slotOf(scene, i) * fields.step };
        return (
          <Actor
            key={`field-${field.name}-${field.value}`}
            at={[x, y]}
            from={[-40, 0]}
            dim={field.change === undefined}
            delay={field.change === "new" && scene.newLayer ? durations.calm : 0}
          >
            <FieldRow {...field} layout={layout} />
          </Actor>
        );
      })}
      <Actor key="history" at={[history.x, history.y]}>
        <Box w={history.w} h={history.h} tone="surface" />
        <Label x={pad} y={layout === "wide" ? history.h / 2 : title} size={label} tone="muted">
          {layout === "wide" ? "docker history" : "new row in docker history"}
        </Label>
      </Actor>
      <Actor key={`row-${scene.at}-${scene.row?.by}`} at={[history.x, history.y]}>
        <Row row={scene.row} layout={layout} />
      </Actor>
    </Actors>
  );
}

/** What goes away keeps the place of its name; nothing has been put there yet. */
const slotOf = ({ fields }: Scene, index: number): number =>
  fields[index]?.change === "gone" ? fields.length - 1 : index;

/** What the marks before the lines mean, in the upper right corner of the card. */
function Legend({ layout }: { layout: Layout }) {
  const { file, label, pad, title } = plans[layout];
  const k = label / 15;
  const entries: readonly (readonly [effect: Effect, word: string, shape: number, end: number])[] = [
    ["layer", "layer", -239, -182],
    ["config", "config", -187, -104],
    ["neither", "neither", -86, 0],
  ];
  return (
    <At x={file.w - pad} y={title}>
      {entries.map(([effect, word, shape, end]) => (
        <g key={word}>
          <g transform={`translate(${shape * k} 0) scale(${k})`} strokeWidth={1.8}>
            <Shapes effect={effect} />
          </g>
          <Label x={end * k} anchor="end" size={label} weight={500} tone="muted">
            {word}
          </Label>
        </g>
      ))}
    </At>
  );
}

/** A slab for a layer, a ring for the config, a dash for neither. */
function Glyph({ effect, layout }: { effect: Effect; layout: Layout }) {
  const k = layout === "wide" ? 1 : 0.8;
  const x = layout === "wide" ? 18 : 13;
  return (
    <g strokeWidth={1.8} transform={`translate(${x} 0) scale(${k})`}>
      <Shapes effect={effect} />
    </g>
  );
}

function Shapes({ effect }: { effect: Effect }) {
  return (
    <g>
      {(effect === "layer" || effect === "both") && (
        <rect
          y={-5}
          width={17}
          height={10}
          rx={2}
          style={{ fill: "var(--concept-layer-fill)", stroke: edge("layer") }}
        />
      )}
      {(effect === "config" || effect === "both") && (
        <circle cx={29} r={5.5} fill="none" style={{ stroke: edge("text") }} />
      )}
      {effect === "neither" && <path d="M3 0H33" strokeDasharray="3 4" style={{ stroke: edge("muted") }} />}
    </g>
  );
}

function Code({
  x = 0,
  y = 0,
  strong = false,
  layout,
  children,
}: {
  x?: number;
  y?: number;
  strong?: boolean;
  layout: Layout;
  children: string;
}) {
  return (
    <Label x={x} y={y} size={plans[layout].code} weight={strong ? 700 : 450} mono>
      {children}
    </Label>
  );
}

function Slab({ layer, layout }: { layer: Layer; layout: Layout }) {
  const { layers, slab, label, code, pad } = plans[layout];
  const words =
    layer.files.length === 0
      ? "all of busybox"
      : layer.files.map((file) => file.replace(/^srv\/site\/(?=.)/, "")).join(" ");
  return (
    <g>
      <Box w={layers.w} h={slab.h} tone="layer" />
      <Label x={pad} y={slab.h * 0.31} size={label} tone="layer">
        {layer.instruction}
      </Label>
      <Label x={layers.w - pad} y={slab.h * 0.31} anchor="end" size={label} weight={500} tone="layer">
        {layer.size}
      </Label>
      <Label x={pad} y={slab.h * 0.7} size={code} weight={450} mono={layer.files.length > 0} tone="layer">
        {words}
      </Label>
    </g>
  );
}

function FieldRow({
  name,
  value,
  change,
  layout,
}: {
  name: string;
  value: string;
  change?: "new" | "gone";
  layout: Layout;
}) {
  const { config, fields, label, code, pad } = plans[layout];
  const wide = layout === "wide";
  const gone = change === "gone";
  const length = value.length * code * 0.605;
  const x = wide ? fields.value : pad;
  const y = wide ? 0 : code * 1.1;
  return (
    <g>
      {change && (
        <At x={5} y={-fields.step / 2 + (wide ? 3 : 9)}>
          <Box
            w={config.w - 10}
            h={fields.step - (wide ? 6 : 3)}
            tone={gone ? "wrong" : "text"}
            look={gone ? "ghost" : "plain"}
          />
        </At>
      )}
      <Label x={pad} y={0} size={label} tone={gone ? "wrong" : "text"}>
        {name}
      </Label>
      <Label x={x} y={y} size={code} weight={450} mono tone={gone ? "wrong" : "text"}>
        {value}
      </Label>
      {gone && (
        <g>
          <path d={`M${x - 3} ${y}h${length + 6}`} strokeWidth={1.8} style={{ stroke: edge("wrong") }} />
          <Label x={config.w - pad} y={0} anchor="end" size={label} tone="wrong">
            cleared
          </Label>
        </g>
      )}
    </g>
  );
}

function Row({ row, layout }: { row: HistoryRow | undefined; layout: Layout }) {
  const { history, label, title, pad, code } = plans[layout];
  const wide = layout === "wide";
  const y = wide ? history.h / 2 : title + 28;
  const longest = wide ? 64 : 38;
  const by = row === undefined ? "no row" : row.by === "" ? "rows of the base image" : row.by;
  const short = by.length > longest ? `${by.slice(0, longest - 1)}…` : by;
  return (
    <g>
      {row?.by ? (
        <Label x={wide ? 150 : pad} y={y} size={code} weight={450} mono>
          {short}
        </Label>
      ) : (
        <Label x={wide ? 150 : pad} y={y} size={label} weight={500}>
          {short}
        </Label>
      )}
      {row && (
        <Label
          x={history.w - pad}
          y={wide ? y : title}
          anchor="end"
          size={label}
          tone={row.layer ? "layer" : "muted"}
        >
          {row.layer ? `${row.size}, a layer` : `${row.size}, no layer`}
        </Label>
      )}
    </g>
  );
}

export default defineDiagram<Scene>({
  title: "A Dockerfile, line by line",
  description:
    "A Dockerfile of twelve lines beside the image that it makes. Each line that is read adds a layer to the stack, a field to the config, both, or neither, and a row to the history. The reader chooses a thirteenth line. Everything shown was recorded from a real build.",
  size: { wide: plans.wide.size, narrow: plans.narrow.size },
  cover: "run",
  controls: [
    {
      kind: "choice",
      id: "extra",
      label: "Line 13",
      options: [
        { value: "healthcheck", label: "HEALTHCHECK" },
        { value: "stopsignal", label: "STOPSIGNAL" },
        { value: "volume", label: "VOLUME" },
        { value: "shell", label: "SHELL" },
        { value: "onbuild", label: "ONBUILD" },
        { value: "maintainer", label: "MAINTAINER" },
      ],
      value: "healthcheck",
    },
  ],
  steps,
  Scene: DockerfileAnatomyScene,
});
