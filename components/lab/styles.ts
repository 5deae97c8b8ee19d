/** Buttons of both labs: one size of target, two weights. */
export const button =
  "min-h-11 rounded border border-line-strong bg-surface px-4 font-display text-sm font-medium disabled:opacity-60 hover:bg-surface-2";
export const primary =
  "min-h-11 rounded bg-ink px-5 font-display text-sm font-medium text-on-ink disabled:opacity-60";
export const small =
  "min-h-9 rounded border border-line-strong bg-surface px-3 font-display text-[0.82rem] font-medium disabled:opacity-60 hover:bg-surface-2";
