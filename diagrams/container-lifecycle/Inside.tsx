import { Actor, Box, Label, type Layout, Process } from "../kit";
import { plans } from "./places";
import type { Scene } from "./scene";

const kilobytes = (bytes: number): string => (bytes === 0 ? "0 B" : `${bytes / 1000} kB`);

/** What the container is made of: its processes, and its writable layer. */
export function insideActors({ up, place, pid1, writable, code, ending }: Scene, layout: Layout) {
  const { inside, text } = plans[layout];
  const { x, y, w, h, r, process, child, layer } = inside;
  const frozen = place === "paused";
  const at = ([px, py]: readonly [number, number]): [number, number] => [x + px, y + py];
  const parts = [
    <Actor key="inside" at={[x, y]}>
      <Box
        w={w}
        h={h}
        tone={writable === null ? "muted" : "container"}
        look={writable === null ? "ghost" : "ribs"}
      />
      <Label y={-14} size={text.small} tone={writable === null ? "muted" : "container"}>
        container web
      </Label>
      {writable === null && (
        <Label x={w / 2} y={h / 2} anchor="middle" size={text.small} weight={500} tone="muted">
          nothing left of it
        </Label>
      )}
    </Actor>,
  ];
  if (writable !== null)
    parts.push(
      <Actor key="layer" at={[x + layer.x, y + layer.y]} from={[0, 12]}>
        <Box
          w={layer.w}
          h={layer.h}
          tone="writable"
          look="open"
          label={`writable layer, ${kilobytes(writable)}`}
          size={text.small}
        />
      </Actor>,
    );
  if (writable !== null && !up)
    parts.push(
      <Actor key="no-process" at={at([w / 2, process[1]])}>
        <Label anchor="middle" size={text.small} weight={500} tone="muted">
          {code === null ? "no process yet" : `no process; exit code ${code}`}
        </Label>
      </Actor>,
    );
  if (up) {
    parts.push(
      <Actor key="process" at={at(process)} from={[0, -16]} dim={frozen}>
        <Process r={r} label="PID 1" size={text.small} />
        <Label x={r + 12} size={text.small} tone="process" mono>
          {pid1 === "shell" ? "sh" : "server"}
        </Label>
      </Actor>,
    );
    if (pid1 === "shell")
      parts.push(
        <Actor key="child" at={at(child)} from={[-16, 0]} dim={frozen}>
          <Process r={r} label="PID 7" size={text.small} />
          <Label x={r + 12} size={text.small} tone="process" mono>
            server
          </Label>
        </Actor>,
      );
    if (ending)
      parts.push(
        <Actor key="reaction" at={at([process[0] + r + 12, process[1] + text.small + 8])} from={[0, -8]}>
          <Label size={text.small} weight={500} tone={ending.heard ? "right" : "wrong"}>
            {ending.heard ? "finishes its work" : "no reaction"}
          </Label>
        </Actor>,
      );
    if (frozen)
      parts.push(
        <Actor key="frozen" at={at([process[0] + r + 12, process[1] + text.small + 8])} from={[0, -8]}>
          <Label size={text.small} tone="cgroup">
            frozen
          </Label>
        </Actor>,
      );
  }
  return parts;
}
