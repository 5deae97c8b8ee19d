import { useEffect, useMemo, useRef, useState } from "react";
import type { Goal } from "@/lib/dockerfile-goals";
import { changed, fromLink, historyOf, isLink, type Work } from "@/lib/dockerfile-lab";
import { keep, readKept } from "./kept";
import { inflate } from "./link";
import type { DockerfileLabProps } from "./props";
import { useBuilder } from "./use-builder";

export const brokenLink =
  "This link is damaged or too old, so the lab opened with its own example. Ask for a new link.";

const noGoals: readonly Goal[] = [];

/** The lab's state: a builder, the challenge that is open, and what is kept from visit to visit. */
export function useLab({ presets, challenges, first }: DockerfileLabProps) {
  const [challenge, setChallenge] = useState<string>();
  const [notice, setNotice] = useState("");
  const [opened, setOpened] = useState(0);
  /** What was opened last in this visit: a reset leads back to it. */
  const origin = useRef<{ work: Work; name: string; challenge?: string | undefined }>(undefined);
  const goalsOf = useMemo(
    () => (id: string | undefined) => challenges.find((each) => each.id === id)?.goals ?? noGoals,
    [challenges],
  );
  const builder = useBuilder(goalsOf(challenge));
  const { work, shown, begin } = builder;
  const { built } = shown;

  useEffect(() => {
    let gone = false;
    void openingState(presets, first).then((opening) => {
      if (gone) return;
      setChallenge(opening.challenge);
      setNotice(opening.notice);
      begin(opening.history, opening.built, goalsOf(opening.challenge));
    });
    return () => {
      gone = true;
    };
  }, [presets, first, begin, goalsOf]);

  useEffect(() => {
    if (!work) return;
    const save = () => keep({ draft: work, built, challenge });
    const timer = setTimeout(save, 300);
    window.addEventListener("pagehide", save);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("pagehide", save);
    };
  }, [work, built, challenge]);

  const open = (next: Work, name: string, nextChallenge?: string) => {
    origin.current = { work: next, name, challenge: nextChallenge };
    builder.open(next);
    setChallenge(nextChallenge);
    setNotice("");
    setOpened((count) => count + 1);
    builder.say(`${name} is open. Undo brings back what was there.`);
  };
  const reset = () => {
    const own = challenges.find(({ id }) => id === challenge);
    const preset = presets.find(({ id }) => id === first);
    if (own) open(own.start, own.title, own.id);
    else if (origin.current) open(origin.current.work, origin.current.name);
    else if (preset) open({ dockerfile: preset.dockerfile, files: preset.context }, preset.title);
    builder.say("All is as it was at the start. Undo brings your work back.");
  };

  return {
    ...builder,
    open,
    reset,
    challenge,
    /** Counts what was opened. */
    opened,
    notice: builder.stopped || notice,
    forget: () => {
      builder.forget();
      builder.say("The builder's cache is empty.");
    },
  };
}

async function openingState(presets: DockerfileLabProps["presets"], first: string) {
  const preset = presets.find(({ id }) => id === first);
  const given: Work = { dockerfile: preset?.dockerfile ?? "FROM scratch\n", files: preset?.context ?? [] };
  const kept = readKept();
  const base = historyOf(kept?.draft ?? given);
  const { hash } = location;
  if (!isLink(hash)) return { history: base, built: kept?.built, challenge: kept?.challenge, notice: "" };
  const linked = await fromLink(hash, inflate);
  // From here on a reload shows what is kept.
  window.history.replaceState(window.history.state, "", location.pathname + location.search);
  if (!linked)
    return { history: historyOf(given), built: undefined, challenge: undefined, notice: brokenLink };
  const notice = kept ? "Opened from a link. Undo brings back your own work." : "";
  return {
    history: changed(base, linked.draft, undefined, 0),
    built: linked.built,
    challenge: linked.challenge,
    notice,
  };
}
