import { At, Box, edge, Label, type Layout, type Tone } from "../kit";
import type { Line, Message } from "./messages";
import { type Frame, plans, type Rect } from "./places";
import type { Host, Part } from "./scene";

const slabNames: Readonly<Record<Part, readonly [label: string, tone: Tone]>> = {
  name: ["hello:1", "registry"],
  config: ["config", "text"],
  app: ["app", "layer"],
  base: ["base", "layer"],
};

/** A part of the image: its name with the manifest, the config, or a layer. */
export function Slab({ part, layout }: { part: Part; layout: Layout }) {
  const { slab, text } = plans[layout];
  const [label, tone] = slabNames[part];
  return (
    <Box
      w={slab.w}
      h={slab.h}
      tone={tone}
      label={label}
      size={text}
      radius={part === "name" ? slab.h / 2 : 3}
    />
  );
}

/** A box with its name at the top, in which the parts of images stand. */
export function Shelf({ w, h, tone, label, layout }: ShelfProps) {
  return (
    <g>
      <Box w={w} h={h} tone={tone} />
      <Label x={w / 2} y={14} anchor="middle" size={plans[layout].text} weight={500} tone={tone}>
        {label}
      </Label>
    </g>
  );
}

interface ShelfProps {
  w: number;
  h: number;
  tone: Tone;
  label: string;
  layout: Layout;
}

export function MachineFrame({ frame: { w, h, label, vm }, layout }: { frame: Frame; layout: Layout }) {
  const { text } = plans[layout];
  return (
    <g>
      {vm ? (
        <Box w={w} h={h} tone="vm" look="double" />
      ) : (
        <rect
          width={w}
          height={h}
          rx={6}
          strokeWidth={1.8}
          style={{ fill: "var(--sheet)", stroke: edge("host") }}
        />
      )}
      <Label x={12} y={vm ? 17 : 15} size={text} weight={500} tone={vm ? "vm" : "host"}>
        {label}
      </Label>
    </g>
  );
}

export function FileCard({ name, layout }: { name: string; layout: Layout }) {
  const { file, text } = plans[layout];
  return <Box w={file.w} h={file.h} tone="text" label={name} size={text} radius={2} />;
}

const transports: Readonly<Record<Host, string>> = {
  linux: "HTTP over a socket",
  desktop: "HTTP into the VM",
  remote: "HTTP through ssh",
};

export const apiTitle = (host: Host): readonly [string, string] => ["docker → dockerd", transports[host]];

export const lineTitles: Readonly<Record<Line, readonly [string, string]>> = {
  registry: ["dockerd → registry", "HTTPS"],
  session: ["BuildKit → docker", "gRPC in /session"],
  containerd: ["dockerd → containerd", "gRPC"],
};

/** What goes over a line in this step: each request with the status of its answer. */
export function Panel({ rect, title, messages, tone, layout }: PanelProps) {
  const { text, mono, row } = plans[layout];
  const pad = layout === "wide" ? 14 : 10;
  const first = layout === "wide" ? 43 : 37;
  return (
    <g>
      <Box w={rect.w} h={rect.h} tone="surface" />
      <Label x={pad} y={pad + 2} size={text} tone={tone}>
        {title[0]}
      </Label>
      <Label x={rect.w - pad} y={pad + 2} anchor="end" size={text} weight={450} tone="muted">
        {title[1]}
      </Label>
      {messages.map(({ call, status, about }, i) => (
        <At key={`${call}-${about ?? ""}`} x={0} y={first + i * row}>
          <Label x={pad} size={mono} weight={500} mono>
            {call}
          </Label>
          {about !== undefined && (
            <Label x={rect.w - pad - text * 2.2} anchor="end" size={text} weight={500} tone={toneOf(about)}>
              {about}
            </Label>
          )}
          {status !== undefined && (
            <Label
              x={rect.w - pad}
              anchor="end"
              size={text}
              weight={600}
              tone={status === 404 ? "wrong" : "right"}
            >
              {String(status)}
            </Label>
          )}
        </At>
      ))}
    </g>
  );
}

const toneOf = (about: NonNullable<Message["about"]>): Tone => (about === "config" ? "muted" : "layer");

interface PanelProps {
  rect: Rect;
  title: readonly [string, string];
  messages: readonly Message[];
  tone: Tone;
  layout: Layout;
}
