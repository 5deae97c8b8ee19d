import type { Page } from "@playwright/test";

/**
 * What measuring finds in the drawings of a sheet, one line each. It does not know what lies on top of what, so some of
 * it is meant: look at the picture.
 */
export async function findings(page: Page, layout: string): Promise<string[]> {
  // tsx names functions by a helper of its own, which the page lacks.
  await page.evaluate("globalThis.__name = (named) => named");
  const lines = await page.evaluate(measure);
  return lines.map((line) => `  ${layout} ${line}`);
}

/** Runs in the page. All sizes are in the drawing's own units. */
function measure(): string[] {
  interface Area {
    left: number;
    right: number;
    top: number;
    bottom: number;
  }
  const lines: string[] = [];
  for (const figure of document.querySelectorAll<HTMLElement>("figure[data-step]")) {
    const svg = figure.querySelector("svg");
    if (!svg) continue;
    const frame = svg.getBoundingClientRect();
    const [, , width = 0, height = 0] = (svg.getAttribute("viewBox") ?? "").split(" ").map(Number);
    const unit = width / frame.width;
    const isSeen = (element: Element): boolean => {
      for (let at: Element | null = element; at && at !== svg; at = at.parentElement)
        if (Number(getComputedStyle(at).opacity) < 0.05) return false;
      return true;
    };
    const isTurned = (element: SVGGraphicsElement) => Math.abs(element.getScreenCTM()?.b ?? 0) > 0.01;
    const areaOf = (element: Element): Area => {
      const box = element.getBoundingClientRect();
      return {
        left: (box.left - frame.left) * unit,
        right: (box.right - frame.left) * unit,
        top: (box.top - frame.top) * unit,
        bottom: (box.bottom - frame.top) * unit,
      };
    };
    const say = (what: string) => lines.push(`${figure.dataset.step}: ${what}`);
    const rects = [...svg.querySelectorAll("rect")].filter(
      (rect) => isSeen(rect) && !rect.closest("defs, clipPath, mask"),
    );
    const isInside = (text: Area, box: Area) =>
      text.left >= box.left && text.right <= box.right && text.top >= box.top && text.bottom <= box.bottom;
    const isBefore = (one: Element, other: Element | undefined) =>
      other !== undefined && (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) > 0;
    const texts = [...svg.querySelectorAll("text")]
      .filter((text) => isSeen(text) && text.textContent?.trim() && !isTurned(text))
      .map((text) => {
        const area = areaOf(text);
        const size = Number.parseFloat(getComputedStyle(text).fontSize);
        const middle = (area.top + area.bottom) / 2;
        const letters = { ...area, top: middle - size * 0.42, bottom: middle + size * 0.42 };
        // What lies under the text's own patch does not disturb it.
        const patch = rects.findLast(
          (rect) =>
            isBefore(rect, text) && getComputedStyle(rect).fill !== "none" && isInside(letters, areaOf(rect)),
        );
        return { words: text.textContent ?? "", size, patch, ...letters };
      });
    const shared = (a: Area, b: Area) => ({
      x: Math.min(a.right, b.right) - Math.max(a.left, b.left),
      y: Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top),
    });

    for (const [index, text] of texts.entries()) {
      const out = Math.min(text.left, width - text.right, text.top, height - text.bottom);
      if (out < 4) say(`"${text.words}" is ${out.toFixed(0)} from the edge of the drawing`);
      for (const other of texts.slice(index + 1)) {
        const { x, y } = shared(text, other);
        if (x > 1 && y > 1) say(`"${text.words}" lies on "${other.words}"`);
        else if (y > 4 && x > -4) say(`"${text.words}" nearly touches "${other.words}"`);
      }
    }
    for (const rect of rects) {
      const box = areaOf(rect);
      if (box.right - box.left < 24 || box.bottom - box.top < 10) continue;
      for (const text of texts) {
        if (isBefore(rect, text.patch)) continue;
        const { x, y } = shared(text, box);
        const inside = Math.min(text.left - box.left, box.right - text.right);
        const height = text.bottom - text.top;
        if (x > 2 && y > height * 0.6 && inside < 2)
          say(`"${text.words}" is ${inside.toFixed(0)} from the side of its box`);
        else if (x > 2 && inside > 0 && y > 1 && y < height - 1)
          say(`"${text.words}" crosses the upper or lower edge of a box`);
      }
    }
    for (const path of svg.querySelectorAll<SVGGeometryElement>("path, line, polyline")) {
      if (!isSeen(path) || !path.getTotalLength() || getComputedStyle(path).stroke === "none") continue;
      const matrix = path.getScreenCTM();
      if (!matrix) continue;
      const length = path.getTotalLength();
      const crossed = new Set<string>();
      for (let at = 0; at <= length; at += 3) {
        const point = path.getPointAtLength(at).matrixTransform(matrix);
        const [x, y] = [(point.x - frame.left) * unit, (point.y - frame.top) * unit];
        for (const text of texts)
          if (
            !isBefore(path, text.patch) &&
            x > text.left &&
            x < text.right &&
            y > text.top + 1 &&
            y < text.bottom - 1
          )
            crossed.add(text.words);
      }
      for (const words of crossed) say(`a line runs through "${words}"`);
    }
    const least = svg.viewBox.baseVal.width > 600 ? 14 : 12;
    for (const text of texts) if (text.size < least) say(`"${text.words}" is set in ${text.size}`);
  }
  return [...new Set(lines)];
}
