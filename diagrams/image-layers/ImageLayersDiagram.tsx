"use client";

import { Actor, Actors, Box, defineDiagram, durations, type SceneProps } from "../kit";
import { acts } from "./acts";
import { Bars, ContainerBox, GhostSlab, ImageHead, LayerSlab, RegistryBox, Terminal } from "./Parts";
import { containerRect, plans, slabRect } from "./places";
import type { Scene } from "./scene";
import { steps } from "./steps";
import { columnNames, layerNames } from "./world";

function ImageLayersScene({ scene, layout }: SceneProps<Scene>) {
  const plan = plans[layout];
  const { registry, terminal, names } = plan;
  const space = { ...slabRect("os", layout), y: plan.containers[0], h: plan.containers[1] };
  const absent = layerNames.filter((name) => !scene.slabs.some((slab) => slab.name === name));
  return (
    <Actors>
      <Actor key="registry" at={[registry.x, registry.y]}>
        <RegistryBox layout={layout} />
      </Actor>
      <Actor key="bars" at={[0, 0]}>
        <Bars scene={scene} layout={layout} />
      </Actor>
      {scene.command !== undefined && (
        <Actor key={`terminal-${scene.command}`} at={[terminal.x, terminal.y]}>
          <Terminal scene={scene} layout={layout} />
        </Actor>
      )}
      {scene.containers.length === 0 && (
        <Actor key="nobody" at={[space.x, space.y]}>
          <Box w={space.w} h={space.h} tone="muted" look="ghost" label="No containers" size={plan.text} />
        </Actor>
      )}
      {absent.map((name) => {
        const { x, y } = slabRect(name, layout);
        return (
          <Actor key={`ghost-${name}`} at={[x, y]}>
            <GhostSlab name={name} layout={layout} />
          </Actor>
        );
      })}
      {columnNames
        .filter((column) => scene.images.includes(column))
        .map((column) => (
          <Actor
            key={`image-${column}`}
            at={[plan.columns[column][0], names[0]]}
            from={[0, -24]}
            delay={durations.calm}
          >
            <ImageHead column={column} layout={layout} />
          </Actor>
        ))}
      {scene.slabs.map((slab, i) => {
        const { x, y } = slabRect(slab.name, layout);
        return (
          <Actor
            key={`slab-${slab.name}`}
            at={[x, y]}
            from={[registry.x - x, registry.y + registry.h - y]}
            delay={i * durations.quick}
          >
            <LayerSlab slab={slab} layout={layout} />
          </Actor>
        );
      })}
      {scene.containers.map((container) => {
        const { x, y } = containerRect(container.column, container.slot, layout);
        return (
          <Actor key={`container-${container.name}`} at={[x, y]} from={[0, 30]}>
            <ContainerBox container={container} layout={layout} />
          </Actor>
        );
      })}
    </Actors>
  );
}

export default defineDiagram<Scene>({
  title: "Stored once",
  description:
    "The disk of an engine. Three images stand side by side, each with its name, its config and its layers beneath. A layer that several images use lies under all of them, once. Containers stand on their image, each with a writable layer. Bars compare what travelled, the images' sizes added up, and what is on the disk.",
  size: { wide: plans.wide.size, narrow: plans.narrow.size },
  cover: "write",
  controls: [
    {
      kind: "actions",
      id: "acts",
      label: "On an empty disk",
      options: acts.map(({ value, label }) => ({ value, label })),
      value: [],
      max: 12,
    },
  ],
  steps,
  Scene: ImageLayersScene,
});
