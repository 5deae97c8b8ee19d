import { Actor, Actors, Arrow, At, Box, defineDiagram, Label, Meter, Process, type SceneProps } from "../kit";
import { type Scene, steps } from "./steps";

const layers = ["your program", "libraries", "base files"];

/** Where things stand in each layout; all else follows from these. */
const places = {
  wide: {
    image: { x: 30, y: 190, w: 200, h: 40, gap: 6 },
    arrow: { d: "M252 256H312", end: [320, 256], label: [284, 236] },
    box: { x: [346, 566], y: 84, w: 194, h: 246 },
    kernel: { x: 30, y: 352, w: 730, h: 84 },
    process: { r: 26, y: 48, slab: 21, gap: 5, inset: 18 },
    others: { x: [400, 520, 640], y: 256, r: 30 },
  },
  narrow: {
    image: { x: 80, y: 30, w: 200, h: 30, gap: 5 },
    arrow: { d: "M180 142V168", end: [180, 176], label: [196, 158] },
    box: { x: [27, 193], y: 214, w: 140, h: 214 },
    kernel: { x: 16, y: 446, w: 328, h: 68 },
    process: { r: 21, y: 42, slab: 17, gap: 4, inset: 15 },
    others: { x: [80, 180, 280], y: 346, r: 28 },
  },
} as const;

function ImageToContainerScene({ scene, layout }: SceneProps<Scene>) {
  const { image, arrow, box, kernel, others } = places[layout];
  const size = layout === "wide" ? 16 : 14;
  return (
    <Actors>
      <Actor key="kernel" at={[kernel.x, kernel.y]}>
        <Box
          w={kernel.w}
          h={kernel.h}
          tone="host"
          label="Linux kernel"
          sub="one, shared by every process on it"
          size={size + 1}
        />
      </Actor>
      {scene.containers === 0 &&
        others.x.map((x, i) => (
          <Actor key={`other-${i}`} at={[x, others.y]} dim={scene.image}>
            <Process r={others.r} label={["1", "812", "901"][i] ?? ""} size={size} />
            <g transform={`translate(0 ${-others.r - size})`}>
              <Label anchor="middle" size={size - 1} tone="muted" weight={500}>
                {["init", "sshd", "bash"][i] ?? ""}
              </Label>
            </g>
            <Arrow
              d={`M0 ${others.r + 6}V${kernel.y - others.y - 16}`}
              end={[0, kernel.y - others.y - 6]}
              angle={90}
            />
          </Actor>
        ))}
      {scene.image && (
        <Actor key="image-name" at={[image.x + image.w / 2, image.y - (layout === "wide" ? 22 : 12)]}>
          <Label anchor="middle" size={size - 1} tone="muted" weight={500}>
            image
          </Label>
        </Actor>
      )}
      {scene.image &&
        layers.map((name, i) => (
          <Actor
            key={name}
            at={[image.x, image.y + i * (image.h + image.gap)]}
            from={[0, -30]}
            delay={(layers.length - 1 - i) * 0.14}
          >
            <Box w={image.w} h={image.h} tone="layer" label={name} size={size} />
          </Actor>
        ))}
      {scene.containers > 0 && (
        <Actor key="run" at={[0, 0]}>
          <Arrow d={arrow.d} end={arrow.end} angle={layout === "wide" ? 0 : 90} tone="text" />
          <g transform={`translate(${arrow.label.join(" ")})`}>
            <Label anchor={layout === "wide" ? "middle" : "start"} size={size - 1} tone="muted" weight={500}>
              run
            </Label>
          </g>
        </Actor>
      )}
      {box.x.slice(0, scene.containers).map((x, i) => (
        <Actor key={`container-${i}`} at={[x, box.y]} from={[-40, 0]}>
          <Container
            w={box.w}
            h={box.h}
            at={places[layout].process}
            scene={scene}
            used={scene.used?.[i]}
            size={size}
          />
        </Actor>
      ))}
      {scene.namespaces &&
        box.x.slice(0, scene.containers).map((x, i) => (
          <Actor key={`view-${i}`} at={[x - 7, box.y - 7]} delay={0.2}>
            <Box w={box.w + 14} h={box.h + 14} tone="namespace" look="dashed" />
            <g transform={`translate(${box.w / 2 + 7} -14)`}>
              <Label anchor="middle" size={size - 1} tone="namespace">
                its own view
              </Label>
            </g>
          </Actor>
        ))}
    </Actors>
  );
}

interface ContainerProps {
  w: number;
  h: number;
  /** Sizes of what is in it. */
  at: { r: number; y: number; slab: number; gap: number; inset: number };
  scene: Scene;
  used: number | undefined;
  size: number;
}

/** A container as a reader meets it all through the course: process, writable layer, the image's layers, limit. */
function Container({ w, h, at: { r, y, slab, gap, inset }, scene, used, size }: ContainerProps) {
  const width = w - 2 * inset;
  const meter = h - 46;
  const top = meter - 12 - 3 * (slab + gap);
  return (
    <>
      <Box w={w} h={h} tone="container" look="ribs" />
      <At x={w / 2} y={y}>
        <Process r={r} label={scene.namespaces ? "1" : "1204"} size={size} />
      </At>
      {scene.writable && (
        <At x={inset} y={top - slab - gap}>
          <Box w={width} h={slab} tone="writable" look="open" />
        </At>
      )}
      {layers.map((name, i) => (
        <At key={name} x={inset} y={top + i * (slab + gap)}>
          <Box w={width} h={slab} tone="layer" />
        </At>
      ))}
      {used !== undefined && (
        <At x={inset} y={meter}>
          <Meter w={width} h={13} fraction={used} limit={1} />
        </At>
      )}
    </>
  );
}

export default defineDiagram({
  title: "From image to running container",
  description:
    "An image of three layers is run twice on one Linux kernel. Each container has its own view of the system, a writable layer of its own over the shared layers, and a limit on what it may use.",
  size: { wide: [790, 460], narrow: [360, 528] },
  cover: "limits",
  steps,
  Scene: ImageToContainerScene,
});
