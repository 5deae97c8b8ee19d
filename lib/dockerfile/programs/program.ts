/** What a modelled program is: it reads its arguments, acts on the machine, and ends with a status. */
import type { Process, Streams } from "../shell";

export interface Call extends Streams {
  name: string;
  args: readonly string[];
  process: Process;
  streams: Streams;
  /** What the engine knows beside the machine. */
  world: World;
}

export type Program = (call: Call) => number;

/** What a reader says that a program does which the simulation does not know. */
export interface Effect {
  /** Exit status; 0 where absent. */
  status?: number;
  output?: string;
  writes?: readonly { path: string; size: number }[];
  removes?: readonly string[];
}

export interface World {
  effects: Readonly<Record<string, Effect>>;
  /** Whether the build step has a network. */
  online: boolean;
  /** Told about a program that exists in the image and that the simulation does not know. */
  unknown: (name: string) => void;
  /** Told about bytes that came over the network. */
  downloaded: (bytes: number) => void;
  platform: string;
}

/** Single letters and long names, apart from the operands; `valued` names the options that take a value. */
export function options(
  args: readonly string[],
  valued: readonly string[] = [],
): {
  has: (...names: string[]) => boolean;
  value: (...names: string[]) => string | undefined;
  values: (...names: string[]) => string[];
  rest: string[];
} {
  const found: { name: string; value: string }[] = [];
  const rest: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? "";
    if (arg === "--") {
      rest.push(...args.slice(at + 1));
      break;
    }
    if (arg.startsWith("--")) {
      const equals = arg.indexOf("=");
      const name = equals < 0 ? arg.slice(2) : arg.slice(2, equals);
      if (equals >= 0) found.push({ name, value: arg.slice(equals + 1) });
      else found.push({ name, value: valued.includes(name) ? (args[++at] ?? "") : "" });
    } else if (arg.startsWith("-") && arg.length > 1) {
      for (let letter = 1; letter < arg.length; letter++) {
        const name = arg[letter] ?? "";
        if (!valued.includes(name)) {
          found.push({ name, value: "" });
          continue;
        }
        const glued = arg.slice(letter + 1);
        found.push({ name, value: glued !== "" ? glued : (args[++at] ?? "") });
        break;
      }
    } else rest.push(arg);
  }
  return {
    has: (...names) => found.some((each) => names.includes(each.name)),
    value: (...names) => found.findLast((each) => names.includes(each.name))?.value,
    values: (...names) => found.filter((each) => names.includes(each.name)).map((each) => each.value),
    rest,
  };
}

/** `a/b` and `c` to `a/b/c`. */
export const join = (base: string, name: string): string =>
  base === "" || base.endsWith("/") ? `${base}${name}` : `${base}/${name}`;

export const baseName = (path: string): string => path.replace(/\/+$/, "").split("/").at(-1) || "/";
