import { exitKilled, type MemoryEvents } from "@/lib/cgroup";
import { Actor, Box, edge, Label, type Layout, Mark, Meter, Process, type Tone } from "../kit";
import { paint } from "../kit/concepts";
import { plans } from "./places";
import { most, type Scene } from "./scene";

const states: Readonly<Record<Scene["process"], { word: string; more: string; tone: Tone }>> = {
  running: { word: "runs", more: "at full speed", tone: "text" },
  slowed: { word: "slowed down", more: "waits after each request", tone: "cgroup" },
  stuck: { word: "waits", more: "for the kernel's answer", tone: "cgroup" },
  killed: { word: "killed", more: `exit status ${exitKilled}`, tone: "wrong" },
};

const counters: readonly (keyof MemoryEvents)[] = ["high", "max", "oom", "oom_kill"];

/** Beside the chart: the process, the group's meter, its counters, and a group that has nothing to do with it. */
export function panelActors(scene: Scene, layout: Layout) {
  const { process, meter, events, neighbour, key, text } = plans[layout];
  const wide = layout === "wide";
  const state = states[scene.process];
  const dead = scene.process === "killed";
  const columns = wide ? 1 : 2;
  return [
    <Actor key="process" at={[process.x, process.y]}>
      {dead ? (
        <g>
          <circle
            r={process.r}
            fill="none"
            strokeWidth={1.8}
            strokeDasharray="3 4"
            style={{ stroke: edge("wrong") }}
          />
          <Label anchor="middle" size={text.label} tone="wrong">
            leak
          </Label>
          <g transform={`translate(${process.r * 0.75} ${-process.r * 0.75})`}>
            <Mark ok={false} r={wide ? 11 : 9} />
          </g>
        </g>
      ) : (
        <Process r={process.r} label="leak" size={text.label} />
      )}
    </Actor>,
    <Actor key={`state-${scene.process}`} at={[process.x + process.words, process.y]}>
      <Label y={-text.state * 0.62} size={text.state} tone={state.tone}>
        {state.word}
      </Label>
      <Label y={text.state * 0.68} size={text.small} weight={500} tone={dead ? "wrong" : "muted"}>
        {wide || dead ? state.more : ""}
      </Label>
    </Actor>,
    <Actor key="meter" at={[meter.x, meter.y]}>
      <Meter
        w={meter.w}
        h={meter.h}
        fraction={scene.current / most}
        limit={scene.max / most}
        label={wide ? "memory.current" : undefined}
        amount={wide ? `${scene.current} of ${scene.max} MiB` : `${scene.current} of ${scene.max} MiB`}
        size={text.small}
      />
    </Actor>,
    <Actor key="events" at={[events.x, events.y]}>
      <Box w={events.w} h={events.h} tone="cgroup" />
      <Label x={events.pad} y={20} size={text.small} weight={500} tone="cgroup" mono>
        memory.events
      </Label>
      {counters.map((name, index) => {
        const across = events.w / columns;
        const x = (index % columns) * across;
        const y = 20 + (wide ? 28 : 24) + Math.floor(index / columns) * events.row;
        const lit = scene.about === name || (scene.about === "oom_kill" && name === "oom");
        return (
          <g key={name} transform={`translate(${x} ${y})`}>
            {lit && (
              <rect
                x={events.pad - 6}
                y={-events.row / 2 + 1}
                width={across - 2 * events.pad + 12}
                height={events.row - 2}
                rx={3}
                style={{ fill: "var(--surface)" }}
              />
            )}
            <Label x={events.pad} size={text.mono} weight={lit ? 700 : 500} tone="cgroup" mono>
              {name}
            </Label>
            <Label x={across - events.pad} anchor="end" size={text.mono} weight={700} tone="cgroup" mono>
              {String(scene.events[name])}
            </Label>
          </g>
        );
      })}
    </Actor>,
    <Actor key="neighbour" at={[neighbour.x, neighbour.y]}>
      <path
        d={`M${(wide ? 676 : 24) - neighbour.x} ${-neighbour.r - 20}H${936 - (wide ? 0 : 600) - neighbour.x}`}
        strokeWidth={1.2}
        style={{ stroke: edge("surface") }}
      />
      <Process r={neighbour.r} label="web" size={text.small} />
      <g transform={`translate(${neighbour.words} 8)`}>
        <Meter
          w={neighbour.w}
          h={neighbour.h}
          fraction={0.3}
          limit={0.7}
          label="another group"
          amount={scene.about === "neighbour" ? "untouched" : undefined}
          size={text.small}
        />
      </g>
    </Actor>,
    <Actor key="key" at={[key.x, key.y]}>
      <rect y={-8} width={18} height={16} strokeWidth={1.8} style={paint("process")} />
      <Label x={26} size={text.small} weight={500}>
        {wide ? "the program's memory" : "its memory"}
      </Label>
      <g transform={`translate(${key.apart} 0)`}>
        <rect y={-8} width={18} height={16} strokeWidth={1.8} style={paint("host")} />
        <Label x={26} size={text.small} weight={500}>
          copy of a file
        </Label>
      </g>
    </Actor>,
  ];
}
