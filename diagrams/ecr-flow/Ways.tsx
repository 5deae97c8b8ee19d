import { Actor, Arrow, At, durations, type Layout, Mark } from "../kit";
import { plans } from "./places";
import type { Scene } from "./steps";

const wayOf = { login: "ask", create: "ask", push: "push", pull: "pull" } as const;

/** The line along which a command reaches AWS; it is broken where the command fails on its way. */
export function Ways({ scene, layout }: { scene: Scene; layout: Layout }) {
  const { act } = scene;
  if (scene.typed.length === 0 || !act || act === "build" || act === "check" || act === "tag") return null;
  // Without the name the push never leaves the laptop.
  if (act === "push" && !scene.ok && !scene.before.named) return null;
  const { from, to, angle } = plans[layout].ways[wayOf[act]];
  const middle = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2] as const;
  return (
    <Actor at={[0, 0]} delay={durations.quick}>
      <Arrow d={`M${from.join(" ")}L${to.join(" ")}`} end={to} angle={angle} tone={scene.ok ? "network" : "wrong"} dashed={!scene.ok} width={2.4} />
      {!scene.ok && (
        <At x={middle[0]} y={middle[1]}>
          <Mark ok={false} />
        </At>
      )}
    </Actor>
  );
}
