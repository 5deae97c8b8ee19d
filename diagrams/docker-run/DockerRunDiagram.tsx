"use client";

import {
  Actor,
  Actors,
  At,
  Box,
  defineDiagram,
  durations,
  Label,
  Process,
  type SceneProps,
  type Tone,
} from "../kit";
import { Connection } from "./Connection";
import { Files } from "./Files";
import { people, type Who } from "./model";
import { type LayoutName, plans } from "./places";
import { type Scene, steps } from "./steps";

const names: Readonly<Record<Who, string>> = {
  client: "docker",
  dockerd: "dockerd",
  containerd: "containerd",
  shim: "shim",
  runc: "runc",
  program: "hello",
};

const roles: Readonly<Record<Who, string>> = {
  client: "client",
  dockerd: "daemon",
  containerd: "daemon",
  shim: "per container",
  runc: "OCI runtime",
  program: "process 1 inside",
};

const asked = {
  wide: ["namespaces, control group, mounts, pivot_root, capabilities, seccomp"],
  narrow: ["namespaces, control group, mounts,", "pivot_root, capabilities, seccomp"],
} as const;

function DockerRunScene({ scene, layout }: SceneProps<Scene>) {
  const plan = plans[layout];
  const { container: box, kernel } = plan;
  const ended = scene.container === "ended" || scene.container === "killed";
  return (
    <Actors>
      <Actor key="kernel" at={[kernel.x, kernel.y]}>
        <Kernel scene={scene} layout={layout} />
      </Actor>
      {scene.terminal && (
        <Actor key="terminal" at={[plan.terminal.x, plan.terminal.y]} from={[0, -16]}>
          <Terminal lines={scene.terminal} layout={layout} />
        </Actor>
      )}
      {scene.container && (
        <Actor key="container" at={[box.x, box.y]} dim={ended}>
          {ended ? (
            <Box w={box.w} h={box.h} tone="container" look="ghost" />
          ) : (
            <g>
              <Box w={box.w} h={box.h} tone="container" look="ribs" />
              <At x={-7} y={-7}>
                <Box w={box.w + 14} h={box.h + 14} tone="namespace" look="dashed" />
              </At>
            </g>
          )}
        </Actor>
      )}
      {scene.kernel && (
        <Actor key="asks-kernel" at={[0, 0]} delay={durations.calm}>
          <Connection
            kind="asks"
            line={kernelLine(layout)}
            label="system calls"
            layout={layout}
            word={[10, 0]}
          />
        </Actor>
      )}
      {scene.files && (
        <Actor key="files" at={plan.files} from={[0, -20]} dim={isDim(scene, "dockerd")}>
          <Files layout={layout} />
        </Actor>
      )}
      {scene.bundle && (
        <Actor key="bundle" at={plan.bundle[scene.bundle]} from={[-40, 0]}>
          <Bundle layout={layout} />
        </Actor>
      )}
      {scene.lines.map((line, i) => (
        <Actor
          key={`${line.from}-${line.to}-${line.kind}`}
          at={[0, 0]}
          dim={isDim(scene, line.from) || isDim(scene, line.to)}
          delay={line.kind === "output" ? i * durations.brisk : 0}
        >
          <Connection {...line} layout={layout} />
        </Actor>
      ))}
      {people.map((who) => {
        const presence = scene.cast[who];
        return (
          presence && (
            <Actor key={who} at={plan.at[who]} from={[0, -16]} dim={isDim(scene, who) && presence === "here"}>
              <Person who={who} scene={scene} layout={layout} />
            </Actor>
          )
        );
      })}
    </Actors>
  );
}

const isDim = ({ about }: Scene, who: Who): boolean => about !== undefined && !about.includes(who);

/** From runc down to the kernel. */
function kernelLine(layout: LayoutName) {
  const { at, r, kernel } = plans[layout];
  const [x, y] = at.runc;
  return {
    start: [x, y + r.runc + 4],
    end: [x, kernel.y - 3],
    middle: [x, (y + r.runc + kernel.y) / 2],
    angle: 90,
  } as const;
}

function Kernel({ scene, layout }: { scene: Scene; layout: LayoutName }) {
  const { kernel, label } = plans[layout];
  const wide = layout === "wide";
  const words = scene.kernel ? asked[layout] : ["runs every process above"];
  const first = kernel.h / 2 - (words.length * (label + 4)) / 2;
  return (
    <g>
      <Box w={kernel.w} h={kernel.h} tone="host" />
      <Label x={kernel.w / 2} y={first} anchor="middle" size={label + 2} tone="host">
        Linux kernel
      </Label>
      {words.map((line, i) => (
        <Label
          key={line}
          x={kernel.w / 2}
          y={first + (i + 1) * (label + (wide ? 8 : 5))}
          anchor="middle"
          size={label}
          weight={450}
          tone="host"
        >
          {line}
        </Label>
      ))}
    </g>
  );
}

/** A process, or the outline that it leaves; the program waits behind its walls before it runs. */
function Person({ who, scene, layout }: { who: Who; scene: Scene; layout: LayoutName }) {
  const { r, role, label } = plans[layout];
  const radius = r[who];
  const gone = scene.cast[who] === "gone";
  const waits = who === "program" && scene.container === "waits";
  const { at, anchor } = role[who];
  const [word, tone] = wordOf(who, scene);
  return (
    <g>
      {gone || waits ? (
        <At x={-radius} y={-radius}>
          <Box
            w={2 * radius}
            h={2 * radius}
            radius={radius}
            tone={waits ? "process" : "muted"}
            look="ghost"
          />
          <Label x={radius} y={radius} anchor="middle" size={label} tone={waits ? "process" : "muted"}>
            {names[who]}
          </Label>
        </At>
      ) : (
        <Process r={radius} label={names[who]} size={label} />
      )}
      <Label x={at[0]} y={at[1]} anchor={anchor} size={label} weight={500} tone={tone}>
        {word}
      </Label>
    </g>
  );
}

function wordOf(who: Who, { cast, container }: Scene): readonly [string, Tone] {
  if (cast[who] === "here")
    return [who === "program" && container === "waits" ? "waits to start" : roles[who], "muted"];
  if (who !== "program") return [who === "runc" ? "has left" : "gone", "muted"];
  return container === "killed" ? ["exit code 137", "wrong"] : ["exit code 0", "right"];
}

/** What was typed, and what came back. */
function Terminal({
  lines: [typed, answer],
  layout,
}: {
  lines: NonNullable<Scene["terminal"]>;
  layout: LayoutName;
}) {
  const { terminal, label } = plans[layout];
  const wide = layout === "wide";
  return (
    <g>
      <Box w={terminal.w} h={terminal.h} tone="surface" />
      <Label x={12} y={wide ? 21 : 17} size={label} mono tone="text">
        {`$ ${typed}`}
      </Label>
      <Actors>
        {answer !== undefined && (
          <Actor key={answer} at={[12, wide ? 44 : 36]} delay={durations.slow}>
            <Label size={label} weight={450} mono tone={answer.startsWith("Cannot") ? "wrong" : "text"}>
              {answer}
            </Label>
          </Actor>
        )}
      </Actors>
    </g>
  );
}

function Bundle({ layout }: { layout: LayoutName }) {
  const { label } = plans[layout];
  const wide = layout === "wide";
  return (
    <g>
      <Box w={wide ? 144 : 130} h={wide ? 82 : 68} tone="text" />
      <Label x={12} y={wide ? 18 : 15} size={label} tone="text">
        bundle
      </Label>
      <Label x={12} y={wide ? 42 : 35} size={label} weight={450} tone="text" mono>
        config.json
      </Label>
      <Label x={12} y={wide ? 64 : 53} size={label} weight={450} tone="text" mono>
        rootfs/
      </Label>
    </g>
  );
}

export default defineDiagram<Scene>({
  title: "What docker run sets in motion",
  description:
    "Client, dockerd, containerd, shim, runc and the program, above one kernel. Each asks or starts the next. runc leaves as soon as the program runs; the shim stays as its parent. The reader takes one of them away and sees whether the program runs on.",
  size: { wide: plans.wide.size, narrow: plans.narrow.size },
  controls: [
    {
      kind: "choice",
      id: "loss",
      label: "Take away",
      options: [
        { value: "client", label: "client" },
        { value: "dockerd-stops", label: "dockerd, stopped" },
        { value: "dockerd-crashes", label: "dockerd, crashed" },
        { value: "containerd", label: "containerd" },
        { value: "shim", label: "shim" },
      ],
      value: "dockerd-stops",
    },
    { kind: "toggle", id: "live", label: "live-restore", value: false },
  ],
  steps,
  Scene: DockerRunScene,
});
