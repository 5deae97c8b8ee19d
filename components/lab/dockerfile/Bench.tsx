import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Finding } from "@/lib/dockerfile";
import { applyFix } from "@/lib/dockerfile/checks/fix";
import { limits, withText } from "@/lib/dockerfile-lab";
import { BuildOptions } from "./BuildOptions";
import { Checks } from "./Checks";
import { Compare, type PresetPair } from "./Compare";
import { Editor, type EditorHandle } from "./Editor";
import { Files } from "./Files";
import { ImagePane } from "./ImagePane";
import { Layers } from "./Layers";
import { Steps } from "./Steps";
import { type Tab, Tabs } from "./Tabs";
import type { Builder } from "./use-builder";

/** Where editor and result stand side by side; as in dockerfile-lab.css. */
const roomy = "(min-width: 64rem)";

interface BenchProps {
  builder: Omit<Builder, "open">;
  /** Examples to compare; without them there is nothing to compare with. */
  pairs?: readonly PresetPair[];
  onPair?(pair: PresetPair): void;
  /** Above the files. */
  above?: ReactNode;
  /** Between editor and result, where these stand one below the other; without it they stand side by side. */
  between?: ReactNode;
}

const nothing: readonly never[] = [];

/** Files and editor, and what the builder makes of them. */
export function Bench({ builder, pairs, onPair, above, between }: BenchProps) {
  const { work, history, shown, marked, remarks, change, say, hello, busy } = builder;
  const stacked = between !== undefined;
  const [file, setFile] = useState("Dockerfile");
  // Where there is room the editor is always open, and so no tab; where there is none, it is what one begins with. It
  // is so from the first: an editor that is opened out of sight measures its lines wrong.
  const [pane, setPane] = useState(() => (stacked || window.matchMedia(roomy).matches ? "steps" : "write"));
  const editor = useRef<EditorHandle>(null);
  const goTo = useRef<number>(undefined);
  const files = work?.files;
  const known = useMemo(
    () => ({
      keywords: hello?.keywords ?? [],
      bases: hello?.bases ?? [],
      files: files?.map(({ path }) => path) ?? [],
    }),
    [hello, files],
  );
  useEffect(() => {
    if (stacked) return;
    const wide = window.matchMedia(roomy);
    const settle = () => setPane((now) => (wide.matches && now === "write" ? "steps" : now));
    wide.addEventListener("change", settle);
    return () => wide.removeEventListener("change", settle);
  }, [stacked]);
  useEffect(() => {
    if (busy) setPane((now) => (now === "write" ? "steps" : now));
  }, [busy]);
  const show = useCallback(
    (at: number) => {
      setFile("Dockerfile");
      if (!stacked) setPane((now) => (window.matchMedia(roomy).matches ? now : "write"));
      goTo.current = at;
      requestAnimationFrame(() => editor.current?.goTo(goTo.current ?? 0));
    },
    [stacked],
  );
  const fix = useCallback(
    (finding: Finding) => {
      const { fix: edits } = finding;
      if (!edits) return;
      change((now) => {
        // In a text that has changed meanwhile the places are wrong.
        if (now !== remarks.of) return now;
        say("The fix is made. Undo takes it back.");
        return { ...now, dockerfile: applyFix(now.dockerfile, edits) };
      });
    },
    [change, say, remarks],
  );
  if (!work || !history) return <div className="min-h-96" />;

  const open = file === "Dockerfile" ? undefined : work.files.find(({ path }) => path === file);
  const path = open ? file : "Dockerfile";

  const write = (
    <>
      {above}
      {!stacked && <BuildOptions work={work} view={shown.view} onChange={change} />}
      <Files work={work} open={path} onOpen={setFile} onChange={change} say={say} />
      <Editor
        ref={editor}
        path={path}
        text={open ? (open.content ?? "") : work.dockerfile}
        marks={!builder.dirty ? nothing : marked.of === work ? (marked.marks ?? nothing) : undefined}
        remarks={remarks.of === work ? remarks : undefined}
        known={known}
        onChange={(name, text) => {
          if (text.length > limits.file) say("The file is as long as the lab keeps.");
          change((now) => withText(now, name, text), name);
        }}
        onFix={fix}
        onUndo={builder.undo}
        onRedo={builder.redo}
        onBuild={builder.build}
      />
      <Checks findings={remarks.findings} onFix={fix} onGoTo={show} />
    </>
  );
  // Only what is open is drawn: an image may have a hundred layers.
  const results: Tab[] = [
    {
      id: "steps",
      title: "Steps",
      panel: pane === "steps" && (
        <Steps
          view={shown.view}
          marks={builder.dirty ? marked.marks : undefined}
          dockerfile={marked.of?.dockerfile ?? work.dockerfile}
          onGoTo={show}
        />
      ),
    },
    {
      id: "layers",
      title: "Layers",
      panel: pane === "layers" && (
        <Layers key={shown.view?.image?.id} view={shown.view} before={shown.before} />
      ),
    },
    { id: "image", title: "Image", panel: pane === "image" && <ImagePane view={shown.view} /> },
    ...(pairs && onPair
      ? [
          {
            id: "compare",
            title: "Compare",
            panel: pane === "compare" && (
              <Compare
                view={shown.view}
                before={shown.before}
                pairs={pairs}
                paired={builder.paired}
                onPair={onPair}
              />
            ),
          },
        ]
      : []),
  ];

  if (stacked)
    return (
      <>
        {write}
        {between}
        {shown.view && <Tabs open={pane} onOpen={setPane} tabs={results} />}
      </>
    );
  return (
    <div className="dfl-split">
      <Tabs open={pane} onOpen={setPane} tabs={[{ id: "write", title: "Write", panel: write }, ...results]} />
    </div>
  );
}
