import type { Directive, Problem } from "./syntax";

const known: ReadonlySet<string> = new Set(["syntax", "escape", "check"]);

/** `# name=value` lines at the very top; the first other line ends them. */
export function directivesOf(lines: readonly { text: string; from: number }[]): {
  directives: Directive[];
  escapeChar: "\\" | "`";
  problems: Problem[];
} {
  const directives: Directive[] = [];
  const problems: Problem[] = [];
  let escapeChar: "\\" | "`" = "\\";
  for (const [index, { text, from }] of lines.entries()) {
    const match = /^\uFEFF?\s*#\s*([a-zA-Z][a-zA-Z0-9]*)\s*=\s*(.+?)\s*$/.exec(text);
    const name = match?.[1]?.toLowerCase() ?? "";
    const value = match?.[2] ?? "";
    if (!known.has(name)) break;
    const where = { from, to: from + text.length, line: index + 1, endLine: index + 1 };
    if (directives.some((each) => each.name === name)) {
      problems.push({
        ...where,
        code: "directive",
        message: `only one ${name} parser directive can be used`,
      });
      continue;
    }
    directives.push({ ...where, name, value });
    if (name !== "escape") continue;
    if (value === "\\" || value === "`") escapeChar = value;
    else
      problems.push({
        ...where,
        code: "directive",
        message: `invalid escape token '${value}' does not match \` or \\`,
      });
  }
  return { directives, escapeChar, problems };
}
