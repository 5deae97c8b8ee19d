import { useEffect, useId, useRef } from "react";

interface ResetDialogProps {
  open: boolean;
  onClose: () => void;
  onExport: () => void;
  onErase: () => void;
}

/** Asks before everything is erased. Native, so Escape closes it and focus goes back to where it was. */
export function ResetDialog({ open, onClose, onExport, onErase }: ResetDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [title, text] = [useId(), useId()];
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      onClose={onClose}
      aria-labelledby={title}
      aria-describedby={text}
      className="m-auto w-[min(30rem,calc(100vw-2rem))] rounded-md border border-line-strong bg-surface p-6 text-text backdrop:bg-ink/40"
    >
      <h2 id={title} className="font-semibold text-lg">
        Erase your progress?
      </h2>
      <p id={text} className="mt-2 text-sm">
        The lessons you have read, the steps you have seen and your answers are erased from this browser. Only
        an exported file can bring them back.
      </p>
      <div className="mt-5 flex flex-wrap gap-3 font-display font-medium text-sm">
        <button type="button" className="min-h-11 rounded bg-ink px-4 text-on-ink" onClick={onClose}>
          Keep it
        </button>
        <button type="button" className="min-h-11 rounded border border-line-strong px-4" onClick={onExport}>
          Export first
        </button>
        <button
          type="button"
          className="min-h-11 rounded border border-wrong px-4 text-wrong"
          onClick={() => {
            onErase();
            onClose();
          }}
        >
          Erase
        </button>
      </div>
    </dialog>
  );
}
