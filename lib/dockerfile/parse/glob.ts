/** A shell pattern as the inside of a regular expression; `*` does not stop at slashes. */
export function globExpression(pattern: string): string {
  let expression = "";
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern[at] ?? "";
    if (char === "*") expression += ".*";
    else if (char === "?") expression += ".";
    else if (char === "\\" && at + 1 < pattern.length) expression += literal(pattern[++at] ?? "");
    else if (char === "[") {
      const end = pattern.indexOf("]", at + 2);
      const set = bracket(end < 0 ? "" : pattern.slice(at + 1, end));
      if (set) at = end;
      expression += set ?? "\\[";
    } else expression += literal(char);
  }
  return expression;
}

/** What stands between brackets, if it is a set that means something. */
export function bracket(inside: string): string | undefined {
  if (inside === "" || inside === "!" || inside === "^") return undefined;
  const not = inside.startsWith("!") || inside.startsWith("^");
  const set = (not ? inside.slice(1) : inside).replace(/[\\\][^]/g, "\\$&");
  const expression = `[${not ? "^" : ""}${set}]`;
  try {
    new RegExp(expression);
    return expression;
  } catch {
    return undefined;
  }
}

export const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
