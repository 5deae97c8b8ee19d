"use client";

import { useEffect, useRef, useState } from "react";
import type { Details, World } from "@/lib/watch";
import { PictureScene } from "./PictureScene";

interface PictureProps {
  world?: World;
  details: Details;
}

/** What the kernel holds at this moment, drawn with the course's shapes; nothing in it is invented. */
export function Picture({ world, details }: PictureProps) {
  const box = useRef<HTMLDivElement>(null);
  const [layout, setLayout] = useState<"wide" | "narrow">("wide");
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setLayout(element.clientWidth < 480 ? "narrow" : "wide"));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div className="lab-picture sheet">
      <div ref={box} className="lab-sheet">
        {world && <PictureScene key={layout} world={world} details={details} layout={layout} />}
      </div>
      <p className="lab-caption">
        {world ? pictureWords(world) : "Looking into the kernel"} Drawn from <code>/proc</code> and{" "}
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
