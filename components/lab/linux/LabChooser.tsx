"use client";

import { useCallback, useEffect, useState } from "react";
import { record, useProgress } from "@/components/progress/store";
import type { MachineImage } from "@/lib/machine";
import { labKey } from "@/lib/progress";
import { site } from "@/lib/site";
import { LinuxLab, NoMachine } from "./LinuxLab";
import type { LabEntry } from "./props";

/** Which exercise, or none; the choice stands in the address, so that one can link to it. */
export function LabChooser({ labs, free }: { labs: readonly LabEntry[]; free?: MachineImage }) {
  const [chosen, setChosen] = useState<string>();
  const done = useProgress()?.document.exercises ?? {};
  useEffect(() => {
    setChosen(new URLSearchParams(location.search).get("exercise") ?? undefined);
  }, []);
  const lab = labs.find(({ name }) => name === chosen);
  const choose = (name: string | undefined) => {
    setChosen(name);
    const address = new URL(location.href);
    if (name) address.searchParams.set("exercise", name);
    else address.searchParams.delete("exercise");
    history.replaceState(null, "", address);
  };
  const onDone = useCallback(() => {
    if (lab) record({ type: "exercise-done", lesson: labKey(lab.name) });
  }, [lab]);
  if (!free) return <NoMachine />;
  return (
    <>
      <nav aria-label="Exercises" className="js-only mt-5 flex flex-wrap gap-2">
        {[undefined, ...labs].map((one) => (
          <button
            key={one?.name ?? "free"}
            type="button"
            aria-current={one?.name === lab?.name ? "true" : undefined}
            className="min-h-11 rounded border border-line px-4 font-display text-sm font-medium hover:border-line-strong aria-[current]:border-accent aria-[current]:text-accent"
            onClick={() => choose(one?.name)}
          >
            {one?.exercise.title ?? "Free play"}
            {one && Object.hasOwn(done, labKey(one.name)) && <span className="text-correct"> · done</span>}
          </button>
        ))}
      </nav>
      <div className="mt-5">
        {lab ? (
          <LinuxLab key={lab.name} {...lab} onDone={onDone} />
        ) : (
          <LinuxLab key="free" name="free-play" image={free} />
        )}
      </div>
      {lab && (
        <p className="mt-4">
          It belongs to the lesson{" "}
          <a className="link" href={`${site.basePath}/learn/${lab.name}/`}>
            {lab.lesson}
          </a>
          .
        </p>
      )}
      <noscript>
        <p>The machine needs JavaScript and WebAssembly. The lessons show what each exercise comes to.</p>
      </noscript>
    </>
  );
}
