"use client";

import Link from "next/link";
import { type ReactNode, useEffect, useState } from "react";
import { InlineText } from "@/components/ui/InlineText";
import { button, primary } from "../styles";
import { findKept, forget, type KeptState, keptName } from "./kept";
import type { LinuxLabProps } from "./props";
import { megabytes, needs } from "./words";

const loadPanel = () => import("./LabPanel").then(({ LabPanel }) => LabPanel);
const loadPlayer = () => import("./RunPlayer").then(({ RunPlayer }) => RunPlayer);
type Loaded<Load extends () => Promise<unknown>> = { View: Awaited<ReturnType<Load>> };

/** The lab before Start: says what it is and what it takes. Everything else is loaded by the press of a button. */
export function LinuxLab(props: LinuxLabProps) {
  const { name, image, exercise, recorded, page } = props;
  const [panel, setPanel] = useState<Loaded<typeof loadPanel> & { pickUp: boolean }>();
  const [player, setPlayer] = useState<Loaded<typeof loadPlayer>>();
  const [failed, setFailed] = useState(false);
  const [busy, setBusy] = useState(false);
  const [kept, setKept] = useState<KeptState>();
  const device = useDevice();
  const store = keptName(name, image.files.snapshot.sha256);

  useEffect(() => {
    findKept(store).then(setKept, () => undefined);
  }, [store]);

  const open = (pickUp: boolean) => {
    setBusy(true);
    setFailed(false);
    loadPanel().then(
      (View) => setPanel({ View, pickUp }),
      () => {
        setBusy(false);
        setFailed(true);
      },
    );
  };
  const watch = () =>
    loadPlayer().then(
      (View) => setPlayer({ View }),
      () => setFailed(true),
    );

  if (panel)
    return (
      <panel.View {...props} pickUp={panel.pickUp} onWatch={recorded ? watch : undefined}>
        {player && <player.View name={name} />}
      </panel.View>
    );
  return (
    <section aria-label="Linux lab" className="lab rounded-md border border-line-strong bg-surface">
      <div className="p-4 sm:p-5">
        <p className="font-display text-[0.85rem] font-semibold text-accent">
          Linux lab{exercise && ` · ${exercise.minutes} min`}
        </p>
        <p className="font-display text-lg font-semibold leading-snug">
          {exercise?.title ?? "A machine to play with"}
        </p>
        <p className="mt-1 max-w-[68ch]">
          <InlineText>
            {exercise?.task ??
              "A root shell on a real Linux kernel. Break what you like: a reset brings it back in a second."}
          </InlineText>
        </p>
        {exercise && (
          <ol className="mt-3 grid gap-x-6 gap-y-1 sm:grid-cols-2">
            {exercise.goals.map(({ id, goal }, index) => (
              <li key={id} className="flex items-baseline gap-2">
                <span className="font-display text-sm font-semibold text-muted tabular-nums">
                  {index + 1}
                </span>
                <span>{goal}</span>
              </li>
            ))}
          </ol>
        )}
        {device.warning && (
          <p role="note" className="mt-4 max-w-[68ch] border-s-2 border-line-strong ps-3">
            {device.warning(needs(image))}
          </p>
        )}
        <div className="js-only mt-4 flex flex-wrap items-center gap-3 font-display text-sm font-medium">
          {kept && (
            <button type="button" className={primary} disabled={busy} onClick={() => open(true)}>
              Pick up where you left off
            </button>
          )}
          <button
            type="button"
            className={kept || device.warning ? button : primary}
            disabled={busy}
            onClick={() => open(false)}
          >
            {kept ? "Start afresh" : "Start the machine"}
          </button>
          {recorded && (
            <button type="button" className={button} onClick={watch}>
              Watch the recorded run
            </button>
          )}
          {kept && (
            <button
              type="button"
              className={button}
              onClick={() => forget(store).then(() => setKept(undefined))}
            >
              Delete what is kept ({megabytes(kept.bytes)})
            </button>
          )}
        </div>
        <p className="mt-3 text-[0.85rem] text-muted">
          A real Linux kernel runs in this tab: {needs(image)}. Nothing leaves your computer, and nothing is
          loaded before you press Start.
          {page && (
            <>
              {" "}
              <Link href={page} prefetch={false} className="js-only link">
                Do it on a page of its own
              </Link>
              , where there is more room.
            </>
          )}
        </p>
        <p role="status" className="text-wrong">
          {failed && "The lab could not be loaded. Check the connection and try again."}
        </p>
      </div>
      {player && <player.View name={name} />}
    </section>
  );
}

/** A paragraph in the place of a lab whose machine has not been built. */
export function NoMachine({ children }: { children?: ReactNode }) {
  return (
    <div className="rounded-md border border-line p-4">
      <p>The machine for this lab is not part of this build of the site: run npm run machines.</p>
      {children}
    </div>
  );
}

/** What the browser says about memory and about data: both are only asked, never guessed. */
function useDevice(): { warning?: (needs: string) => string } {
  const [device, setDevice] = useState<{ warning?: (needs: string) => string }>({});
  useEffect(() => {
    const { deviceMemory, connection } = navigator as Navigator & {
      deviceMemory?: number;
      connection?: { saveData?: boolean };
    };
    if (deviceMemory !== undefined && deviceMemory < 4)
      setDevice({
        warning: (what) =>
          `This device says that it has ${deviceMemory} GB of memory. The machine needs ${what}: it may be slow here, or the browser may end it. The recorded run shows the same.`,
      });
    else if (connection?.saveData)
      setDevice({
        warning: (what) =>
          `Your browser asks to save data. The machine needs ${what}. The recorded run needs far less.`,
      });
  }, []);
  return device;
}
