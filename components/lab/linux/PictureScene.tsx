import { Actor, Actors, Box, Label, Stage } from "@/diagrams/kit";
import type { Details, Plan } from "@/lib/watch";
import { CableView, DiscView, GroupCardView, LensTags, LensView, LinkView, OverlayCardView } from "./Things";

interface PictureSceneProps {
  scene: Plan;
  details: Details;
  /** At least what the scene takes; the kernel fills it. */
  height: number;
}

/** One moment of a machine, drawn. What stays keeps its key, and so moves. */
export function PictureScene({ scene, details, height }: PictureSceneProps) {
  const [width] = scene.size;
  return (
    <Stage size={[width, height]}>
      <Actors>
        <Actor key="slab" at={[14, 14]}>
          <Box w={width - 28} h={height - 28} tone="host" radius={6} />
          <Label x={18} y={22} size={13} tone="host" caps>
            One kernel
          </Label>
          {scene.host && (
            <Label x={width - 46} y={22} anchor="end" size={14} weight={500} tone="host">
              {`hostname ${scene.host}`}
            </Label>
          )}
          {scene.more > 0 && (
            <Label x={18} y={height - 46} size={14} weight={500} tone="muted">
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
          <Actor key={`link-${link.key}`} at={link.points[0] ?? [0, 0]}>
            <LinkView link={link} />
          </Actor>
        ))}
        {scene.lenses.map((lens) => (
          <Actor key={`tags-${lens.key}`} at={[lens.x, lens.y]} from={[0, -18]}>
            <LensTags lens={lens} />
          </Actor>
        ))}
        {scene.cables.map((cable) => (
          <Actor key={`cable-${cable.key}`} at={cable.from} from={[-20, 0]}>
            <CableView cable={cable} />
          </Actor>
        ))}
        {scene.discs.map((disc) => (
          <Actor key={`process-${disc.process.pid}`} at={[disc.x, disc.y]} from={[-24, 0]} dim={disc.frozen}>
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
  );
}
