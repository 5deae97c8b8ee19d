"use client";

import type { Control } from "@/lib/steps";
import { Actor, Actors, Box, defineDiagram, durations, type SceneProps } from "../kit";
import { acts } from "./acts";
import { CellCard, Command, FlowArrow, FolderBox, RowName, SeenCard, Sight, Slab } from "./Parts";
import { cardRect, folderRect, middleOf, plans } from "./places";
import type { Cell, Row, Scene } from "./scene";
import { steps } from "./steps";

const yours: Control = {
  kind: "actions",
  id: "acts",
  label: "In the container",
  options: acts.map(({ value, label }) => ({ value, label })),
  value: [],
  max: 8,
};

function OverlayfsScene({ scene, layout }: SceneProps<Scene>) {
  const { slabs, text } = plans[layout];
  const rows: Row[] = ["base", "app"];
  if (scene.container) rows.push("upper", "view");
  if (scene.volume) rows.push("volume");
  const { flow } = scene;
  const nobody = { x: slabs.view.x, y: slabs.view.y, w: slabs.upper.w, h: slabs.upper.y - slabs.view.y + 60 };

  /** What was copied up rises from where it was; all else comes from above. */
  const comesFrom = (cell: Cell): readonly [number, number] => {
    if (cell.row !== "upper" || cell.column !== flow?.column) return [0, -16];
    return flow.from === "view" ? [0, -40] : [0, slabs[flow.from].y - slabs.upper.y];
  };

  return (
    <Actors>
      {scene.command !== undefined && (
        <Actor key={`command-${scene.command}`} at={[0, 0]}>
          <Command text={scene.command} layout={layout} />
        </Actor>
      )}
      {!scene.container && (
        <Actor key="nobody" at={[nobody.x, nobody.y]}>
          <Box w={nobody.w} h={nobody.h} tone="muted" look="ghost" label="No container" size={text.name} />
        </Actor>
      )}
      {rows.map((row) => (
        <Actor key={`slab-${row}`} at={[slabs[row].x, slabs[row].y]} from={[0, -24]}>
          <Slab row={row} w={slabs[row].w} h={slabs[row].h} />
        </Actor>
      ))}
      {scene.view.map((seen) => (
        <Actor key={`sight-${seen.column}-${seen.from}`} at={[middleOf(seen.column, layout), 0]}>
          <Sight seen={seen} layout={layout} />
        </Actor>
      ))}
      {flow && (
        <Actor
          key={`flow-${flow.column}-${flow.from}-${flow.to}-${flow.word}`}
          at={[0, 0]}
          delay={durations.brisk}
        >
          <FlowArrow flow={flow} view={scene.view} layout={layout} />
        </Actor>
      )}
      {rows.map((row) => (
        <Actor key={`name-${row}`} at={[slabs[row].x, slabs[row].y]}>
          <RowName row={row} scene={scene} layout={layout} />
        </Actor>
      ))}
      {scene.folders.map((folder) => {
        const rect = folderRect(folder.row, layout);
        return (
          <Actor
            key={`folder-${folder.row}-${folder.state}`}
            at={[rect.x, rect.y]}
            from={[0, -16]}
            dim={folder.hidden}
          >
            <FolderBox folder={folder} rect={rect} layout={layout} />
          </Actor>
        );
      })}
      {scene.cells.map((cell) => {
        const rect = cardRect(cell.column, cell.row, layout);
        return (
          <Actor
            key={`${cell.row}-${cell.column}-${cell.whiteout ? "whiteout" : "file"}`}
            at={[rect.x, rect.y]}
            from={comesFrom(cell)}
            dim={cell.hidden}
          >
            <CellCard cell={cell} layout={layout} />
          </Actor>
        );
      })}
      {scene.view.map((seen) => {
        const rect = cardRect(seen.column, "view", layout);
        return (
          <Actor key={`view-${seen.column}`} at={[rect.x, rect.y]}>
            <SeenCard seen={seen} layout={layout} />
          </Actor>
        );
      })}
    </Actors>
  );
}

export default defineDiagram<Scene>({
  title: "Files in layers",
  description:
    "Two read-only layers of an image, a writable layer on top of them, and above all the merged view that a container sees. Files stand in columns, so that each file in the view has beneath it the layers that hold it. A volume stands beside the layers.",
  size: { wide: plans.wide.size, narrow: plans.narrow.size },
  controls: [yours],
  steps,
  Scene: OverlayfsScene,
});
