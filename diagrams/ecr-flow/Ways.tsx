import { Arrow, At, type Layout, Mark } from "../kit";
import { plans } from "./places";
import type { Scene } from "./steps";

const ways = { login: "ask", create: "ask", push: "push", pull: "pull" } as const;
type Way = (typeof ways)[keyof typeof ways];

/** The way that this step's command takes, if it leaves its machine at all. */
export function wayOf({ act, typed, ok, before }: Scene): Way | undefined {
  if (typed.length === 0 || !act || act === "build" || act === "check" || act === "tag") return undefined;
  // Without the name the push ends in Docker's own store.
  return act === "push" && !ok && !before.named ? undefined : ways[act];
}

/** The line along which a command reaches AWS, marked where it was refused. */
export function WayLine({ way, ok, layout }: { way: Way; ok: boolean; layout: Layout }) {
  const { d, end, angle, cross } = plans[layout].ways[way];
  return (
    <g>
      <Arrow d={d} end={end} angle={angle} tone={ok ? "network" : "wrong"} dashed={!ok} width={2.4} />
      {!ok && (
        <At x={cross[0]} y={cross[1]}>
          <Mark ok={false} />
        </At>
      )}
    </g>
  );
}
