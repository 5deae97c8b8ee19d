"use client";

import { type ReactNode, useEffect, useId, useRef } from "react";
import { Icon } from "@/diagrams/kit/player/Controls";
import { icons } from "./icons";

interface SheetProps {
  title: string;
  /** As large as the window, for the overview. */
  full?: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** A modal dialog: it is open as long as it is rendered. Escape, its button and a press beside it close it. */
export function Sheet({ title, full = false, onClose, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      className={`present-dialog ${full ? "present-dialog-full" : ""}`}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onPointerDown={(event) => event.target === dialog.current && onClose()}
    >
      <div className="present-dialog-inner">
        <div className="flex items-center justify-between gap-4 border-b border-line pb-2">
          <h2 id={titleId} className="font-display text-xl font-semibold">
            {title}
          </h2>
          <button type="button" aria-label="Close" onClick={onClose} className="bar-button">
            <Icon d={icons.escape} />
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
