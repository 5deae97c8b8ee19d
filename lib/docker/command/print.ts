/** How docker's command line prints times, sizes and tables (github.com/docker/go-units, docker/cli's formatter). */

/** `4 seconds`, `About a minute`, as go-units' HumanDuration. */
export function duration(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.round(ms / 3_600_000);
  if (seconds < 1) return "Less than a second";
  if (seconds === 1) return "1 second";
  if (seconds < 60) return `${seconds} seconds`;
  if (minutes === 1) return "About a minute";
  if (minutes < 60) return `${minutes} minutes`;
  if (hours === 1) return "About an hour";
  if (hours < 48) return `${hours} hours`;
  if (hours < 24 * 7 * 2) return `${Math.floor(hours / 24)} days`;
  if (hours < 24 * 30 * 2) return `${Math.floor(hours / 24 / 7)} weeks`;
  if (hours < 24 * 365 * 2) return `${Math.floor(hours / 24 / 30)} months`;
  return `${Math.floor(hours / 24 / 365)} years`;
}

/** `1.98MB`: three digits, or so many, and decimal units. */
export function size(bytes: number, digits = 3): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let rest = bytes;
  let unit = 0;
  while (rest >= 1000 && unit < units.length - 1) {
    rest /= 1000;
    unit++;
  }
  return `${Number(rest.toPrecision(digits))}${units[unit]}`;
}

/** Columns at least ten wide and three apart; the last one as it is. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_cell, column) =>
    Math.max(10, ...rows.map((row) => (row[column] ?? "").length + 3)),
  );
  return rows.map((row) =>
    row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0))).join(""),
  );
}

/** Cut to so many characters, the last of them "…". */
export const cut = (text: string, to: number): string =>
  text.length > to ? `${text.slice(0, to - 1)}…` : text;

export const shortId = (id: string): string => id.replace(/^sha256:/, "").slice(0, 12);

/**
 * A Go template over plain data: `{{.State.Status}}`, `{{json .Mounts}}`, and text between. Other actions of Go's
 * templates are not modelled; undefined for those.
 */
export function template(text: string, data: unknown): string | undefined {
  let failed = false;
  const filled = text.replace(/\{\{(.*?)\}\}/g, (_all, action: string) => {
    const read = /^\s*(json\s+)?\.([\w.]*)\s*$/.exec(action);
    if (!read) {
      failed = true;
      return "";
    }
    const found = (read[2] ?? "")
      .split(".")
      .filter(Boolean)
      .reduce<unknown>((here, key) => (isRecord(here) ? here[key] : undefined), data);
    if (read[1]) return JSON.stringify(found ?? null);
    if (found === undefined) return "<no value>";
    return Array.isArray(found) ? `[${found.join(" ")}]` : String(found);
  });
  return failed ? undefined : filled;
}

const isRecord = (thing: unknown): thing is Record<string, unknown> =>
  typeof thing === "object" && thing !== null;
