import type { Control } from "@/lib/steps";
import { Actors, defineDiagram, type SceneProps } from "../kit";
import { chartActors } from "./Charts";
import { plans } from "./places";
import { readingActors, serviceActors } from "./Service";
import { perLevel, type Scene, topLevel } from "./scene";
import { bounds, startLoad, steps } from "./steps";

function AppRunnerScalingScene({ scene, layout }: SceneProps<Scene>) {
  return (
    <Actors>
      {chartActors(scene, layout)}
      {serviceActors(scene, layout)}
      {readingActors(scene, layout)}
    </Actors>
  );
}

const controls: readonly Control[] = [
  {
    kind: "levels",
    id: "load",
    label: "The hour's load",
    max: topLevel,
    value: startLoad,
    columns: startLoad.map((_, index) => `Minutes ${index * 6} to ${index * 6 + 6}`),
    each: perLevel,
    unit: "requests per second",
  },
  {
    kind: "choice",
    id: "service",
    label: "Service",
    value: "app-runner",
    options: [
      { value: "app-runner", label: "App Runner" },
      { value: "express", label: "ECS Express Mode" },
    ],
  },
  { kind: "range", id: "concurrency", label: "At a time (App Runner)", ...bounds.concurrency },
  { kind: "range", id: "min", label: "At least", ...bounds.min },
];

export default defineDiagram<Scene>({
  title: "An hour of a service that scales",
  description:
    "A simulated hour of one container image as a service. Charts of the requests, the instances and the answer times; beside them the instances of the moment with their requests, and what is counted for the bill. You draw the load and choose between App Runner and ECS Express Mode.",
  size: { wide: plans.wide.size, narrow: plans.narrow.size },
  cover: "settled",
  controls,
  steps,
  Scene: AppRunnerScalingScene,
});
