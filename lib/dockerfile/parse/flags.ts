import type { Flag, Span } from "./syntax";

/** Takes `--flags` off the front; a value may be quoted. */
export function readFlags(
  line: string,
  where: Span,
  text: string,
  escapeChar: string,
): { flags: Flag[]; rest: string } {
  const flags: Flag[] = [];
  let at = 0;
  let searchFrom = where.from;
  while (line.startsWith("--", at)) {
    let word = "";
    let quote: string | undefined;
    const start = at;
    for (; at < line.length; at++) {
      const char = line[at] ?? "";
      if (!quote && /\s/.test(char)) break;
      if (char === escapeChar && quote !== "'" && at + 1 < line.length) word += line[++at] ?? "";
      else if (quote === char) quote = undefined;
      else if (!quote && (char === '"' || char === "'")) quote = char;
      else word += char;
    }
    const end = at;
    while (at < line.length && /\s/.test(line[at] ?? "")) at++;
    if (word === "--") break;
    const raw = line.slice(start, end);
    const found = text.indexOf(raw, searchFrom);
    const inside = found >= 0 && found + raw.length <= where.to;
    const from = inside ? found : where.from;
    const to = inside ? found + raw.length : where.to;
    if (inside) searchFrom = to;
    const line1 = where.line + count(text, where.from, from);
    const equals = word.indexOf("=");
    flags.push({
      name: equals < 0 ? word.slice(2) : word.slice(2, equals),
      value: equals < 0 ? undefined : word.slice(equals + 1),
      from,
      to,
      line: line1,
      endLine: line1,
    });
  }
  return { flags, rest: line.slice(at).trim() };
}

function count(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = text.indexOf("\n", from); at >= 0 && at < to; at = text.indexOf("\n", at + 1)) lines++;
  return lines;
}
