"use client";

import {
  Actor,
  Actors,
  Arrow,
  Box,
  defineDiagram,
  durations,
  Label,
  type Layout,
  Packet,
  Process,
  type SceneProps,
  Tag,
} from "../kit";
import { linesOf } from "./lines";
import { apiTitle, FileCard, lineTitles, MachineFrame, Panel, Shelf, Slab } from "./Parts";
import { plans, slabAt } from "./places";
import type { Scene, Who } from "./scene";
import { steps } from "./steps";

const fileNames = ["Dockerfile", "greeting.txt"] as const;

function DockerArchitectureScene({ scene, layout }: SceneProps<Scene>) {
  const plan = plans[layout];
  const { at, r, store, registry, container, panels, file } = plan;
  const dim = (...whom: readonly Who[]) =>
    scene.about !== undefined && !whom.some((each) => scene.about?.includes(each));
  const lines = linesOf(scene, layout);
  const other = scene.wire.other ? scene.wire : scene.said;
  /** A phone has no room beside BuildKit: what it was sent stands in the store, which is empty then. */
  const shelf = layout === "narrow" && scene.context === "sent" ? "sent" : "images";
  return (
    <Actors>
      {plan.frames[scene.host].map((frame, i) => (
        <Actor key={`frame-${frame.vm ? "vm" : i}`} at={[frame.x, frame.y]}>
          <MachineFrame frame={frame} layout={layout} />
        </Actor>
      ))}
      {scene.typed !== undefined && (
        <Actor key="terminal" at={[plan.terminal.x, plan.terminal.y]} from={[0, -12]}>
          <Terminal scene={scene} layout={layout} />
        </Actor>
      )}
      <Actor key="store" at={[store.x, store.y]} dim={dim("dockerd")}>
        <Shelf w={store.w} h={store.h} tone="surface" label={shelf} layout={layout} />
      </Actor>
      <Actor key="registry" at={[registry.x, registry.y]} dim={dim("registry")}>
        <Shelf w={registry.w} h={registry.h} tone="registry" label="registry" layout={layout} />
      </Actor>
      {scene.stored.map((part) => {
        const [x, y] = slabAt(part, "registry", layout);
        const [sx, sy] = slabAt(part, "store", layout);
        return (
          <Actor key={`stored-${part}`} at={[x, y]} from={[sx - x, sy - y]} dim={dim("registry")}>
            <Slab part={part} layout={layout} />
          </Actor>
        );
      })}
      {scene.local.map((part) => {
        const [x, y] = slabAt(part, "store", layout);
        const [rx, ry] = slabAt(part, "registry", layout);
        const built = scene.building && part !== "base";
        return (
          <Actor
            key={`local-${part}`}
            at={[x, y]}
            from={built || part === "name" ? [0, -20] : [rx - x, ry - y]}
            dim={dim("dockerd")}
          >
            <Slab part={part} layout={layout} />
          </Actor>
        );
      })}
      {lines.map(({ id, d, end, angle }) => (
        <Actor key={`line-${id}`} at={[0, 0]}>
          <Arrow d={d} end={end} angle={angle} tone="network" width={2.2} />
        </Actor>
      ))}
      {lines.map(({ id, start, stop, calls }) => (
        <Actor key={`packet-${id}-${calls}`} at={stop} from={[start[0] - stop[0], start[1] - stop[1]]}>
          <Packet r={layout === "wide" ? 8 : 6} />
        </Actor>
      ))}
      {scene.container && (
        <Actor key="container" at={[container.x, container.y]} from={[0, 16]} dim={dim("containerd")}>
          <ContainerBox scene={scene} layout={layout} />
        </Actor>
      )}
      <Actor key="client" at={at.client} dim={dim("client")}>
        <Process r={r} label="docker" size={plan.text} />
        <Label y={r + 15} anchor="middle" size={plan.text} weight={500} tone="muted">
          client
        </Label>
      </Actor>
      <Actor key="dockerd" at={at.dockerd} dim={dim("dockerd")}>
        <Process r={r} label="dockerd" size={plan.text} />
      </Actor>
      <Actor key="buildkit" at={plan.buildkit}>
        <Tag w={plan.buildkitW} tone={scene.building || !scene.about ? "process" : "muted"} size={plan.text}>
          BuildKit
        </Tag>
      </Actor>
      <Actor key="containerd" at={at.containerd} dim={dim("containerd")}>
        <Process r={r} label="containerd" size={plan.text} />
      </Actor>
      {scene.context &&
        fileNames.map((name, i) => (
          <Actor
            key={`file-${name}`}
            at={[plan.files[0], plan.files[1] + i * (file.h + 5)]}
            dim={dim("client")}
          >
            <FileCard name={name} layout={layout} />
          </Actor>
        ))}
      {scene.context === "sent" &&
        fileNames.map((name, i) => {
          const [x, y] = [plan.sent[0], plan.sent[1] + i * (file.h + 5)];
          return (
            <Actor
              key={`sent-${name}`}
              at={[x, y]}
              from={[plan.files[0] - x, plan.files[1] - plan.sent[1]]}
              delay={durations.calm}
            >
              <FileCard name={name} layout={layout} />
            </Actor>
          );
        })}
      <Actor key="panel-api" at={[panels.api.x, panels.api.y]} dim={!scene.wire.api}>
        <Panel
          rect={panels.api}
          title={apiTitle(scene.host)}
          messages={scene.wire.api ?? scene.said.api ?? []}
          tone="network"
          layout={layout}
        />
      </Actor>
      <Actor
        key={`panel-${other.line ?? "registry"}`}
        at={[panels.other.x, panels.other.y]}
        dim={!scene.wire.other}
        delay={scene.wire.api ? durations.brisk : 0}
      >
        <Panel
          rect={panels.other}
          title={lineTitles[other.line ?? "registry"]}
          messages={other.other ?? []}
          tone="network"
          layout={layout}
        />
      </Actor>
    </Actors>
  );
}

function ContainerBox({ scene, layout }: { scene: Scene; layout: Layout }) {
  const { container, text } = plans[layout];
  const wide = layout === "wide";
  const middle = [container.w / 2, container.h / 2] as const;
  if (scene.container === "runs")
    return (
      <g>
        <Box w={container.w} h={container.h} tone="container" look="ribs" />
        <g transform={`translate(${middle[0]} ${middle[1]})`}>
          <Process r={wide ? 26 : 22} label="hello" size={text} />
        </g>
      </g>
    );
  return (
    <Box
      w={container.w}
      h={container.h}
      tone="container"
      look={scene.container === "ended" ? "ghost" : "ribs"}
      label={scene.container === "ended" ? "removed" : "created"}
      size={text}
    />
  );
}

/** What was typed, and what came back. */
function Terminal({ scene, layout }: { scene: Scene; layout: Layout }) {
  const { terminal, mono } = plans[layout];
  const wide = layout === "wide";
  return (
    <g>
      <Box w={terminal.w} h={terminal.h} tone="surface" />
      <Label x={12} y={wide ? 18 : 17} size={mono} mono>
        {`$ ${scene.typed ?? ""}`}
      </Label>
      <Actors>
        {scene.answer !== undefined && (
          <Actor key={scene.answer} at={[12, wide ? 38 : 36]} delay={durations.calm}>
            <Label size={mono} weight={450} mono>
              {scene.answer}
            </Label>
          </Actor>
        )}
      </Actors>
    </g>
  );
}

export default defineDiagram<Scene>({
  title: "Who asks whom",
  description:
    "The client docker, the daemon dockerd with BuildKit in it and its images, containerd with a container, and a registry. Below them, the requests of each step with their answers. The reader picks build, pull, run or push, and where the daemon is: on this machine, in Docker Desktop's virtual machine, or on another machine.",
  size: { wide: plans.wide.size, narrow: plans.narrow.size },
  cover: "then-2",
  controls: [
    {
      kind: "choice",
      id: "command",
      label: "Command",
      options: [
        { value: "build", label: "build" },
        { value: "pull", label: "pull" },
        { value: "run", label: "run" },
        { value: "push", label: "push" },
      ],
      value: "pull",
    },
    {
      kind: "choice",
      id: "host",
      label: "Where is the daemon?",
      options: [
        { value: "linux", label: "this Linux machine" },
        { value: "desktop", label: "Docker Desktop's VM" },
        { value: "remote", label: "another machine" },
      ],
      value: "linux",
    },
  ],
  steps,
  Scene: DockerArchitectureScene,
});
