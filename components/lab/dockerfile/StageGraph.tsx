import type { StageView } from "@/lib/dockerfile-lab";

const width = 168;
const height = 52;
const gap = { x: 56, y: 16 };

/** The stages and what they need: those in one column can be built side by side. */
export function StageGraph({ stages, target }: { stages: readonly StageView[]; target: number | undefined }) {
  if (stages.length < 2) return null;
  const rows = new Map<number, number>();
  const places = stages.map(({ wave }) => {
    const row = rows.get(wave) ?? 0;
    rows.set(wave, row + 1);
    return { x: 2 + wave * (width + gap.x), y: 2 + row * (height + gap.y) };
  });
  const right = Math.max(...places.map(({ x }) => x)) + width + 2;
  const bottom = Math.max(...places.map(({ y }) => y)) + height + 2;
  return (
    <figure className="mt-2">
      <div className="dfl-graph">
        <svg viewBox={`0 0 ${right} ${bottom}`} width={right} height={bottom} aria-hidden="true">
          {stages.flatMap(({ index, needs }) =>
            needs.map((need) => {
              const [from, to] = [places[need], places[index]];
              if (!from || !to) return null;
              const [x1, y1] = [from.x + width, from.y + height / 2];
              const [x2, y2] = [to.x, to.y + height / 2];
              const middle = (x1 + x2) / 2;
              return (
                <path
                  key={`${need}-${index}`}
                  className="dfl-edge"
                  d={`M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2 - 7} ${y2}m-6 -4l7 4l-7 4`}
                />
              );
            }),
          )}
          {stages.map(({ index, label, baseName, used }) => {
            const place = places[index];
            if (!place) return null;
            return (
              <g
                key={index}
                transform={`translate(${place.x} ${place.y})`}
                className="dfl-stage"
                data-used={used}
              >
                <rect width={width} height={height} rx="4" data-target={index === target} />
                <text x="10" y="21" className="dfl-stage-name">
                  {clip(label, 19)}
                </text>
                <text x="10" y="41">
                  {clip(used ? `from ${baseName}` : "skipped", 20)}
                </text>
              </g>
            );
          })}
        </svg>
      </div>
      <figcaption className="dfl-why">
        {stages
          .filter(({ needs }) => needs.length > 0)
          .map(
            ({ label, needs }) =>
              `${label} needs ${needs.map((need) => stages[need]?.label ?? `stage ${need}`).join(" and ")}.`,
          )
          .join(" ")}{" "}
        Stages in one column can be built side by side.
      </figcaption>
    </figure>
  );
}

const clip = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;
