import type { Typed } from "@/lib/exercise/docker-play";

type Line = Typed["printed"][number];

/** Lines of one stream that follow each other, together: tables scroll sideways as a whole, errors wrap. */
export function runsOf(printed: readonly Line[]): { stream: Line["stream"]; lines: string[] }[] {
  const runs: { stream: Line["stream"]; lines: string[] }[] = [];
  for (const { stream, text } of printed) {
    const last = runs.at(-1);
    if (last?.stream === stream) last.lines.push(text);
    else runs.push({ stream, lines: [text] });
  }
  return runs;
}
