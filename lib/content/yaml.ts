import { isNode, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { suggest } from "@/lib/text";
import type { Problem } from "./problem";

/** A file of YAML that was read: its value, or what is wrong with it and on which lines. */
export type Parsed<T> =
  | { ok: true; value: T; lineOf: (path: readonly PropertyKey[]) => number | undefined }
  | { ok: false; problems: Problem[] };

/**
 * Reads YAML and holds it to a schema.
 * @param firstLine the line of the file on which the text begins: 2 for frontmatter, after its `---`.
 */
export function parseYaml<T>(file: string, text: string, schema: z.ZodType<T>, firstLine = 1): Parsed<T> {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const lineAt = (offset: number) => counter.linePos(offset).line + firstLine - 1;
  if (document.errors.length > 0) {
    return {
      ok: false,
      problems: document.errors.map((error) => ({
        file,
        line: lineAt(error.pos[0]),
        message: `this is not YAML: ${error.message.split("\n")[0]?.replace(/ at line \d+, column \d+:?$/, "")}`,
      })),
    };
  }
  // The nearest node that exists: a missing field is reported at what it is missing from.
  const lineOf = (path: readonly PropertyKey[]): number | undefined => {
    for (let depth = path.length; depth >= 0; depth--) {
      const node: unknown = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
      if (isNode(node) && node.range) return lineAt(node.range[0]);
    }
    return undefined;
  };
  const value: unknown = document.toJS();
  const result = schema.safeParse(value);
  if (result.success) return { ok: true, value: result.data, lineOf };
  return {
    ok: false,
    problems: result.error.issues.map((issue) => ({
      file,
      line: lineOf(issue.path),
      message: explain(issue, value),
    })),
  };
}

/** An issue of the schema in words that name the field and, for a mistyped one, the nearest that exists. */
export function explain(issue: z.core.$ZodIssue, value: unknown): string {
  const where = issue.path.length > 0 ? `\`${issue.path.map(String).join(".")}\`` : "the file";
  if (issue.code === "unrecognized_keys") {
    return `${where} has no field ${issue.keys.map((key) => `"${key}"`).join(", ")}; remove it or correct its name`;
  }
  if (issue.code === "invalid_value") {
    const given = String(at(value, issue.path));
    return `${where} cannot be "${given}". ${suggest(given, issue.values.map(String))}`;
  }
  if (issue.code === "invalid_type" && at(value, issue.path) === undefined) return `${where} is missing`;
  return `${where} ${issue.message.replace(/^Invalid input: /, "").replace(/^expected/, "must be")}`;
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (inner !== null && typeof inner === "object" ? Reflect.get(inner, key) : undefined),
    value,
  );
}
