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

/** The fields of a patch whose value on record is another one. */
export function clashes(patch: object, current: CurrentRecord): Clash[] {
  return Object.entries(patch)
    .filter(([field, mine]) => JSON.stringify(mine ?? null) !== JSON.stringify(current[field] ?? null))
    .map(([field, mine]) => ({ field, mine, theirs: current[field] }));
}

/** What is left of a patch when the fields in `keepTheirs` stay as they are on record. */
export function settle<T extends object>(patch: T, keepTheirs: ReadonlySet<string>): Partial<T> {
  return Object.fromEntries(Object.entries(patch).filter(([field]) => !keepTheirs.has(field))) as Partial<T>;
}
