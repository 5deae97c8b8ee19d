import { At, Box, Label } from "../kit";
import { type LayoutName, plans } from "./places";

/** The image's layers, read-only, and the container's own on top of them. */
export function Files({ layout }: { layout: LayoutName }) {
  const { label } = plans[layout];
  const wide = layout === "wide";
  const w = wide ? 144 : 130;
  const h = wide ? 24 : 20;
  return (
    <g>
      <Box w={w} h={h} tone="writable" look="open" />
      <Label x={w / 2} y={h / 2} anchor="middle" size={label} tone="writable">
        its own layer
      </Label>
      {[1, 2].map((i) => (
        <At key={i} x={0} y={i * (h + 5)}>
          <Box w={w} h={h} tone="layer" label={i === 1 ? "image" : undefined} size={label} />
        </At>
      ))}
    </g>
  );
}
