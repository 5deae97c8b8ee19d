"use client";

import { useEffect, useState } from "react";
import type { Heading } from "@/lib/content";

/**
 * What tells where a heading is: the run of text that it begins. To ask the heading itself would have the browser lay
 * out all the text that it leaves out until it is near the screen.
 */
const placed = (heading: HTMLElement): HTMLElement => {
  const run = heading.closest<HTMLElement>(".html");
  return run?.firstElementChild === heading ? run : heading;
};

/** The lesson's own contents; the section that is being read is marked. */
export function Contents({ headings }: { headings: readonly Heading[] }) {
  const [reading, setReading] = useState<string>();
  useEffect(() => {
    const targets = headings.flatMap(({ id }) => document.getElementById(id) ?? []);
    // The last heading above the upper third of the screen is where the reader is.
    const find = () => {
      const line = window.innerHeight / 3;
      setReading(targets.findLast((target) => placed(target).getBoundingClientRect().top < line)?.id);
    };
    let frame = requestAnimationFrame(find);
    const onScroll = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(find);
    };
    window.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener("scroll", onScroll);
    };
  }, [headings]);
  return (
    <nav aria-label="On this page" className="font-display text-sm">
      <ol className="border-s border-line">
        {headings
          .filter(({ depth }) => depth === 2)
          .map(({ id, text }) => (
            <li key={id}>
              <a
                href={`#${id}`}
                aria-current={id === reading ? "location" : undefined}
                className="-ms-px block border-s-2 border-transparent py-1.5 ps-3 leading-snug text-muted hover:text-text aria-[current]:border-accent aria-[current]:text-text"
              >
                {text}
              </a>
            </li>
          ))}
      </ol>
    </nav>
  );
}
