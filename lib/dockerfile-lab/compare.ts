/** Two builds laid beside each other: which steps correspond, what becomes of each layer, what is stored once. */
import type { BuildView, LayerView, StepView } from "./view";

export interface PlacedStep {
  stage: string;
  step: StepView;
}

export interface StepPair {
  before: PlacedStep | undefined;
  after: PlacedStep | undefined;
  /** `kept`: the same text; `changed`: another line in its place. */
  kind: "kept" | "changed" | "gone" | "new";
}

/** A layer as it is drawn; those of the base are one. */
export interface Slab {
  /** What made it: a line, or the name of the base. */
  label: string;
  base: boolean;
  /** In bytes. */
  size: number;
  wasted: number;
}

/** What becomes of a layer of the build before. Words for it: {@link fateText}. */
export type Fate =
  /** The same bytes are in both. */
  | { code: "kept" }
  /** The same line, and other bytes. */
  | { code: "resized" }
  /** Another line in its place. */
  | { code: "replaced" }
  /** Its line is now in a stage that is not shipped. */
  | { code: "behind"; stage: string }
  /** Done by another line, in one layer with what that does. */
  | { code: "joined"; by: string }
  /** The image begins with another base. */
  | { code: "base" }
  | { code: "gone" };

export interface SlabFate {
  slab: Slab;
  fate: Fate;
  /** Its place among the layers after; undefined where it vanishes. */
  to: number | undefined;
}

export interface Comparison {
  steps: readonly StepPair[];
  /** For each layer before, the lowest first. */
  fates: readonly SlabFate[];
  after: readonly Slab[];
  /** Places among the layers after that no layer before has become. */
  fresh: readonly number[];
  /** In bytes: what a disk holds of both images, and how much of that belongs to both. */
  stored: { together: number; once: number };
}

export function compareBuilds(before: BuildView, after: BuildView): Comparison {
  const steps = pairSteps(placed(before), placed(after));
  const [from, to] = [slabsOf(before), slabsOf(after)];
  const taken = new Set<number>();
  const take = (place: number): number | undefined => {
    if (place < 0 || taken.has(place)) return undefined;
    taken.add(place);
    return place;
  };
  const same = from.map((one) =>
    take(to.findIndex((other, place) => !taken.has(place) && sameBytes(one.layers, other.layers))),
  );
  const fates = from.map((one, index): SlabFate => {
    const { slab, step } = one;
    const kept = same[index];
    if (kept !== undefined) return { slab, fate: { code: "kept" }, to: kept };
    if (slab.base)
      return { slab, fate: { code: "base" }, to: take(to.findIndex((other) => other.slab.base)) };
    const pair = steps.find((each) => each.before?.step.id === step);
    const next = pair?.after;
    const shipped = next ? to.findIndex((other) => other.step === next.step.id) : -1;
    const place = take(shipped);
    if (pair && place !== undefined)
      return { slab, fate: { code: pair.kind === "kept" ? "resized" : "replaced" }, to: place };
    if (next && shipped < 0) return { slab, fate: { code: "behind", stage: next.stage }, to: undefined };
    const by = to.find((other) => common(slab.label, other.slab.label) >= 2)?.slab.label;
    return { slab, fate: by === undefined ? { code: "gone" } : { code: "joined", by }, to: undefined };
  });
  return {
    steps,
    fates,
    after: to.map(({ slab }) => slab),
    fresh: to.flatMap((_, place) => (taken.has(place) ? [] : [place])),
    stored: storedOf(before, after),
  };
}

interface Drawn {
  slab: Slab;
  step: string | undefined;
  layers: readonly LayerView[];
}

function slabsOf(view: BuildView): Drawn[] {
  const layers = view.image?.layers ?? [];
  const base = layers.filter(({ step }) => step === undefined);
  const own = layers.filter(({ step }) => step !== undefined);
  const drawn = (label: string, of: readonly LayerView[], step: string | undefined): Drawn => ({
    slab: {
      label,
      base: step === undefined,
      size: of.reduce((sum, { size }) => sum + size, 0),
      wasted: of.reduce((sum, { wasted }) => sum + wasted, 0),
    },
    step,
    layers: of,
  });
  return [
    ...(base.length > 0 ? [drawn(baseOf(view), base, undefined)] : []),
    ...own.map((layer) => drawn(textOf(view, layer), [layer], layer.step)),
  ];
}

const textOf = (view: BuildView, { step, createdBy }: LayerView): string =>
  placed(view).find((each) => each.step.id === step)?.step.text ?? createdBy;

/** The image that the shipped stage begins with, through the stages it is built on. */
function baseOf({ stages, target }: BuildView): string {
  let stage = target === undefined ? undefined : stages[target];
  for (let hops = 0; hops < stages.length; hops++) {
    const { baseName, index } = stage ?? {};
    const parent = stages.find((each) => each.index < (index ?? 0) && each.label === baseName?.toLowerCase());
    if (!parent) break;
    stage = parent;
  }
  return stage?.baseName ?? "scratch";
}

const sameBytes = (some: readonly LayerView[], others: readonly LayerView[]): boolean =>
  some.length === others.length && some.every(({ digest }, index) => digest === others[index]?.digest);

/** A layer is stored once, however many images have it. */
function storedOf(before: BuildView, after: BuildView): Comparison["stored"] {
  const sizes = (view: BuildView) =>
    new Map((view.image?.layers ?? []).map(({ digest, size }) => [digest, size] as const));
  const [one, two] = [sizes(before), sizes(after)];
  const sum = (all: Iterable<number>) => [...all].reduce((total, size) => total + size, 0);
  return {
    together: sum(new Map([...one, ...two]).values()),
    once: sum([...one].flatMap(([digest, size]) => (two.has(digest) ? [size] : []))),
  };
}

const placed = (view: BuildView): PlacedStep[] =>
  view.stages.flatMap(({ used, label, steps }) =>
    used ? steps.map((step) => ({ stage: label, step })) : [],
  );

/** Steps of the same text in the same order, as many as can be; what lies between is paired by its instruction. */
function pairSteps(before: readonly PlacedStep[], after: readonly PlacedStep[]): StepPair[] {
  const width = after.length + 1;
  const best = new Uint16Array((before.length + 1) * width);
  const at = (i: number, j: number) => best[i * width + j] ?? 0;
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--)
      best[i * width + j] =
        before[i]?.step.text === after[j]?.step.text
          ? at(i + 1, j + 1) + 1
          : Math.max(at(i + 1, j), at(i, j + 1));
  const pairs: StepPair[] = [];
  let [i, j] = [0, 0];
  let gap: { before: PlacedStep[]; after: PlacedStep[] } = { before: [], after: [] };
  const close = () => {
    pairs.push(...pairGap(gap.before, gap.after));
    gap = { before: [], after: [] };
  };
  while (i < before.length || j < after.length) {
    const [one, two] = [before[i], after[j]];
    if (one && two && one.step.text === two.step.text) {
      close();
      pairs.push({ before: one, after: two, kind: "kept" });
      i++;
      j++;
    } else if (two && (!one || at(i, j + 1) >= at(i + 1, j))) {
      gap.after.push(two);
      j++;
    } else if (one) {
      gap.before.push(one);
      i++;
    }
  }
  close();
  return pairs;
}

/** Each with the one that has most in common with it; of two that want the same, the nearer gets it. */
function pairGap(before: readonly PlacedStep[], after: readonly PlacedStep[]): StepPair[] {
  const partner = new Map<PlacedStep, PlacedStep>();
  const wishes = before
    .flatMap((one) => after.map((two) => ({ one, two, score: common(one.step.text, two.step.text) })))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  for (const { one, two } of wishes)
    if (!partner.has(one) && ![...partner.values()].includes(two)) partner.set(one, two);
  const paired = new Set(partner.values());
  return [
    ...before.map((one): StepPair => {
      const two = partner.get(one);
      return { before: one, after: two, kind: two ? "changed" : "gone" };
    }),
    ...after.flatMap((two): StepPair[] =>
      paired.has(two) ? [] : [{ before: undefined, after: two, kind: "new" }],
    ),
  ];
}

/** Words that two lines of the same instruction share, counted; 0 for lines that do other things. */
function common(one: string, two: string): number {
  const words = (text: string) => text.split(/[\s;&|]+/).filter((word) => /^[\w.-]{2,}$/.test(word));
  const [[keyword, ...rest], [other, ...others]] = [words(one), words(two)];
  if (keyword !== other) return 0;
  const shared = rest.filter((word) => others.includes(word)).length;
  return keyword === "RUN" ? shared : shared + 1;
}
