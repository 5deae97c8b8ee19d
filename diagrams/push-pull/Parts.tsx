import { At, Box, edge, Label, type Layout, type Tone } from "../kit";
import { type PlaceName, plans, rowHeight } from "./places";
import { bytes } from "./steps";
import { parts, type Slab, sizeOf } from "./story";

const names = { builder: "Build machine", registry: "Registry: repository shop", server: "Server" } as const;
const tones = { builder: "host", registry: "registry", server: "host" } as const satisfies Record<
  string,
  Tone
>;

/** The command, above the machine on which it is given. */
export function Command({
  at,
  layout,
  children,
}: {
  at: "builder" | "server";
  layout: Layout;
  children: string;
}) {
  const { command, text } = plans[layout];
  const letter = text.label * 0.602;
  const w = (children.length + 2) * letter + 24;
  const x = at === "builder" ? command.left : command.right - w;
  return (
    <At x={layout === "narrow" ? command.left : x}>
      <Box w={layout === "narrow" ? command.right - command.left : w} h={command.h} tone="surface" />
      <Label x={10} y={command.h / 2} size={text.label} mono>
        {`$ ${children}`}
      </Label>
    </At>
  );
}

/** A machine or the registry: paper with its name, and the heads of its columns. */
export function PlaceFrame({ place, layout, empty }: { place: PlaceName; layout: Layout; empty: boolean }) {
  const { place: size, text, columns, head } = plans[layout];
  const tone = tones[place];
  return (
    <g>
      <rect
        width={size.w}
        height={size.h}
        rx={4}
        strokeWidth={1.8}
        style={{ fill: "var(--surface)", stroke: edge(tone) }}
      />
      <Label x={12} y={size.title} size={text.name} tone={tone}>
        {names[place]}
      </Label>
      {empty ? (
        <Label x={12} y={head[1]} size={text.label} weight={500} tone="muted">
          nothing yet
        </Label>
      ) : (
        parts.map((part) => (
          <g key={part}>
            <Label x={columns[part].x} y={head[0]} size={text.label} weight={500} tone="layer">
              {part}
            </Label>
            <Label x={columns[part].x} y={head[1]} size={text.label} weight={450} tone="muted">
              {bytes(sizeOf(part))}
            </Label>
          </g>
        ))
      )}
    </g>
  );
}

/** A layer: as tall as the versions that share it. */
export function SlabShape({ slab, versions, layout }: { slab: Slab; versions: number; layout: Layout }) {
  const { columns, rows, text } = plans[layout];
  const { w } = columns[slab.part];
  const h = (slab.last - slab.first + 1) * (rowHeight(versions, layout) + rows.gap) - rows.gap;
  return (
    <g>
      <Box w={w} h={h} tone="layer" label={`${slab.edition}`} size={text.label} />
      {slab.fresh && (
        <rect
          x={-1}
          y={-1}
          width={w + 2}
          height={h + 2}
          rx={5}
          fill="none"
          strokeWidth={4}
          style={{ stroke: edge("network") }}
        />
      )}
    </g>
  );
}

/** A version's digest, framed if it was asked for by it; if no tag points to it here, that too. */
export function RowLabel({
  digest,
  tags,
  asked,
  versions,
  layout,
}: {
  digest: string;
  tags: readonly string[];
  asked: boolean;
  versions: number;
  layout: Layout;
}) {
  const { row, text } = plans[layout];
  const middle = rowHeight(versions, layout) / 2;
  const frame = { w: digest.length * text.label * 0.605 + 10, h: row.pill };
  return (
    <g>
      {asked && (
        <At x={row.x - 5} y={middle + row.digestDy - frame.h / 2}>
          <Box {...frame} tone="network" />
        </At>
      )}
      <Label
        x={row.x}
        y={middle + row.digestDy}
        size={text.label}
        weight={asked ? 700 : 500}
        mono
        tone={asked ? "network" : "layer"}
      >
        {digest}
      </Label>
      {tags.length === 0 && (
        <Label x={row.tagX} y={middle + row.tagDy} size={text.label} weight={500} tone="muted">
          no tag
        </Label>
      )}
    </g>
  );
}

/** A tag: it moves from one version to another. */
export function TagShape({ w, layout, children }: { w: number; layout: Layout; children: string }) {
  const { row, text } = plans[layout];
  return (
    <g>
      <Box w={w} h={row.pill} tone="registry" radius={row.pill / 2} />
      <Label x={w / 2} y={row.pill / 2} anchor="middle" size={text.label} tone="registry">
        {children}
      </Label>
    </g>
  );
}
