import type { ReactNode } from "react";
import type { PropsOf } from "@/lib/content";

/** A session in a terminal, which says where it was really run, or that it is a simulation. */
export function Terminal({ ran, title, lab, children }: PropsOf<"Terminal"> & { children: ReactNode }) {
  return (
    <div className="terminal" data-lab={lab}>
      {title && <p className="mb-1 font-display text-sm font-semibold">{title}</p>}
      {children}
      <p className="mt-1 font-display text-[0.8rem] text-muted">
        {ran ? `Ran on ${ran}` : "Printed by our simulation"}
      </p>
    </div>
  );
}
