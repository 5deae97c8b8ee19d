"use client";

import { type CSSProperties, useEffect, useMemo, useRef, useState } from "react";
import { InlineText } from "@/components/ui/InlineText";
import { type Details, plan, type WatchedEvent, type World } from "@/lib/watch";
import { PictureScene } from "./PictureScene";
import { eventWords } from "./words";

interface PictureProps {
  world?: World;
  details: Details;
  event?: WatchedEvent;
}

/** What the kernel holds at this moment, drawn with the course's shapes; nothing in it is invented. */
export function Picture({ world, details, event }: PictureProps) {
  const box = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      const { width = 0, height = 0 } = entry?.contentRect ?? {};
      // Where it stands below the terminal the drawing makes its height; beside it, the drawing fills what is there.
      const fills = getComputedStyle(element).getPropertyValue("--lab-fills") === "1";
      setRoom({ width, height: fills ? height : 0 });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const layout = room.width < 480 ? "narrow" : "wide";
  const scene = useMemo(() => world && plan(world, details, layout), [world, details, layout]);
  const [width, height] = scene?.size ?? [1, 0];
  const least: CSSProperties & Record<"--lab-least", string> = {
    "--lab-least": `${Math.ceil((room.width * height) / width)}px`,
  };
  return (
    <div className="lab-picture sheet">
      <div ref={box} className="lab-sheet" style={least}>
        {scene && room.width > 0 && (
          <PictureScene
            key={layout}
            scene={scene}
            details={details}
            height={Math.max(height, Math.floor((width * room.height) / room.width))}
          />
        )}
      </div>
      <p className="lab-event" role="status">
        {event && <InlineText>{eventWords(event)}</InlineText>}
      </p>
      <p className="lab-caption">
        {world ? pictureWords(world) : "Looking into the kernel."} Drawn from <code>/proc</code> and{" "}
        <code>/sys/fs/cgroup</code> of this machine, twice a second.
      </p>
    </div>
  );
}

const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;

/** The picture in words, for those who do not see it. */
function pictureWords({ processes, groups, overlays }: World): string {
  const inner = processes.filter((one) => one.inner.length > 0).length;
  const parts = [
    count(processes.length, "process", "processes"),
    ...(inner > 0 ? [`${inner} of them in a PID namespace`] : []),
    ...(groups.length > 0 ? [count(groups.length, "control group", "control groups")] : []),
    ...(overlays.length > 0 ? [count(overlays.length, "overlay mount", "overlay mounts")] : []),
  ];
  return `${parts.join(", ")}.`;
}
