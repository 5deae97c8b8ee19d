import { Actor, Actors, Arrow, At, Box, defineDiagram, Label, Process, type SceneProps } from "../kit";
import { places } from "./places";
import type { Scene } from "./scene";
import { controls, steps } from "./steps";
import { Swatch, TerminalFrame, TerminalLine, terminalLines } from "./Terminal";
import { HostThing, Lens, Shared } from "./Things";
import { things } from "./words";

const sides = ["inside", "host"] as const;

function NamespacesScene({ scene, layout }: SceneProps<Scene>) {
  const { slab, row, disc, legend, text } = places[layout];
  const columns = [row.web + row.w / 2, row.host + row.w / 2] as const;
  const wide = layout === "wide";
  const top = (i: number) => row.y + i * row.pitch;
  const sees = scene.things.some((thing) => thing.own);
  return (
    <Actors>
      <Actor key="slab" at={[slab.x, slab.y]}>
        <Box w={slab.w} h={slab.h} tone="host" radius={6} />
        <Label
          x={slab.title[0] - slab.x}
          y={slab.title[1] - slab.y}
          anchor="middle"
          size={text.label}
          tone="host"
        >
          {wide ? "one Linux kernel: what each process sees in it" : "one Linux kernel"}
        </Label>
      </Actor>
      <Actor key="legend" at={[legend.x, legend.y]}>
        <Swatch lens size={text.label}>
          {wide ? "own: a lens" : "own"}
        </Swatch>
        <At y={legend.pitch}>
          <Swatch size={text.label}>shared</Swatch>
        </At>
      </Actor>
      {columns.map((x, i) => (
        <Actor key={i === 0 ? "web" : "db"} at={[x, disc.y]}>
          <Process r={disc.r} label={i === 0 ? "web" : "db"} size={text.label} />
          <Arrow
            d={`M0 ${disc.ring + 1}V${slab.y - disc.y - 12}`}
            end={[0, slab.y - disc.y - 2]}
            angle={90}
            tone="process"
          />
          <Label x={disc.ring + 7} y={i === 0 || !wide ? -9 : 0} size={text.label} weight={500} tone="muted">
            {i === 0 ? `PID ${scene.numbers[0]}` : wide ? "PID 641" : "PID"}
          </Label>
          {i === 1 && !wide && (
            <Label x={disc.ring + 7} y={10} size={text.label} weight={500} tone="muted">
              641
            </Label>
          )}
        </Actor>
      ))}
      <Actor key={`number-${scene.numbers.at(-1)}`} at={[columns[0] + disc.ring + 7, disc.y + 10]}>
        <Label
          size={text.label}
          weight={scene.numbers.length > 1 ? 650 : 500}
          tone={scene.numbers.length > 1 ? "namespace" : "muted"}
        >
          {scene.numbers.length > 1 ? "inside: 1" : "everywhere"}
        </Label>
      </Actor>
      {sees && (
        <Actor key="looks" at={[columns[0], disc.y]}>
          <circle
            r={disc.ring}
            fill="none"
            strokeWidth={1.8}
            strokeDasharray="8 5"
            style={{ stroke: "var(--concept-namespace)" }}
          />
        </Actor>
      )}
      {scene.things.map(({ kind }, i) => (
        <Actor key={`name-${kind}`} at={[0, top(i) + row.h / 2]}>
          <Label x={row.code} size={text.mono} mono weight={650} tone="host">
            {kind}
          </Label>
          {wide && (
            <Label x={row.word} size={text.label} weight={500} tone="host">
              {things[kind]}
            </Label>
          )}
        </Actor>
      ))}
      {scene.things.map(
        (thing, i) =>
          !thing.own && (
            <Actor key={`shared-${thing.kind}-${thing.host}`} at={[row.web, top(i)]}>
              <Shared
                w={row.host + row.w - row.web}
                h={row.h}
                size={text.value}
                value={thing.host}
                fresh={scene.fresh === thing.kind}
              />
            </Actor>
          ),
      )}
      {scene.things.map(
        (thing, i) =>
          thing.own && (
            <Actor key={`host-${thing.kind}-${thing.host}`} at={[row.host, top(i)]}>
              <HostThing w={row.w} h={row.h} size={text.value} value={thing.host} />
            </Actor>
          ),
      )}
      {scene.things.map(
        (thing, i) =>
          thing.own && (
            <Actor key={`lens-${thing.kind}-${thing.web}`} at={[row.web, top(i)]} from={[0, -18]}>
              <Lens
                w={row.w}
                h={row.h}
                size={text.value}
                value={thing.web}
                fresh={scene.fresh === thing.kind}
              />
            </Actor>
          ),
      )}
      {sides.map((side) => (
        <Actor key={`terminal-${side}`} at={[places[layout].terminal.x, places[layout].terminal.tops[side]]}>
          <TerminalFrame side={side} layout={layout} />
        </Actor>
      ))}
      {sides.flatMap((side) =>
        terminalLines(scene.terminals[side], side, layout).map((line) => (
          <Actor key={line.key} at={line.at}>
            <TerminalLine line={line} layout={layout} />
          </Actor>
        )),
      )}
    </Actors>
  );
}

export default defineDiagram({
  title: "Eight namespaces, two views",
  description:
    "One Linux kernel holds eight kinds of things: process IDs, mounts, host name, network, queues, users, group path and clocks. Each is either shared by the processes web and db, or web has one of its own, drawn as a dashed lens. Two terminals show what commands print inside, for web, and on the host.",
  size: { wide: places.wide.size, narrow: places.narrow.size },
  controls,
  steps,
  Scene: NamespacesScene,
});
