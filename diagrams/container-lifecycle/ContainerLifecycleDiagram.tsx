import type { Control } from "@/lib/steps";
import { Actor, Actors, Arrow, Box, defineDiagram, Label, type SceneProps } from "../kit";
import { insideActors } from "./Inside";
import { plans } from "./places";
import type { Place, Scene } from "./scene";
import { acts, steps } from "./steps";
import { timelineActors } from "./Timeline";

const order: readonly Place[] = ["created", "running", "paused", "exited", "removed"];

function LifecycleScene({ scene, layout }: SceneProps<Scene>) {
  const { command, refused, slot, slots, ways, text } = plans[layout];
  return (
    <Actors>
      <Actor key="command" at={command}>
        <Label size={text.label} mono>{`$ ${scene.command}`}</Label>
      </Actor>
      {order.map((place) => (
        <Actor key={`slot-${place}`} at={slots[place]}>
          <Box w={slot.w} h={slot.h} tone={scene.place === place ? "container" : "muted"} look="ghost" />
          {(scene.place !== place || place === "removed") && (
            <Label
              x={slot.w / 2}
              y={slot.h / 2}
              anchor="middle"
              size={text.label}
              weight={500}
              tone={scene.place === place ? "text" : "muted"}
            >
              {place}
            </Label>
          )}
        </Actor>
      ))}
      {ways.map((way) => {
        const asked = way.id === "stop" && scene.ending !== null && scene.up;
        const taken = asked || (way.from === scene.from && way.to === scene.place);
        return (
          <Actor key={way.id} at={[0, 0]}>
            <Arrow
              d={way.d}
              end={way.end}
              angle={way.angle}
              tone={taken ? "container" : "muted"}
              width={taken ? 2.6 : 1.8}
            />
            <Label
              x={way.at[0]}
              y={way.at[1]}
              anchor={way.anchor}
              size={text.small}
              weight={taken ? 700 : 500}
              tone={taken ? "container" : "muted"}
            >
              {way.word}
            </Label>
          </Actor>
        );
      })}
      {scene.place !== null && scene.place !== "removed" && (
        <Actor key="container" at={slots[scene.place]} from={[0, -20]}>
          <Box w={slot.w} h={slot.h} tone="container" look="ribs" label={scene.place} size={text.label} />
        </Actor>
      )}
      {scene.refused && (
        <Actor key="refused" at={refused} from={[0, -8]}>
          <Label size={text.small} tone="wrong">
            refused by the daemon
          </Label>
        </Actor>
      )}
      {insideActors(scene, layout)}
      {timelineActors(scene, layout)}
    </Actors>
  );
}

const controls: Control[] = [
  {
    kind: "choice",
    id: "pid1",
    label: "SIGTERM reaches",
    options: [
      { value: "handler", label: "a program that handles it" },
      { value: "none", label: "a program without a handler" },
      { value: "shell", label: "a shell before the program" },
    ],
    value: "handler",
  },
  {
    kind: "actions",
    id: "acts",
    label: "Your container",
    options: acts.map(({ value, label }) => ({ value, label })),
    value: [],
    max: 10,
  },
];

export default defineDiagram<Scene>({
  title: "The life of a container",
  description:
    "The states of a container and the commands that lead from one to the other: created, running, paused, exited, removed. Below, what is in the container, and the seconds between SIGTERM and the end when it is stopped.",
  size: { wide: plans.wide.size, narrow: plans.narrow.size },
  cover: "exited",
  controls,
  steps,
  Scene: LifecycleScene,
});
