/**
 * `.dockerignore`: the last pattern that matches a path or a directory above it decides.
 * https://github.com/moby/patternmatcher/blob/main/patternmatcher.go
 */

export interface IgnoreRules {
  /** Whether this path stays out of the context, and by which line of the file (from 1). */
  check(path: string): { ignored: boolean; line: number | undefined };
  /**
   * Whether a source of COPY can be told to be kept out, whatever files there are: not where a `!` line might bring
   * something at it or below it back. `.` and `/` only where a line takes everything.
   * https://github.com/moby/buildkit/blob/b7fdd3291ba8c0bf7d307045f444a6b622886b81/frontend/dockerfile/dockerfile2llb/validations.go
   */
  excludes(source: string): boolean;
}

interface Rule {
  line: number;
  again: boolean;
  pattern: string;
  expression: RegExp;
}

export function ignoreRules(text: string): IgnoreRules {
  const rules: Rule[] = [];
  for (const [index, raw] of text
    .replace(/^\uFEFF/, "")
    .split("\n")
    .entries()) {
    if (raw.startsWith("#")) continue;
    let pattern = raw.trim();
    const again = pattern.startsWith("!");
    if (again) pattern = pattern.slice(1).trim();
    pattern = clean(pattern);
    if (pattern === "" || pattern === ".") continue;
    const expression = compile(pattern);
    if (expression) rules.push({ line: index + 1, again, pattern, expression });
  }
  const known = new Map<string, readonly boolean[]>();
  const matches = (path: string): readonly boolean[] => {
    const old = known.get(path);
    if (old) return old;
    const slash = path.lastIndexOf("/");
    const above = slash < 0 ? undefined : matches(path.slice(0, slash));
    const found = rules.map((rule, index) => above?.[index] === true || rule.expression.test(path));
    known.set(path, found);
    return found;
  };
  return {
    check(path) {
      if (rules.length === 0) return { ignored: false, line: undefined };
      const last = matches(path).lastIndexOf(true);
      const rule = rules[last];
      return { ignored: rule ? !rule.again : false, line: rule?.line };
    },
    excludes(source) {
      const root = source === "." || source === "/";
      if (root && !rules.some(({ again, pattern }) => !again && /^(\*|\*\*|\*\*\/\*)$/.test(pattern)))
        return false;
      const path = root ? "" : source.replace(/^\//, "");
      const returns = rules.some(({ again, pattern }) => {
        const parts = pattern.split("/");
        const at = parts.findIndex((part) => /[*?[]/.test(part));
        const start = at < 0 ? pattern : parts.slice(0, at).join("/");
        return again && (within(start, path) || (at >= 0 && within(path, start)));
      });
      return !returns && (root || this.check(source).ignored);
    },
  };
}

const within = (path: string, base: string): boolean =>
  base === "" || path === base || path.startsWith(`${base}/`);

/** As Go's filepath.Clean, without the slash at the start. */
function clean(pattern: string): string {
  const parts: string[] = [];
  for (const part of pattern.split("/")) {
    if (part === "" || part === ".") continue;
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else if (part !== ".." || !pattern.startsWith("/")) parts.push(part);
  }
  return parts.join("/");
}

function compile(pattern: string): RegExp | undefined {
  let expression = "^";
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern[at] ?? "";
    if (char === "*" && pattern[at + 1] === "*") {
      at++;
      if (pattern[at + 1] === "/") at++;
      expression += at + 1 >= pattern.length ? ".*" : "(.*/)?";
    } else if (char === "*") expression += "[^/]*";
    else if (char === "?") expression += "[^/]";
    else if (char === "\\") {
      const next = pattern[++at];
      expression += next === undefined ? "\\\\" : next.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
    } else if (char === "[" || char === "]") expression += char;
    else expression += char.replace(/[.+^${}()|\\/]/g, "\\$&");
  }
  try {
    return new RegExp(`${expression}$`, "s");
  } catch {
    return undefined;
  }
}
