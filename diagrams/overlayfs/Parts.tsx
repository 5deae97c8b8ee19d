import { Arrow, At, Box, edge, Label, type Layout, Mark, Tag, type Tone } from "../kit";
import { area, paint } from "../kit/concepts";
import { cardRect, middleOf, plans, type Rect, widthOf } from "./places";
import { type Cell, columns, type Flow, type Folder, type Row, type Scene, type Seen } from "./scene";

export const tones: Readonly<Record<Row, Tone>> = {
  view: "container",
  upper: "writable",
  app: "layer",
  base: "layer",
  volume: "writable",
};

const names: Readonly<Record<Row, readonly [name: string, what: string]>> = {
  view: ["Merged view", "what it sees"],
  upper: ["Writable layer", "upper"],
  app: ["Layer 2", "lower, read-only"],
  base: ["Layer 1", "lower, read-only"],
  volume: ["Volume", "on the host"],
};

export function Slab({ row, w, h }: { row: Row; w: number; h: number }) {
  const look = row === "view" ? "ribs" : row === "upper" || row === "volume" ? "open" : "plain";
  return <Box w={w} h={h} tone={tones[row]} look={look} />;
}

/** What a row is, and how many bytes it holds; from the slab's upper left corner. */
export function RowName({ row, scene, layout }: { row: Row; scene: Scene; layout: Layout }) {
  const { text, slabs } = plans[layout];
  const [name, what] = names[row];
  const amount = row === "view" ? undefined : scene.amounts[row];
  const tone = tones[row];
  const { w, h } = slabs[row];
  if (layout === "narrow") {
    if (row === "volume")
      return (
        <g>
          <Label x={w} y={h + 14} anchor="end" size={text.label} tone={tone}>
            {name}
          </Label>
          <Label x={w} y={h + 31} anchor="end" size={text.label} tone={tone}>
            {amount ?? ""}
          </Label>
        </g>
      );
    if (row === "view")
      return (
        <Label y={-13} size={text.name} tone={tone}>
          {`${name}: ${what}`}
        </Label>
      );
    const title = `${name} (${row === "upper" ? "upper" : "lower"})`;
    return (
      <g>
        <Backed x={6} y={12} text={title} size={text.label} tone={tone} />
        <Backed x={140} y={12} text={amount ?? ""} size={text.label} tone={tone} />
      </g>
    );
  }
  const at = row === "volume" ? { x: 0, y: h + 22 } : { x: -168, y: amount === undefined ? h / 2 - 11 : 17 };
  return (
    <At x={at.x} y={at.y}>
      <Label size={text.name} tone={tone}>
        {name}
      </Label>
      <Label y={22} size={text.label} weight={450} tone="muted">
        {what}
      </Label>
      {amount !== undefined && (
        <Label y={45} size={text.name} tone={tone}>
          {amount}
        </Label>
      )}
    </At>
  );
}

/** A text on a patch of its slab's colour, so that the lines of sight do not run through it. */
function Backed({ x, y, text, size, tone }: TextOn) {
  // Words in lower case are narrower than figures.
  const w = /^\d/.test(text) ? widthOf(text, size) + 8 : widthOf(text, size) * 0.88 + 5;
  return (
    <g>
      <rect x={x - 3} y={y - 8} width={w} height={16} style={{ fill: area(tone) }} />
      <Label x={x} y={y} size={size} tone={tone}>
        {text}
      </Label>
    </g>
  );
}

interface TextOn {
  x: number;
  y: number;
  text: string;
  size: number;
  tone: Tone;
}

/** A file: a sheet with a folded corner, its name and its size. */
export function FileCard({ rect, name, size, tone, layout }: FileCardProps) {
  const { w, h } = rect;
  const { label } = plans[layout].text;
  const fold = layout === "wide" ? 8 : 6;
  return (
    <g strokeLinejoin="round">
      <path
        d={`M0 0H${w - fold}L${w} ${fold}V${h}H0Z`}
        strokeWidth={1.6}
        style={{ fill: "var(--surface)", stroke: edge(tone) }}
      />
      <path d={`M${w - fold} 0V${fold}H${w}`} fill="none" strokeWidth={1.4} style={{ stroke: edge(tone) }} />
      <Label
        x={w / 2}
        y={size === undefined ? h / 2 : h / 2 - label * 0.66}
        anchor="middle"
        size={label}
        weight={500}
        tone={tone}
        mono
      >
        {name}
      </Label>
      {size !== undefined && (
        <Label x={w / 2} y={h / 2 + label * 0.68} anchor="middle" size={label} tone={tone}>
          {size}
        </Label>
      )}
    </g>
  );
}

interface FileCardProps {
  rect: Rect;
  name: string;
  size?: string;
  tone: Tone;
  layout: Layout;
}

export function CellCard({ cell, layout }: { cell: Cell; layout: Layout }) {
  const rect = cardRect(cell.column, cell.row, layout);
  const { name } = columns[cell.column];
  if (cell.whiteout) return <WhiteoutCard rect={rect} name={name} layout={layout} />;
  const size = isSmall(cell.column) ? undefined : cell.size;
  return <FileCard rect={rect} name={name} size={size} tone={tones[cell.row]} layout={layout} />;
}

/** In the view a file goes by its whole path, where there is room. */
export function SeenCard({ seen, layout }: { seen: Seen; layout: Layout }) {
  const { name, path } = columns[seen.column];
  const small = isSmall(seen.column);
  return (
    <FileCard
      rect={cardRect(seen.column, "view", layout)}
      name={layout === "wide" && !small ? path : name}
      size={small ? undefined : seen.size}
      tone="container"
      layout={layout}
    />
  );
}

const isSmall = (column: Cell["column"]): boolean => column === "a" || column === "b";

/** A mark without bytes: the outline of a file, its name struck out. */
function WhiteoutCard({ rect: { w, h }, name, layout }: { rect: Rect; name: string; layout: Layout }) {
  const size = plans[layout].text.label;
  const wide = layout === "wide";
  const y = h / 2 - size * 0.66;
  const half = widthOf(name, size, true) / 2 + 3;
  return (
    <g>
      <rect
        width={w}
        height={h}
        rx={3}
        strokeWidth={1.8}
        strokeDasharray="4 4"
        style={{ fill: area("writable"), stroke: edge("writable") }}
      />
      <Label x={w / 2} y={y} anchor="middle" size={size} weight={500} tone="writable" mono>
        {name}
      </Label>
      <path d={`M${w / 2 - half} ${y}h${2 * half}`} strokeWidth={1.8} style={{ stroke: edge("wrong") }} />
      {wide ? (
        <Label x={w / 2} y={h / 2 + size * 0.7} anchor="middle" size={size} tone="writable">
          whiteout
        </Label>
      ) : (
        <At x={w / 2} y={h / 2 + size * 0.75}>
          <Mark ok={false} r={7.5} />
        </At>
      )}
    </g>
  );
}

/** The directory around a and b: with a tab, and hatched where it is opaque. */
export function FolderBox({ folder, rect: { w, h }, layout }: FolderBoxProps) {
  const size = plans[layout].text.label;
  const tone = tones[folder.row];
  const opaque = folder.state === "opaque";
  const word = opaque ? (layout === "wide" ? "cache/  opaque" : "opaque") : "cache/";
  const hatch = Array.from({ length: Math.floor(w / 12) }, (_, i) => `M${i * 12 + 4} ${h - 5}l7 -${h - 32}`);
  return (
    <g strokeLinejoin="round">
      <rect
        width={w}
        height={h}
        rx={4}
        strokeWidth={opaque ? 2.6 : 1.6}
        style={{ ...paint(tone), fill: opaque ? "var(--surface)" : area(tone) }}
      />
      {opaque && (
        <path
          d={hatch.join("")}
          fill="none"
          strokeWidth={1.2}
          strokeOpacity={0.7}
          style={{ stroke: edge(tone) }}
        />
      )}
      <Label x={w / 2} y={size * 0.95} anchor="middle" size={size} weight={500} tone={tone} mono={!opaque}>
        {word}
      </Label>
    </g>
  );
}

interface FolderBoxProps {
  folder: Folder;
  rect: Rect;
  layout: Layout;
}

/** A line of sight from a file in the view to where it lies. */
export function Sight({ seen, layout }: { seen: Seen; layout: Layout }) {
  const top = bottomOf(seen.column, "view", layout);
  const end = cardRect(seen.column, seen.from, layout).y;
  return (
    <path
      d={`M0 ${top}V${end}`}
      strokeWidth={1.4}
      strokeDasharray="2 4"
      style={{ stroke: edge("muted") }}
      fill="none"
    />
  );
}

const bottomOf = (column: Cell["column"], row: Row, layout: Layout): number => {
  const { y, h } = cardRect(column, row, layout);
  return y + h;
};

/** The bytes on their way, with their number. */
export function FlowArrow({ flow, view, layout }: { flow: Flow; view: Scene["view"]; layout: Layout }) {
  const { text, tagY, size, slabs } = plans[layout];
  const up = flow.to === "view" || flow.from === "app" || flow.from === "base";
  const inView = view.some((seen) => seen.column === flow.column);
  const leaves = inView ? bottomOf(flow.column, "view", layout) : slabs.view.y + slabs.view.h;
  const start = up ? cardRect(flow.column, flow.from, layout).y : leaves;
  const end = up ? bottomOf(flow.column, flow.to, layout) : cardRect(flow.column, flow.to, layout).y;
  const w = widthOf(flow.word, text.label) + text.label * 1.9;
  const x = middleOf(flow.column, layout);
  const room = 24 + w / 2;
  const tagX = Math.min(Math.max(x, room), size[0] - room);
  return (
    <g>
      <Arrow d={`M${x} ${start}V${end}`} end={[x, end]} angle={up ? -90 : 90} tone={flow.tone} width={3} />
      <At x={tagX} y={tagY}>
        <Tag w={w} tone={flow.tone} size={text.label}>
          {flow.word}
        </Tag>
      </At>
    </g>
  );
}

/** What is typed, and where. */
export function Command({ text, layout }: { text: string; layout: Layout }) {
  const { command, text: letters } = plans[layout];
  const size = layout === "wide" ? 16 : letters.label;
  const line = `${text.startsWith("docker") ? "$" : "#"} ${text}`;
  return (
    <g>
      <Label x={command.labelX} y={command.labelY} size={letters.label} weight={450} tone="muted">
        {text.startsWith("docker") ? "On the host" : "In the container"}
      </Label>
      <At x={command.x} y={command.y}>
        <Box w={widthOf(line, size, true) + 22} h={command.h} tone="surface" />
        <Label x={11} y={command.h / 2} size={size} weight={500} mono>
          {line}
        </Label>
      </At>
    </g>
  );
}
