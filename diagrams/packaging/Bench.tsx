"use client";

import type { ReactElement } from "react";
import { Actor, Label, type Layout } from "../kit";
import { CopyArrow, ErrorText, Outcome, Ties } from "./BenchParts";
import { type Panel, sheets, spot } from "./bench-places";
import { type Kind, kinds, type Machine, machines, type Program, programs } from "./cargo";
import { MachineSlab } from "./MachineSlab";
import { Piece, Turned } from "./Piece";
import { measures, type Point, pieceSize } from "./places";
import type { Bench } from "./scene";

const needs = ["runtime", "library", "setting"] as const;

/** How pieces lie on the slab, in degrees. */
const turns: Record<Kind, number> = { program: 0, runtime: 0, library: 2, setting: -2.5 };

interface PieceMore {
  dim?: boolean;
  missing?: boolean;
  turn?: number;
  from?: Point;
  delay?: number;
}

/** Two machines and one program; then a second program that wants the same place. */
export function benchActors({ act }: Bench, layout: Layout): ReactElement[] {
  const sheet = sheets[layout];
  const { laptop, server } = sheet;
  const { text } = measures(layout);
  const [api, web] = programs;
  const [here, there] = machines;
  if (!api || !web || !here || !there) return [];

  const slab = (machine: Machine, on: Panel, dim: boolean) => (
    <Actor key={`machine-${machine.id}`} at={[on.x, on.slab]} dim={dim}>
      <MachineSlab
        w={on.w}
        h={sheet.slabHeight}
        look={machine.look}
        name={machine.name}
        system={machine.system}
        size={text.name}
      />
    </Actor>
  );
  const piece = (key: string, program: Program, kind: Kind, at: Point, more: PieceMore = {}) => {
    const [w, h] = pieceSize(layout, kind, false);
    return (
      <Actor key={key} at={at} dim={more.dim} from={more.from} delay={more.delay}>
        <Turned by={more.turn ?? turns[kind]} scale={sheet.grown}>
          <Piece
            kind={kind}
            w={w}
            h={h}
            label={program.pieces[kind]}
            size={text.piece}
            missing={more.missing}
          />
        </Turned>
      </Actor>
    );
  };
  const ties = (key: string, on: Panel, needs: readonly Kind[], more: TiesMore = {}) => (
    <Actor key={key} at={[0, 0]} dim={more.dim}>
      <Ties sheet={sheet} on={on} column={more.column ?? 0} needs={needs} unmet={more.unmet} />
    </Actor>
  );
  const outcome = (key: string, name: string, on: Panel, ok: boolean, column = 0, dim = false) => (
    <Actor key={key} at={[on.middle + column, on.disc]} from={[0, 16]} delay={0.24} dim={dim}>
      <Outcome sheet={sheet} on={on} name={name} ok={ok} />
    </Actor>
  );

  const first = act === "runs";
  const clash = act === "clash";
  const column = clash ? -sheet.apart : 0;
  const home = spot(sheet, laptop, "program");
  const copy = spot(sheet, server, "program", column);
  const atServer = (kind: Kind) => spot(sheet, server, kind);

  const standing = [
    slab(here, laptop, clash),
    slab(there, server, first),
    ties("ties-laptop", laptop, needs, { dim: clash }),
    outcome("run-laptop", api.id, laptop, true, 0, clash),
    ...kinds.map((kind) => piece(`piece-api-${kind}`, api, kind, spot(sheet, laptop, kind), { dim: clash })),
    piece("copy-api-runtime", api, "runtime", atServer("runtime"), { dim: first }),
  ];
  if (first) return standing;

  const copied = piece("copy-api-program", api, "program", copy, {
    from: [home[0] - copy[0], home[1] - copy[1]],
  });
  if (clash) {
    const drop: PieceMore = { from: [0, -40] };
    return [
      ...standing,
      ties("ties-clash-api", server, ["runtime", "library"], { column, unmet: ["library"] }),
      ties("ties-clash-web", server, ["library", "setting"], { column: -column }),
      outcome("run-clash-api", api.id, server, false, column),
      outcome("run-clash-web", web.id, server, true, -column),
      copied,
      piece("piece-web-program", web, "program", spot(sheet, server, "program", -column), drop),
      piece("piece-web-runtime", web, "runtime", atServer("setting"), { ...drop, delay: 0.12 }),
      piece("piece-web-library", web, "library", atServer("library"), { ...drop, delay: 0.24, turn: 0 }),
      piece("copy-api-library", api, "library", [server.middle, server.file], { missing: true, turn: -9 }),
      <Actor key="removed" at={[server.middle, server.file - sheet.radius - 6]} delay={0.24}>
        <Label anchor="middle" size={text.remark} tone="wrong">
          removed
        </Label>
      </Actor>,
    ];
  }

  const arrow = (
    <Actor key="copy" at={[0, 0]}>
      <CopyArrow layout={layout} from={home} to={copy} size={text.remark} />
    </Actor>
  );
  if (act === "copied")
    return [
      ...standing,
      arrow,
      ties("ties-copied", server, needs, { unmet: ["library", "setting"] }),
      outcome("run-copied", api.id, server, false),
      copied,
      piece("missing-library", api, "library", atServer("library"), { missing: true, turn: 0 }),
      piece("missing-setting", api, "setting", atServer("setting"), { missing: true, turn: 0 }),
      <Actor key="error" at={[server.middle, server.error]} delay={0.48}>
        <ErrorText layout={layout} />
      </Actor>,
    ];
  return [
    ...standing,
    arrow,
    ties("ties-fitted", server, needs),
    outcome("run-fitted", api.id, server, true),
    copied,
    piece("copy-api-library", api, "library", atServer("library"), { from: [0, -40], delay: 0.12 }),
    piece("copy-api-setting", api, "setting", atServer("setting"), { from: [0, -40], delay: 0.24 }),
  ];
}

interface TiesMore {
  column?: number;
  unmet?: readonly Kind[];
  dim?: boolean;
}
