/**
 * Makes the spaces of a font wider. It knows as much of the format as that needs: the `hmtx` table holds each glyph's
 * advance, the `cmap` table (format 4) says which glyph a character is.
 * https://learn.microsoft.com/en-us/typography/opentype/spec/otff
 */

const spaces = [0x20, 0xa0];

/**
 * @param font uncompressed (sfnt)
 * @param share of an em that each space gets on top of what it has
 * @throws {Error} when the font has no space, or a table is missing
 */
export function widenSpaces(font: Buffer, share: number): Buffer {
  const widened = Buffer.from(font);
  const unitsPerEm = font.readUInt16BE(tableOf(font, "head") + 18);
  const metrics = font.readUInt16BE(tableOf(font, "hhea") + 34);
  const hmtx = tableOf(font, "hmtx");
  const glyphs = new Set(spaces.map((space) => glyphOf(font, space)).filter((glyph) => glyph > 0));
  if (glyphs.size === 0) throw new Error("The font has no space");
  for (const glyph of glyphs) {
    if (glyph >= metrics) throw new Error("The space has no advance of its own");
    const at = hmtx + glyph * 4;
    widened.writeUInt16BE(font.readUInt16BE(at) + Math.round(unitsPerEm * share), at);
  }
  return widened;
}

function tableOf(font: Buffer, name: string): number {
  const tables = font.readUInt16BE(4);
  for (let record = 12; record < 12 + tables * 16; record += 16)
    if (font.toString("latin1", record, record + 4) === name) return font.readUInt32BE(record + 8);
  throw new Error(`The font has no table "${name}"`);
}

/** The glyph of a character, 0 where there is none. */
function glyphOf(font: Buffer, character: number): number {
  const cmap = tableOf(font, "cmap");
  for (let i = 0; i < font.readUInt16BE(cmap + 2); i++) {
    const map = cmap + font.readUInt32BE(cmap + 4 + i * 8 + 4);
    if (font.readUInt16BE(map) === 4) return glyphInSegments(font, map, character);
  }
  throw new Error("The font has no character map of format 4");
}

function glyphInSegments(font: Buffer, map: number, character: number): number {
  const twice = font.readUInt16BE(map + 6);
  const ends = map + 14;
  const starts = ends + twice + 2;
  for (let i = 0; i < twice; i += 2) {
    if (font.readUInt16BE(ends + i) < character) continue;
    const start = font.readUInt16BE(starts + i);
    if (start > character) return 0;
    const delta = font.readUInt16BE(starts + twice + i);
    const place = starts + 2 * twice + i;
    const offset = font.readUInt16BE(place);
    if (offset === 0) return (character + delta) & 0xffff;
    const glyph = font.readUInt16BE(place + offset + 2 * (character - start));
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  }
  return 0;
}
