import type { StaticDiagram } from "./render-all";

type Svg = StaticDiagram["steps"][number]["svg"];

/** A scene drawn at build time, wide and narrow; the frame's width shows one of them (app/globals.css). */
export function StaticScene({ svg, layout }: { svg: Svg; layout?: keyof Svg }) {
  // Both texts were rendered from our own components during this build.
  if (layout) return <div className="h-full w-full" dangerouslySetInnerHTML={{ __html: svg[layout] }} />;
  return (
    <>
      <div className="scene-wide h-full w-full" dangerouslySetInnerHTML={{ __html: svg.wide }} />
      <div className="scene-narrow h-full w-full" dangerouslySetInnerHTML={{ __html: svg.narrow }} />
    </>
  );
}
