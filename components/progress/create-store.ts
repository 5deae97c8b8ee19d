/**
 * The store of progress over a browser's key-value storage; here without a browser, so that it can be tested.
 *
 * Every event is added to what is stored at that moment, not to what this tab last saw. Where two tabs still manage to
 * write over each other, the `storage` event tells both, each merges, and whoever finds a fact of its own missing
 * writes again. It waits a little first: browsers deliver a burst of writes late, and answering each would only add to
 * it. Between tabs of one version that ends by itself; between two versions, HEALS ends it.
 */
import {
  emptyProgress,
  merge,
  type Parsed,
  type ProgressDocument,
  type ProgressEvent,
  parse,
  progress,
  serialise,
} from "@/lib/progress";

export const STORAGE_KEY = "shipshape.progress";
/** Where unreadable text is put aside before it is replaced. */
export const BACKUP_KEY = "shipshape.progress.damaged";

/** How often a tab puts back missing facts before the person does something in it again. */
const HEALS = 10;

export type KeyValueStorage = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/**
 * - `ok`: what happens is stored.
 * - `memory`: the browser stores nothing for this site; kept until the page is closed.
 * - `full`: there is no room left; what could not be stored is kept until the page is closed.
 * - `corrupt-recovered`: stored text was damaged or not ours. What could be read is kept, the text is put aside.
 * - `newer`: written by a later version of the site, so nothing is stored over it; kept until the page is closed.
 */
export type StoreStatus = "ok" | "memory" | "full" | "corrupt-recovered" | "newer";

export interface ProgressSnapshot {
  readonly document: ProgressDocument;
  readonly status: { readonly kind: StoreStatus };
}

export interface ProgressStore {
  getSnapshot(): ProgressSnapshot;
  subscribe(listener: () => void): () => void;
  record(event: ProgressEvent): void;
  /** Merges in a document that {@link readImport} accepted. */
  adopt(document: ProgressDocument): void;
  /** Deletes the damaged text that was put aside. */
  discardDamaged(): void;
}

export interface StoreOptions {
  /** Undefined where the browser denies it. */
  storage: KeyValueStorage | undefined;
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls back when someone else may have changed the storage. */
  subscribe(onChange: () => void): () => void;
  /** Calls back once, after a moment that differs from tab to tab. */
  later(action: () => void): void;
}

export function createProgressStore({ storage, now, subscribe, later }: StoreOptions): ProgressStore {
  let facts = emptyProgress;
  /** The stored text as last read or written: `undefined` before that, null if there is none. */
  let known: string | null | undefined;
  /** What this version understands of it, as text. */
  let understood = serialise(facts);
  let problem: Parsed["problem"];
  let failure: "memory" | "full" | undefined;
  let heals = HEALS;
  let healing = false;
  let snapshot: ProgressSnapshot | undefined;
  let unsubscribe = () => {};
  const listeners = new Set<() => void>();

  /** Does this with the storage; undefined if there is none or it refuses. */
  const attempt = <T>(action: (storage: KeyValueStorage) => T): T | undefined => {
    try {
      if (storage) return action(storage);
      failure = "memory";
    } catch (error) {
      failure = isFull(error) ? "full" : "memory";
    }
  };

  const pull = () => {
    const text = attempt((store) => store.getItem(STORAGE_KEY));
    if (text === undefined || text === known) return;
    const read = parse(text);
    problem = read.problem;
    // Text that was there and is gone: the person cleared this site's data, and means it.
    facts = text === null && known ? emptyProgress : merge(facts, read.document);
    known = text;
    understood = serialise(read.document);
  };

  const push = () => {
    const text = serialise(facts);
    if (problem === "newer" || text === understood) return;
    attempt((store) => {
      if (problem && known) store.setItem(BACKUP_KEY, known);
      store.setItem(STORAGE_KEY, text);
      known = understood = text;
      problem = failure = undefined;
    });
  };

  const status = (): StoreStatus => {
    if (problem === "newer") return problem;
    const damaged = problem || attempt((store) => store.getItem(BACKUP_KEY));
    return failure ?? (damaged ? "corrupt-recovered" : "ok");
  };

  const publish = () => {
    const kind = status();
    if (snapshot?.document === facts && snapshot.status.kind === kind) return;
    snapshot = { document: facts, status: { kind } };
    for (const listener of listeners) listener();
  };

  /** Puts back what another tab has overwritten. A text with a problem waits until the person does something here. */
  const heal = () => {
    healing = false;
    pull();
    const before = known;
    if (known && !problem && heals > 0) push();
    if (known !== before) heals -= 1;
    publish();
  };

  const changedElsewhere = () => {
    pull();
    publish();
    if (!healing) later(heal);
    healing = true;
  };

  const change = (next: () => ProgressDocument) => {
    pull();
    facts = next();
    heals = HEALS;
    push();
    publish();
  };

  const dropDamaged = () => {
    if (problem === "newer") return;
    if (problem) understood = ""; // so that it is replaced even if nothing was done since
    problem = undefined;
    attempt((store) => store.removeItem(BACKUP_KEY));
  };

  return {
    getSnapshot() {
      if (!snapshot) pull();
      snapshot ??= { document: facts, status: { kind: status() } };
      return snapshot;
    },
    subscribe(listener) {
      if (listeners.size === 0) unsubscribe = subscribe(changedElsewhere);
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) unsubscribe();
      };
    },
    record(event) {
      change(() => {
        if (event.type === "reset") dropDamaged(); // erase means erase: no copy is put aside
        return progress(facts, event, now());
      });
    },
    adopt(document) {
      change(() => merge(facts, { ...document, resets: facts.resets }));
    },
    discardDamaged() {
      change(() => {
        dropDamaged();
        return facts;
      });
    },
  };
}

const isFull = (error: unknown): boolean => error instanceof Error && /quota/i.test(error.name);
