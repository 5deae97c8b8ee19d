import { useCallback } from "react";
import type { Preset } from "@/lib/dockerfile";
import { linkOf, type Work, zip } from "@/lib/dockerfile-lab";
import { Bar } from "./Bar";
import { Bench } from "./Bench";
import { ChallengeBox } from "./ChallengeBox";
import type { PresetPair } from "./Compare";
import { deflate } from "./link";
import type { DockerfileLabProps } from "./props";
import { useLab } from "./use-lab";
import "./dockerfile-lab.css";

const workOf = ({ dockerfile, context }: Preset): Work => ({ dockerfile, files: context });

/** The lab, once it is loaded: what can be done with the work as a whole, and the bench on which it is done. */
export function LabPanel(props: DockerfileLabProps) {
  const lab = useLab(props);
  const { work, history, shown, challenge, change, say, pair } = lab;
  const { presets } = props;
  const onPair = useCallback(
    ({ title, before, after }: PresetPair) => {
      const [one, two] = [before, after].map((id) => presets.find((each) => each.id === id));
      if (one && two) pair(title, workOf(one), workOf(two));
    },
    [presets, pair],
  );
  if (!work || !history) return <div className="min-h-96" />;
  const opened = props.challenges.find(({ id }) => id === challenge);

  const openPreset = (id: string) => {
    const preset = props.presets.find((each) => each.id === id);
    if (preset) lab.open(workOf(preset), preset.title);
  };
  const openChallenge = (id: string) => {
    const next = props.challenges.find((each) => each.id === id);
    if (next) lab.open(next.start, next.title, next.id);
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

  return (
    <section aria-label="Dockerfile lab" className="dfl">
      <h2 className="sr-only">The work, and what comes of it</h2>
      <Bar
        {...props}
        busy={lab.busy}
        canUndo={history.past.length > 0}
        canRedo={history.future.length > 0}
        onBuild={lab.build}
        onUndo={lab.undo}
        onRedo={lab.redo}
        onForget={lab.forget}
        onReset={lab.reset}
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
      <Bench
        pairs={props.pairs}
        onPair={onPair}
        key={lab.opened}
        builder={lab}
        above={
          opened && (
            <ChallengeBox
              challenge={opened}
              reached={shown.reached}
              tried={shown.view !== undefined}
              onSolution={() => {
                change(() => opened.solution);
                say("This is one way. Build it to have it checked.");
              }}
            />
          )
        }
      />
    </section>
  );
}
