"use client";

import { useEffect, useRef, useState } from "react";
import { type Command, commandOf } from "@/lib/present";

/** A number that is typed and not finished is forgotten after this many milliseconds. */
const patience = 4000;

/**
 * The presenter's keys, wherever the focus is, except where an element needs the key itself.
 * @returns the number typed so far, to be shown
 */
export function usePresenterKeys(onCommand: (command: Command) => void, onGoTo: (number: number) => void) {
  const [typed, setTyped] = useState("");
  const handle = useRef<(event: KeyboardEvent) => void>(undefined);

  useEffect(() => {
    handle.current = (event) => {
      if (event.defaultPrevented || event.isComposing) return;
      const target = event.target instanceof Element ? event.target : null;
      if (/^\d$/.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) {
        if (!target?.closest("input, select, textarea, dialog")) setTyped((typed + event.key).slice(-3));
        return;
      }
      if (event.key === "Enter" && typed !== "") {
        event.preventDefault();
        onGoTo(Number(typed));
        setTyped("");
        return;
      }
      const command = commandOf(event);
      if (!command || belongsTo(target, event.key, command)) return;
      event.preventDefault();
      setTyped("");
      onCommand(command);
    };
  });

  useEffect(() => {
    const listen = (event: KeyboardEvent) => handle.current?.(event);
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);

  useEffect(() => {
    if (typed === "") return;
    const timer = setTimeout(() => setTyped(""), patience);
    return () => clearTimeout(timer);
  }, [typed]);

  return typed;
}

/** A button needs its Space, a field its arrows, an open dialog all but the keys that close it. */
function belongsTo(target: Element | null, key: string, command: Command): boolean {
  if (!target) return false;
  if (target.closest("dialog")) return command !== "overview" && command !== "keys";
  if (target.closest("select, input, textarea")) return command !== "escape" && command !== "values";
  return key === " " && target.closest("button, a, summary") !== null;
}
