import { type CSSProperties, useState } from "react";
import { type Comparison, type Slab, sizeText } from "@/lib/dockerfile-lab";

const phases = [
  { id: "before", title: "Before" },
  { id: "going", title: "What goes" },
  { id: "after", title: "Now" },
] as const;

/** In units of the drawing; every slab is high enough for its words. */
const height = 340;
const least = 26;
const gap = 4;

interface Place {
  y: number;
  h: number;
}

interface MorphProps {
  comparison: Comparison;
  sizes: { before: number; after: number };
}

/**
 * The layers of one image become those of the other: what is kept moves, what changes grows or shrinks, what goes
 * fades. Both are drawn to one scale. The words stand in the list below it.
 */
export function Morph({ comparison, sizes }: MorphProps) {
  const [phase, setPhase] = useState<(typeof phases)[number]["id"]>("before");
  const { fates, after, fresh } = comparison;
  const most = Math.max(fates.length, after.length, 1);
  const scale = Math.max(0, height - most * (least + gap)) / Math.max(sizes.before, sizes.after, 1);
  const before = places(
    fates.map(({ slab }) => slab),
    scale,
  );
  const now = places(after, scale);
  const total = Math.max(...[...before, ...now].map(({ y, h }) => y + h), height);
  const flipped = ({ y, h }: Place): Place => ({ y: total - y - h, h });
  return (
    <div className="dfl-morph">
      <fieldset className="dfl-phases" aria-label="From one image to the other">
        {phases.map(({ id, title }) => (
          <button key={id} type="button" aria-pressed={phase === id} onClick={() => setPhase(id)}>
            {title}
          </button>
        ))}
      </fieldset>
      <div className="dfl-morph-stack" style={{ blockSize: `${total}px` }} aria-hidden="true">
        {fates.map(({ slab, to }, index) => {
          const target = to === undefined ? undefined : after[to];
          const [from, end] = [before[index], to === undefined ? before[index] : now[to]];
          if (!from || !end) return null;
          const arrived = phase === "after";
          return (
            <Block
              key={`before ${index}`}
              slab={arrived && target ? target : slab}
              place={flipped(arrived ? end : from)}
              state={
                to !== undefined
                  ? "stays"
                  : phase === "before"
                    ? "stays"
                    : phase === "going"
                      ? "goes"
                      : "gone"
              }
            />
          );
        })}
        {fresh.map((place) => {
          const [slab, at] = [after[place], now[place]];
          if (!slab || !at) return null;
          return (
            <Block
              key={`after ${place}`}
              slab={slab}
              place={flipped(at)}
              state={phase === "after" ? "comes" : "waits"}
            />
          );
        })}
      </div>
    </div>
  );
}

interface BlockProps {
  slab: Slab;
  place: Place;
  state: "stays" | "goes" | "gone" | "comes" | "waits";
}

/** The tint is scaled, the words are only moved. */
function Block({ slab, place, state }: BlockProps) {
  const at: CSSProperties & Record<`--${string}`, number> = { "--y": place.y, "--h": place.h };
  return (
    <div className="dfl-block-moving" data-state={state} data-base={slab.base} style={at}>
      <span className="dfl-block-tint" />
      <span className="dfl-block-words">
        <span className="dfl-code">{slab.base ? `FROM ${slab.label}` : slab.label}</span>
        <span className="dfl-size">{sizeText(slab.size)}</span>
      </span>
    </div>
  );
}

function places(slabs: readonly Slab[], scale: number): Place[] {
  let y = 0;
  return slabs.map(({ size }) => {
    const h = least + size * scale;
    const place = { y, h };
    y += h + gap;
    return place;
  });
}
