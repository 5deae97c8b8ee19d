/** HEALTHCHECK: what it means, and how the builder prints it into the history. */
import { type Instruction, jsonWords, spacedWords } from "../parse";
import type { Healthcheck } from "./config";
import { quoted } from "./quoted";

export function healthcheckOf({ rest, flags }: Instruction): Healthcheck {
  if (spacedWords(rest)[0]?.toUpperCase() === "NONE") return { test: ["NONE"] };
  const command = rest.replace(/^\S+\s+/, "");
  const words = jsonWords(command);
  const flag = (name: string) => flags.find((each) => each.name === name)?.value;
  const retries = flag("retries");
  return {
    test: words ? ["CMD", ...words] : ["CMD-SHELL", command],
    ...(flag("interval") === undefined ? {} : { interval: flag("interval") }),
    ...(flag("timeout") === undefined ? {} : { timeout: flag("timeout") }),
    ...(flag("start-period") === undefined ? {} : { startPeriod: flag("start-period") }),
    ...(flag("start-interval") === undefined ? {} : { startInterval: flag("start-interval") }),
    ...(retries === undefined ? {} : { retries: Number(retries) }),
  };
}

/** As Go prints the structure with %q; the number of retries comes out as a character. */
export function healthcheckText(check: Healthcheck): string {
  const times = [check.interval, check.timeout, check.startPeriod, check.startInterval].map((each) =>
    quoted(goDuration(each ?? "0s")),
  );
  const retries = check.retries ?? 0;
  const code =
    retries >= 32 && retries < 127 && !Object.hasOwn(escapes, retries)
      ? `'${String.fromCharCode(retries)}'`
      : `'${escapes[retries] ?? `\\x${retries.toString(16).padStart(2, "0")}`}'`;
  return `&{[${check.test.map(quoted).join(" ")}] ${times.join(" ")} ${code}}`;
}

const escapes: Readonly<Record<number, string>> = {
  7: "\\a",
  8: "\\b",
  9: "\\t",
  10: "\\n",
  11: "\\v",
  12: "\\f",
  13: "\\r",
  39: "\\'",
  92: "\\\\",
};

/** `90s` is `1m30s` to Go. */
export function goDuration(text: string): string {
  const nanoseconds = durationOf(text);
  if (nanoseconds === 0) return "0s";
  if (nanoseconds < 1e9) return nanoseconds < 1e6 ? `${nanoseconds / 1e3}µs` : `${nanoseconds / 1e6}ms`;
  const seconds = nanoseconds / 1e9;
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = Number((seconds % 60).toFixed(9));
  return `${hours > 0 ? `${hours}h` : ""}${hours > 0 || minutes > 0 ? `${minutes}m` : ""}${rest}s`;
}

const units: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3600e9,
};

/** In nanoseconds. */
export function durationOf(text: string): number {
  let sum = 0;
  for (const [, number = "0", unit = "s"] of text.matchAll(/([\d.]+)(ns|us|µs|ms|s|m|h)/g))
    sum += Number(number) * (units[unit] ?? 0);
  return sum;
}
