import { SiteShell } from "@/components/course/SiteShell";
import type { MachineImage } from "@/lib/machine";
import { LabsNav } from "../LabsNav";
import { LabChooser } from "./LabChooser";
import type { LabEntry } from "./props";

/** The lab on a page of its own: free play, and every exercise of the course that runs on a machine. */
export function LinuxLabPage({ labs, free }: { labs: readonly LabEntry[]; free?: MachineImage }) {
  return (
    <SiteShell current="/lab/linux/">
      <main id="content" className="mx-auto max-w-[96rem] px-4 pt-8 sm:px-6">
        <LabsNav current="linux" />
        <h1 className="text-4xl font-bold tracking-tight [font-stretch:92%]">Linux lab</h1>
        <p className="mt-2 max-w-[68ch]">
          A root shell on a real Linux kernel, inside this tab. Whatever you make in the terminal, namespaces,
          control groups, overlays, virtual cables, is drawn beside it as the kernel holds it.
        </p>
        <LabChooser labs={labs} free={free} />
      </main>
    </SiteShell>
  );
}
