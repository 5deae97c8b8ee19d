/**
 * Keeps the windows of one presentation in step. Each holds a replica; every field is a register in which the last
 * write wins, ordered by a Lamport counter and then by the sender's id (Lamport 1978, "Time, Clocks, and the
 * Ordering of Events in a Distributed System", lamport.azurewebsites.net/pubs/time-clocks.pdf). Merging is
 * commutative, associative and idempotent, so lost, doubled and disordered messages do no lasting harm: a hello
 * carries all that its sender knows and asks for all that the others know.
 *
 * Simplification: two windows that draw on one slide at the same moment keep only one of the strokes.
 */
import type { Values } from "@/lib/steps";
import {
  isRecord,
  type Patch,
  parsePatch,
  type Role,
  type Shared,
  type Size,
  type Stamped,
  type Stroke,
  type Timer,
  text,
} from "./shared";

export type Message =
  /** "I am here, this is what I know; what do you know?" Also sent now and then, to see who is there. */
  | { kind: "hello" | "state" | "change"; from: string; role: Role; patch: Patch }
  /** The window closes. */
  | { kind: "bye"; from: string; role: Role };

export interface Replica {
  readonly id: string;
  readonly role: Role;
  /** The highest counter seen. */
  readonly clock: number;
  readonly shared: Shared;
  /** Other windows and when they were last heard of, in milliseconds since 1970. */
  readonly peers: Readonly<Record<string, { role: Role; seen: number }>>;
}

/** A window that knows nothing yet: whatever another one says is newer. */
export function startReplica(id: string, role: Role, slide: string): Replica {
  const unset = <Value>(value: Value): Stamped<Value> => ({ value, stamp: { counter: 0, sender: "" } });
  const shared: Shared = {
    slide: unset(slide),
    blank: unset("none"),
    laser: unset(null),
    timer: unset({ startedAt: null, elapsed: 0 }),
    screen: unset(null),
    strokes: {},
    values: {},
  };
  return { id, role, clock: 0, shared, peers: {} };
}

/** What a window wants to change; strokes and values are one slide's and one diagram's. */
export interface Wish {
  slide?: string;
  blank?: Shared["blank"]["value"];
  laser?: Shared["laser"]["value"];
  timer?: Timer;
  screen?: Size;
  strokes?: { slide: string; strokes: readonly Stroke[] };
  values?: { diagram: string; values: Values };
}

/** Changes the replica, and says what to tell the others. */
export function change(replica: Replica, wish: Wish): { replica: Replica; message: Message } {
  const stamp = { counter: replica.clock + 1, sender: replica.id };
  const patch: Patch = {
    ...(wish.slide !== undefined && { slide: { value: wish.slide, stamp } }),
    ...(wish.blank !== undefined && { blank: { value: wish.blank, stamp } }),
    ...(wish.laser !== undefined && { laser: { value: wish.laser, stamp } }),
    ...(wish.timer !== undefined && { timer: { value: wish.timer, stamp } }),
    ...(wish.screen !== undefined && { screen: { value: wish.screen, stamp } }),
    ...(wish.strokes && { strokes: { [wish.strokes.slide]: { value: wish.strokes.strokes, stamp } } }),
    ...(wish.values && { values: { [wish.values.diagram]: { value: wish.values.values, stamp } } }),
  };
  return {
    replica: merge(replica, patch),
    message: { kind: "change", from: replica.id, role: replica.role, patch },
  };
}

/** Where a link says to begin: newer than nothing, older than anything that was done by hand. */
export const place = (replica: Replica, slide: string): Replica => ({
  ...replica,
  shared: { ...replica.shared, slide: { value: slide, stamp: { counter: 0, sender: replica.id } } },
});

/** What to say on opening. */
export const hello = ({ id, role, shared }: Replica): Message => ({
  kind: "hello",
  from: id,
  role,
  patch: shared,
});

/** Takes in a message at a moment, and gives the answer it asks for. */
export function receive(
  replica: Replica,
  message: Message,
  now: number,
): { replica: Replica; answer?: Message } {
  if (message.from === replica.id) return { replica };
  const { [message.from]: _, ...others } = replica.peers;
  if (message.kind === "bye") return { replica: { ...replica, peers: others } };
  const peers = { ...others, [message.from]: { role: message.role, seen: now } };
  const merged = { ...merge(replica, message.patch), peers };
  if (message.kind !== "hello") return { replica: merged };
  return {
    replica: merged,
    answer: { kind: "state", from: replica.id, role: replica.role, patch: merged.shared },
  };
}

/** Everything that is newer in the patch. Fields that did not change stay the same objects. */
function merge(replica: Replica, patch: Patch): Replica {
  const { shared } = replica;
  const next: Shared = {
    slide: newer(shared.slide, patch.slide),
    blank: newer(shared.blank, patch.blank),
    laser: newer(shared.laser, patch.laser),
    timer: newer(shared.timer, patch.timer),
    screen: newer(shared.screen, patch.screen),
    strokes: newerOfEach(shared.strokes, patch.strokes),
    values: newerOfEach(shared.values, patch.values),
  };
  return { ...replica, shared: next, clock: Math.max(replica.clock, ...counters(patch)) };
}

function newer<Value>(mine: Stamped<Value>, theirs: Stamped<Value> | undefined): Stamped<Value> {
  if (!theirs) return mine;
  const [a, b] = [mine.stamp, theirs.stamp];
  const later = a.counter === b.counter ? b.sender > a.sender : b.counter > a.counter;
  return later ? theirs : mine;
}

function newerOfEach<Value>(
  mine: Readonly<Record<string, Stamped<Value>>>,
  theirs: Readonly<Record<string, Stamped<Value>>> = {},
): Readonly<Record<string, Stamped<Value>>> {
  const changed = Object.entries(theirs).filter(([key, value]) => {
    // A key such as "constructor" is a name like any other.
    const own = Object.hasOwn(mine, key) ? mine[key] : undefined;
    return !own || newer(own, value) === value;
  });
  return changed.length === 0 ? mine : { ...mine, ...Object.fromEntries(changed) };
}

const counters = ({ strokes = {}, values = {}, ...single }: Patch): number[] =>
  [...Object.values(single), ...Object.values(strokes), ...Object.values(values)].map(
    ({ stamp }) => stamp.counter,
  );

/** Reads what came in from another window; undefined for what is no message of ours. Never throws. */
export function parseMessage(input: unknown): Message | undefined {
  if (!isRecord(input)) return undefined;
  const from = text(input.from);
  const role = roles.find((one) => one === input.role);
  const kind = kinds.find((one) => one === input.kind);
  if (from === undefined || role === undefined || kind === undefined) return undefined;
  return kind === "bye" ? { kind, from, role } : { kind, from, role, patch: parsePatch(input.patch) };
}

const roles: readonly Role[] = ["audience", "speaker"];
const kinds: readonly Message["kind"][] = ["hello", "state", "change", "bye"];

/** Whether an audience's window was heard of in the last five seconds. */
export const audiencePresent = ({ peers }: Replica, now: number): boolean =>
  Object.values(peers).some(({ role, seen }) => role === "audience" && now - seen < 5000);

/** The slide's strokes with one more, or with its last one replaced while the pen is still down. */
export const addStroke = (strokes: readonly Stroke[], stroke: Stroke, goesOn: boolean): Stroke[] => [
  ...(goesOn ? strokes.slice(0, -1) : strokes),
  stroke,
];

export const undoStroke = (strokes: readonly Stroke[]): Stroke[] => strokes.slice(0, -1);
