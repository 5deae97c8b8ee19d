import { type Layout, layoutOf } from "../layout";
import files from "./hello.json";

/**
 * A real image of two layers, small enough to be read byte by byte: a program that prints /greeting.txt, and that
 * file. Written by scripts/make-oci-layout.ts, which can also write it as a folder for other tools.
 */
export function helloImage(): Layout {
  return layoutOf(
    new Map(
      Object.entries(files).map(([path, base64]) => [
        path,
        Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)),
      ]),
    ),
  );
}
