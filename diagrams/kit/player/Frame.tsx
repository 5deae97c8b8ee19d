"use client";

import {
  type KeyboardEvent,
  type ReactNode,
  startTransition,
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import {
  type Control,
  defaultValues,
  indexOfStep,
  keepWords,
  type PlayerEvent,
  type StepText,
  type Values,
  valuesFromQuery,
  valuesToQuery,
} from "@/lib/steps";
import { plainInline } from "@/lib/text/inline";
import type { AnyDiagram, Layout } from "../define";
import { SceneView } from "../SceneView";
import { Captions } from "./Captions";
import { Icon, Scrubber, SpeedChoice, Transport } from "./Controls";
import { CopyLink, FullScreen } from "./FrameButtons";
import { ReaderControls } from "./ReaderControls";
import { TextVersion } from "./TextVersion";
import { playerKey, usePlayer } from "./usePlayer";

export interface FrameProps {
  slug: string;
  title: string;
  description: string;
  /** As on a drawing: "Fig. 2.1". Absent where a diagram stands alone. */
  figure?: string;
  size: Readonly<Record<Layout, readonly [number, number]>>;
  controls: readonly Control[];
  /** The steps' words for the starting values: enough to show and to read everything but the live drawing. */
  steps: readonly StepText[];
  /** The step to open with, by its id; the first where none is named. Play at the end starts over. */
  start?: string;
  /** The opening scene, drawn at build time. */
  children: ReactNode;
  load: () => Promise<{ default: AnyDiagram }>;
  onStep?: (id: string) => void;
  /** Where this diagram is presented full screen, without the step. */
  presentHref?: string;
}

/**
 * A diagram on its sheet with its title block: the same in a lesson, in an embed and on a page of its own.
 * The words are there from the start; the drawing's code comes when the frame is near the screen or is used.
 */
export function Frame(props: FrameProps) {
  const { slug, title, description, figure, size, controls, load, onStep, presentHref } = props;
  const figureRef = useRef<HTMLElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const layout = useLayout(sheet);
  const [diagram, setDiagram] = useState<AnyDiagram>();
  const [values, setValues] = useState<Values>(() => defaultValues(controls));
  const [guesses, setGuesses] = useState<Record<string, number>>({});
  const [touched, setTouched] = useState(false);
  const [failed, setFailed] = useState(false);
  const [wanted, setWanted] = useState<string | null>(null);
  const live = useMemo(() => diagram?.steps(values), [diagram, values]);
  const steps = useMemo(() => (live ? keepWords(props.steps, live) : props.steps), [props.steps, live]);
  const [state, dispatch] = usePlayer(steps, indexOfStep(props.steps, props.start ?? null));
  // Nothing is read out before the reader has moved: a page with three diagrams opens in silence.
  const send = useCallback(
    (event: PlayerEvent) => {
      setTouched(true);
      dispatch(event);
    },
    [dispatch],
  );
  const step = steps[state.index];

  const fetchDiagram = useCallback(() => {
    load().then(
      (module) =>
        // The drawing is already there, so its replacement can wait for whatever the reader is doing.
        startTransition(() => {
          setDiagram(module.default);
          setFailed(false);
        }),
      () => setFailed(true),
    );
  }, [load]);
  useNear(figureRef, fetchDiagram);

  useEffect(() => {
    const query = new URLSearchParams(window.location.search);
    // A link to a step names its diagram in the hash, as a lesson may hold several.
    if (window.location.hash && window.location.hash !== `#${slug}`) return;
    setWanted(query.get("step"));
    if (controls.some(({ id }) => query.has(id))) setValues(valuesFromQuery(controls, query));
  }, [slug, controls]);

  // A step of the reader's own exists only once the diagram's code is there.
  useEffect(() => {
    const index = indexOfStep(steps, wanted);
    if (index < 0) return;
    dispatch({ type: "resize", count: steps.length });
    dispatch({ type: "seek", index });
    setWanted(null);
  }, [wanted, steps, dispatch]);

  const stepId = step?.id;
  useEffect(() => {
    if (stepId) onStep?.(stepId);
  }, [stepId, onStep]);

  const onGuess = useCallback(
    (about: StepText, option: number) => {
      setGuesses((before) => ({ ...before, [about.id]: option }));
      send({ type: "next" });
      // The pressed button has just become invisible: keep the keyboard in the frame.
      figureRef.current?.focus({ preventScroll: true });
    },
    [send],
  );

  const change = (next: Values, acted: boolean) => {
    setValues(next);
    if (!acted || !diagram) return;
    send({ type: "resize", count: diagram.steps(next).length });
    send({ type: "last" });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    const ownKeys =
      target.closest("select, input:not(.scrubber)") ||
      (event.key === " " && target.closest("button, a, summary"));
    if (ownKeys || event.altKey || event.ctrlKey || event.metaKey) return;
    const meaning = playerKey(event.key);
    if (!meaning) return;
    event.preventDefault();
    send(meaning);
  };

  const link = () => {
    const query = new URLSearchParams(step ? { step: step.id } : {});
    valuesToQuery(controls, values, query);
    return `${window.location.origin}${window.location.pathname}?${query}#${slug}`;
  };

  const scene = live?.[state.index]?.scene;
  // The words answer at once; the drawing may take the browser a moment longer, in slices of its own.
  const drawing = useDeferredValue(
    useMemo(() => diagram && layout && { diagram, scene, layout }, [diagram, scene, layout]),
  );
  return (
    <figure
      ref={figureRef}
      id={slug}
      aria-label={title}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      className="frame group/frame scroll-mt-20 rounded-md border border-line-strong bg-surface text-[0.97rem] leading-relaxed outline-offset-4"
    >
      <div
        ref={sheet}
        role="img"
        aria-label={description}
        className="sheet scene-box overflow-hidden rounded-t-md"
        style={{ "--wide": size.wide.join("/"), "--narrow": size.narrow.join("/") } as React.CSSProperties}
      >
        {drawing ? <SceneView {...drawing} /> : props.children}
      </div>
      {failed && (
        <p role="alert" className="border-t border-line px-4 py-2 text-wrong sm:px-6">
          The drawing could not be loaded. The captions below still tell the whole story.{" "}
          <button type="button" className="link" onClick={fetchDiagram}>
            Try again
          </button>
        </p>
      )}
      <div className="js-only border-t border-line-strong">
        <Captions steps={steps} index={state.index} guesses={guesses} onGuess={onGuess} />
      </div>
      <p role="status" className="sr-only">
        {touched && step
          ? `Step ${state.index + 1} of ${state.count}. ${step.title}. ${plainInline(step.caption)}`
          : ""}
      </p>
      <ReaderControls controls={controls} values={values} onChange={change} />
      <div className="title-block">
        <div className="js-only no-print flex min-w-0 flex-1 basis-full items-center border-line px-2 @max-[859px]:border-b @max-[479px]:flex-wrap @max-[479px]:justify-center @min-[860px]:basis-0">
          <Transport state={state} send={send} />
          <Scrubber state={state} steps={steps} send={send} />
        </div>
        <div className="title-block-cell js-only no-print">
          <span className="title-block-name">Step</span>
          <span className="whitespace-nowrap font-semibold tabular-nums">
            {state.index + 1} / {state.count}
          </span>
        </div>
        <div className="title-block-cell js-only no-print">
          <SpeedChoice state={state} send={send} />
        </div>
        <div className="title-block-cell grow @min-[860px]:grow-0">
          <span className="title-block-name">{figure ?? "Diagram"}</span>
          <span className="font-semibold">{title}</span>
        </div>
        <div className="js-only no-print flex items-center px-1">
          {presentHref && step && (
            <a
              href={`${presentHref}?slide=${slug}.${step.id}`}
              aria-label="Present"
              title="Present"
              className="title-block-button"
            >
              <Icon d="M3 4h18M4 4v12h16V4M12 16v4M8 21l4-3 4 3" />
            </a>
          )}
          <FullScreen target={figureRef} />
          <CopyLink link={link} />
        </div>
      </div>
      <TextVersion steps={steps} />
    </figure>
  );
}

/** Below this width of the frame the narrow drawing is used; app/globals.css has the same for the static scene. */
const narrowBelow = 560;

/** Which drawing the element has room for; undefined until it has been laid out. */
function useLayout(box: React.RefObject<HTMLElement | null>): Layout | undefined {
  const [layout, setLayout] = useState<Layout>();
  useEffect(() => {
    if (!box.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setLayout(entry.contentRect.width < narrowBelow ? "narrow" : "wide");
    });
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [box]);
  return layout;
}

/** Calls back once when the element is within a screen's height of being seen. */
function useNear(target: React.RefObject<HTMLElement | null>, onNear: () => void) {
  useEffect(() => {
    if (!target.current) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        onNear();
      },
      { rootMargin: "600px 0px" },
    );
    observer.observe(target.current);
    return () => observer.disconnect();
  }, [target, onNear]);
}
