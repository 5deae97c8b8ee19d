// Cuts public/fonts/archivo.woff2, and the fonts of link previews, out of the Archivo package: only the letters, widths and weights that
// headings, labels and buttons use. Run by hand (`npx tsx scripts/font.ts`) when one of those changes;
// the result is committed, so that nobody needs this to build the site.
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import subsetFont from "subset-font";
import { widenSpaces } from "./font/spaces";

const source = "node_modules/@fontsource-variable/archivo";
const target = "public/fonts";

/** Basic Latin, then what our own texts use beyond it. Anything else falls back to the system font. */
const basicLatin = Array.from({ length: 0x7f - 0x20 }, (_, index) => String.fromCodePoint(0x20 + index));
const beyond = "\u00a0‘’“”–—…·•×÷±→←↑↓✓≤≥°§©éèêëáàâäåãæçíîïñóôöøúüÉÄÅÖÜØßµ½¼¾€£";

/** `wdth` and `wght` are the axes that app/tokens.css sets; widening them here costs a reader bytes. */
const variationAxes = { wdth: { min: 75, max: 100 }, wght: { min: 400, max: 700 } };

/** Archivo's space is a fifth of an em, made for headlines: in a label of 15 px two words read as one. */
const wider = 0.06;

const font = await readFile(path.join(source, "files/archivo-latin-standard-normal.woff2"));
const cut = {
  variationAxes,
  keepFeatures: ["kern", "mark", "mkmk", "ccmp", "locl", "tnum"],
  noHinting: true,
};
const narrow = await subsetFont(font, basicLatin.join("") + beyond, { ...cut, targetFormat: "sfnt" });
const subset = await subsetFont(widenSpaces(narrow, wider), basicLatin.join("") + beyond, {
  ...cut,
  targetFormat: "woff2",
});
await mkdir(target, { recursive: true });
await writeFile(path.join(target, "archivo.woff2"), subset);
// Link previews are drawn during the build, by a renderer that knows neither woff2 nor axes.
for (const wght of [500, 700]) {
  const still = await subsetFont(font, basicLatin.join("") + beyond, {
    targetFormat: "sfnt",
    variationAxes: { wdth: 90, wght },
    noHinting: true,
  });
  await writeFile(`components/course/og/archivo-${wght}.ttf`, widenSpaces(still, wider));
}
await copyFile(path.join(source, "LICENSE"), path.join(target, "OFL.txt"));
console.log(
  `${target}/archivo.woff2: ${(subset.length / 1024).toFixed(1)} kB, was ${(font.length / 1024).toFixed(1)} kB`,
);
