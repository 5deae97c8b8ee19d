"use client";

import { useEffect } from "react";

/** Brings every copy button of the page to life: code blocks are plain HTML, so one listener serves them all. */
export function CopyButtons() {
  useEffect(() => {
    const onClick = ({ target }: MouseEvent) => {
      const button = target instanceof Element ? target.closest<HTMLElement>(".copy-code") : null;
      const block = button?.closest(".code-block");
      if (!button || !block) return;
      button.ariaLive = "polite";
      navigator.clipboard.writeText(copyable(block)).then(
        () => say(button, "Copied"),
        () => say(button, "Could not copy"),
      );
    };
    document.addEventListener("click", onClick);
    return () => document.removeEventListener("click", onClick);
  }, []);
  return null;
}

/** Of a terminal what was typed, and not what was printed; otherwise the whole block. */
function copyable(block: Element): string {
  const typed = [...block.querySelectorAll(".typed")].map((part) => part.textContent);
  return typed.length > 0 ? typed.join("\n") : (block.querySelector("code")?.textContent ?? "");
}

function say(button: HTMLElement, word: string): void {
  button.textContent = word;
  button.addEventListener(
    "blur",
    () => {
      button.textContent = "Copy";
    },
    { once: true },
  );
}
