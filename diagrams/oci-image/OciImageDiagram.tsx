"use client";

import { type Digest, short } from "@/lib/oci";
import { Actor, Actors, Arrow, Box, defineDiagram, Label, type SceneProps } from "../kit";
import { Code } from "./Code";
import { type Part, parts } from "./model";
import { ClosedPart, OpenPart } from "./Parts";
import { descriptorAt, type LayoutName, plans } from "./places";
import { mostActions, type Scene, steps } from "./steps";

function OciImageScene({ scene, layout }: SceneProps<Scene>) {
  const plan = plans[layout];
  const folder = scene.view === "folder";
  return (
    <Actors>
      {folder && (
        <Actor key="folder" at={[0, 0]}>
          <Folder layout={layout} />
        </Actor>
      )}
      {!folder &&
        links(layout)
          .filter((link) => scene.open.includes(link.from))
          .map((link) => (
            <Actor key={`link-${link.to}`} at={[0, 0]} dim={isDim(scene, link.to)}>
              <Arrow d={link.d} end={link.end} angle={link.angle} tone="text" />
            </Actor>
          ))}
      {parts.map((part) => {
        const open = scene.open.includes(part);
        const { x, y } = plan.open[part];
        return (
          <Actor key={part} at={folder ? plan.folder[part] : [x, y]} dim={isDim(scene, part)}>
            {open ? (
              <OpenPart part={part} scene={scene} layout={layout} />
            ) : (
              <ClosedPart part={part} scene={scene} layout={layout} />
            )}
          </Actor>
        );
      })}
      {scene.pinned !== undefined && (
        <Actor key="who" at={[plan.panel.x, plan.panel.y]}>
          <WhoGetsIt manifest={scene.image.names.manifest} pinned={scene.pinned} layout={layout} />
        </Actor>
      )}
      {scene.named && (
        <Actor key="chain" at={[plan.panel.x, plan.panel.y]}>
          <ChainId scene={scene} layout={layout} />
        </Actor>
      )}
    </Actors>
  );
}

const isDim = ({ about }: Scene, part: Part): boolean => about !== undefined && !about.includes(part);

function Folder({ layout }: { layout: LayoutName }) {
  const { blobs, label, folder, file, pad, code } = plans[layout];
  const [x, y] = folder.marker;
  return (
    <g>
      <Label x={x} y={y - (layout === "wide" ? 30 : 22)} size={label} tone="muted">
        {layout === "wide" ? "a folder, hello/" : "hello/"}
      </Label>
      <g transform={`translate(${x} ${y})`}>
        <Box w={file.w} h={file.h} tone="surface" />
        <Code x={pad} y={file.h / 2} size={code}>
          {[["oci-layout", "text"]]}
        </Code>
        <Label x={file.w - pad} y={file.h / 2} anchor="end" size={label - 1} weight={450} tone="muted">
          30 bytes
        </Label>
      </g>
      <g transform={`translate(${blobs.x} ${blobs.y})`}>
        <Box w={blobs.w} h={blobs.h} tone="muted" look="ghost" />
        <Code x={12} y={layout === "wide" ? 27 : 22} size={code}>
          {[["blobs/sha256/", "muted", false]]}
        </Code>
      </g>
    </g>
  );
}

/** The hash that is stored nowhere: both layers together. */
function ChainId({ scene, layout }: { scene: Scene; layout: LayoutName }) {
  const { panel, label, code, pad } = plans[layout];
  const wide = layout === "wide";
  return (
    <g>
      <Box w={panel.w} h={panel.h} tone="muted" look="ghost" />
      <Label x={pad} y={wide ? 20 : 14} size={label - (wide ? 0 : 1)} tone="text">
        {wide ? "ChainID of both layers" : "ChainID of both layers, stored nowhere"}
      </Label>
      <Code x={pad} y={wide ? 46 : 32} size={code}>
        {[[`${short(scene.image.chainId, 8)}…`, "text"]]}
      </Code>
      {wide && (
        <Label x={pad} y={70} size={label - 1} weight={450} tone="muted">
          SHA-256 of the first DiffID, a space
        </Label>
      )}
      {wide && (
        <Label x={pad} y={90} size={label - 1} weight={450} tone="muted">
          and the second; stored nowhere
        </Label>
      )}
    </g>
  );
}

/** A tag follows; a pinned digest does not. */
function WhoGetsIt({ manifest, pinned, layout }: { manifest: Digest; pinned: Digest; layout: LayoutName }) {
  const { panel, label, code, pad } = plans[layout];
  const wide = layout === "wide";
  const rows: readonly (readonly [asked: string, fits: boolean])[] = [
    ["hello:1.0", true],
    [`hello@sha256:${short(pinned, 8)}…`, manifest === pinned],
  ];
  return (
    <g>
      <Box w={panel.w} h={panel.h} tone="muted" look="ghost" />
      {wide && (
        <Label x={pad} y={20} size={label} tone="muted">
          Who gets this image?
        </Label>
      )}
      {rows.map(([asked, fits], i) => {
        const y = wide ? 50 + i * 30 : 13 + i * 19;
        return (
          <g key={asked}>
            <Code x={pad} y={y} size={code}>
              {[[asked, "text"]]}
            </Code>
            <Label x={panel.w - pad} y={y} anchor="end" size={label - 1} tone={fits ? "right" : "wrong"}>
              {fits ? "yes" : wide ? "the old one" : "no, the old one"}
            </Label>
          </g>
        );
      })}
    </g>
  );
}

interface Link {
  from: Part;
  to: Part;
  d: string;
  end: readonly [number, number];
  angle: number;
}

/** From each descriptor to what it describes. */
function links(layout: LayoutName): Link[] {
  const { open } = plans[layout];
  const { index, manifest } = open;
  const down = (x: number, from: number, to: number) => ({
    d: `M${x} ${from}V${to - 8}`,
    end: [x, to - 2] as const,
    angle: 90,
  });
  const toManifest: Link = {
    from: "index",
    to: "manifest",
    ...down(layout === "wide" ? 150 : 180, index.y + index.h + 1, manifest.y),
  };
  return [
    toManifest,
    ...(["config", "base", "top"] as const).map((part): Link => {
      const slot = descriptorAt(part, layout);
      const target = open[part];
      if (layout === "wide")
        return {
          from: "manifest",
          to: part,
          ...down(manifest.x + slot.x + slot.w / 2, manifest.y + slot.y + slot.h + 1, target.y),
        };
      const from = manifest.y + slot.y + slot.h / 2;
      const to = target.y + 16;
      return {
        from: "manifest",
        to: part,
        d: `M${manifest.x + slot.x} ${from}H12V${to}H16`,
        end: [target.x - 2, to],
        angle: 0,
      };
    }),
  ];
}

export default defineDiagram<Scene>({
  title: "An image, taken apart",
  description:
    "A real image of two layers. index.json points to a manifest, the manifest points to a config and two layers, each by the SHA-256 digest of its bytes. The digests are recomputed in the page, before and after bytes are changed.",
  size: { wide: plans.wide.size, narrow: plans.narrow.size },
  controls: [
    {
      kind: "actions",
      id: "do",
      label: "Change",
      options: [
        { value: "letter", label: "A letter in layer 2" },
        { value: "user", label: "The user in the config" },
        { value: "version", label: "The annotation" },
        { value: "repack", label: "How layer 2 is packed" },
        { value: "flip", label: "One bit on disk" },
      ],
      value: [],
      max: mostActions,
    },
  ],
  steps,
  Scene: OciImageScene,
});
