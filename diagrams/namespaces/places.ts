/** Where things stand in each layout; all else follows from these. */
export const places = {
  wide: {
    size: [960, 520],
    /** The kernel's slab, and in it one row for each kind of namespace. */
    slab: { x: 24, y: 104, w: 484, h: 392, title: [266, 121] },
    row: { y: 140, pitch: 43, h: 35, code: 40, word: 107, web: 188, host: 344, w: 148 },
    disc: { y: 52, r: 25, ring: 33 },
    legend: { x: 40, y: 40, pitch: 26 },
    text: { label: 15, value: 15, mono: 15, title: 15 },
    /** How many characters of output fit on a line. */
    columns: 41,
    terminal: { x: 532, w: 404, h: 200, pitch: 22.5, pad: 16, titles: 22, tops: { inside: 36, host: 296 } },
  },
  narrow: {
    size: [360, 734],
    slab: { x: 14, y: 78, w: 332, h: 286, title: [180, 351] },
    row: { y: 88, pitch: 31.5, h: 26, code: 24, word: 0, web: 82, host: 214, w: 124 },
    disc: { y: 38, r: 20, ring: 27 },
    legend: { x: 16, y: 28, pitch: 22 },
    text: { label: 13, value: 13.5, mono: 13, title: 13.5 },
    columns: 38,
    terminal: { x: 14, w: 332, h: 148, pitch: 18, pad: 12, titles: 18, tops: { inside: 396, host: 572 } },
  },
} as const;

/** A line of output broken as a terminal would, but between words. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let rest = text;
  while (rest.length > columns) {
    const space = rest.lastIndexOf(" ", columns);
    const end = space > 0 ? space : columns;
    lines.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return [...lines, rest];
}
