/** Keyset cursors: the sort values of the last row, opaque to the caller. */
export function encodeCursor(values: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** Values of a cursor, or null when the text is none (then the list begins at its start). */
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
