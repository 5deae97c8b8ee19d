"use client";

import {
  Actor,
  Actors,
  Arrow,
  At,
  Box,
  defineDiagram,
  edge,
  Label,
  type Layout,
  Meter,
  type SceneProps,
} from "../kit";
import { bases, firstBase } from "./bases";
import { plans } from "./places";
import { type Layer, megabytes, names, type Scene, steps } from "./steps";

const largest = 210_000_000;

function ImageDietScene({ scene, layout }: SceneProps<Scene>) {
  const { stack, stage, beside, total, floor, label, bars, size, legend } = plans[layout];
  const side = scene.beside !== undefined;
  const x = side ? beside.xs[2] : stack.x;
  const w = side ? beside.w : stack.w;
  const slabs = placed(scene.layers, layout);
  const behind = scene.stage ? placed(scene.stage, layout) : [];
  const tree = { from: behind.find(({ id }) => id === "tree"), to: slabs.find(({ id }) => id === "tree") };
  const spots = spread(slabs, layout);
  return (
    <Actors>
      <Actor key="ruler" at={[0, 0]}>
        <Ruler layout={layout} />
      </Actor>
      {scene.beside?.map(({ way, layers }, i) => (
        <Actor key={`beside-${way}`} at={[beside.xs[i] ?? 0, 0]} from={[-40, 0]}>
          <Stack layers={placed(layers, layout)} w={beside.w} size={label} />
          <Above layers={placed(layers, layout)} w={beside.w} size={label}>
            {names[way]}
          </Above>
          <Label x={beside.w / 2} y={total.y} anchor="middle" size={label} tone="layer">
            {megabytes(layers.reduce((sum, one) => sum + one.size, 0))}
          </Label>
        </Actor>
      ))}
      {behind.length > 0 && (
        <Actor key="stage" at={[stage.x, 0]} from={[stack.x - stage.x, 0]} dim>
          <Stack layers={behind} w={stage.w} />
        </Actor>
      )}
      {behind.length > 0 && (
        <Actor key="stage-name" at={[stage.x + stage.w / 2, total.y]}>
          <Label anchor="middle" size={label} tone="muted">
            fetch
          </Label>
        </Actor>
      )}
      {emptyLast(slabs).map((slab) => (
        <Actor key={`slab-${slab.id}`} at={[x, slab.y]} from={[0, -40]}>
          <Slab slab={slab} w={w} size={side ? label : undefined} />
        </Actor>
      ))}
      {side && (
        <Actor key="name" at={[x, 0]}>
          <Above layers={slabs} w={w} size={label}>
            {names[scene.way]}
          </Above>
        </Actor>
      )}
      {!side &&
        slabs.map((slab, i) => (
          <Actor
            key={`label-${slab.id}-${slab.code}-${slab.hidden}`}
            at={[stack.x + stack.w, 0]}
            from={[24, 0]}
          >
            <Beside slab={slab} y={spots[i] ?? 0} layout={layout} />
          </Actor>
        ))}
      {tree.from && tree.to && (
        <Actor key="copy" at={[0, 0]}>
          <Copy from={middle(tree.from)} to={middle(tree.to)} layout={layout} />
        </Actor>
      )}
      <Actor key={`total-${scene.size}-${side}`} at={[x + w / 2, total.y]}>
        <Label anchor="middle" size={label} weight={700} tone="layer">
          {megabytes(scene.size)}
        </Label>
      </Actor>
      <Actor key="bars" at={[bars.x, bars.y]}>
        <Label y={layout === "wide" ? -44 : -36} size={label} tone="muted">
          {layout === "wide" ? "Size, and about what travels" : "Size, and about what travels when pulled"}
        </Label>
      </Actor>
      {Object.values(names).map((name, i) => {
        const one = scene.done[i];
        return (
          <Actor key={`bar-${i}-${one !== undefined}`} at={[bars.x, bars.y + i * bars.step]}>
            {one ? (
              <g>
                <Meter
                  w={bars.w}
                  h={layout === "wide" ? 18 : 14}
                  fraction={one.size / largest}
                  tone="layer"
                  label={one.name}
                  size={label}
                />
                <Label
                  x={layout === "wide" ? 0 : bars.w}
                  y={layout === "wide" ? 36 : -label}
                  anchor={layout === "wide" ? "start" : "end"}
                  size={label}
                  weight={500}
                  tone="layer"
                >
                  {`${megabytes(one.size)}, ~${Math.round(one.compressed / 1_000_000)} MB packed`}
                </Label>
              </g>
            ) : (
              <g>
                <Label y={-label} size={label} weight={500} tone="muted">
                  {name}
                </Label>
                <Box w={bars.w} h={layout === "wide" ? 18 : 14} tone="muted" look="ghost" />
              </g>
            )}
          </Actor>
        );
      })}
      {side && (
        <Actor key="legend" at={legend}>
          <g>
            <Box w={40} h={18} tone="layer" radius={2} />
            <Hatch w={40} h={18} />
            <Label x={50} y={9} size={label} tone="wrong">
              hidden by rm
            </Label>
          </g>
        </Actor>
      )}
      <Actor key="floor" at={[0, floor]}>
        <path
          d={`M${layout === "wide" ? 100 : 44} 0H${layout === "wide" ? 690 : size[0] - 8}`}
          strokeWidth={1.8}
          style={{ stroke: edge("muted") }}
        />
      </Actor>
    </Actors>
  );
}

interface Placed extends Layer {
  y: number;
  h: number;
}

const middle = ({ y, h }: Placed): number => y + h / 2;

/** From the floor up, to scale; an empty layer is a line on the one below. */
function placed(layers: readonly Layer[], layout: Layout): Placed[] {
  const { floor, scale } = plans[layout];
  let y = floor;
  return layers.map((layer) => {
    const h = (layer.size / 1_000_000) * scale;
    y -= h;
    return { ...layer, y, h };
  });
}

/** Where labels can stand without touching: near their slab, pushed up where it is crowded, but not out. */
function spread(slabs: readonly Placed[], layout: Layout): number[] {
  const { labels, floor } = plans[layout];
  let last = floor + labels.gap / 2 + 4;
  const up = slabs.map((slab) => {
    last = Math.min(middle(slab), last - labels.gap);
    return last;
  });
  let room = labels.gap / 2 + 2;
  const down = up.reverse().map((y) => {
    const at = Math.max(y, room);
    room = at + labels.gap;
    return at;
  });
  return down.reverse();
}

/** What is empty is a line, and is drawn over what lies beside it. */
const emptyLast = (slabs: readonly Placed[]): Placed[] =>
  [...slabs].sort((a, b) => Number(a.size === 0) - Number(b.size === 0));

const contents: Partial<Record<Layer["id"], string>> = { base: "base", tree: "source" };

interface StackProps {
  layers: readonly Placed[];
  w: number;
  /** Of the letters in the slabs, where there are any. */
  size?: number;
}

function Stack({ layers, w, size }: StackProps) {
  return (
    <g>
      {emptyLast(layers).map((slab) => (
        <At key={slab.id} y={slab.y}>
          <Slab slab={slab} w={w} size={size} />
        </At>
      ))}
    </g>
  );
}

/** What a stack is, over it. */
function Above({ layers, w, size, children }: StackProps & { size: number; children: string }) {
  const top = Math.min(...layers.map(({ y }) => y));
  return (
    <Label x={w / 2} y={top - size} anchor="middle" size={size} tone="layer">
      {children}
    </Label>
  );
}

function Slab({ slab, w, size: letters }: { slab: Placed; w: number; size?: number }) {
  const { id, h, size, hidden } = slab;
  const name = contents[id];
  if (size === 0)
    return (
      <rect
        y={-2}
        width={w}
        height={4}
        strokeWidth={1}
        style={{ fill: edge("layer"), stroke: edge("layer") }}
      />
    );
  return (
    <g>
      <Box w={w} h={h} tone="layer" radius={2} />
      {hidden > 0 && <Hatch w={w} h={h * (hidden / size)} />}
      {letters !== undefined && name !== undefined && (
        <Label x={w / 2} y={h / 2} anchor="middle" size={letters} weight={500} tone="layer">
          {name}
        </Label>
      )}
    </g>
  );
}

/** Bytes that are there and cannot be seen. */
function Hatch({ w, h }: { w: number; h: number }) {
  const lines = Array.from(
    { length: Math.floor((w - 6) / 8) },
    (_, i) => `M${i * 8 + 3} ${h - 1}l6 -${h - 2}`,
  );
  return <path d={lines.join("")} fill="none" strokeWidth={1.6} style={{ stroke: edge("wrong") }} />;
}

/** A line from the slab to its label, from the stack's right edge. */
function Beside({ slab, y, layout }: { slab: Placed; y: number; layout: Layout }) {
  const { labels, stack, label, code } = plans[layout];
  const x = labels.x - stack.x - stack.w;
  const amount = slab.hidden > 0 ? `${megabytes(slab.size)}, hidden` : megabytes(slab.size);
  return (
    <g>
      <path
        d={`M2 ${middle(slab)}L${x - 6} ${y}`}
        fill="none"
        strokeWidth={1.4}
        style={{ stroke: edge("muted") }}
      />
      <Label x={x} y={y - label * 0.66} size={code} weight={500} mono>
        {layout === "wide" ? slab.code : slab.short}
      </Label>
      <Label x={x} y={y + label * 0.66} size={label} tone={slab.hidden > 0 ? "wrong" : "layer"}>
        {amount}
      </Label>
    </g>
  );
}

function Copy({ from, to, layout }: { from: number; to: number; layout: Layout }) {
  const { stage, stack } = plans[layout];
  const [a, b] = [stage.x + stage.w + 3, stack.x - 3];
  const angle = (Math.atan2(to - from, b - a) * 180) / Math.PI;
  return <Arrow d={`M${a} ${from}L${b} ${to}`} end={[b, to]} angle={angle} tone="layer" width={2.4} />;
}

function Ruler({ layout }: { layout: Layout }) {
  const { floor, scale, ruler, label } = plans[layout];
  const wide = layout === "wide";
  return (
    <g>
      {[0, 50, 100, 150, 200].map((amount) => {
        const y = floor - amount * scale;
        return (
          <g key={amount}>
            <path
              d={`M${ruler + 4} ${y}h${wide ? 8 : 4}`}
              strokeWidth={1.6}
              style={{ stroke: edge("muted") }}
            />
            <Label x={ruler} y={y} anchor="end" size={label} weight={450} tone="muted">
              {wide ? `${amount} MB` : `${amount}`}
            </Label>
          </g>
        );
      })}
      {!wide && (
        <Label x={ruler} y={floor + 20} anchor="end" size={label} weight={450} tone="muted">
          MB
        </Label>
      )}
    </g>
  );
}

export default defineDiagram<Scene>({
  title: "Three builds on a scale",
  description:
    "Three Dockerfiles that put the same folder into an image, as stacks of layers drawn to scale: one layer for each line, everything in one RUN, and two stages. Bytes that later layers hide are hatched. The reader chooses the base image.",
  size: { wide: plans.wide.size, narrow: plans.narrow.size },
  cover: "compare",
  controls: [
    {
      kind: "choice",
      id: "base",
      label: "Base",
      options: Object.entries(bases).map(([value, label]) => ({ value, label })),
      value: firstBase,
    },
  ],
  steps,
  Scene: ImageDietScene,
});
