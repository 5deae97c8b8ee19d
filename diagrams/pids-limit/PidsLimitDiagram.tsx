import type { Control } from "@/lib/steps";
import { Actors, defineDiagram, type SceneProps } from "../kit";
import { bombActors } from "./Bomb";
import { neighbourActors } from "./Neighbours";
import { plans } from "./places";
import type { Scene } from "./scene";
import { bounds, steps } from "./steps";

function PidsLimitScene({ scene, layout }: SceneProps<Scene>) {
  return (
    <Actors>
      {neighbourActors(scene, layout)}
      {bombActors(scene, layout)}
    </Actors>
  );
}

const limit: Control = { kind: "range", id: "limit", label: "pids.max", ...bounds };

export default defineDiagram<Scene>({
  title: "A fork bomb meets pids.max",
  description:
    "A container in which every process starts copies of itself, beside another container and a shell. Without a limit the host runs out of process numbers for all of them. With pids.max the bomb's forks fail, and the others go on.",
  size: { wide: plans.wide.size, narrow: plans.narrow.size },
  controls: [limit],
  steps,
  Scene: PidsLimitScene,
});
