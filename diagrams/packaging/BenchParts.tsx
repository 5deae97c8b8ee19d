"use client";

import { Arrow, edge, Label, type Layout, Mark, Process } from "../kit";
import { halfPiece, type Panel, type Sheet, spot } from "./bench-places";
import type { Kind } from "./cargo";
import type { Point } from "./places";

interface TiesProps {
  sheet: Sheet;
  on: Panel;
  column: number;
  needs: readonly Kind[];
  /** The needs that are not met. */
  unmet?: readonly Kind[];
}

/** Lines from a file down to what it needs, and up to the process that runs it. */
export function Ties({ sheet, on, column, needs, unmet = [] }: TiesProps) {
  const half = halfPiece(sheet);
  const x = on.middle + column;
  const top = on.disc + sheet.radius + 4;
  const ok = unmet.length === 0;
  return (
    <g>
      {needs.map((kind) => {
        const [nx, ny] = spot(sheet, on, kind);
        const spread = Math.sign(nx - x) * sheet.radius * 0.55;
        const met = !unmet.includes(kind);
        return (
          <path
            key={kind}
            d={`M${x + spread} ${on.file + half + 3}L${nx - spread * 0.4} ${ny - half - 6}`}
            strokeWidth={1.8}
            strokeLinecap="round"
            strokeDasharray={met ? undefined : "5 5"}
            style={{ stroke: edge(met ? "muted" : "wrong") }}
          />
        );
      })}
      <Arrow
        d={`M${x} ${on.file - half - 4}V${top + 6}`}
        end={[x, top]}
        angle={-90}
        tone={ok ? "muted" : "wrong"}
        dashed={!ok}
      />
    </g>
  );
}

/** What became of a start: the process, or the outline where it would be; around the middle of its disc. */
export function Outcome({ sheet, on, name, ok }: { sheet: Sheet; on: Panel; name: string; ok: boolean }) {
  const { radius, letter } = sheet;
  const word = ok ? "runs" : "crashes";
  const half = (word.length * letter * 0.5 + 26) / 2;
  return (
    <g>
      {ok ? (
        <Process r={radius} label={name} size={letter} />
      ) : (
        <g>
          <circle
            r={radius}
            fill="none"
            strokeWidth={1.8}
            strokeDasharray="3 4"
            style={{ stroke: edge("wrong") }}
          />
          <Label anchor="middle" size={letter} tone="wrong">
            {name}
          </Label>
        </g>
      )}
      <g transform={`translate(${10 - half} ${on.words - on.disc})`}>
        <Mark ok={ok} r={10} />
        <Label x={17} size={letter - 1} tone={ok ? "right" : "wrong"}>
          {word}
        </Label>
      </g>
    </g>
  );
}

/** What Python prints; the whole line ends in "No such file or directory". Its last line is centred on (0, 0). */
export function ErrorText({ layout }: { layout: Layout }) {
  const lines =
    layout === "wide"
      ? ["libcurl.so.4: cannot open shared object file"]
      : ["libcurl.so.4: cannot open", "shared object file"];
  return lines.map((line, i) => (
    <Label
      key={line}
      y={(i - lines.length + 1) * 18}
      anchor="middle"
      size={layout === "wide" ? 15 : 13}
      weight={500}
      tone="wrong"
      mono
    >
      {line}
    </Label>
  ));
}

interface CopyArrowProps {
  layout: Layout;
  from: Point;
  to: Point;
  size: number;
}

/** The file on its way: straight across, or around the edge of a narrow sheet. */
export function CopyArrow({ layout, from: [x0, y0], to: [x1, y1], size }: CopyArrowProps) {
  if (layout === "wide")
    return (
      <g>
        <Arrow d={`M${x0 + 60} ${y0}H${x1 - 66}`} end={[x1 - 60, y1]} dashed />
        <Label x={(x0 + x1) / 2} y={y0 - 16} anchor="middle" size={size} tone="muted">
          copy
        </Label>
      </g>
    );
  const bend = 344;
  return (
    <g>
      <Arrow
        d={`M${x0 + 58} ${y0}H${bend - 12}Q${bend} ${y0} ${bend} ${y0 + 12}V${y1 - 12}Q${bend} ${y1} ${bend - 12} ${y1}H${x1 + 64}`}
        end={[x1 + 58, y1]}
        angle={180}
        dashed
      />
      <Label x={x1 + 92} y={y1 - 14} size={size} tone="muted">
        copy
      </Label>
    </g>
  );
}
