"use client";

/** Opens the browser's print dialog. */
export function PrintButton() {
  return (
    <button
      type="button"
      onClick={() => window.print()}
      className="js-only min-h-11 rounded-md border border-ink bg-ink px-5 font-display font-semibold text-on-ink"
    >
      Print
    </button>
  );
}
