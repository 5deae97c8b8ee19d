"use client";

import { useEffect } from "react";
import type { Act } from "./early";

/** Does what was pressed before React was there. Stands last in the document, so that all above it listens already. */
export function EarlyActs() {
  useEffect(() => {
    const acts = window.early;
    delete window.early;
    acts?.end();
    redoAll(acts ?? []);
  }, []);
  return null;
}

/** One after another, as they were done: what the page's start or an act changes is drawn before the next. */
async function redoAll(acts: readonly Act[]) {
  for (const act of acts) {
    await new Promise((resolve) => setTimeout(resolve));
    redo(act);
  }
  // For whoever drives the page from outside, such as a test.
  document.documentElement.dataset.ready = "";
}

/** The button, or the one of the same name that has taken its place: an address may choose what a page shows. */
function standing(button: HTMLElement): HTMLElement {
  const same = (other: Element) =>
    other.textContent === button.textContent &&
    other.getAttribute("aria-label") === button.getAttribute("aria-label");
  return button.isConnected ? button : ([...document.querySelectorAll("button")].find(same) ?? button);
}

function redo(act: Act) {
  if (act.type === "key")
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: act.key, bubbles: true }));
  else if (act.type === "press") standing(act.target).click();
  else if (act.target instanceof HTMLSelectElement) {
    act.target.value = act.value;
    act.target.dispatchEvent(new Event("change", { bubbles: true }));
  } else if (act.checked !== undefined && /checkbox|radio/.test(act.target.type)) {
    // React hears of a box by its click, which turns it round.
    act.target.checked = !act.checked;
    act.target.click();
  } else {
    // React remembers what it last wrote into a field, and is told only of a value that it did not write itself.
    act.target.value = act.target.defaultValue;
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(act.target, act.value);
    act.target.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
