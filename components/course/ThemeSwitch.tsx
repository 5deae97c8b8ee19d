"use client";

import { useSyncExternalStore } from "react";
import { themeKey } from "@/lib/site";

const themes = ["system", "light", "dark"] as const;
type Theme = (typeof themes)[number];

const listeners = new Set<() => void>();
const current = (): Theme =>
  themes.find((theme) => theme === document.documentElement.dataset.theme) ?? "system";

function choose(theme: Theme) {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem(themeKey, theme);
  } catch {
    // Storage is full or forbidden: the choice holds for this page.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  const onStorage = ({ key, newValue }: StorageEvent) => {
    if (key === themeKey) choose(themes.find((theme) => theme === newValue) ?? "system");
  };
  listeners.add(listener);
  window.addEventListener("storage", onStorage);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", onStorage);
  };
}

export function ThemeSwitch() {
  const theme = useSyncExternalStore(subscribe, current, () => "system" as const);
  return (
    <select
      aria-label="Theme"
      value={theme}
      onChange={(event) => choose(themes.find((one) => one === event.target.value) ?? "system")}
      className="js-only h-9 w-[4.6rem] rounded border border-line bg-surface px-1 font-display text-xs sm:w-auto sm:text-sm font-medium text-text"
    >
      <option value="system">System</option>
      <option value="light">Light</option>
      <option value="dark">Dark</option>
    </select>
  );
}
