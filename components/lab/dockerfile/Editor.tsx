import type { Diagnostic } from "@codemirror/lint";
import { type Ref, useEffect, useId, useImperativeHandle, useRef } from "react";
import type { Finding, Problem, StepMark } from "@/lib/dockerfile";
import type { Known } from "@/lib/dockerfile-lab";
import { type LabEditor, type LineMark, openEditor } from "./editor-view";
import { findingText } from "./finding-text";

export interface EditorHandle {
  goTo(at: number): void;
}

interface EditorProps {
  ref?: Ref<EditorHandle>;
  path: string;
  text: string;
  /** Undefined while they are being worked out: those that are there stay, and move along with the text. */
  marks: readonly StepMark[] | undefined;
  /** The same. */
  remarks: { findings: readonly Finding[]; problems: readonly Problem[] } | undefined;
  known: Known;
  /** What Ctrl+Enter does. */
  enter?: string;
  onChange(path: string, text: string): void;
  onFix(finding: Finding): void;
  onUndo(): void;
  onRedo(): void;
  onBuild(): void;
}

/** One file in the editor. Tab is left to the page, so that nobody is caught in it. */
export function Editor(props: EditorProps) {
  const { ref, path, text, marks, remarks, enter = "builds" } = props;
  const keys = useId();
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<LabEditor>(undefined);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  useImperativeHandle(ref, () => ({ goTo: (at) => editor.current?.goTo(at) }), []);

  useEffect(() => {
    if (!place.current) return;
    const opened = openEditor(place.current, keys, {
      onChange: (...change) => latest.current.onChange(...change),
      onUndo: () => latest.current.onUndo(),
      onRedo: () => latest.current.onRedo(),
      onBuild: () => latest.current.onBuild(),
      known: () => latest.current.known,
    });
    editor.current = opened;
    return () => opened.dispose();
  }, [keys]);

  useEffect(() => {
    editor.current?.show(path, text);
  }, [path, text]);

  useEffect(() => {
    if (!marks) return;
    const lines = marks.flatMap(({ mark, span }): LineMark[] =>
      mark === "cached" || mark === "rebuilt" || mark === "maybe"
        ? [{ from: span.from, to: span.to, kind: mark }]
        : [],
    );
    editor.current?.mark(path === "Dockerfile" ? lines : []);
  }, [path, marks]);

  useEffect(() => {
    if (!remarks) return;
    const { findings, problems } = remarks;
    const found = findings.map(
      (finding): Diagnostic => ({
        from: finding.from,
        to: finding.to,
        severity: finding.origin === "buildkit" ? "warning" : "info",
        source: finding.rule,
        message: findingText(finding),
        actions: finding.fix ? [{ name: "Fix", apply: () => latest.current.onFix(finding) }] : [],
      }),
    );
    const refused = problems.map(
      ({ from, to, message }): Diagnostic => ({ from, to, severity: "error", message }),
    );
    editor.current?.diagnose(path === "Dockerfile" ? [...refused, ...found] : []);
  }, [path, remarks]);

  return (
    <>
      <div ref={place} className="dfl-editor" />
      <p id={keys} className="dfl-keys">
        Tab leaves the editor. Ctrl+Space completes, Ctrl+Enter {enter}, Ctrl+Z undoes, F8 goes to the next
        remark.
      </p>
    </>
  );
}
