import { At, Box, edge, Label, Mark, Meter, Process, Tag } from "@/diagrams/kit";
import {
  type Cable,
  type Details,
  type Disc,
  type GroupCard,
  groupLines,
  type Lens,
  type Link,
  type OverlayCard,
  type WatchedDevice,
  type WatchedFile,
  type WatchedGroup,
} from "@/lib/watch";
import { binaryMegabytes } from "./words";

/** The things that a machine's picture is made of, each drawn from its own corner or centre. */

/** How wide a label of the display font is, roughly: enough to size a pill. */
const widthOf = (text: string, size: number) => text.length * size * 0.54 + size * 1.5;

const cut = (text: string, length: number) => (text.length > length ? `${text.slice(0, length - 1)}…` : text);

export function DiscView({ disc: { process, r, grouped } }: { disc: Disc }) {
  const small = r < 20;
  const inner = process.inner.at(-1);
  return (
    <g opacity={process.state === "Z" ? 0.5 : 1}>
      <Process
        r={r}
        label={String(process.pid)}
        name={small ? undefined : cut(process.name, 11)}
        size={small ? 11.5 : 14.5}
        tone={grouped ? "cgroup" : "process"}
      />
      {inner !== undefined && !small && (
        <At x={r * 0.86} y={-r * 0.86}>
          <circle r={13} strokeWidth={2} style={{ fill: edge("namespace"), stroke: "var(--surface)" }} />
          <Label anchor="middle" size={inner > 99 ? 10.5 : 13} weight={700} tone="paper">
            {String(inner)}
          </Label>
        </At>
      )}
    </g>
  );
}

export function LinkView({ link: { points } }: { link: Link }) {
  const [x0, y0] = points[0] ?? [0, 0];
  return (
    <path
      d={`M${points.map(([x, y]) => `${x - x0} ${y - y0}`).join("L")}`}
      strokeWidth={1.8}
      fill="none"
      style={{ stroke: edge("muted") }}
    />
  );
}

export function LensView({ lens }: { lens: Lens }) {
  const { own, device } = lensWords(lens);
  return (
    <g>
      <rect
        width={lens.w}
        height={lens.h}
        rx={16}
        strokeWidth={2}
        strokeDasharray="9 6"
        style={{ fill: "var(--sheet)", stroke: edge("namespace") }}
      />
      {own !== undefined && (
        <Label x={20} y={lens.h - 18} size={14} tone="namespace">
          {own}
        </Label>
      )}
      {device !== undefined && (
        <Label x={lens.w - 18} y={lens.h - 18} anchor="end" size={14} tone="network">
          {device}
        </Label>
      )}
      {lens.more > 0 && (
        <Label x={lens.w - 18} y={22} anchor="end" size={14} weight={500} tone="muted">
          {`and ${lens.more} more`}
        </Label>
      )}
    </g>
  );
}

/** What the lens shows otherwise, on its upper edge and over the lines that cross it. */
export function LensTags({ lens }: { lens: Lens }) {
  let x = 18;
  return (
    <g>
      {lensTags(lens).map(({ words, w, size }) => {
        const at = x + w / 2;
        x += w + 6;
        return (
          <At key={words} x={at} y={0}>
            <Tag w={w} tone="namespace" size={size}>
              {words}
            </Tag>
          </At>
        );
      })}
    </g>
  );
}

/** A pill for each kind of namespace; all in one where a container has more of them than the lens is wide. */
function lensTags({ kinds, w }: Lens): { words: string; w: number; size: number }[] {
  const tags = (words: readonly string[], size: number) =>
    words.map((one) => ({ words: one, w: widthOf(one, size), size }));
  const each = tags(kinds, 14);
  if (each.reduce((sum, tag) => sum + tag.w + 6, 24) <= w) return each;
  const all = kinds.join(" ");
  return tags([all], widthOf(all, 14) + 36 <= w ? 14 : 12);
}

/** What stands along the lower edge: whose lens it is and its network, of which the first gives way. */
function lensWords({ kinds, host, name, devices, w }: Lens): { own?: string; device?: string } {
  const device = kinds.includes("net") ? deviceWords(devices) : undefined;
  if (host === undefined) return { device };
  const long = name ? `${cut(name, 14)} · ${cut(host, 12)}` : `hostname ${cut(host, 16)}`;
  const fits = (long.length + (device?.length ?? 0)) * 7.6 + 50 <= w;
  return { own: fits ? long : cut(name ?? host, 10), device };
}

function deviceWords(devices: readonly WatchedDevice[]): string {
  const own = devices.filter(({ name }) => name !== "lo");
  const [first] = own;
  if (!first) return devices.length > 0 ? "lo only" : "";
  return cut(`${first.name} ${first.address ?? (first.up ? "no address" : "down")}`, 24);
}

/** A veth pair: the host's end left of the lens, the other on its edge. */
export function CableView({ cable: { from, to, near } }: { cable: Cable }) {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  return (
    <g>
      <path d={`M0 0L${dx} ${dy}`} strokeWidth={3} fill="none" style={{ stroke: edge("network") }} />
      {[0, 1].map((end) => (
        <circle
          key={end}
          cx={end * dx}
          cy={end * dy}
          r={7}
          strokeWidth={2}
          style={{ fill: near.up ? edge("network") : "var(--surface)", stroke: edge("network") }}
        />
      ))}
      <Label
        x={dx === 0 ? -14 : 4}
        y={dx === 0 ? -2 : 20}
        anchor={dx === 0 ? "end" : "middle"}
        size={13.5}
        tone="network"
      >
        {cut(`${near.name} ${near.address ?? ""}`.trim(), 20)}
      </Label>
    </g>
  );
}

export function GroupCardView({ card: { group, name, members, w, h } }: { card: GroupCard }) {
  const lines = groupLines(group);
  const kills = group.memory?.kills ?? 0;
  return (
    <g>
      <rect
        width={w}
        height={h}
        rx={6}
        strokeWidth={1.8}
        style={{ fill: "var(--sheet)", stroke: edge("cgroup") }}
      />
      <Label x={14} y={18} size={14.5} tone="cgroup">
        {cut(name, Math.floor((w - 100) / 8))}
      </Label>
      {kills > 0 ? (
        <At x={w - 22} y={18}>
          <Mark ok={false} r={9} />
          <Label x={-15} anchor="end" size={13.5} tone="wrong">
            {`killed ${kills}`}
          </Label>
        </At>
      ) : (
        <Label
          x={w - 14}
          y={18}
          anchor="end"
          size={13.5}
          weight={500}
          tone={group.frozen ? "cgroup" : "muted"}
        >
          {group.frozen ? "frozen" : members === 1 ? "1 process" : `${members} processes`}
        </Label>
      )}
      {lines.map((line, index) => (
        <At key={line} x={14} y={58 + index * 48}>
          <ResourceLine line={line} group={group} w={w - 28} />
        </At>
      ))}
      {lines.length === 0 && (
        <Label x={14} y={42} size={13.5} weight={500} tone="muted">
          no limit
        </Label>
      )}
    </g>
  );
}

function ResourceLine({
  line,
  group,
  w,
}: {
  line: "memory" | "pids" | "cpu";
  group: WatchedGroup;
  w: number;
}) {
  const { memory, pids, cpu } = group;
  // The notch stands a little before the end, so that one sees where the limit is and that nothing goes past it.
  const notch = 0.94;
  if (line === "memory" && memory) {
    const { current, peak = 0, max } = memory;
    if (max === undefined)
      return (
        <Label y={-8} size={13.5} weight={500} tone="cgroup">
          {`memory ${binaryMegabytes(current)} MB, no limit`}
        </Label>
      );
    // A hog is killed sooner than one can look: what it had reached stays in sight.
    const over = peak > current + max / 10;
    const amount = over
      ? `peak ${binaryMegabytes(peak)} of ${binaryMegabytes(max)} MB`
      : `${binaryMegabytes(current)} of ${binaryMegabytes(max)} MB`;
    return (
      <g>
        <Meter
          w={w}
          h={15}
          fraction={notch * (max === 0 ? 1 : current / max)}
          limit={notch}
          label="memory"
          amount={amount}
          size={13.5}
        />
        {over && (
          <rect
            x={2.5}
            y={2.5}
            width={(w - 5) * notch * Math.min(1, peak / max)}
            height={10}
            rx={1.5}
            opacity={0.42}
            style={{ fill: edge("cgroup") }}
          />
        )}
      </g>
    );
  }
  if (line === "pids" && pids?.max !== undefined)
    return (
      <Meter
        w={w}
        h={15}
        fraction={notch * (pids.max === 0 ? 1 : pids.current / pids.max)}
        limit={notch}
        label="processes"
        amount={`${pids.current} of ${pids.max}${pids.refused > 0 ? `, ${pids.refused} refused` : ""}`}
        size={13.5}
      />
    );
  const share = cpu?.share ?? 0;
  const { periods = 0, throttled = 0 } = cpu ?? {};
  return (
    <Meter
      w={w}
      h={15}
      fraction={periods > 0 ? Math.min(share, 1) * (throttled / periods) : 0}
      limit={Math.min(share, 0.98)}
      label={`CPU ${Math.round(share * 100)} %`}
      amount={`throttled ${throttled} of ${periods}`}
      size={13.5}
    />
  );
}

/** The layers as slabs, the merged view on top. */
export function OverlayCardView({
  card: { overlay, name: whose, w },
  details,
}: {
  card: OverlayCard;
  details: Details;
}) {
  const slab = 36;
  const layers = [
    { name: whose, role: "merged", tone: "container" as const, files: undefined },
    ...(overlay.upper
      ? [
          {
            name: overlay.upper,
            role: "upper",
            tone: "writable" as const,
            files: details.files[overlay.upper],
          },
        ]
      : []),
    ...overlay.lower.slice(0, 4).map((path) => ({
      name: path,
      role: "lower",
      tone: "layer" as const,
      files: details.files[path],
    })),
  ];
  const room = Math.floor((w - 210) / 8);
  return (
    <g>
      {layers.map(({ name, role, tone, files }, index) => (
        <At key={role + name} y={index * 42}>
          <Box
            w={w}
            h={slab}
            tone={tone}
            look={role === "upper" ? "open" : role === "merged" ? "dashed" : "plain"}
          />
          <Label x={14} y={slab / 2} size={14} tone={tone}>
            {role}
          </Label>
          <Label x={72} y={slab / 2} size={13} weight={500} tone={tone}>
            {w > 400 ? cut(inStore(name), 20) : cut(fileWords(files) ?? inStore(name), 26)}
          </Label>
          {files && w > 400 && (
            <Label x={w - 14} y={slab / 2} anchor="end" size={14} weight={600} tone={tone}>
              {cut(fileWords(files) ?? "", room)}
            </Label>
          )}
        </At>
      ))}
    </g>
  );
}

/** Podman keeps all layers in one folder, whose path says nothing here. */
const inStore = (path: string) => path.replace("/var/lib/containers/storage/overlay/", "");

const fileWords = (files: readonly WatchedFile[] | undefined): string | undefined =>
  files &&
  (files.map(({ kind, name }) => (kind === "whiteout" ? `whiteout of ${name}` : name)).join(" · ") ||
    "empty");
