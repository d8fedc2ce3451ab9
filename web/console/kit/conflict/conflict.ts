import type { ErrorReply } from '../api.ts';

/** A record as it stands on the server. */
export type CurrentRecord = { readonly version: number } & { readonly [field: string]: unknown };

/** One field that both officers touched. */
export type Clash = { readonly field: string; readonly mine: unknown; readonly theirs: unknown };

function isRecord(value: unknown): value is CurrentRecord {
  return (
    typeof value === 'object' && value !== null && 'version' in value && typeof value.version === 'number'
  );
}

/** The record that stands in the way of a save, when a refusal is an edit conflict. */
export function currentOf(status: number, error: ErrorReply): CurrentRecord | null {
  return status === 409 && isRecord(error.current) ? error.current : null;
}

/** The fields that the server names as changed by both; a record that merges no fields names none. */
export function conflictsOf(error: ErrorReply): ReadonlySet<string> {
  return new Set(Object.keys(error.fields ?? {}));
}

/** The fields of a patch whose value on record is another one; of those that the server named, where it did. */
export function clashes(patch: object, current: CurrentRecord, named: ReadonlySet<string>): Clash[] {
  const differing = Object.entries(patch)
    // What the record does not hold is an order, like a new password, and stands in nobody's way.
    .filter(
      ([field, mine]) =>
        field in current && JSON.stringify(mine ?? null) !== JSON.stringify(current[field] ?? null),
    )
    .map(([field, mine]) => ({ field, mine, theirs: current[field] }));
  const both = differing.filter(({ field }) => named.has(field));
  return both.length === 0 ? differing : both;
}

/** Both lists as one, where both are lists and neither holds the other: two officers who each added a phone. */
export function united({ mine, theirs }: Clash): readonly unknown[] | null {
  if (!Array.isArray(mine) || !Array.isArray(theirs)) {
    return null;
  }
  const all = [...new Map([...theirs, ...mine].map((one: unknown) => [JSON.stringify(one), one])).values()];
  return all.length > mine.length && all.length > theirs.length ? all : null;
}

/** Whose value of a field stays. */
export type Choice = 'mine' | 'theirs' | 'both';

/** The patch once the officer chose: without what stays as it is on record, and with both lists where both stay. */
export function settle<T extends object>(
  patch: T,
  fields: readonly Clash[],
  chosen: ReadonlyMap<string, Choice>,
): Partial<T> {
  const unions = new Map(
    fields.filter(({ field }) => chosen.get(field) === 'both').map((clash) => [clash.field, united(clash)]),
  );
  return Object.fromEntries(
    Object.entries(patch)
      .filter(([field]) => chosen.get(field) !== 'theirs')
      .map(([field, mine]): [string, unknown] => [field, unions.get(field) ?? mine]),
  ) as Partial<T>;
}
