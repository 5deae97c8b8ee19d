import { At, Box, edge, Label, type Layout, type Tone } from "../kit";
import type { State } from "./model";
import { plans, type Rect } from "./places";

/** A place with its name along the upper edge; the cloud has round corners. */
export function Frame({
  rect,
  tone,
  name,
  layout,
}: {
  rect: Rect;
  tone: Tone;
  name: string;
  layout: Layout;
}) {
  const { text } = plans[layout];
  return (
    <g>
      <rect
        width={rect.w}
        height={rect.h}
        rx={tone === "cloud" ? 18 : 4}
        strokeWidth={1.8}
        style={{ fill: "var(--surface)", stroke: edge(tone) }}
      />
      <Label x={20} y={text.name + 5} size={text.name} tone={tone}>
        {name}
      </Label>
    </g>
  );
}

/** The two layers of the image. */
export function ImageLayers({ layout }: { layout: Layout }) {
  const { layers, text } = plans[layout];
  return (
    <g>
      <Box w={layers.w} h={layers.h} tone="layer" label="index.html" size={text.label} />
      <At y={layers.h + 6}>
        <Box w={layers.w} h={layers.h} tone="layer" label="busybox" size={text.label} />
      </At>
    </g>
  );
}

/** The names by which Docker knows the image on the laptop. */
export function Names({ named, layout }: { named: boolean; layout: Layout }) {
  const { nameW, text } = plans[layout];
  const h = text.label * 1.9;
  return (
    <g>
      <Name w={nameW} h={h} layout={layout}>
        hello-world:latest
      </Name>
      {named && (
        <At y={h + 5}>
          <Name w={nameW} h={h} layout={layout}>
            $REG/hello-world:latest
          </Name>
        </At>
      )}
    </g>
  );
}

function Name({ w, h, layout, children }: { w: number; h: number; layout: Layout; children: string }) {
  const { text } = plans[layout];
  return (
    <g>
      <Box w={w} h={h} tone="registry" radius={h / 2} />
      <Label x={14} y={h / 2} size={text.label} weight={500} mono tone="registry">
        {children}
      </Label>
    </g>
  );
}

/** What Docker keeps after a login. */
export function Token({ expired, layout }: { expired: boolean; layout: Layout }) {
  const { token, text } = plans[layout];
  const tone = expired ? "wrong" : "network";
  return (
    <g>
      <Box w={token.w} h={token.h} tone={tone} look={expired ? "ghost" : "plain"} />
      <Label x={14} y={token.h * 0.32} size={text.label} tone={tone}>
        {expired ? "password for $REG: too old" : "password for $REG"}
      </Label>
      <Label x={14} y={token.h * 0.7} size={text.label} weight={500} tone={tone}>
        {expired ? "13 hours old, 12 allowed" : "user AWS, 12 hours"}
      </Label>
    </g>
  );
}

/** The registry as a rack, with a repository in it or room for one. */
export function Registry({ state, layout }: { state: State; layout: Layout }) {
  const { registry, repository, text } = plans[layout];
  return (
    <g>
      <Box w={registry.w} h={registry.h} tone="registry" />
      <Label x={14} y={text.name + 3} size={text.label} tone="registry">
        your private registry: $REG
      </Label>
      <At x={repository.x - registry.x} y={repository.y - registry.y}>
        {state.repository ? (
          <g>
            <Box w={repository.w} h={repository.h} tone="surface" />
            <Label x={14} y={text.name + 4} size={text.label} tone="registry">
              repository hello-world
            </Label>
            {state.stored ? (
              <Stored layout={layout} />
            ) : (
              <Label x={14} y={repository.h / 2 + 10} size={text.label} weight={500} tone="muted">
                empty
              </Label>
            )}
          </g>
        ) : (
          <Box
            w={repository.w}
            h={repository.h}
            tone="registry"
            look="ghost"
            label="no repository"
            size={text.label}
          />
        )}
      </At>
    </g>
  );
}

/** The tag in the repository, beside the layers that another actor draws. */
function Stored({ layout }: { layout: Layout }) {
  const { repository, layers, text } = plans[layout];
  const x = layers.repository[0] - repository.x + layers.w + 16;
  const y = layers.repository[1] - repository.y;
  const h = text.label * 1.9;
  return (
    <At x={x} y={y}>
      <Box w={88} h={h} tone="registry" radius={h / 2} />
      <Label x={44} y={h / 2} anchor="middle" size={text.label} mono weight={500} tone="registry">
        latest
      </Label>
    </At>
  );
}

/** A machine that will run the image. */
export function Server({ state, layout }: { state: State; layout: Layout }) {
  const { server, text } = plans[layout];
  return (
    <g>
      <Box w={server.w} h={server.h} tone="host" />
      <Label x={14} y={text.name + 4} size={text.label} tone="host">
        a server
      </Label>
      {!state.runs && (
        <Label
          x={14}
          y={layout === "wide" ? server.h / 2 + 10 : server.h - 24}
          size={text.label}
          weight={500}
          tone="muted"
        >
          no image
        </Label>
      )}
    </g>
  );
}
