/**
 * What the builder does with each edit in each order: computed ahead by `npm run precompute`, so that readers do not
 * download a builder with a shell in it. A test compares the file with what is computed now.
 */
import { build, type ContextFile, type Reason } from "@/lib/dockerfile";
import { dockerfiles, type Edit, edits, orders } from "./edits";

interface ComputedRow {
  line: string;
  status: "base" | "config" | "cached" | "built";
  /** Of a step: why, by the builder's code, and what it is about. */
  reason?: string;
  about?: readonly string[];
}

/** By order, then by edit; `none` is the build before, done twice. */
type Computed = Readonly<Record<string, Readonly<Record<string, readonly ComputedRow[]>>>>;

const text = (...lines: string[]): string => `${lines.join("\n")}\n`;

const context: readonly ContextFile[] = [
  {
    path: "package.json",
    content: text("{", '  "name": "shop",', '  "dependencies": { "express": "5.3.0" }', "}"),
  },
  { path: "package-lock.json", content: text('{ "name": "shop", "lockfileVersion": 3 }') },
  { path: "server.js", content: text('import express from "express";') },
  { path: "README.md", content: text("# Shop") },
  { path: ".dockerignore", content: text("node_modules", ".git", "*.md") },
];

export function computed(): Computed {
  return Object.fromEntries(
    orders.map((order) => {
      const lines = dockerfiles[order];
      const before = { dockerfile: text(...lines), context };
      const first = build(before);
      const rows = edits.map((edit) => {
        const edited = lines.map((line) => (line === edit.line?.[0] ? edit.line[1] : line));
        const input = { dockerfile: text(...edited), context: changed(edit) };
        return [edit.value, rowsOf(edited, build(input, first))] as const;
      });
      return [
        order,
        {
          first: rowsOf(lines, first),
          none: rowsOf(lines, build(before, first)),
          ...Object.fromEntries(rows),
        },
      ];
    }),
  );
}

function changed({ value, files }: Edit): ContextFile[] {
  return context.map((file) => {
    if (!files.some((path) => path === file.path)) return file;
    if (value === "touch") return { ...file, mtime: 1 };
    return value === "chmod" ? { ...file, mode: 0o755 } : { ...file, content: `${file.content}\n` };
  });
}

function rowsOf(lines: readonly string[], result: ReturnType<typeof build>): ComputedRow[] {
  const steps = result.stages[0]?.steps ?? [];
  return lines.map((line) => {
    if (line.startsWith("FROM")) return { line, status: "base" };
    const step = steps.find((one) => one.text === line);
    if (step?.status !== "cached" && step?.status !== "built") return { line, status: "config" };
    const reason = step.reasons[0];
    if (!reason) throw new Error(`There is no reason for ${line}`);
    return { line, status: step.status, reason: reason.code, about: step.reasons.flatMap(aboutOf) };
  });
}

function aboutOf(reason: Reason): string[] {
  switch (reason.code) {
    case "changed-file":
      return [reason.change, reason.path];
    case "changed-variable":
      return [reason.name];
    default:
      return [];
  }
}
