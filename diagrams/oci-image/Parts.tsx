import { short } from "@/lib/oci";
import { Actor, Actors, At, Box, durations, edge, Label, Mark, Tag, type Tone } from "../kit";
import { Archive } from "./Archive";
import { Code, type Piece, toneOf } from "./Code";
import type { Part } from "./model";
import { descriptorAt, type LayoutName, plans, tagWidth } from "./places";
import type { Scene } from "./steps";

export interface PartProps {
  part: Part;
  scene: Scene;
  layout: LayoutName;
}

export const titles: Readonly<Record<Part, string>> = {
  index: "index.json",
  manifest: "manifest",
  config: "config",
  base: "layer 1",
  top: "layer 2",
};

/** A change starts at the leaves and climbs: how late each part answers, in calm durations. */
const climb: Readonly<Record<Part, number>> = { top: 0, base: 0, config: 0.7, manifest: 1.4, index: 2.1 };
const late = (part: Part) => climb[part] * durations.calm;

const isLayer = (part: Part): part is "base" | "top" => part === "base" || part === "top";

/** A part of which only the name and the size are seen. */
export function ClosedPart({ part, scene, layout }: PartProps) {
  const { closed, code, label, pad, blob, file } = plans[layout];
  const { image, view } = scene;
  const size = `${image.sizes[part]} bytes`;
  const name = image.names[part].slice("sha256:".length);
  if (view === "folder" && part !== "index") {
    // The whole name, in one line or in two.
    const lines = layout === "wide" ? [name] : [name.slice(0, 32), name.slice(32)];
    return (
      <g>
        <Box w={blob.w} h={blob.h} tone="surface" />
        {lines.map((line, i) => (
          <Code key={line} x={10} y={20 + i * 18} size={code}>
            {[[line, "text"]]}
          </Code>
        ))}
        <Label x={10} y={blob.h - 17} size={label - 1} weight={450} tone="muted">
          {size}
        </Label>
      </g>
    );
  }
  const { w, h } = view === "folder" ? file : closed;
  return (
    <g>
      <Box w={w} h={h} tone="surface" />
      <Code x={pad} y={h / 2} size={code}>
        {[[part === "index" ? "index.json" : `${name.slice(0, 12)}…`, "text"]]}
      </Code>
      <Label x={w - pad} y={h / 2} anchor="end" size={label - 1} weight={450} tone="muted">
        {size}
      </Label>
    </g>
  );
}

/** A part with what is in it, and the hash of its bytes. */
export function OpenPart(props: PartProps) {
  const { part, scene, layout } = props;
  const { open, label, pad } = plans[layout];
  const { w, h } = open[part];
  const head = layout === "wide" ? 20 : 16;
  const tone: Tone = isLayer(part) ? "layer" : "text";
  const isOff = scene.image.hashes[part] !== scene.image.names[part];
  return (
    <g>
      <Box w={w} h={h} tone={tone} />
      <Label x={pad} y={head} size={label} tone={tone}>
        {titles[part]}
      </Label>
      {isOff && layout === "narrow" && (
        <Label x={pad + 52} y={head} size={label - 1} weight={450} tone="wrong">
          {`named ${short(scene.image.names[part], 8)}…`}
        </Label>
      )}
      <HashRow {...props} head={head} w={w} />
      <Inside {...props} />
    </g>
  );
}

/** The hash of a part's bytes: whether it fits the name, or whether it is new. */
function HashRow({ part, scene, layout, head, w }: PartProps & { head: number; w: number }) {
  const { code, label, pad } = plans[layout];
  const { image, changed, checked, named } = scene;
  const wide = layout === "wide";
  const slim = wide && (isLayer(part) || part === "config");
  const y = slim ? head + 25 : head;
  const right = w - pad;
  const hash = image.hashes[part];
  const ok = hash === image.names[part];
  // A hash that does not fit its name is wrong, whatever else this step is about.
  const off = !ok;
  const fresh = changed?.parts[part];
  const word = off ? undefined : named ? nameOf(part) : changed ? (fresh ? "new" : "same") : undefined;
  const tag = word ? tagWidth(word, layout) : 0;
  const tone = off ? "wrong" : toneOf(fresh);
  const letters = 8;
  const hashWidth = (letters + 1) * code * 0.605;
  const marked = off || (checked && part !== "index");
  const room = word ? tag + 8 : marked ? 28 : 0;
  const at = slim && !word && !marked ? pad + 66 : slim ? pad + 66 : right - room - hashWidth;
  return (
    <g>
      {slim && (
        <Label
          x={w - pad}
          y={head}
          anchor="end"
          size={label - 1}
          weight={450}
          tone={off ? "wrong" : isLayer(part) ? "layer" : "muted"}
        >
          {off ? `named ${short(image.names[part], 8)}…` : sizeOf(part, scene)}
        </Label>
      )}
      {wide && (
        <Label x={at - 66} y={y} size={label - 1} weight={450} tone="muted">
          SHA-256
        </Label>
      )}
      <Actors>
        <Actor key={`${hash}-${fresh === true}`} at={[at, y]} from={[0, 8]} delay={fresh ? late(part) : 0}>
          <Code size={code}>{[[`${short(hash, letters)}…`, tone]]}</Code>
        </Actor>
        {word !== undefined && (
          <Actor key={`tag-${word}`} at={[right - tag / 2, y]} delay={fresh ? late(part) : 0}>
            <Tag w={tag} size={label - 1.4} tone={named ? "text" : toneOf(fresh)}>
              {word}
            </Tag>
          </Actor>
        )}
        {marked && (
          <Actor key={`mark-${ok}`} at={[right - 10, y]} delay={late(part) / 2}>
            <Mark ok={ok} r={wide ? 10 : 8} />
          </Actor>
        )}
      </Actors>
    </g>
  );
}

/** What people call the hash of this part. */
function nameOf(part: Part): string | undefined {
  switch (part) {
    case "manifest":
      return "pin this";
    case "config":
      return "image ID";
    case "base":
    case "top":
      return "layer digest";
    case "index":
      return undefined;
  }
}

function sizeOf(part: Part, { image }: Scene): string {
  const bytes = `${image.sizes[part]} bytes`;
  return isLayer(part) ? `${part === "top" && !image.packed ? "gzip, stored" : "gzip"}, ${bytes}` : bytes;
}

function Inside(props: PartProps) {
  switch (props.part) {
    case "index":
      return (
        <Lines
          {...props}
          lines={indexLines(props.scene, props.layout)}
          from={props.layout === "wide" ? 45 : 37}
        />
      );
    case "config":
      return (
        <Lines
          {...props}
          lines={configLines(props.scene, props.layout)}
          from={props.layout === "wide" ? 73 : 38}
        />
      );
    case "manifest":
      return <ManifestInside {...props} />;
    case "base":
    case "top":
      return <Archive part={props.part} scene={props.scene} layout={props.layout} />;
  }
}

function Lines({ lines, from, layout }: PartProps & { lines: readonly (readonly Piece[])[]; from: number }) {
  const { code, line, pad } = plans[layout];
  return lines.map((pieces, i) => (
    <Code key={i} x={pad} y={from + i * line} size={code}>
      {pieces}
    </Code>
  ));
}

function indexLines({ image, changed }: Scene, layout: LayoutName): Piece[][] {
  const digest: Piece = [`${short(image.names.manifest, 8)}…`, toneOf(changed?.parts.manifest)];
  return layout === "wide"
    ? [
        ['"manifests": [{ "digest": "sha256:', digest, `", "size": ${image.sizes.manifest},`],
        ['  "platform": { "architecture": "amd64", "os": "linux" },'],
        ['  "annotations": { "…ref.name": ', ['"1.0"', "text"], " } }]"],
      ]
    : [
        [`"manifests": [{ "size": ${image.sizes.manifest},`],
        [' "digest": "sha256:', digest, '",'],
        [' "…ref.name": ', ['"1.0"', "text"], " }]"],
      ];
}

function configLines({ image, changed }: Scene, layout: LayoutName): Piece[][] {
  const diffId = (i: 0 | 1): Piece => [`${short(image.diffIds[i], 8)}…`, toneOf(changed?.diffIds[i])];
  const user: Piece = [`"${image.user}"`, "text"];
  return layout === "wide"
    ? [
        ['"architecture": "amd64",'],
        ['"config": { "User": ', user, ","],
        ['  "Cmd": ["/hello"] },'],
        ['"rootfs": { "diff_ids": ['],
        ['  "sha256:', diffId(0), '",'],
        ['  "sha256:', diffId(1), '" ] }'],
      ]
    : [
        ['"User": ', user, ', "Cmd": ["/hello"],'],
        ['"diff_ids": ['],
        ['  "sha256:', diffId(0), '",'],
        ['  "sha256:', diffId(1), '" ]'],
      ];
}

function ManifestInside({ scene, layout }: PartProps) {
  const { code, line, label } = plans[layout];
  const { image, changed } = scene;
  const wide = layout === "wide";
  const version: Piece[] = ['"annotations": { "…version": ', [`"${image.version}"`, "text"], " }"];
  return (
    <g>
      <Code x={wide ? 108 : 10} y={wide ? 20 : 37} size={code}>
        {version}
      </Code>
      {(["config", "base", "top"] as const).map((part) => {
        const { x, y, w, h } = descriptorAt(part, layout);
        const digest: Piece = [`${short(image.names[part], 8)}…`, toneOf(changed?.parts[part])];
        const size = image.sizes[part];
        return (
          <At key={part} x={x} y={y}>
            <rect
              width={w}
              height={h}
              rx={3}
              strokeWidth={1.2}
              style={{ fill: "var(--sheet)", stroke: edge("surface") }}
            />
            {wide ? (
              descriptorLines(part, digest, size).map((pieces, i) => (
                <Code key={i} x={6} y={16 + i * line} size={code}>
                  {pieces}
                </Code>
              ))
            ) : (
              <g>
                <Label x={7} y={h / 2} size={label - 1} weight={500} tone="muted">
                  {part === "config" ? "config" : part === "base" ? "layers[0]" : "layers[1]"}
                </Label>
                <Code x={74} y={h / 2} size={code}>
                  {['"sha256:', digest, '"']}
                </Code>
                <Label x={w - 7} y={h / 2} anchor="end" size={label - 1} weight={450} tone="muted">
                  {String(size)}
                </Label>
              </g>
            )}
          </At>
        );
      })}
    </g>
  );
}

function descriptorLines(part: "config" | "base" | "top", digest: Piece, size: number): Piece[][] {
  const opening = { config: '"config": { ', base: '"layers": [{ ', top: "           { " }[part];
  const type = part === "config" ? "config.v1+json" : "v1.tar+gzip";
  return [[`${opening}"size": ${size},`], ['"digest": "sha256:', digest, '",'], [`"mediaType": "…${type}"`]];
}
