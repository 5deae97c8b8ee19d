/**
 * The shapes that stored progress is made of. A shape knows two things: how to recognise a value in data that anyone
 * may have written, and how to unite two of them. It is a small hand-made guard because it is on every page's first
 * load; zod stays on the server.
 *
 * Simplification: a list or map that is too long is cut at a fixed order, so that uniting stays independent of order.
 */

export interface Shape<T> {
  /** The value, cleaned; undefined if it is something else. Each part left out is named in `dropped`. Never throws. */
  read(value: unknown, path: string, dropped: string[]): T | undefined;
  /** Commutative, associative and idempotent. */
  join(a: T, b: T): T;
}

/** One shape for each field of T. */
export type Fields<T> = { readonly [K in keyof T]-?: Shape<NonNullable<T[K]>> };

type Plain = Readonly<Record<string, unknown>>;

/** Year 9999, so that a broken clock cannot leave the range that Date knows. */
const LATEST_TIME = 253_402_300_799_999;
const MAX_KEYS = 1000;

/** A slug or id; not `__proto__`. */
export const id = /^[a-z0-9][\w.-]{0,99}$/i;

export const isPlain = (value: unknown): value is Plain =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The entry under this key, and never what objects inherit (`constructor` is a valid id). */
export const own = <T>(map: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(map, key) ? map[key] : undefined;

/** JSON with sorted keys: equal facts give equal text, whichever tab wrote them. */
export const canonical = (value: unknown, space?: number): string =>
  JSON.stringify(
    value,
    (_, part) => (isPlain(part) ? Object.fromEntries(Object.entries(part).sort(byKey)) : part),
    space,
  );

const byKey = (a: readonly [string, unknown], b: readonly [string, unknown]) => order(a[0], b[0]);
const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function guard<T>(test: (value: unknown) => value is T, join: (a: T, b: T) => T): Shape<T> {
  return {
    read(value, path, dropped) {
      if (test(value)) return value;
      dropped.push(path);
    },
    join,
  };
}

const isCount = (value: unknown): value is number =>
  typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= LATEST_TIME;

export const latest = guard(isCount, Math.max);
export const earliest = guard(isCount, Math.min);
export const count = latest;
export const boolean = guard(
  (value) => typeof value === "boolean",
  (a, b) => a || b,
);

/** A set of ids, as a sorted list. */
export const ids: Shape<readonly string[]> = {
  read(value, path, dropped) {
    if (!Array.isArray(value)) {
      dropped.push(path);
      return;
    }
    const good = value.filter((item): item is string => typeof item === "string" && id.test(item));
    if (good.length < value.length) dropped.push(path);
    return set(good);
  },
  join: (a, b) => set([...a, ...b]),
};
const set = (list: readonly string[]): string[] => [...new Set(list)].sort(order).slice(0, MAX_KEYS);

/** The last `most` things that happened, oldest first; the same thing twice counts once. */
export function lastOf<T extends { readonly at: number }>(most: number, item: Shape<T>): Shape<readonly T[]> {
  const tidy = (list: readonly T[]): T[] =>
    [...new Map(list.map((one) => [canonical(one), one]))]
      .sort((a, b) => a[1].at - b[1].at || byKey(a, b))
      .slice(-most)
      .map(([, one]) => one);
  return {
    read(value, path, dropped) {
      if (!Array.isArray(value)) {
        dropped.push(path);
        return;
      }
      return tidy(value.flatMap((one, index) => item.read(one, `${path}[${index}]`, dropped) ?? []));
    },
    join: (a, b) => tidy([...a, ...b]),
  };
}

/** A map whose keys match `key`. */
export function mapOf<T>(key: RegExp, item: Shape<T>): Shape<Readonly<Record<string, T>>> {
  const tidy = (entries: [string, T][]) => Object.fromEntries(entries.sort(byKey).slice(0, MAX_KEYS));
  return {
    read(value, path, dropped) {
      if (!isPlain(value)) {
        dropped.push(path);
        return;
      }
      const entries: [string, T][] = [];
      for (const [name, part] of Object.entries(value)) {
        const here = `${path}.${name}`;
        const good = key.test(name) && name.split("/").every((one) => id.test(one));
        if (!good) dropped.push(here);
        const read = good ? item.read(part, here, dropped) : undefined;
        if (read !== undefined) entries.push([name, read]);
      }
      return tidy(entries);
    },
    join(a, b) {
      const names = new Set([...Object.keys(a), ...Object.keys(b)]);
      return tidy([...names].flatMap((name) => both(name, own(a, name), own(b, name), item)));
    },
  };
}

/** An object with these fields, of which `needed` must be there. Other fields are carried along untouched. */
export function entry<T extends object>(
  fields: Fields<T>,
  needed: readonly (keyof T & string)[] = [],
): Shape<T> {
  const shapes = new Map<string, Shape<unknown>>(Object.entries(fields));
  return {
    read(value, path, dropped) {
      if (!isPlain(value)) {
        dropped.push(path);
        return;
      }
      const parts: [string, unknown][] = [];
      for (const [name, part] of Object.entries(value)) {
        const here = path ? `${path}.${name}` : name;
        const read = (shapes.get(name) ?? extra).read(part, here, dropped);
        if (read !== undefined && name !== "__proto__") parts.push([name, read]);
      }
      const read = Object.fromEntries(parts);
      if (needed.every((name) => Object.hasOwn(read, name))) return read as T; // every part came out of its own shape
      dropped.push(path);
    },
    join(a, b) {
      const [left, right] = [a as Plain, b as Plain];
      const names = new Set([...Object.keys(a), ...Object.keys(b)]);
      const parts = [...names].flatMap((name) =>
        both(name, own(left, name), own(right, name), shapes.get(name) ?? extra),
      );
      return Object.fromEntries(parts) as T;
    },
  };
}

function both<T>(name: string, a: T | undefined, b: T | undefined, shape: Shape<T>): [string, T][] {
  if (a !== undefined && b !== undefined) return [[name, shape.join(a, b)]];
  const only = a ?? b;
  return only === undefined ? [] : [[name, only]];
}

/** Data of a later version: kept as it is, if it can be written again at all. Of two, any fixed choice will do. */
const extra: Shape<unknown> = {
  read(value, path, dropped) {
    try {
      canonical(value);
      return value;
    } catch {
      dropped.push(path); // nested too deep to be written
    }
  },
  join: (a, b) => (canonical(a) >= canonical(b) ? a : b),
};
