import { At, Box, Label, type Layout, Meter, type Tone } from "../kit";
import { containerRect, plans, slabRect } from "./places";
import { type ContainerView, megabytes, type Scene, type Slab } from "./scene";
import { type Column, columnNames, columns, type LayerName, layerLabel } from "./world";

/** A layer: its name, size, digest, and how many images use it. */
export function LayerSlab({ slab, layout }: { slab: Slab; layout: Layout }) {
  const { w, h } = slabRect(slab.name, layout);
  const { text, mono } = plans[layout];
  const wide = layout === "wide";
  const shared = slab.users > 1;
  const pad = wide ? 14 : 8;
  const line = shared ? h / 2 - text * 0.68 : h / 2;
  return (
    <g>
      <Box w={w} h={h} tone="layer" />
      <Label x={pad} y={line} size={text} tone="layer">
        {layerLabel(slab.name)}
      </Label>
      <Label
        x={wide ? w * 0.45 : w - pad}
        y={line}
        anchor={wide ? "middle" : "end"}
        size={text}
        weight={500}
        tone="layer"
      >
        {slab.size}
      </Label>
      {wide && (
        <Label x={w - pad} y={line} anchor="end" size={mono} weight={450} mono tone="layer">
          {slab.digest}
        </Label>
      )}
      {shared && (
        <Label x={pad} y={h / 2 + text * 0.75} size={text} weight={500} tone="layer">
          {`once, for ${slab.users} images`}
        </Label>
      )}
    </g>
  );
}

/** The name of an image, and its config below. */
export function ImageHead({ column, layout }: { column: Column; layout: Layout }) {
  const { columns: places, names, configs, text } = plans[layout];
  const [, w] = places[column];
  return (
    <g>
      <Box
        w={w}
        h={names[1]}
        tone="registry"
        radius={names[1] / 2}
        label={columns[column].name}
        size={text}
      />
      <At y={configs[0] - names[0]}>
        <Box w={w} h={configs[1]} tone="text" label="config" size={text} radius={2} />
      </At>
    </g>
  );
}

export function ContainerBox({ container, layout }: { container: ContainerView; layout: Layout }) {
  const { own, text } = plans[layout];
  const { w, h } = containerRect(container.column, container.slot, layout);
  const inset = layout === "wide" ? 8 : 4;
  return (
    <g>
      <Box w={w} h={h} tone="container" look="ribs" />
      <Label x={w / 2} y={(h - own) / 2} anchor="middle" size={text} tone="container">
        {container.name}
      </Label>
      <At x={inset} y={h - own - (layout === "wide" ? 20 : 19)}>
        <Box w={w - 2 * inset} h={own} tone="writable" look="open" label={container.own} size={text} />
      </At>
    </g>
  );
}

/** Broken at spaces for the narrow terminal. */
const folded = (line: string): string[] => line.match(/.{1,38}(?:\s|$)/g)?.map((piece) => piece.trim()) ?? [];

/** The place of a layer that is not here. */
export function GhostSlab({ name, layout }: { name: LayerName; layout: Layout }) {
  const { w, h } = slabRect(name, layout);
  return <Box w={w} h={h} tone="muted" look="ghost" label={layerLabel(name)} size={plans[layout].text} />;
}

/** What was typed, and what came of it. */
export function Terminal({ scene, layout }: { scene: Scene; layout: Layout }) {
  const { terminal, mono } = plans[layout];
  const wide = layout === "wide";
  const lines = wide ? [scene.answer] : (scene.answer ?? "").split("; ").flatMap(folded);
  const first = wide ? 45 : 36;
  return (
    <g>
      <Box w={terminal.w} h={terminal.h} tone="surface" />
      {scene.command !== undefined && (
        <Label x={12} y={wide ? 21 : 16} size={mono} mono>
          {`$ ${scene.command}`}
        </Label>
      )}
      {scene.next !== undefined && (
        <Label x={12} y={first} size={mono} mono>
          {`$ ${scene.next}`}
        </Label>
      )}
      {lines.map(
        (line, i) =>
          line && (
            <Label
              key={line}
              x={12}
              y={first + i * 17}
              size={mono}
              weight={450}
              mono
              tone={scene.refused ? "wrong" : "text"}
            >
              {line}
            </Label>
          ),
      )}
    </g>
  );
}

/** The registry, with the names that it has. */
export function RegistryBox({ layout }: { layout: Layout }) {
  const { registry, text } = plans[layout];
  const wide = layout === "wide";
  const pad = wide ? 12 : 10;
  const gap = 8;
  const w = (registry.w - 2 * pad - 2 * gap) / 3;
  const h = wide ? 30 : 26;
  return (
    <g>
      <Box w={registry.w} h={registry.h} tone="registry" />
      <Label x={registry.w / 2} y={wide ? 24 : 15} anchor="middle" size={text} tone="registry">
        registry
      </Label>
      {columnNames.map((column, i) => (
        <At key={column} x={pad + i * (w + gap)} y={wide ? 48 : 28}>
          <Box w={w} h={h} tone="registry" radius={h / 2} label={columns[column].name} size={text} />
        </At>
      ))}
    </g>
  );
}

const MOST = 800_000_000;

const bars = [
  { key: "travelled", label: "Travelled in this step", tone: "network" },
  { key: "sum", label: "Sizes of the images, added", tone: "muted" },
  { key: "disk", label: "Layers on the disk", tone: "layer" },
  { key: "writable", label: "Writable layers", tone: "writable" },
] as const satisfies readonly { key: keyof Scene; label: string; tone: Tone }[];

export function Bars({ scene, layout }: { scene: Scene; layout: Layout }) {
  const { meters, text } = plans[layout];
  return (
    <g>
      {bars.map(({ key, label, tone }, i) => {
        const rect = meters[i];
        return (
          rect && (
            <At key={key} x={rect.x} y={rect.y}>
              <Meter
                w={rect.w}
                h={rect.h}
                fraction={scene[key] / MOST}
                tone={tone}
                label={label}
                amount={scene[key] === 0 ? "0" : megabytes(scene[key])}
                size={text}
              />
            </At>
          )
        );
      })}
    </g>
  );
}
