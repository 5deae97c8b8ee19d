"use client";

import { Actor, Actors, Arrow, defineDiagram, durations, type SceneProps, Tag } from "../kit";
import { Command, PlaceFrame, RowLabel, SlabShape, TagShape } from "./Parts";
import { plans, rowAt, tagsAt } from "./places";
import { actions, bytes, mostActions, type Scene, steps } from "./steps";
import type { Travel } from "./story";

const places = ["builder", "registry", "server"] as const;
/** Where the layers of a place come from. */
const source = { registry: "builder", server: "registry" } as const;

function PushPullScene({ scene, layout }: SceneProps<Scene>) {
  const plan = plans[layout];
  const { travel } = scene;
  return (
    <Actors>
      <Actor key={`command-${scene.at}`} at={[0, plan.command.y]}>
        <Command at={scene.at} layout={layout}>
          {scene.command}
        </Command>
      </Actor>
      {places.map((place) => (
        <Actor key={place} at={plan.at[place]}>
          <PlaceFrame place={place} layout={layout} empty={scene[place].slabs.length === 0} />
        </Actor>
      ))}
      {places.flatMap((place) => {
        const [x, y] = plan.at[place];
        const versions = scene[place].rows.length;
        const from =
          place === "builder"
            ? ([0, -20] as const)
            : ([plan.at[source[place]][0] - x, plan.at[source[place]][1] - y] as const);
        return scene[place].slabs.map((slab) => (
          <Actor
            key={`${place}-${slab.key}`}
            at={[x + plan.columns[slab.part].x, y + rowAt(slab.first, versions, layout)]}
            from={from}
          >
            <SlabShape slab={slab} versions={versions} layout={layout} />
          </Actor>
        ));
      })}
      {places.flatMap((place) => {
        const [x, y] = plan.at[place];
        const { rows } = scene[place];
        return rows.map(
          (row, version) =>
            row && (
              <Actor
                key={`${place}-row-${version}`}
                at={[x, y + rowAt(version, rows.length, layout)]}
                delay={durations.calm}
              >
                <RowLabel
                  {...row}
                  asked={place === scene.at && scene.command.endsWith(`@sha256:${row.digest}`)}
                  versions={rows.length}
                  layout={layout}
                />
              </Actor>
            ),
        );
      })}
      {places.flatMap((place) => {
        const [x, y] = plan.at[place];
        return tagsAt(scene[place], layout).map(({ tag, at, w }) => (
          <Actor
            key={`${place}-tag-${tag}`}
            at={[x + at[0], y + at[1]]}
            from={[0, -14]}
            delay={durations.calm}
          >
            <TagShape w={w} layout={layout}>
              {tag}
            </TagShape>
          </Actor>
        ));
      })}
      {travel && (
        <Actor key={`travel-${travel.way}-${scene.command}`} at={[0, 0]} delay={durations.quick}>
          <Way travel={travel} layout={layout} />
        </Actor>
      )}
    </Actors>
  );
}

/** What travelled, on its arrow. */
function Way({ travel, layout }: { travel: Travel; layout: "wide" | "narrow" }) {
  const { ways, word, text } = plans[layout];
  const { d, end, angle, word: at } = ways[travel.way];
  const count = travel.moved.length;
  const said =
    count === 0 ? "no layer travels" : `${count} ${count === 1 ? "layer" : "layers"}, ${bytes(travel.bytes)}`;
  return (
    <g>
      <Arrow d={d} end={end} angle={angle} tone="network" dashed={count === 0} width={2.4} />
      <g transform={`translate(${at[0]} ${at[1]})`}>
        <Tag w={word} tone="network" size={text.label}>
          {said}
        </Tag>
      </g>
    </g>
  );
}

export default defineDiagram<Scene>({
  title: "What a push and a pull move",
  description:
    "A build machine, a registry and a server, each with its layers drawn once, however many versions share them. Push and pull move only the layers that the other side lacks. Tags move from one version to the next; digests do not.",
  size: { wide: plans.wide.size, narrow: plans.narrow.size },
  cover: "push-change",
  controls: [
    {
      kind: "actions",
      id: "yours",
      label: "Your turn",
      options: [
        { value: actions[0], label: "change the page, push" },
        { value: actions[1], label: "change the libraries, push" },
        { value: actions[2], label: "change the base, push" },
        { value: actions[3], label: "pull latest" },
        { value: actions[4], label: "pull the first digest" },
      ],
      value: [],
      max: mostActions,
    },
  ],
  steps,
  Scene: PushPullScene,
});
