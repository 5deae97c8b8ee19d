import { short } from "@/lib/oci";
import { Actor, Actors, At, edge, Label, Tag } from "../kit";
import { Code, type Piece, toneOf } from "./Code";
import { type LayoutName, plans, tagWidth } from "./places";
import type { Scene } from "./steps";

interface ArchiveProps {
  part: "base" | "top";
  scene: Scene;
  layout: LayoutName;
}

/** Where its box and its lines stand within the layer. */
const places = {
  wide: { x: 11, y: 62, less: 73, lines: [17, 44, 76, 100], hash: 74 },
  narrow: { x: 10, y: 33, less: 42, lines: [16, 16, 38, 57], hash: 40 },
} as const;

/** A layer's archive inside its gzip file: what it is called unpacked, and the file in it. */
export function Archive({ part, scene, layout }: ArchiveProps) {
  const { code, label, open } = plans[layout];
  const { image, changed, named } = scene;
  const { x, y, less, lines, hash } = places[layout];
  const wide = layout === "wide";
  const w = open[part].w - 2 * x;
  const h = open[part].h - less;
  const which = part === "base" ? 0 : 1;
  const fresh = changed?.diffIds[which];
  const word = named ? "DiffID" : changed ? (fresh ? "new" : "same") : undefined;
  const tag = word ? tagWidth(word, layout) : 0;
  const box = (
    <rect
      width={w}
      height={h}
      rx={3}
      strokeWidth={1.2}
      style={{ fill: "var(--sheet)", stroke: edge("layer") }}
    />
  );
  if (part === "base" && image.damaged)
    return (
      <At x={x} y={y}>
        {box}
        <Label x={w / 2} y={h / 2} anchor="middle" size={label} tone="wrong">
          does not unpack any more
        </Label>
      </At>
    );
  return (
    <At x={x} y={y}>
      {box}
      <Label x={8} y={lines[0]} size={label - 1} tone="layer">
        {wide ? "tar, 2048 bytes" : "tar"}
      </Label>
      {wide && (
        <Label x={8} y={lines[1]} size={label - 1} weight={450} tone="muted">
          SHA-256
        </Label>
      )}
      <Actors>
        <Actor key={`${image.diffIds[which]}-${fresh === true}`} at={[hash, lines[1]]} from={[0, 8]}>
          <Code size={code}>{[[`${short(image.diffIds[which], 8)}…`, toneOf(fresh)]]}</Code>
        </Actor>
        {word !== undefined && (
          <Actor key={`tag-${word}`} at={[w - 7 - tag / 2, lines[1]]}>
            <Tag w={tag} size={label - 1.4} tone={named ? "text" : toneOf(fresh)}>
              {word}
            </Tag>
          </Actor>
        )}
      </Actors>
      {wide && <path d={`M8 60H${w - 8}`} strokeWidth={1} style={{ stroke: edge("surface") }} />}
      {contentOf(part, scene, wide).map((pieces, i) => (
        <Code key={i} x={8} y={lines[2 + i]} size={code}>
          {pieces}
        </Code>
      ))}
    </At>
  );
}

function contentOf(part: "base" | "top", { image, changed }: Scene, wide: boolean): Piece[][] {
  if (part === "base")
    return [
      ["hello  ", ["184 bytes, a program", "muted", false]],
      ...(wide ? [[["7f 45 4c 46 02 01 01 00 …", "muted", false]] satisfies Piece[]] : []),
    ];
  return [
    ["greeting.txt  ", ["20 bytes", "muted", false]],
    [[image.greeting.slice(0, 1), changed?.diffIds[1] ? "rebuilt" : "text"], image.greeting.slice(1)],
  ];
}
