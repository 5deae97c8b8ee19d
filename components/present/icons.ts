import type { Command } from "@/lib/present";

/** One line drawing for each thing that has a button, on a field of 24 by 24. */
export const icons = {
  next: "M7 5l10 7-10 7z",
  back: "M17 5l-10 7 10 7z",
  first: "M6 5v14M19 5l-9 7 9 7z",
  last: "M18 5v14M5 5l9 7-9 7z",
  reveal: "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9.5v5M9.5 12h5",
  past: "M4 6l7 6-7 6zM12 6l7 6-7 6zM20.5 5v14",
  overview: "M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h6v6h-6z",
  black: "M4 5h16v11H4zM9 20h6M7 13l10-5",
  white: "M4 5h16v11H4zM9 20h6",
  fullscreen: "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5",
  laser: "M12 8.5v7M8.5 12h7M12 2.5v2.5M12 19v2.5M2.5 12H5M19 12h2.5",
  draw: "M4 20l1-4L16 5l3 3L8 19zM13.5 7.5l3 3",
  undo: "M9 5L4 10l5 5M4 10h10a6 6 0 0 1 0 10h-2",
  clear: "M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13",
  values: "M4 8h9M19 8h1M4 16h1M11 16h9M13 5.5v5M19 5.5v5M13 8h6M5 13.5v5M11 13.5v5M5 16h6",
  timer: "M12 7.5V13l3 2M9 2.5h6M12 5a8 8 0 1 0 0 16 8 8 0 0 0 0-16z",
  reset: "M5 5v5h5M5.5 10a7.5 7.5 0 1 1-1 5",
  window: "M3 5h12v9H3zM9 10h12v9H9z",
  keys: "M9 9a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.2-1.5 2.4M12 17.6v.1",
  escape: "M6 6l12 12M18 6L6 18",
} satisfies Record<Command, string>;

export const leaveIcon = "M14 4h5v16h-5M3.5 12H14M7.5 8l-4 4 4 4";
