import {
  Actor,
  Actors,
  At,
  Box,
  defineDiagram,
  durations,
  Label,
  type Layout,
  Mark,
  type SceneProps,
  Tag,
} from "../kit";
import { Bar } from "./Bar";
import { BlockShape } from "./BlockShape";
import { mostPrograms } from "./model";
import { outlineOf, placeOf, plans, wordOf } from "./places";
import type { Block, Remark, Scene } from "./scene";
import { steps } from "./steps";
import { widthOf } from "./words";

const halves = ["left", "right"] as const;

/** Everything that comes in comes within this many seconds, however many programs there are. */
const entrance = 2 * durations.slow;

function VmAndContainerScene({ scene, layout }: SceneProps<Scene>) {
  const plan = plans[layout];
  const turns = Math.max(...scene.blocks.map((block) => block.turn), 1);
  const pause = Math.min(durations.quick, entrance / turns);
  const { meters } = scene;
  return (
    <Actors>
      {halves.map((half) => (
        <Actor key={`title-${half}-${scene.view}`} at={[plan.halves[half].x, plan.halves[half].titleY]}>
          <Label size={plan.text.title} tone="muted" caps>
            {scene.titles[half]}
          </Label>
        </Actor>
      ))}
      {scene.blocks.map((block) => {
        const rect = placeOf(block, scene, layout);
        return (
          <Actor
            key={block.key}
            at={[rect.x, rect.y]}
            from={[0, -24]}
            dim={block.state === "dim"}
            delay={block.turn * pause}
          >
            <BlockShape
              block={block}
              rect={rect}
              layout={layout}
              blank={block.kind === "hardware" && meters !== undefined}
            />
          </Actor>
        );
      })}
      {meters &&
        halves.map((half) => {
          const key = `${half}-hardware`;
          const block = scene.blocks.find((each) => each.key === key);
          if (!block) return null;
          const rect = placeOf(block, scene, layout);
          return (
            <Actor key={`${meters.quantity}-${half}`} at={[rect.x, rect.y]} delay={durations.brisk}>
              <Bar reading={meters[half]} w={rect.w} h={rect.h} layout={layout} />
            </Actor>
          );
        })}
      {scene.remarks.map((remark) => {
        const outline = outlineOf(remark, scene, layout);
        return (
          <Actor key={remark.key} at={[outline.x, outline.y]} delay={pause * (turns > 1 ? turns : 0)}>
            <RemarkShape remark={remark} outline={outline} layout={layout} />
          </Actor>
        );
      })}
      {scene.blocks.filter(isStruck).map((block) => {
        const rect = placeOf(block, scene, layout);
        const r = Math.min(rect.w, rect.h, plan.discs * 2) / 2;
        return (
          <Actor
            key={`${block.key}-taken`}
            at={[rect.x + rect.w / 2 + r * 0.8, rect.y + rect.h / 2 - r * 0.8]}
            delay={(block.place + 1) * durations.quick}
          >
            <Mark ok={false} r={layout === "wide" ? 10 : 7} />
          </Actor>
        );
      })}
    </Actors>
  );
}

const isStruck = (block: Block): boolean => block.state === "taken" && block.kind === "program";

interface RemarkShapeProps {
  remark: Remark;
  outline: { x: number; y: number; w: number; h: number };
  layout: Layout;
}

function RemarkShape({ remark, outline, layout }: RemarkShapeProps) {
  const size = plans[layout].text.tag;
  const width = widthOf(remark.text, size) * 0.9 + size * 1.8;
  const [x, y] = wordOf(remark, outline, width, layout);
  return (
    <g>
      {!remark.walled && <Box w={outline.w} h={outline.h} tone={remark.tone} look="dashed" />}
      <At x={x} y={y}>
        <Tag w={width} tone={remark.tone} size={size}>
          {remark.text}
        </Tag>
      </At>
    </g>
  );
}

export default defineDiagram<Scene>({
  title: "Two ways to isolate",
  description:
    "Two equal machines. On one a hypervisor carries virtual machines, each with a guest operating system, libraries and a program. On the other one host operating system carries containers, each with libraries and a program.",
  size: { wide: plans.wide.size, narrow: plans.narrow.size },
  controls: [{ kind: "range", id: "apps", label: "Programs", min: 1, max: mostPrograms, value: 3 }],
  cover: "all-programs",
  steps,
  Scene: VmAndContainerScene,
});
