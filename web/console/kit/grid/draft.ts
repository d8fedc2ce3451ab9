import type { GridRow } from '../../../shared/lists/sheet.ts';

/** The part of a browser's storage that drafts use. */
export type DraftStorage = {
  readonly getItem: (key: string) => string | null;
  readonly setItem: (key: string, value: string) => void;
  readonly removeItem: (key: string) => void;
};

/** A list of people stays on a shared computer no longer than this. */
const KEPT_MS = 24 * 3_600_000;
const key = (name: string) => `vx.grid.${name}`;

/** The rows of a draft that is not too old; null where there is none, or it can't be read. */
export function readDraft<C extends string>(
  storage: DraftStorage | null,
  name: string,
  columns: readonly { readonly id: C }[],
  now: number,
): GridRow<C>[] | null {
  try {
    const kept = JSON.parse(storage?.getItem(key(name)) ?? 'null') as { at: number; rows: unknown[] } | null;
    if (kept === null || now - kept.at > KEPT_MS) {
      storage?.removeItem(key(name));
      return null;
    }
    const rows = kept.rows.map((values, i) => {
      const row = values as { readonly [column: string]: string | undefined };
      const cells = columns.map((column) => [column.id, row[column.id] ?? '']);
      return { ...(Object.fromEntries(cells) as { [c in C]: string }), id: i + 1 };
    });
    return rows.length === 0 ? null : rows;
  } catch {
    return null;
  }
}

/** Keeps the rows. @returns whether the browser could keep them. */
export function writeDraft<C extends string>(
  storage: DraftStorage | null,
  name: string,
  rows: readonly GridRow<C>[],
  now: number,
): boolean {
  try {
    if (rows.length === 0) {
      storage?.removeItem(key(name));
      return true;
    }
    storage?.setItem(key(name), JSON.stringify({ at: now, rows }));
    return storage !== null;
  } catch {
    return false;
  }
}
