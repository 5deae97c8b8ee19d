import { readFileSync } from "node:fs";
import path from "node:path";
import { readChart } from "@/lib/mermaid";

/** A chart's title and its committed drawing; the loader has made sure that both are there and in step. */
export function chart(folder: string, id: string): { title: string; svg: string } {
  const file = (extension: string) =>
    readFileSync(path.join(process.cwd(), folder, `${id}.${extension}`), "utf8");
  return { title: readChart(file("mmd")).chart?.title ?? id, svg: file("svg") };
}
