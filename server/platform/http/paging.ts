import { refuse } from '../outcomes/general.ts';
import { done, type Outcome } from '../outcomes/outcome.ts';

/** Keyset cursors: the sort values of the last row, opaque to the caller. */
export function encodeCursor(values: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** Values of a cursor, or null when the text is none; what no page of the list gave was refused before (page-cursor.ts). */
export function decodeCursor(text: string | undefined): unknown[] | null {
  if (text === undefined) {
    return null;
  }
  try {
    const values: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return Array.isArray(values) ? values : null;
  } catch {
    return null;
  }
}

/** What a value of a cursor must be. */
export const cursorForm = {
  text: (value: unknown) => typeof value === 'string',
  id: (value: unknown) =>
    typeof value === 'string' && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(value),
  whole: (value: unknown) => /^-?\d{1,18}$/u.test(String(value)),
  instant: (value: unknown) => typeof value === 'string' && !Number.isNaN(Date.parse(value)),
} as const;
type Form = (value: unknown) => boolean;

/**
 * The cursor of a list, as text; null without one. One that no page of this list gave is refused, since beginning again would
 * show the first rows as if they were the next.
 * @param forms what its values must be, in their order.
 */
export function readCursor<const F extends readonly Form[]>(
  text: string | undefined,
  forms: F,
): Outcome<{ readonly [index in keyof F]: string } | null> {
  if (text === undefined) {
    return done(null);
  }
  const values = decodeCursor(text);
  return values?.length === forms.length && forms.every((isGood, n) => isGood(values[n]))
    ? done(values.map(String) as unknown as { readonly [index in keyof F]: string })
    : refuse('bad-cursor', { fields: { cursor: 'unreadable' } });
}

/**
 * Cuts a page from rows that were asked with `limit + 1`: the one row too many says that there is more.
 * @param keyOf the sort values of a row, for the cursor.
 */
export function cutPage<T>(
  rows: readonly T[],
  limit: number,
  keyOf: (row: T) => readonly unknown[],
): { rows: T[]; next: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next: rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null };
}
