"use client";

import { useRef, useState } from "react";

/** Copies the code block that it stands in; of a terminal, what was typed and not what was printed. */
export function CopyCode() {
  const button = useRef<HTMLButtonElement>(null);
  const [said, setSaid] = useState("");
  const copy = () => {
    const block = button.current?.closest(".code-block");
    const typed = [...(block?.querySelectorAll(".typed") ?? [])].map((part) => part.textContent);
    const text = typed.length > 0 ? typed.join("\n") : (block?.querySelector("code")?.textContent ?? "");
    navigator.clipboard.writeText(text).then(
      () => setSaid("Copied"),
      () => setSaid("Could not copy"),
    );
  };
  return (
    <button
      ref={button}
      type="button"
      onClick={copy}
      onBlur={() => setSaid("")}
      className="js-only no-print absolute end-1.5 top-1 min-h-7 rounded border border-line bg-surface px-2 font-display text-xs font-semibold text-muted hover:border-line-strong hover:text-text"
    >
      <span aria-live="polite">{said || "Copy"}</span>
    </button>
  );
}
