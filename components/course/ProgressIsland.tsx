"use client";

import { useRef } from "react";
import { useNear } from "@/components/ui/useNear";
import type { CourseOutline } from "@/lib/progress";

const progressPanel = () => import("@/components/progress/ProgressPanel");

/** The reader's progress, with what can be done with it; its code comes when it is near. */
export function ProgressIsland({ course }: { course: CourseOutline }) {
  const place = useRef<HTMLDivElement>(null);
  const loaded = useNear(place, progressPanel);
  return (
    <div ref={place} className="js-only mt-14 min-h-40">
      {loaded && <loaded.ProgressPanel course={course} />}
    </div>
  );
}
