import { autocompletion, type CompletionContext, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { dockerFile } from "@codemirror/legacy-modes/mode/dockerfile";
import { type Diagnostic, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { Annotation, EditorState, RangeSet, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, GutterMarker, gutter, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { complete, type Known, stepGlyphs } from "@/lib/dockerfile-lab";

/** The editor: CodeMirror in the course's colours, with the builder's marks beside the lines. */

export type MarkKind = "cached" | "rebuilt" | "maybe";
export interface LineMark {
  from: number;
  to: number;
  kind: MarkKind;
}

export interface LabEditor {
  show(path: string, text: string): void;
  mark(marks: readonly LineMark[]): void;
  diagnose(diagnostics: readonly Diagnostic[]): void;
  goTo(at: number): void;
  dispose(): void;
}

export interface EditorHandlers {
  onChange(path: string, text: string): void;
  onUndo(): void;
  onRedo(): void;
  onBuild(): void;
  known(): Known;
}

const fromOutside = Annotation.define<boolean>();
const setMarks = StateEffect.define<readonly LineMark[]>();

class StepMarker extends GutterMarker {
  constructor(readonly kind: MarkKind) {
    super();
  }
  override eq(other: StepMarker) {
    return other.kind === this.kind;
  }
  override toDOM() {
    const mark = document.createElement("span");
    mark.className = `dfl-mark dfl-mark-${this.kind}`;
    mark.textContent = stepGlyphs[this.kind];
    return mark;
  }
}

const markField = StateField.define<{ lines: RangeSet<Decoration>; markers: RangeSet<GutterMarker> }>({
  create: () => ({ lines: Decoration.none, markers: RangeSet.empty }),
  update(value, transaction) {
    for (const effect of transaction.effects)
      if (effect.is(setMarks)) {
        const { doc } = transaction.state;
        const lines = [];
        const markers = [];
        for (const { from, to, kind } of effect.value) {
          if (to > doc.length) continue;
          markers.push(new StepMarker(kind).range(doc.lineAt(from).from));
          for (let at = doc.lineAt(from); ; at = doc.line(at.number + 1)) {
            lines.push(Decoration.line({ class: `dfl-line dfl-line-${kind}` }).range(at.from));
            if (at.to >= to || at.number === doc.lines) break;
          }
        }
        return { lines: Decoration.set(lines, true), markers: RangeSet.of(markers, true) };
      }
    if (!transaction.docChanged) return value;
    return {
      lines: value.lines.map(transaction.changes),
      markers: value.markers.map(transaction.changes),
    };
  },
  provide: (field) => EditorView.decorations.from(field, ({ lines }) => lines),
});

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--code-token-keyword)", fontWeight: "600" },
  { tag: tags.comment, color: "var(--code-token-comment)", fontStyle: "italic" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--code-token-string)" },
  { tag: [tags.variableName, tags.number, tags.atom], color: "var(--code-token-constant)" },
]);

/** @param keys id of the text that says which keys do what */
export function openEditor(place: HTMLElement, keys: string, handlers: EditorHandlers): LabEditor {
  let path = "";
  const shared = [
    lineNumbers(),
    markField,
    gutter({ class: "dfl-gutter", markers: (view) => view.state.field(markField).markers }),
    EditorView.lineWrapping,
    bracketMatching(),
    syntaxHighlighting(colours),
    keymap.of([
      { key: "Mod-z", run: done(handlers.onUndo) },
      { key: "Mod-y", run: done(handlers.onRedo) },
      { key: "Mod-Shift-z", run: done(handlers.onRedo) },
      { key: "Mod-Enter", run: done(handlers.onBuild) },
      ...completionKeymap,
      ...lintKeymap,
      ...defaultKeymap,
    ]),
    EditorView.updateListener.of((update) => {
      const own = update.transactions.some((each) => each.docChanged && !each.annotation(fromOutside));
      if (own) handlers.onChange(path, update.state.doc.toString());
    }),
  ];
  const language = [
    StreamLanguage.define(dockerFile),
    autocompletion({
      override: [
        (context: CompletionContext) => {
          const found = complete(context.state.doc.toString(), context.pos, handlers.known());
          if (!found || found.options.length === 0) return null;
          if (!context.explicit && found.from === context.pos) return null;
          return { from: found.from, options: [...found.options] };
        },
      ],
    }),
  ];
  const stateOf = (doc: string) =>
    EditorState.create({
      doc,
      extensions: [
        shared,
        path === "Dockerfile" ? language : [],
        EditorView.contentAttributes.of({ "aria-label": path, "aria-describedby": keys }),
      ],
    });
  const view = new EditorView({ parent: place });

  return {
    show(next, text) {
      if (next !== path) {
        path = next;
        view.setState(stateOf(text));
        return;
      }
      const change = difference(view.state.doc.toString(), text);
      if (change) view.dispatch({ changes: change, annotations: fromOutside.of(true) });
    },
    mark: (marks) => view.dispatch({ effects: setMarks.of(marks) }),
    diagnose(diagnostics) {
      const end = view.state.doc.length;
      const inside = diagnostics.map((each) => ({
        ...each,
        from: Math.min(each.from, end),
        to: Math.min(each.to, end),
      }));
      view.dispatch(setDiagnostics(view.state, inside));
    },
    goTo(at) {
      const anchor = Math.min(at, view.state.doc.length);
      view.dispatch({ selection: { anchor }, scrollIntoView: true });
      view.focus();
    },
    dispose: () => view.destroy(),
  };
}

/** A command that is always carried out. */
const done = (action: () => void) => () => {
  action();
  return true;
};

/** The one stretch in which two texts differ: the cursor stays where it can. */
function difference(before: string, after: string) {
  if (before === after) return undefined;
  let start = 0;
  const most = Math.min(before.length, after.length);
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}
