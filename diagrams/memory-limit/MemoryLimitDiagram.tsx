import type { Control } from "@/lib/steps";
import { Actor, Actors, defineDiagram, durations, edge, type SceneProps } from "../kit";
import { axisActors, ColumnShape, Pending } from "./Chart";
import { panelActors } from "./Panel";
import { atMemory, atTick, plans } from "./places";
import type { Scene } from "./scene";
import { bounds, steps } from "./steps";

function MemoryLimitScene({ scene, layout }: SceneProps<Scene>) {
  const { chart } = plans[layout];
  const floor = chart.y + chart.h;
  const pause = Math.min(durations.quick, durations.slow / Math.max(scene.columns.length, 1));
  return (
    <Actors>
      {panelActors(scene, layout)}
      {scene.columns.map((column, index) => (
        <Actor
          key={column.key}
          at={[atTick(layout, column.from), floor]}
          from={[0, 14]}
          dim={scene.process === "killed"}
          delay={index * pause}
        >
          <ColumnShape column={column} layout={layout} />
        </Actor>
      ))}
      {axisActors(scene, layout)}
      {scene.pending && (
        <Actor
          key="pending"
          at={[atTick(layout, scene.pending.from), atMemory(layout, scene.pending.base)]}
          from={[0, -20]}
        >
          <Pending from={scene.pending.from} layout={layout} />
        </Actor>
      )}
      <Actor key="now" at={[atTick(layout, scene.now), floor]}>
        <path d="M-7 11H7L0 0Z" style={{ fill: edge("text") }} />
      </Actor>
    </Actors>
  );
}

const controls: readonly Control[] = [
  { kind: "range", id: "max", label: "memory.max", unit: "MiB", ...bounds },
  { kind: "toggle", id: "high", label: "memory.high at three quarters", value: true },
];

export default defineDiagram<Scene>({
  title: "A leak meets its limit",
  description:
    "The memory of one control group over time. It rises to memory.high, where the kernel drops file copies and slows the program, and on to memory.max, where the kernel kills it. Counters beside it tell what happened.",
  size: { wide: plans.wide.size, narrow: plans.narrow.size },
  controls,
  steps,
  Scene: MemoryLimitScene,
});
