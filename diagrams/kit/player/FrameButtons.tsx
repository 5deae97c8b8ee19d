"use client";

import { useState } from "react";
import { Icon } from "./Controls";

/** The whole frame on the whole screen, and back. */
export function FullScreen({ target }: { target: React.RefObject<HTMLElement | null> }) {
  const toggle = () => {
    if (document.fullscreenElement) void document.exitFullscreen();
    else void target.current?.requestFullscreen?.();
  };
  return (
    <button
      type="button"
      aria-label="Full screen"
      title="Full screen"
      onClick={toggle}
      className="title-block-button"
    >
      <Icon d="M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5" />
    </button>
  );
}

/** Copies the link; where the browser denies it, the link is read out instead. */
export function CopyLink({ link }: { link: () => string }) {
  const [copied, setCopied] = useState("");
  const copy = () => {
    navigator.clipboard.writeText(link()).then(
      () => setCopied("Link copied"),
      () => setCopied(link()),
    );
  };
  return (
    <>
      <button
        type="button"
        aria-label="Copy link to this step"
        title="Copy link to this step"
        onClick={copy}
        className="title-block-button"
      >
        <Icon
          d={
            copied === "Link copied"
              ? "M5 12.5l4.5 4.5L19 7.5"
              : "M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 6 6l1-1"
          }
        />
      </button>
      <span role="status" className="sr-only">
        {copied}
      </span>
    </>
  );
}
