import { isCollection, isMap, isNode, isScalar, LineCounter, parseDocument } from "yaml";
import { z } from "zod";
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
  // A field is where its name stands; one that is missing, where the thing that lacks it begins.
  const lineOf = (path: readonly PropertyKey[]): number | undefined => {
    let node: unknown = document.contents;
    let offset = isNode(node) ? node.range?.[0] : undefined;
    for (const key of path) {
      if (!isCollection(node)) break;
      const name = isMap(node)
        ? node.items.find((pair) => isScalar(pair.key) && pair.key.value === key)?.key
        : undefined;
      node = node.get(key, true);
      if (!isNode(node)) break;
      offset = (isNode(name) ? name : node).range?.[0] ?? offset;
    }
    return offset === undefined ? undefined : lineAt(offset);
  };
  const value: unknown = document.toJS();
  const result = schema.safeParse(value);
  if (result.success) return { ok: true, value: result.data, lineOf };
  return {
    ok: false,
    problems: result.error.issues.map((issue) => ({
      file,
      line: lineOf(issue.code === "unrecognized_keys" ? [...issue.path, issue.keys[0] ?? ""] : issue.path),
      message: explain(issue, value, schema),
    })),
  };
}

/**
 * An issue of the schema in words that name the field and, for a mistyped one, the nearest that exists.
 * @param owner what the value is, where it is not a whole file: "<Callout>"
 */
export function explain(issue: z.core.$ZodIssue, value: unknown, schema: z.ZodType, owner = ""): string {
  const field = issue.path.length > 0 ? `\`${issue.path.map(String).join(".")}\`` : "";
  const where = [owner, field].filter(Boolean).join(" ") || "the file";
  const given = at(value, issue.path);
  switch (issue.code) {
    case "unrecognized_keys": {
      const known = fieldsAt(schema, issue.path, value);
      return `${where} cannot have "${issue.keys.join('", "')}". ${suggest(issue.keys[0] ?? "", known)}`;
    }
    case "invalid_value":
      return given === undefined
        ? `${where} is missing`
        : `${where} cannot be "${String(given)}". ${suggest(String(given), issue.values.map(String))}`;
    case "invalid_type":
      if (given === undefined) return `${where} is missing`;
      if (issue.message.startsWith("Invalid input: "))
        return `${where} must be ${typeWords[issue.expected] ?? issue.expected}, not ${typeWords[typeOf(given)]}`;
  }
  return `${where}${/^[A-Z"]/.test(issue.message) ? ":" : ""} ${issue.message}`;
}

const typeWords: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a group of fields",
  record: "a group of fields",
  null: "nothing",
};

const typeOf = (value: unknown): string =>
  Array.isArray(value) ? "array" : value === null ? "null" : typeof value;

/** The names that an object may have at this place of a schema; none where it is no object with fixed names. */
function fieldsAt(schema: unknown, path: readonly PropertyKey[], value: unknown): string[] {
  if (schema instanceof z.ZodOptional) return fieldsAt(schema.unwrap(), path, value);
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const chosen = schema.options.find((option) => {
      const kind = option instanceof z.ZodObject ? option.shape[schema.def.discriminator] : undefined;
      return kind instanceof z.ZodType && kind.safeParse(at(value, [schema.def.discriminator])).success;
    });
    return chosen ? fieldsAt(chosen, path, value) : [];
  }
  const [key, ...rest] = path;
  if (schema instanceof z.ZodArray && key !== undefined)
    return fieldsAt(schema.element, rest, at(value, [key]));
  if (!(schema instanceof z.ZodObject)) return [];
  if (key === undefined) return Object.keys(schema.shape);
  return fieldsAt(schema.shape[String(key)], rest, at(value, [key]));
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (inner !== null && typeof inner === "object" ? Reflect.get(inner, key) : undefined),
    value,
  );
}
