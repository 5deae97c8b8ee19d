"use client";
import { useEffect, useRef } from "react";
import { isRead } from "@/lib/progress";
import { record, useProgress } from "./store";

/**
 * At a lesson's end: marks it as read once this has come into view, and lets the person say otherwise.
 * A lesson that was marked as unread by hand is only marked as read by hand again.
 */
export function MarkRead({ lesson }: { lesson: string }) {
  const place = useRef<HTMLDivElement>(null);
  const document = useProgress()?.document;
  const read = document !== undefined && isRead(document, lesson);
  const automatic = document !== undefined && !read && document.lessons[lesson]?.unreadAt === undefined;

  useEffect(() => {
    if (!automatic || !place.current) return;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) record({ type: "lesson-read", lesson });
    });
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [automatic, lesson]);

  return (
    <div
      ref={place}
      className="js-only no-print flex flex-wrap items-center gap-x-4 gap-y-2 font-display text-sm"
    >
      <button
        type="button"
        className="min-h-11 rounded border border-line-strong px-4 font-medium"
        onClick={() => record({ type: read ? "lesson-unread" : "lesson-read", lesson })}
      >
        {read ? "Mark as unread" : "Mark as read"}
      </button>
      {read && (
        <span className="inline-flex items-center gap-2 text-muted">
          <span aria-hidden="true" className="lesson-mark" data-state="done" />
          You have read this lesson.
        </span>
      )}
    </div>
  );
}
