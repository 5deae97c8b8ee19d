"use client";

import { Actor, Actors, Box, defineDiagram, durations, Label, type Layout, type SceneProps } from "../kit";
import { Frame, ImageLayers, Names, Registry, Server, Token } from "./Parts";
import { plans } from "./places";
import { type Scene, steps } from "./steps";
import { Chips, Terminal } from "./Terminal";
import { WayLine, wayOf } from "./Ways";

function EcrFlowScene({ scene, layout }: SceneProps<Scene>) {
  const plan = plans[layout];
  const { state, before } = scene;
  const { layers } = plan;
  const way = wayOf(scene);
  const from = (there: readonly [number, number], here: readonly [number, number]) =>
    [there[0] - here[0], there[1] - here[1]] as const;
  return (
    <Actors>
      <Actor key="terminal" at={[plan.terminal.x, plan.terminal.y]}>
        <Terminal scene={scene} layout={layout} />
      </Actor>
      <Actor key="chips" at={[plan.chips.x, plan.chips.y]}>
        <Chips progress={scene.progress} now={scene.act} layout={layout} />
      </Actor>
      <Actor key="laptop" at={[plan.laptop.x, plan.laptop.y]}>
        <Frame rect={plan.laptop} tone="host" name="Your laptop" layout={layout} />
      </Actor>
      <Actor key="aws" at={[plan.aws.x, plan.aws.y]}>
        <Frame rect={plan.aws} tone="cloud" name="AWS, us-east-1" layout={layout} />
      </Actor>
      <Actor key="api" at={[plan.api.x, plan.api.y]}>
        <Api scene={scene} layout={layout} />
      </Actor>
      <Actor key="registry" at={[plan.registry.x, plan.registry.y]}>
        <Registry state={state} layout={layout} />
      </Actor>
      <Actor key="server" at={[plan.server.x, plan.server.y]}>
        <Server state={state} layout={layout} />
      </Actor>
      {way && (
        <Actor key={`way-${scene.act}`} at={[0, 0]} delay={durations.quick}>
          <WayLine way={way} ok={scene.ok} layout={layout} />
        </Actor>
      )}
      <Actor key="dockerfile" at={[plan.dockerfile.x, plan.dockerfile.y]}>
        <Box
          w={plan.dockerfile.w}
          h={plan.dockerfile.h}
          tone="text"
          label="Dockerfile"
          size={plan.text.label}
          radius={2}
        />
      </Actor>
      {state.built ? (
        <Actor key="image" at={layers.laptop} from={[0, -24]}>
          <ImageLayers layout={layout} />
        </Actor>
      ) : (
        <Actor key="no-image" at={layers.laptop}>
          <Box
            w={1.8 * layers.w}
            h={2 * layers.h + 6}
            tone="muted"
            look="ghost"
            label="no image yet"
            size={plan.text.label}
          />
        </Actor>
      )}
      {state.built && (
        <Actor key="names" at={plan.names} from={[0, -12]}>
          <Names named={state.named} layout={layout} />
        </Actor>
      )}
      {state.token !== "none" && (
        <Actor
          key="token"
          at={[plan.token.x, plan.token.y]}
          from={from([plan.api.x, plan.api.y], [plan.token.x, plan.token.y])}
        >
          <Token expired={state.token === "expired"} layout={layout} />
        </Actor>
      )}
      {state.stored && (
        <Actor
          key="stored"
          at={layers.repository}
          from={from(layers.laptop, layers.repository)}
          delay={before.stored ? 0 : durations.brisk}
        >
          <ImageLayers layout={layout} />
        </Actor>
      )}
      {state.runs && (
        <Actor
          key="pulled"
          at={layers.server}
          from={from(layers.repository, layers.server)}
          delay={durations.brisk}
        >
          <ImageLayers layout={layout} />
        </Actor>
      )}
    </Actors>
  );
}

const asked = { login: "GetAuthorizationToken", create: "CreateRepository" } as const;

function Api({ scene, layout }: { scene: Scene; layout: Layout }) {
  const { api, text } = plans[layout];
  const call =
    scene.typed.length > 0 && (scene.act === "login" || scene.act === "create")
      ? asked[scene.act]
      : undefined;
  return (
    <g>
      <Box w={api.w} h={api.h} tone="cloud" radius={8} />
      <Label x={14} y={api.h * 0.3} size={text.label} tone="cloud">
        Amazon ECR, the service
      </Label>
      <Label
        x={14}
        y={api.h * 0.7}
        size={text.label}
        weight={500}
        tone={call ? "network" : "muted"}
        mono={call !== undefined}
      >
        {call ?? "IAM decides who may do what"}
      </Label>
    </g>
  );
}

export default defineDiagram<Scene>({
  title: "Six commands to Amazon ECR",
  description:
    "A laptop on one side, a private registry in AWS on the other. Build, look, log in, create a repository, tag, push; then a server pulls. The reader leaves one command out, or lets the login grow too old, and sees which later command fails and with which message.",
  size: { wide: plans.wide.size, narrow: plans.narrow.size },
  cover: "push",
  controls: [
    {
      kind: "choice",
      id: "skip",
      label: "Leave out",
      options: [
        { value: "nothing", label: "nothing" },
        { value: "build", label: "1 build" },
        { value: "check", label: "2 look" },
        { value: "login", label: "3 log in" },
        { value: "create", label: "4 create" },
        { value: "tag", label: "5 tag" },
        { value: "push", label: "6 push" },
      ],
      value: "nothing",
    },
    { kind: "toggle", id: "late", label: "push 13 hours later", value: false },
    { kind: "toggle", id: "template", label: "template for CREATE_ON_PUSH", value: false },
  ],
  steps,
  Scene: EcrFlowScene,
});
