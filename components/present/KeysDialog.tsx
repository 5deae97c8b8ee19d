"use client";

import { type KeyInfo, keyList, shownKeys } from "@/lib/present";
import { Sheet } from "./Sheet";
import type { Presenter } from "./usePresenter";

/** All keys, and a button for each: whoever has no keyboard presses them here. */
export function KeysDialog({ presenter }: { presenter: Presenter }) {
  const { run, close, role } = presenter;
  const press = (info: KeyInfo) => {
    close();
    if (info.command !== "keys" && info.command !== "escape") run(info.command);
  };
  return (
    <Sheet title="Keys" onClose={close}>
      <ul className="keys">
        <li>
          <span className="keys-row">
            <span>Go to a slide</span>
            <span className="keys-caps">
              <kbd>12</kbd> <kbd>Enter</kbd>
            </span>
          </span>
        </li>
        {keyList.map((info) => (
          <li key={info.command}>
            <button type="button" className="keys-row" onClick={() => press(info)}>
              <span>{info.command === "window" && role === "speaker" ? "Audience window" : info.name}</span>
              <span className="keys-caps">
                {shownKeys(info)
                  .slice(0, 4)
                  .map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p className="mt-3 text-muted">On a touch screen, swipe to go on and back. A clicker works as it is.</p>
    </Sheet>
  );
}
