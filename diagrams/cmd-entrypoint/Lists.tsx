import { Actor, At, Box, edge, Label, type Layout, type Tone } from "../kit";
import { type Choice, choices } from "./choices";
import { chipWidth, type PlacedChip, placedChips, plans, type Rect, shown, traces } from "./places";
import { type Run, type Scene, type Source, typed } from "./scene";

const tones: Readonly<Record<Source, Tone>> = {
  entrypoint: "layer",
  cmd: "layer",
  override: "network",
  args: "network",
};

/** What is written: the Dockerfile, the command line; and the lists that come of it. */
export function listActors(scene: Scene, layout: Layout) {
  const { file, terminal, config, words: given, argv } = plans[layout];
  const override = choices.override(scene.run.choice);
  const late = scene.at !== "image" && scene.at !== "command-line";
  return [
    <Actor key="file" at={[file.x, file.y]}>
      <Dockerfile choice={scene.run.choice} layout={layout} />
    </Actor>,
    <Actor key="config" at={[config.x, config.y]}>
      <Rows
        box={config}
        title="config of the image"
        rows={[
          ["Entrypoint", words(scene.run.config.entrypoint, "none")],
          ["Cmd", words(scene.run.config.cmd, "none")],
        ]}
        layout={layout}
      />
    </Actor>,
    ...(scene.at === "image"
      ? []
      : [
          <Actor key="terminal" at={[terminal.x, terminal.y]}>
            <CommandLine run={scene.run} layout={layout} />
          </Actor>,
          <Actor key="words" at={[given.x, given.y]}>
            <Rows
              box={given}
              title="words of docker run"
              rows={[
                ["--entrypoint", override === undefined ? "not given" : words([override], '"", so none')],
                ["arguments", words(choices.args(scene.run.choice), "none")],
              ]}
              layout={layout}
            />
          </Actor>,
        ]),
    <Actor key="argv" at={[argv.x, argv.y]}>
      <Argv state={late ? (scene.run.argv.length === 0 ? "nothing" : "words") : "open"} layout={layout} />
    </Actor>,
    ...traces(scene, layout).map((chip) => (
      <Actor key={`trace-${chip.source}-${chip.index}`} at={chip.at} dim>
        <Word chip={chip} layout={layout} />
      </Actor>
    )),
    ...placedChips(scene, layout).map((chip) => (
      <Actor key={`${chip.source}-${chip.index}`} at={chip.at}>
        <Word chip={chip} layout={layout} />
      </Actor>
    )),
  ];
}

function Word({ chip, layout }: { chip: PlacedChip; layout: Layout }) {
  const { chip: shape, code } = plans[layout];
  const w = chipWidth(chip.text, layout);
  const tone = chip.out ? "muted" : tones[chip.source];
  return (
    <g>
      <Box w={w} h={shape.h} tone={tone} look={chip.out ? "ghost" : "plain"} />
      <Label x={w / 2} y={shape.h / 2} anchor="middle" size={code} weight={500} mono tone={tone}>
        {shown(chip.text)}
      </Label>
      {chip.out && (
        <path
          d={`M4 ${shape.h / 2}H${w - 4}`}
          strokeWidth={1.8}
          fill="none"
          style={{ stroke: edge("wrong") }}
        />
      )}
    </g>
  );
}

/** The two lines, each with the form that it is in. */
function Dockerfile({ choice, layout }: { choice: Choice; layout: Layout }) {
  const { file, label, code, pad, lines } = plans[layout];
  const rows = [
    ["ENTRYPOINT", choices.entrypoint(choice), choice.entrypoint],
    ["CMD", choices.cmd(choice), choice.cmd],
  ] as const;
  return (
    <g>
      <Box w={file.w} h={file.h} tone="surface" />
      <Label x={pad} y={lines[0]} size={label} tone="muted">
        Dockerfile
      </Label>
      {rows.map(([name, text, form], i) => {
        const y = lines[i === 0 ? 1 : 2];
        return (
          <g key={name}>
            <Label x={pad} y={y} size={code} weight={500} mono tone={text === undefined ? "muted" : "text"}>
              {text === undefined ? `# no ${name}` : `${name} ${text}`}
            </Label>
            {text !== undefined && (
              <Label x={file.w - pad} y={y} anchor="end" size={label} weight={500} tone="muted">
                {layout === "wide" ? `${form} form` : form}
              </Label>
            )}
          </g>
        );
      })}
    </g>
  );
}

function CommandLine({ run, layout }: { run: Run; layout: Layout }) {
  const { terminal, label, code, pad, lines } = plans[layout];
  const { start, image } = typed(run);
  const whole = `$ ${start} ${image}`;
  const fits = whole.length <= (layout === "wide" ? 48 : 38);
  return (
    <g>
      <Box w={terminal.w} h={terminal.h} tone="surface" />
      <Label x={pad} y={lines[0]} size={label} tone="muted">
        command line
      </Label>
      {(fits ? [whole] : [`$ ${start} \\`, `    ${image}`]).map((line, i) => (
        <At key={line} x={pad + (i === 0 ? 0 : 2 * code)} y={lines[i === 0 ? 1 : 2]}>
          <Label size={code} weight={500} mono>
            {line.trim()}
          </Label>
        </At>
      ))}
    </g>
  );
}

/** What stands in a list's place if it has no words. */
const words = (list: readonly string[], missing: string): string | undefined =>
  list.join("") === "" ? missing : undefined;

function Rows({
  box,
  title,
  rows,
  layout,
}: {
  box: Rect;
  title: string;
  rows: readonly (readonly [name: string, missing: string | undefined])[];
  layout: Layout;
}) {
  const {
    label,
    pad,
    rows: lines,
    lines: [head],
    chips,
  } = plans[layout];
  return (
    <g>
      <Box w={box.w} h={box.h} tone="muted" look="ghost" />
      <Label x={pad} y={head} size={label} tone="muted">
        {title}
      </Label>
      {rows.map(([name, missing], i) => (
        <At key={name} y={lines[i === 0 ? 0 : 1]}>
          <Label x={pad} size={label}>
            {name}
          </Label>
          {missing !== undefined && (
            <Label x={chips} size={label} weight={500} tone="muted">
              {missing}
            </Label>
          )}
        </At>
      ))}
    </g>
  );
}

function Argv({ state, layout }: { state: "open" | "words" | "nothing"; layout: Layout }) {
  const { argv, argvChips, label, pad } = plans[layout];
  const open = state === "open";
  return (
    <g>
      <Box w={argv.w} h={argv.h} tone={open ? "muted" : "process"} look={open ? "ghost" : "plain"} />
      <Label x={pad} y={layout === "wide" ? argvChips[1] : 16} size={label} tone={open ? "muted" : "process"}>
        what is run
      </Label>
      {state === "nothing" && (
        <Label x={argvChips[0]} y={argvChips[1]} size={label} tone="process">
          nothing: no command specified
        </Label>
      )}
    </g>
  );
}
