import { site } from "@/lib/site";
import { LiveDiagram } from "./LiveDiagram";
import { StaticScene } from "./StaticScene";
import { staticDiagram } from "./scenes.server";

interface DiagramProps {
  slug: string;
  /** "Fig. 2.1"; absent outside a lesson. */
  figure?: string;
  /** The lesson in whose deck the diagram can be presented. */
  lesson?: string;
  /** The step to open with; the first where none is named. */
  start?: string;
}

/** A diagram as it leaves the build: first scene drawn, all words there, its code to come when it is needed. */
export async function Diagram({ slug, figure, lesson, start }: DiagramProps) {
  const { steps, title, description, size, controls } = await staticDiagram(slug);
  const opening = steps.find((step) => step.id === start) ?? steps[0];
  return (
    <LiveDiagram
      slug={slug}
      title={title}
      description={description}
      figure={figure}
      size={size}
      start={start}
      controls={controls}
      steps={steps.map(({ svg: _, ...text }) => text)}
      presentHref={lesson && `${site.basePath}/present/${lesson}/`}
    >
      {opening && <StaticScene svg={opening.svg} />}
    </LiveDiagram>
  );
}
