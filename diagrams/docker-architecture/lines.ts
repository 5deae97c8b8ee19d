/** The arrows of a step: who asks whom, and where the request is drawn on its way. */
import type { Layout } from "../kit";
import { type Point, plans } from "./places";
import type { Scene } from "./scene";

export interface Drawn {
  id: string;
  d: string;
  end: Point;
  angle: number;
  /** The request comes from `start` and is drawn at `stop`. */
  start: Point;
  stop: Point;
  calls: string;
}

export function linesOf({ wire }: Scene, layout: Layout): Drawn[] {
  const { at, r, registry } = plans[layout];
  const drawn: Drawn[] = [];
  const straight = (id: string, from: Point, to: Point, fromR: number, toR: number, calls: string) => {
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    const length = Math.hypot(dx, dy);
    const along = (distance: number): Point => [
      Math.round(from[0] + (dx / length) * distance),
      Math.round(from[1] + (dy / length) * distance),
    ];
    const start = along(fromR + 4);
    const tail = along(length - toR - 12);
    drawn.push({
      id,
      d: `M${start.join(" ")}L${tail.join(" ")}`,
      end: along(length - toR - 5),
      angle: (Math.atan2(dy, dx) * 180) / Math.PI,
      start,
      stop: along(fromR + (length - fromR - toR) * 0.45),
      calls,
    });
  };
  const calls = (messages: Scene["wire"]["api"]) => (messages ?? []).map(({ call }) => call).join();
  if (wire.api) straight("api", at.client, at.dockerd, r, r, calls(wire.api));
  if (wire.line === "session") straight("session", at.dockerd, at.client, r, r, calls(wire.other));
  if (wire.line === "registry")
    straight("registry", at.dockerd, [registry.x, at.dockerd[1]], r, 0, calls(wire.other));
  if (wire.line === "containerd") {
    if (layout === "wide") straight("containerd", at.dockerd, at.containerd, r, r, calls(wire.other));
    else {
      const [dx, dy] = at.dockerd;
      const [kx, ky] = at.containerd;
      const side = dx + 52;
      drawn.push({
        id: "containerd",
        d: `M${dx + r * 0.72} ${dy + r * 0.78}H${side}V${ky}H${kx + r + 12}`,
        end: [kx + r + 5, ky],
        angle: 180,
        start: [side, dy + r],
        stop: [side, (dy + ky) / 2],
        calls: calls(wire.other),
      });
    }
  }
  return drawn;
}
