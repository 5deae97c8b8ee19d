"use client";

import { useEffect, useRef, useState } from "react";
import { Actor, Actors, Box, Label, Stage } from "@/diagrams/kit";
import { type Details, plan, type World } from "@/lib/watch";
import { CableView, DiscView, GroupCardView, LensView, LinkView, OverlayCardView } from "./Things";

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
  const scene = world && plan(world, details, layout);
  return (
    <div className="lab-picture sheet">
      <div ref={box} className="lab-sheet">
        {scene && (
          <Stage key={layout} size={scene.size}>
            <Actors>
              <Actor key="slab" at={[14, 14]}>
                <Box w={scene.size[0] - 28} h={scene.size[1] - 28} tone="host" radius={6} />
                <Label x={18} y={22} size={13} tone="host" caps>
                  {layout === "wide" ? "One kernel" : "One kernel"}
                </Label>
                {scene.host && (
                  <Label x={scene.size[0] - 46} y={22} anchor="end" size={14} weight={500} tone="host">
                    {`hostname ${scene.host}`}
                  </Label>
                )}
                {scene.more > 0 && (
                  <Label x={18} y={scene.size[1] - 46} size={14} weight={500} tone="muted">
                    {`and ${scene.more} more processes`}
                  </Label>
                )}
              </Actor>
              {scene.lenses.map((lens) => (
                <Actor key={`lens-${lens.key}`} at={[lens.x, lens.y]} from={[0, -18]}>
                  <LensView lens={lens} />
                </Actor>
              ))}
              {scene.links.map((link) => (
                <Actor key={`link-${link.key}`} at={link.from}>
                  <LinkView link={link} />
                </Actor>
              ))}
              {scene.cables.map((cable) => (
                <Actor key={`cable-${cable.key}`} at={cable.from} from={[-20, 0]}>
                  <CableView cable={cable} />
                </Actor>
              ))}
              {scene.discs.map((disc) => (
                <Actor
                  key={`process-${disc.process.pid}`}
                  at={[disc.x, disc.y]}
                  from={[-24, 0]}
                  dim={disc.frozen}
                >
                  <DiscView disc={disc} />
                </Actor>
              ))}
              {scene.groups.map((card) => (
                <Actor key={`group-${card.group.path}`} at={[card.x, card.y]} from={[0, 18]}>
                  <GroupCardView card={card} />
                </Actor>
              ))}
              {scene.overlays.map((card) => (
                <Actor key={`overlay-${card.overlay.mount}`} at={[card.x, card.y]} from={[0, 18]}>
                  <OverlayCardView card={card} details={details} />
                </Actor>
              ))}
            </Actors>
          </Stage>
        )}
      </div>
      <p className="lab-caption">
        {world ? pictureWords(world) : "Looking into the kernel"} Drawn from <code>/proc</code> and{" "}
        <code>/sys/fs/cgroup</code> of this machine, twice a second.
      </p>
    </div>
  );
}

/** The picture in words, for those who do not see it. */
function pictureWords({ processes, groups, overlays }: World): string {
  const inner = processes.filter((one) => one.inner.length > 0).length;
  const parts = [
    `${processes.length} processes`,
    ...(inner > 0 ? [`${inner} of them in a PID namespace of their own`] : []),
    ...(groups.length > 0 ? [`${groups.length} control groups`] : []),
    ...(overlays.length > 0 ? [`${overlays.length} overlay mounts`] : []),
  ];
  return `${parts.join(", ")}.`;
}
