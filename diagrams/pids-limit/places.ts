/** Where the parts of the drawing stand in each layout; all else follows from these. */
export const plans = {
  wide: {
    size: [960, 500],
    shop: { x: 24, y: 48, w: 500, h: 304 },
    /** Places for the bomb's processes, from the box's corner to the middle of the first. */
    grid: { columns: 12, x: 41, y: 42, pitch: 38, r: 15 },
    meter: { x: 24, y: 264, w: 300, h: 20 },
    events: { x: 476, y: 272 },
    tag: { x: 400, w: 164 },
    web: { x: 556, y: 48, w: 380, h: 134 },
    shell: { x: 556, y: 218, w: 380, h: 134 },
    inside: { x: 46, y: 72, apart: 62, r: 24, mark: 231 },
    host: { x: 24, y: 378, w: 912, h: 98 },
    hostMeter: { x: 24, y: 52, w: 864, h: 20 },
    text: { label: 15, small: 15, disc: 15, mono: 15, pid: 15 },
  },
  narrow: {
    size: [360, 640],
    shop: { x: 24, y: 46, w: 312, h: 264 },
    grid: { columns: 10, x: 30, y: 36, pitch: 28, r: 12 },
    meter: { x: 16, y: 222, w: 150, h: 16 },
    events: { x: 296, y: 230 },
    tag: { x: 216, w: 148 },
    web: { x: 24, y: 344, w: 312, h: 74 },
    shell: { x: 24, y: 452, w: 312, h: 74 },
    inside: { x: 34, y: 40, apart: 48, r: 18, mark: 182 },
    host: { x: 24, y: 546, w: 312, h: 72 },
    hostMeter: { x: 16, y: 39, w: 280, h: 16 },
    text: { label: 14, small: 13, disc: 13, mono: 13, pid: 13 },
  },
} as const;

export type LayoutName = keyof typeof plans;

/** The middle of a process's place in the container, on the sheet. */
export function placeOf(layout: LayoutName, task: number): readonly [number, number] {
  const { shop, grid } = plans[layout];
  return [
    shop.x + grid.x + (task % grid.columns) * grid.pitch,
    shop.y + grid.y + Math.floor(task / grid.columns) * grid.pitch,
  ];
}
