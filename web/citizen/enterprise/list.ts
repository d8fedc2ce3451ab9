import type { GridColumn, GridRow } from '../../shared/lists/sheet.ts';

/** A list that waits to be sent. Row numbers stay with their rows. */
export type ListDraft<C extends string> = {
  readonly rows: readonly GridRow<C>[];
  /** Under which id a row was sent with which content: the same content sent again is the same request. */
  readonly sent: { readonly [row: number]: { readonly id: string; readonly content: string } };
  /** What the server said of a row, for the content that it was sent with. */
  readonly refused: {
    readonly [row: number]: { readonly vi: string; readonly en: string; readonly content: string };
  };
};

type Outcome = {
  readonly id: string;
  readonly status: number;
  readonly message?: string;
  readonly messageEn?: string;
};

/** A field of a row; with `options` it is chosen, not typed. */
export type RowField<C extends string> = {
  readonly id: C;
  readonly label: string;
  readonly hint?: string;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
};

/** What a list is made of: trips or permits. */
export type ListKind<C extends string> = {
  readonly columns: readonly GridColumn<C>[];
  readonly fields: readonly RowField<C>[];
  /** What keeps a row from being sent, in words. */
  readonly problemOf: (row: GridRow<C>) => string | null;
  readonly tidy: (row: GridRow<C>) => GridRow<C>;
  /** A row in a few words: who or which vehicle, and the rest. */
  readonly describe: (row: GridRow<C>) => { readonly name: string; readonly more: string };
  readonly add: string;
  readonly template: { readonly file: string; readonly sheet: string; readonly titles: readonly string[] };
};

/** An empty list. */
export const emptyList = { rows: [], sent: {}, refused: {} } as const;

/** The number of the next row. */
export function nextRow(rows: readonly { readonly id: number }[]): number {
  return rows.reduce((most, { id }) => Math.max(most, id), 0) + 1;
}

/** Rows as requests with their ids, and the list that remembers those ids; it must be kept before anything is sent. */
export function prepare<C extends string, Item extends object>(
  list: ListDraft<C>,
  ready: readonly GridRow<C>[],
  itemOf: (row: GridRow<C>) => Item,
  common: unknown,
  newId: () => string,
): { readonly list: ListDraft<C>; readonly items: readonly (Item & { readonly id: string })[] } {
  const sent = { ...list.sent };
  const items = ready.map((row) => {
    const item = itemOf(row);
    const content = JSON.stringify([common, item]);
    const known = sent[row.id];
    const id = known?.content === content ? known.id : newId();
    sent[row.id] = { id, content };
    return { ...item, id };
  });
  return { list: { ...list, sent }, items };
}

/** The list after an answer: what was taken is gone, what was refused stays with its reason. */
export function settle<C extends string>(
  list: ListDraft<C>,
  outcomes: readonly Outcome[],
): { readonly list: ListDraft<C>; readonly taken: number } {
  const byId = new Map(outcomes.map((outcome) => [outcome.id, outcome]));
  const refused = { ...list.refused };
  const rows = list.rows.filter((row) => {
    const sent = list.sent[row.id];
    const outcome = sent === undefined ? undefined : byId.get(sent.id);
    if (sent === undefined || outcome === undefined) {
      return true;
    }
    refused[row.id] = { vi: outcome.message ?? '', en: outcome.messageEn ?? '', content: sent.content };
    return outcome.status >= 400;
  });
  const kept = new Set(rows.map(({ id }) => String(id)));
  const only = <T>(record: { readonly [row: number]: T }) =>
    Object.fromEntries(Object.entries(record).filter(([row]) => kept.has(row))) as { [row: number]: T };
  return {
    list: { rows, sent: only(list.sent), refused: only(refused) },
    taken: list.rows.length - rows.length,
  };
}

/** Pieces of at most `size`. */
export function inPieces<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  );
}
