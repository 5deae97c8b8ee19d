"use client";
import { useId, useRef, useState } from "react";
import {
  type CourseOutline,
  courseProgress,
  emptyProgress,
  exportName,
  readImport,
  serialise,
} from "@/lib/progress";
import { importedMessage, type PanelMessage, refusedMessage, statusMessages } from "./messages";
import { ResetDialog } from "./ResetDialog";
import { progressStore, record, useProgress } from "./store";

const button = "min-h-11 rounded border border-line-strong px-4 font-display font-medium text-sm";

/** What the person has done, kept in this browser: to look at, to take along, to bring back, to erase. */
export function ProgressPanel({ course }: { course: CourseOutline }) {
  const progress = useProgress();
  const document = progress?.document ?? emptyProgress;
  const status = progress?.status.kind ?? "ok";
  const sums = courseProgress(document, course);
  const [message, setMessage] = useState<PanelMessage | null>(null);
  const [asking, setAsking] = useState(false);
  const file = useRef<HTMLInputElement>(null);
  const heading = useId();

  const exportFile = () => {
    const name = exportName(Date.now());
    download(name, serialise(document, 2));
    setMessage({ kind: "done", text: `Saved as ${name}.` });
  };

  const importFile = async (chosen: File) => {
    const result = readImport(await chosen.text().catch(() => ""), document);
    if (result.ok) progressStore().adopt(result.document);
    setMessage(result.ok ? importedMessage(result.adds) : refusedMessage(chosen.name, result));
  };

  const erase = () => {
    record({ type: "reset" });
    setMessage({ kind: "done", text: "Your progress has been erased." });
  };

  return (
    <section aria-labelledby={heading} className="js-only no-print">
      <h2 id={heading} className="font-semibold text-xl">
        Your progress
      </h2>
      <dl className="mt-4 grid grid-cols-1 border border-line-strong sm:grid-cols-3">
        <Sum label="Lessons read" value={sums.lessonsRead} of={sums.lessonsOf} />
        <Sum label="Steps seen" value={sums.stepsSeen} of={sums.stepsOf} />
        <Sum label="Questions right" value={sums.right} of={sums.of} />
      </dl>

      {status !== "ok" && (
        <div role="status" className="mt-4 border-wrong border-l-2 pl-4 text-sm">
          <p>{statusMessages[status]}</p>
          {status === "corrupt-recovered" && (
            <button
              type="button"
              className={`${button} mt-2`}
              onClick={() => progressStore().discardDamaged()}
            >
              Delete the damaged copy
            </button>
          )}
        </div>
      )}

      <p className="mt-4 text-muted text-sm">
        It is kept in this browser only. Export it to keep a copy, or to go on in another browser.
      </p>
      <div className="mt-3 flex flex-wrap gap-3">
        <button type="button" className={button} onClick={exportFile}>
          Export
        </button>
        <button type="button" className={button} onClick={() => file.current?.click()}>
          Import
        </button>
        <button type="button" className={button} onClick={() => setAsking(true)}>
          Reset
        </button>
        <input
          ref={file}
          type="file"
          accept=".json,application/json"
          aria-label="Progress file"
          hidden
          onChange={(event) => {
            const [chosen] = event.target.files ?? [];
            if (chosen) importFile(chosen);
            event.target.value = ""; // so that the same file can be chosen again
          }}
        />
      </div>
      <p
        aria-live="polite"
        className={`mt-3 min-h-[1.65em] text-sm ${message?.kind === "refused" ? "text-wrong" : "text-muted"}`}
      >
        {message?.text}
      </p>
      <ResetDialog open={asking} onClose={() => setAsking(false)} onExport={exportFile} onErase={erase} />
    </section>
  );
}

function Sum({ label, value, of }: { label: string; value: number; of: number }) {
  return (
    <div className="flex items-baseline justify-between gap-3 border-line border-t px-4 py-2 first:border-t-0 sm:block sm:border-t-0 sm:border-l sm:py-3 sm:first:border-l-0">
      <dt className="font-display text-muted text-sm">{label}</dt>
      <dd className="font-display font-semibold text-lg tabular-nums">
        {value} of {of}
      </dd>
    </div>
  );
}

function download(name: string, text: string) {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = Object.assign(window.document.createElement("a"), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000); // Safari reads it after the click
}
