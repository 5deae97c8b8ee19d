import type { Task } from "@/lib/argv";
import { Actor, Arrow, At, Box, durations, Label, type Layout, Mark, Process, type Tone } from "../kit";
import { betweenTasks, plans } from "./places";
import type { Run, Scene } from "./scene";

const names: Readonly<Record<Task["role"], string>> = { init: "init", shell: "sh", program: "web" };

/** The processes, the signal that they get, and how they end. */
export function containerActors({ run, at }: Scene, layout: Layout) {
  const { container, daemon, r, label, end } = plans[layout];
  const { started, stopped } = run;
  if (at !== "started" && at !== "signal" && at !== "end")
    return [
      <Actor key="container" at={[container.x, container.y]}>
        <Box w={container.w} h={container.h} tone="muted" look="ghost" />
        <Label x={container.w / 2} y={container.h / 2} anchor="middle" size={label} tone="muted">
          no container yet
        </Label>
      </Actor>,
    ];
  const tasks = started.state === "running" ? started.tasks : [];
  const over = at === "end" && stopped !== undefined;
  const isUp = tasks.length > 0 && !over;
  const killed = over && stopped.seconds > 0;
  return [
    <Actor key="container" at={[container.x, container.y]}>
      <Box
        w={container.w}
        h={container.h}
        tone={isUp ? "container" : "muted"}
        look={isUp ? "ribs" : "ghost"}
      />
      {tasks.length === 0 && <Empty run={run} layout={layout} />}
    </Actor>,
    ...tasks.map((task, i) => {
      const [x, y] = placeOf(i, layout);
      return (
        <Actor key={`task-${task.role}`} at={[container.x + x, container.y + y]} delay={i * durations.brisk}>
          <Disc task={task} over={over} layout={layout} />
        </Actor>
      );
    }),
    ...tasks.slice(1).map((task, i) => (
      <Actor key={`parent-${task.role}`} at={[container.x, container.y]} delay={(i + 1) * durations.brisk}>
        <Bond index={i === 0 ? 0 : 1} passes={at !== "started" && i === 0 && run.init} layout={layout} />
      </Actor>
    )),
    ...(at !== "started" && tasks.length > 0
      ? [
          <Actor key="daemon" at={daemon}>
            <Process r={r} label="dockerd" size={label} />
            <Label y={-r - label} anchor="middle" size={label} tone="muted">
              {layout === "wide" ? "docker stop" : "stop"}
            </Label>
          </Actor>,
          <Actor key={killed ? "kill" : "signal"} at={[0, 0]} delay={durations.brisk}>
            <Signal word={killed ? "SIGKILL" : "SIGTERM"} layout={layout} />
          </Actor>,
        ]
      : []),
    ...(at !== "started"
      ? [
          <Actor
            key={over || tasks.length === 0 ? "end" : "waits"}
            at={[end.x, end.y]}
            delay={durations.calm}
          >
            <End run={run} over={over} layout={layout} />
          </Actor>,
        ]
      : []),
  ];
}

const placeOf = (index: number, layout: Layout) => {
  const { tasks } = plans[layout];
  return index === 0 ? tasks[0] : index === 1 ? tasks[1] : tasks[2];
};

function Disc({ task, over, layout }: { task: Task; over: boolean; layout: Layout }) {
  const { r, label } = plans[layout];
  const name = names[task.role];
  return (
    <g>
      {over ? (
        <At x={-r} y={-r}>
          <Box w={2 * r} h={2 * r} radius={r} tone="muted" look="ghost" label={name} size={label} />
        </At>
      ) : (
        <Process r={r} label={name} size={label} />
      )}
      <Label y={-r - label} anchor="middle" size={label} tone={over ? "muted" : "process"}>
        {`PID ${task.pid}`}
      </Label>
    </g>
  );
}

/** From parent to child; an init program passes the signal on along it. */
function Bond({ index, passes, layout }: { index: 0 | 1; passes: boolean; layout: Layout }) {
  const { d, end, middle } = betweenTasks(index, layout);
  const { label, r } = plans[layout];
  return (
    <g>
      <Arrow d={d} end={end} tone={passes ? "wrong" : "process"} />
      <Label
        x={middle[0]}
        y={passes ? middle[1] + r + label : middle[1] - 22}
        anchor="middle"
        size={label}
        tone={passes ? "wrong" : "muted"}
        weight={500}
      >
        {passes ? "SIGTERM" : layout === "wide" ? "starts" : ""}
      </Label>
    </g>
  );
}

function Signal({ word, layout }: { word: "SIGTERM" | "SIGKILL"; layout: Layout }) {
  const { daemon, container, tasks, r, label } = plans[layout];
  const from = daemon[0] + r + 4;
  const to = container.x + tasks[0][0] - r - 4;
  const y = container.y + tasks[0][1];
  return (
    <g>
      <Arrow d={`M${from} ${y}H${to - 8}`} end={[to, y]} tone="wrong" />
      <Label
        x={layout === "wide" ? (from + container.x) / 2 : daemon[0]}
        y={y + (layout === "wide" ? -16 : r + label)}
        anchor="middle"
        size={label}
        tone="wrong"
      >
        {word}
      </Label>
    </g>
  );
}

/** Why there is no process. */
function Empty({ run: { started }, layout }: { run: Run; layout: Layout }) {
  const { container, label, result } = plans[layout];
  const [first, second] =
    started.state === "refused"
      ? ["no container", "the engine refuses"]
      : started.state === "not-found"
        ? ["nothing started", `no program ${started.word}`]
        : [
            "over at once",
            started.state === "ended" && started.exit === 0 ? "it printed its line" : "sh: not found",
          ];
  return (
    <g>
      <Label
        x={container.w / 2}
        y={container.h / 2 - result * 0.7}
        anchor="middle"
        size={result}
        tone="muted"
      >
        {first}
      </Label>
      <Label
        x={container.w / 2}
        y={container.h / 2 + label}
        anchor="middle"
        size={label}
        weight={500}
        tone="muted"
      >
        {second}
      </Label>
    </g>
  );
}

/** A line of ten seconds, and what stands at its end. */
function End({
  run: { started, stopped, onTerm },
  over,
  layout,
}: {
  run: Run;
  over: boolean;
  layout: Layout;
}) {
  const { end, label, result, pad } = plans[layout];
  const wide = layout === "wide";
  const exit = stopped ? stopped.exit : started.state === "running" ? 0 : started.exit;
  const done = over || !stopped;
  const tone: Tone = exit === 0 ? "right" : "wrong";
  const y = wide ? [26, 62, 104, 136, 167] : [22, 46, 76, 98, 98];
  const w = end.w - 2 * pad;
  const told = !stopped
    ? undefined
    : stopped.told
      ? onTerm === "handles"
        ? "web tidied up"
        : "web had no handler"
      : onTerm === "handles"
        ? "web was never told"
        : "web had no handler";
  return (
    <g>
      <Box w={end.w} h={end.h} tone="surface" />
      {stopped && (
        <g>
          <Label x={pad} y={y[0]} size={label} tone="muted">
            grace period
          </Label>
          <Label x={end.w - pad} y={y[0]} anchor="end" size={label} tone={over ? tone : "muted"}>
            {over ? `${stopped.seconds} s of 10 s` : "10 s"}
          </Label>
          <At x={pad} y={(y[1] ?? 0) - 8}>
            <Box w={w} h={16} tone="surface" />
            {over && stopped.seconds > 0 && <Box w={w} h={16} tone="rebuilt" />}
          </At>
        </g>
      )}
      {done && (
        <g>
          <At x={pad + 11} y={y[2]}>
            <Mark ok={exit === 0} />
          </At>
          <Label x={pad + 32} y={y[2]} size={result} tone={tone}>
            {`exit code ${exit}`}
          </Label>
          <Label
            x={wide ? pad : end.w - pad}
            y={wide ? y[3] : y[2]}
            anchor={wide ? "start" : "end"}
            size={label}
            weight={500}
            tone="muted"
          >
            {meaning(exit)}
          </Label>
          {told !== undefined && (
            <Label x={pad} y={y[4]} size={label} weight={500} tone="text">
              {told}
            </Label>
          )}
        </g>
      )}
    </g>
  );
}

const meanings: Readonly<Record<number, string>> = {
  0: "a clean end",
  125: "Docker itself failed",
  127: "no such program",
  137: "128 + 9, SIGKILL",
  143: "128 + 15, SIGTERM",
};

const meaning = (exit: number): string => meanings[exit] ?? "";
