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
  Mark,
  type SceneProps,
} from "../kit";
import { area } from "../kit/concepts";
import { edits, paths } from "./edits";
import { plans } from "./places";
import { type Row, type Scene, steps } from "./steps";

function BuildCacheScene({ scene, layout }: SceneProps<Scene>) {
  const { x, w, label, context, row: place, sum } = plans[layout];
  return (
    <Actors>
      <Actor key="context" at={[x, context.title]}>
        <Label size={label} tone="muted">
          Build context
        </Label>
      </Actor>
      {paths.map((path, i) => {
        const [left, top] = context.chips[i] ?? [0, 0];
        return (
          <Actor key={`file-${path}`} at={[x + left, top]}>
            <FileChip path={path} index={i} changed={scene.changed.includes(path)} layout={layout} />
          </Actor>
        );
      })}
      {scene.note !== "" && (
        <Actor key={`note-${scene.note}`} at={[x + w, context.title]} from={[24, 0]}>
          <Label anchor="end" size={label} tone="rebuilt">
            {scene.note}
          </Label>
        </Actor>
      )}
      {scene.rows.map((row, i) => (
        <Actor key={`line-${row.id}`} at={[x, place.first + i * place.step]}>
          <Line row={row} layout={layout} />
        </Actor>
      ))}
      {scene.rows.map((row, i) => (
        <Actor
          key={`mark-${row.id}-${row.mark}-${row.reason}`}
          at={[x, place.first + i * place.step]}
          from={[-16, 0]}
          delay={row.mark === "built" ? (i * durations.quick) / 2 : 0}
        >
          <Verdict row={row} layout={layout} />
        </Actor>
      ))}
      {scene.sum !== "" && (
        <Actor key={`sum-${scene.sum}-${scene.verdict}`} at={[x, sum]} from={[0, 12]}>
          <Sum scene={scene} layout={layout} />
        </Actor>
      )}
    </Actors>
  );
}

function FileChip({
  path,
  index,
  changed,
  layout,
}: {
  path: string;
  index: number;
  changed: boolean;
  layout: Layout;
}) {
  const { code, context } = plans[layout];
  const [, , w = 0] = context.chips[index] ?? [];
  return (
    <g>
      <rect
        width={w}
        height={context.h}
        rx={4}
        strokeWidth={changed ? 2.6 : 1.6}
        style={{
          fill: changed ? area("rebuilt") : "var(--surface)",
          stroke: edge(changed ? "rebuilt" : "surface"),
        }}
      />
      <Label
        x={w / 2}
        y={context.h / 2}
        anchor="middle"
        size={code}
        weight={changed ? 700 : 450}
        tone={changed ? "rebuilt" : "text"}
        mono
      >
        {path}
      </Label>
    </g>
  );
}

/** A line of the Dockerfile: a slab where it makes a layer, paper where it does not. */
function Line({ row, layout }: { row: Row; layout: Layout }) {
  const { code, row: place } = plans[layout];
  const y = layout === "wide" ? place.h / 2 : 17;
  const layer = row.mark !== "config";
  return (
    <g>
      <Box w={place.w} h={place.h} tone={layer ? "layer" : "surface"} />
      {row.edited && (
        <rect
          x={-3}
          y={-3}
          width={place.w + 6}
          height={place.h + 6}
          rx={6}
          fill="none"
          strokeWidth={2.6}
          style={{ stroke: edge("rebuilt") }}
        />
      )}
      <Label x={layout === "wide" ? 16 : 11} y={y} size={code} weight={row.edited ? 700 : 500} mono>
        {row.line}
      </Label>
    </g>
  );
}

function Verdict({ row, layout }: { row: Row; layout: Layout }) {
  const { label, mark, reason } = plans[layout];
  const word = { base: "base", config: "", cached: "CACHED", built: "built", unknown: "?" }[row.mark];
  const tone = row.mark === "cached" ? "cached" : row.mark === "built" ? "rebuilt" : "muted";
  // On the slab of a layer only ink is legible enough.
  const plain = layout === "narrow" && row.mark !== "config" ? "text" : "muted";
  const toneOfReason = layout === "wide" && row.mark === "built" ? tone : plain;
  if (row.mark === "config" || row.mark === "base")
    return (
      <Label x={mark.x + (layout === "wide" ? 2 : 1)} y={reason.y} size={label} weight={450} tone={plain}>
        {word === "" ? row.reason : `${word}: ${row.reason}`}
      </Label>
    );
  return (
    <g>
      <At x={mark.x} y={mark.y}>
        {row.mark === "unknown" ? (
          <g>
            <rect width={mark.w} height={mark.h} rx={4} style={{ fill: "var(--surface)" }} />
            <Box w={mark.w} h={mark.h} tone="muted" look="ghost" />
          </g>
        ) : (
          <Box w={mark.w} h={mark.h} tone={tone} />
        )}
        {row.mark === "cached" && <Hatch w={mark.w} h={mark.h} />}
        <Label x={mark.w / 2} y={mark.h / 2} anchor="middle" size={label} tone={tone}>
          {word}
        </Label>
      </At>
      <Label x={reason.x} y={reason.y} size={label} weight={500} tone={toneOfReason}>
        {row.reason}
      </Label>
    </g>
  );
}

/** The hatch of what is cached, at both ends of the mark, so that the word in the middle stays clear. */
function Hatch({ w, h }: { w: number; h: number }) {
  const slant = h * 0.24;
  const lines = (h < 30 ? [0, 5] : [0, 5, 10]).flatMap((i) =>
    [3 + i, w - 3 - slant - i].map((x) => `M${x} ${h - 3}L${x + slant} 3`),
  );
  return (
    <path
      d={lines.join("")}
      fill="none"
      strokeWidth={1.6}
      strokeOpacity={0.75}
      style={{ stroke: edge("cached") }}
    />
  );
}

function Sum({ scene, layout }: { scene: Scene; layout: Layout }) {
  const { label } = plans[layout];
  const size = label + (layout === "wide" ? 2 : 1);
  const { verdict } = scene;
  const words = { none: "", right: "npm ci is not run again", wrong: "npm ci is run again" }[verdict];
  const r = size * 0.62;
  const gap = layout === "wide" ? 270 : 156;
  return (
    <g>
      <Label size={size} weight={700}>
        {scene.sum}
      </Label>
      {verdict !== "none" && (
        <At x={gap}>
          <At x={r}>
            <Mark ok={verdict === "right"} r={r} />
          </At>
          <Label x={r * 2 + 7} size={size} tone={verdict}>
            {words}
          </Label>
        </At>
      )}
    </g>
  );
}

export default defineDiagram<Scene>({
  title: "What falls when you edit",
  description:
    "A Dockerfile with one row for each line, below the files of its build context. Beside each step stands whether its layer comes from the cache or is built again, and the reason. The reader chooses what is edited, and the order of the lines.",
  size: { wide: plans.wide.size, narrow: plans.narrow.size },
  cover: "falls",
  controls: [
    {
      kind: "choice",
      id: "edit",
      label: "You change",
      options: edits.map(({ value, label }) => ({ value, label })),
      value: "server",
    },
    { kind: "toggle", id: "first", label: "Dependencies first", value: false },
  ],
  steps,
  Scene: BuildCacheScene,
});
