/** Three crates, stacked: the course's mark, in the colours of what it is about. */
export function Logo({ className = "h-6 w-6" }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" className={className} aria-hidden="true">
      <rect x="7.5" y="2.5" width="9" height="9" rx="1.5" fill="var(--text)" />
      <rect x="2" y="13" width="9" height="9" rx="1.5" fill="var(--concept-container)" />
      <rect x="13" y="13" width="9" height="9" rx="1.5" fill="var(--concept-layer)" />
    </svg>
  );
}
