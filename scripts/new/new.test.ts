import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readCourse } from "@/lib/content/loader.server";
import { newDiagram } from "./diagram";
import { addToCourse, newLesson } from "./lesson";

const course = `# The order of everything
title: Shipshape
modules:
  - id: containers # first
    title: Containers
    lessons: [what-is-a-container, containers-and-virtual-machines]
  - id: docker
    title: Docker
    lessons:
      - images
`;
const registry = `import type { AnyDiagram } from "./kit/define";

export const registry = {
  packaging: () => import("./packaging/PackagingDiagram"),
  "vm-and-container": () => import("./vm-and-container/VmAndContainerDiagram"),
} satisfies Record<string, () => Promise<{ default: AnyDiagram }>>;

export type DiagramSlug = keyof typeof registry;
`;
const today = "2026-11-22";
let root = "";
const read = (file: string) => readFileSync(path.join(root, file), "utf8");

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "new-"));
  for (const folder of ["content", "diagrams"]) mkdirSync(path.join(root, folder));
  writeFileSync(path.join(root, "content/course.yaml"), course);
  writeFileSync(path.join(root, "diagrams/registry.ts"), registry);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe("new lesson", () => {
  it("writes a lesson that the loader has nothing to say about", () => {
    const file = path.join(root, "content/course.yaml");
    writeFileSync(file, "title: C\nmodules:\n  - { id: m, title: M, summary: S, lessons: [] }\n");
    writeFileSync(path.join(root, "content/glossary.yaml"), "[]\n");
    newLesson(root, "control-groups", { today });
    const { course, problems } = readCourse(root);
    expect(problems).toEqual([]);
    expect(course?.modules[0]?.lessons[0]?.frontmatter.title).toBe("Control groups");
    expect(course?.modules[0]?.lessons[0]?.exercise?.kind).toBe("sort");
  });

  it("adds it to the last module and keeps comments", () => {
    newLesson(root, "control-groups", { today });
    expect(read("content/course.yaml")).toBe(`${course}      - control-groups\n`);
  });

  it("adds it to the module that is named", () => {
    expect(addToCourse(course, "namespaces", "containers")).toContain(
      "lessons: [what-is-a-container, containers-and-virtual-machines, namespaces]",
    );
    expect(() => addToCourse(course, "namespaces", "dockr")).toThrow('Did you mean "docker"?');
  });

  it.each([undefined, "Control-Groups", "control_groups", "-a", "a--b", "../a", "2048"])(
    "refuses the name %s",
    (slug) => {
      expect(() => newLesson(root, slug, { today })).toThrow("lower-case letters and digits");
    },
  );

  it("refuses one that exists, and then changes nothing", () => {
    expect(() => newLesson(root, "images", { today })).toThrow("already");
    mkdirSync(path.join(root, "content/lessons/orphan"), { recursive: true });
    expect(() => newLesson(root, "orphan", { today })).toThrow("already");
    expect(read("content/course.yaml")).toBe(course);
  });
});

describe("new diagram", () => {
  it("writes steps and drawing, and a line in the registry, in order", () => {
    newDiagram(root, "layers");
    newDiagram(root, "a-b");
    expect(read("diagrams/registry.ts")).toContain(`export const registry = {
  "a-b": () => import("./a-b/ABDiagram"),
  layers: () => import("./layers/LayersDiagram"),
  packaging: () => import("./packaging/PackagingDiagram"),
  "vm-and-container": () => import("./vm-and-container/VmAndContainerDiagram"),
} satisfies`);
    expect(read("diagrams/layers/LayersDiagram.tsx")).toContain("Scene: LayersScene");
  });

  it("starts an empty registry", () => {
    writeFileSync(
      path.join(root, "diagrams/registry.ts"),
      "export const registry = {\n} satisfies Record<string, never>;\n",
    );
    newDiagram(root, "layers");
    expect(read("diagrams/registry.ts")).toBe(
      'export const registry = {\n  layers: () => import("./layers/LayersDiagram"),\n} satisfies Record<string, never>;\n',
    );
  });

  it("refuses one that exists and the kit's own name", () => {
    expect(() => newDiagram(root, "packaging")).toThrow("already");
    expect(() => newDiagram(root, "kit")).toThrow("taken");
    expect(() => newDiagram(root, "Layers")).toThrow("lower-case");
  });
});
