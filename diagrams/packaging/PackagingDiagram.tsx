"use client";

import type { Control } from "@/lib/steps";
import { Actors, defineDiagram, type SceneProps } from "../kit";
import { benchActors } from "./Bench";
import { fewest, most } from "./cargo";
import { size } from "./places";
import type { Scene } from "./scene";
import { steps } from "./steps";
import { yardActors } from "./Yard";

const count = (id: string, label: string): Control => ({
  kind: "range",
  id,
  label,
  min: fewest,
  max: most,
  value: 3,
});

function PackagingScene({ scene, layout }: SceneProps<Scene>) {
  return <Actors>{scene.view === "bench" ? benchActors(scene, layout) : yardActors(scene, layout)}</Actors>;
}

export default defineDiagram<Scene>({
  title: "Loose cargo, packed cargo",
  description:
    "Programs above and machines below. At first each program is fitted to each machine by hand, a line for every pair. Then each program is packed once into an image, each machine gets a container runtime, and any machine starts any image.",
  size,
  controls: [count("programs", "Programs"), count("machines", "Machines")],
  cover: "one-image-many-containers",
  steps,
  Scene: PackagingScene,
});
