"use client";

import { type ReactNode, useRef } from "react";
import { useNear } from "@/components/ui/useNear";
import type { DockerfileLabProps } from "./props";

const loadPanel = () => import("./LabPanel");

/** The lab's place in a page. Its code comes when the reader comes near; without JavaScript the children stand here. */
export function DockerfileLab({ children, ...props }: DockerfileLabProps & { children?: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const loaded = useNear(place, loadPanel);
  return (
    <div ref={place}>
      {loaded ? (
        <loaded.LabPanel {...props} />
      ) : (
        <div className="js-only min-h-96 rounded-md border border-line" aria-hidden="true" />
      )}
      <noscript>{children}</noscript>
    </div>
  );
}
