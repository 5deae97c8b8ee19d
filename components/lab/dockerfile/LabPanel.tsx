import { useEffect, useMemo, useRef, useState } from "react";
import type { Edit } from "@/lib/dockerfile";
import { applyFix } from "@/lib/dockerfile/checks/fix";
import { Bar } from "./Bar";
import { ChallengeBox } from "./ChallengeBox";
import { Checks } from "./Checks";
import { Editor, type EditorHandle } from "./Editor";
import { Files } from "./Files";
import { ImagePane } from "./ImagePane";
import { Layers } from "./Layers";
import type { DockerfileLabProps } from "./props";
import { Steps } from "./Steps";
import { Tabs } from "./Tabs";
import "./dockerfile-lab.css";
import { limits, linkOf, withText, zip } from "@/lib/dockerfile-lab";
import { deflate } from "./link";
import { useLab } from "./use-lab";

/** Where editor and result stand side by side; as in dockerfile-lab.css. */
const roomy = "(min-width: 64rem)";

/** The lab, once it is loaded: the work on the left, what the builder makes of it on the right. */
export function LabPanel(props: DockerfileLabProps) {
  const lab = useLab(props);
  const { work, history, shown, marked, challenge, change, say } = lab;
  const [file, setFile] = useState("Dockerfile");
  const [pane, setPane] = useState("steps");
  const editor = useRef<EditorHandle>(null);
  const goTo = useRef<number>(undefined);
  const { bases, keywords } = props;
  const files = work?.files;
  const known = useMemo(
    () => ({ keywords, bases, files: files?.map(({ path }) => path) ?? [] }),
    [keywords, bases, files],
  );
  useEffect(() => {
    const wide = window.matchMedia(roomy);
    const settle = () => setPane((now) => (wide.matches ? (now === "write" ? "steps" : now) : "write"));
    settle();
    wide.addEventListener("change", settle);
    return () => wide.removeEventListener("change", settle);
  }, []);
  if (!work || !history) return <div className="min-h-96" />;

  const open = file === "Dockerfile" ? undefined : work.files.find(({ path }) => path === file);
  const path = open ? file : "Dockerfile";
  const current = marked.of === work;
  const opened = props.challenges.find(({ id }) => id === challenge);

  const build = () => {
    lab.build();
    if (pane === "write") setPane("steps");
  };
  const show = (at: number) => {
    setFile("Dockerfile");
    setPane((now) => (window.matchMedia(roomy).matches ? now : "write"));
    goTo.current = at;
    requestAnimationFrame(() => editor.current?.goTo(goTo.current ?? 0));
  };
  const fix = (edits: readonly Edit[] | undefined) => {
    if (!edits || !current) return;
    change((now) => ({ ...now, dockerfile: applyFix(now.dockerfile, edits) }));
    say("The fix is made. Undo takes it back.");
  };
  const openPreset = (id: string) => {
    const preset = props.presets.find((each) => each.id === id);
    if (!preset) return;
    setFile("Dockerfile");
    lab.open({ dockerfile: preset.dockerfile, files: preset.context }, preset.title);
  };
  const openChallenge = (id: string) => {
    const next = props.challenges.find((each) => each.id === id);
    if (!next) return;
    setFile("Dockerfile");
    lab.open(next.start, next.title, next.id);
  };
  const copyLink = async () => {
    const hash = await linkOf({ draft: work, built: shown.built, challenge }, deflate);
    if (hash === undefined) return say("This is too much for a link. Download it instead.");
    const address = `${location.origin}${location.pathname}${hash}`;
    window.history.replaceState(window.history.state, "", hash);
    try {
      await navigator.clipboard.writeText(address);
      say("The link is copied. It holds the Dockerfile and all files.");
    } catch {
      say("The link is in the address bar: copy it there.");
    }
  };
  const download = () => {
    const archive = zip([
      { path: "Dockerfile", content: work.dockerfile },
      ...work.files.map((each) => ({ path: each.path, content: each.content ?? "" })),
    ]);
    const url = URL.createObjectURL(new Blob([archive], { type: "application/zip" }));
    const anchor = document.createElement("a");
    anchor.href = url;
    anchor.download = "dockerfile-lab.zip";
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
    say("Unpack it and run docker build in the folder.");
  };

  const write = (
    <>
      {opened && (
        <ChallengeBox
          key={opened.id}
          challenge={opened}
          reached={shown.reached}
          tried={shown.view !== undefined}
          onSolution={() => {
            change(() => opened.solution);
            say("This is one way. Build it to have it checked.");
          }}
        />
      )}
      <Files work={work} open={path} onOpen={setFile} onChange={change} say={say} />
      <Editor
        ref={editor}
        path={path}
        text={open ? (open.content ?? "") : work.dockerfile}
        marks={current && lab.dirty ? (marked.marks ?? []) : []}
        findings={current ? marked.findings : []}
        problems={current ? marked.problems : []}
        known={known}
        onChange={(name, text) => {
          if (text.length > limits.file) say("The file is as long as the lab keeps.");
          change((now) => withText(now, name, text), name);
        }}
        onFix={(finding) => fix(finding.fix)}
        onUndo={lab.undo}
        onRedo={lab.redo}
        onBuild={build}
      />
      <p id="dfl-editor-keys" className="dfl-keys">
        Tab leaves the editor. Ctrl+Space completes, Ctrl+Enter builds, Ctrl+Z undoes, F8 goes to the next
        remark.
      </p>
      <Checks findings={marked.findings} onFix={(finding) => fix(finding.fix)} onGoTo={show} />
    </>
  );

  return (
    <section aria-label="Dockerfile lab" className="dfl">
      <Bar
        {...props}
        busy={lab.busy}
        canUndo={history.past.length > 0}
        canRedo={history.future.length > 0}
        onBuild={build}
        onUndo={lab.undo}
        onRedo={lab.redo}
        onForget={lab.forget}
        onPreset={openPreset}
        onChallenge={openChallenge}
        onLink={copyLink}
        onDownload={download}
      />
      {lab.notice !== "" && (
        <p role="alert" className="dfl-notice">
          {lab.notice}
        </p>
      )}
      <p role="status" className="dfl-said">
        {lab.busy ? "Building…" : lab.said}
      </p>
      <div className="dfl-split">
        <Tabs
          open={pane}
          onOpen={setPane}
          tabs={[
            { id: "write", title: "Write", panel: write },
            {
              id: "steps",
              title: "Steps",
              panel: (
                <Steps
                  view={shown.view}
                  marks={lab.dirty && current ? marked.marks : undefined}
                  dockerfile={work.dockerfile}
                  onGoTo={show}
                />
              ),
            },
            {
              id: "layers",
              title: "Layers",
              panel: <Layers key={shown.view?.image?.id} view={shown.view} before={shown.before} />,
            },
            { id: "image", title: "Image", panel: <ImagePane view={shown.view} /> },
          ]}
        />
      </div>
    </section>
  );
}
