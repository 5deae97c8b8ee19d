import { walls as allWalls } from "@/lib/by-hand";
import { Actor, Actors, defineDiagram, durations, Process, type SceneProps } from "../kit";
import { Command, Counts, Who } from "./Panels";
import { enclosure, plans, rowY } from "./places";
import { GoalLabel, Ray } from "./Ray";
import type { Scene } from "./scene";
import { controls, steps } from "./steps";
import { WallName, WallShape } from "./WallShape";

function ByHandScene({ scene, layout }: SceneProps<Scene>) {
  const plan = plans[layout];
  const news = scene.walls.findIndex((wall) => wall.standing === "new");
  return (
    <Actors>
      {scene.walls.map((wall, place) => {
        const { x, y } = enclosure(place, layout);
        return (
          <Actor key={`wall-${wall.id}-${wall.standing === "out"}`} at={[x, y]} from={[-16, 0]}>
            <WallShape wall={wall} place={place} layout={layout} />
          </Actor>
        );
      })}
      {scene.walls.map((wall, place) =>
        layout === "wide" || place === news ? (
          <Actor key={`name-${wall.id}-${wall.standing}`} at={[0, 0]}>
            <WallName wall={wall} place={place} layout={layout} />
          </Actor>
        ) : null,
      )}
      {scene.reaches.map((reach, row) => (
        <Actor
          key={`ray-${reach.goal.id}-${reach.state}-${reach.stoppedBy.join(" ")}`}
          at={[0, 0]}
          delay={reach.news ? durations.brisk : 0}
        >
          <Ray reach={reach} row={row} walls={allWalls} layout={layout} />
        </Actor>
      ))}
      {scene.reaches.map((reach, row) => (
        <Actor
          key={`goal-${reach.goal.id}-${reach.state}-${reach.via ?? ""}-${reach.news}`}
          at={[0, rowY(row, layout)]}
          delay={reach.news ? durations.brisk : 0}
        >
          <GoalLabel reach={reach} layout={layout} />
        </Actor>
      ))}
      <Actor key={`process-${scene.pid}`} at={[plan.disc.x, plan.disc.y]}>
        <Process
          r={plan.disc.r}
          label={layout === "wide" || scene.pid === "1" ? scene.pid : "sh"}
          size={plan.disc.size}
        />
      </Actor>
      {layout === "wide" && (
        <Actor key={`who-${scene.who.join(" ")}`} at={[plan.disc.x, plan.disc.y]}>
          <Who who={scene.who} layout={layout} />
        </Actor>
      )}
      <Actor key={`command-${scene.command.join(" ")}`} at={[plan.left, plan.command.y]}>
        <Command command={scene.command} layout={layout} />
      </Actor>
      <Actor key={`counts-${Object.values(scene.counts).join("-")}`} at={[plan.counts.x, plan.counts.y]}>
        <Counts counts={scene.counts} layout={layout} />
      </Actor>
    </Actors>
  );
}

export default defineDiagram<Scene>({
  title: "A container by hand",
  description:
    "A process on the left, fifteen things on the right that an attacker in it could reach on the host, and a line to each. Commands put twelve walls around the process, one after another. Lines end at walls, or find a way around them; the line to a bug in the kernel goes through all.",
  size: { wide: plans.wide.size, narrow: plans.narrow.size },
  controls,
  steps,
  Scene: ByHandScene,
});
