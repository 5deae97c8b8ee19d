/** A tick or a cross; the word stands beside it. */
export function VerdictIcon({ right }: { right: boolean }) {
  return (
    <svg
      viewBox="0 0 16 16"
      aria-hidden="true"
      className={`mt-1 size-4 shrink-0 ${right ? "text-correct" : "text-wrong"}`}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
    >
      <path d={right ? "M2.5 8.5 6.5 12.5 13.5 3.5" : "M3.5 3.5 12.5 12.5M12.5 3.5 3.5 12.5"} />
    </svg>
  );
}
