import { edge, Label } from "../kit";

interface ThingProps {
  w: number;
  h: number;
  size: number;
  value: string;
  /** This step is about it. */
  fresh?: boolean;
}

/** One for both: it lies under both columns. */
export function Shared({ w, h, size, value, fresh }: ThingProps) {
  return (
    <g>
      <rect
        width={w}
        height={h}
        rx={4}
        strokeWidth={fresh ? 3 : 1.8}
        style={{ fill: "var(--surface)", stroke: edge("host") }}
      />
      <Label x={w / 2} y={h / 2} anchor="middle" size={size} tone="host">
        {value}
      </Label>
    </g>
  );
}

/** The host's, where web has another. */
export function HostThing({ w, h, size, value }: ThingProps) {
  return <Shared w={w} h={h} size={size} value={value} />;
}

/** web's own: a namespace, drawn as the lens that it looks through. */
export function Lens({ w, h, size, value, fresh }: ThingProps) {
  return (
    <g>
      <rect
        width={w}
        height={h}
        rx={10}
        strokeWidth={fresh ? 3 : 1.8}
        strokeDasharray="8 5"
        style={{ fill: "var(--concept-namespace-fill)", stroke: edge("namespace") }}
      />
      <Label x={w / 2} y={h / 2} anchor="middle" size={size} weight={650} tone="namespace">
        {value}
      </Label>
    </g>
  );
}
