import { SiteShell } from "@/components/course/SiteShell";
import { LabsNav } from "../LabsNav";
import { DockerfileLab } from "./DockerfileLab";
import type { DockerfileLabProps } from "./props";
import { StaticBuild } from "./StaticBuild";

/** The Dockerfile lab on a page of its own. */
export function DockerfileLabPage(props: DockerfileLabProps) {
  const preset = props.presets.find(({ id }) => id === props.first);
  return (
    <SiteShell current="/lab/linux/">
      <main id="content" className="mx-auto max-w-[96rem] px-4 pt-8 sm:px-6">
        <LabsNav current="dockerfile" />
        <h1 className="text-4xl font-bold tracking-tight [font-stretch:92%]">Dockerfile lab</h1>
        <p className="mt-2 mb-5 max-w-[68ch]">
          Write a Dockerfile, press Build, and see the steps, the layers and the image that a builder would
          make of it. Then change one line: before you build again, the lab marks what would be rebuilt, and
          says why. It is a simulation of BuildKit, compared with the real one; sizes and times are estimates.
        </p>
        <DockerfileLab {...props}>{preset && <StaticBuild preset={preset} />}</DockerfileLab>
      </main>
    </SiteShell>
  );
}
