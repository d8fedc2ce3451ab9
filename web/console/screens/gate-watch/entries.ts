import { CSV_MARK, csvLine } from '../../../../lib/sheets/csv-write.ts';
import { fold } from '../../../../lib/vietnamese/index.ts';

/** What is on the watch list, as it may be shown. */
export type Entry = {
  readonly id: string;
  readonly kind: 'cccd' | 'phone' | 'plate';
  readonly shown: string;
  readonly reason: string;
  readonly until: string | null;
  readonly addedAt: string;
  readonly addedBy: string;
};
export const watchKinds = ['cccd', 'phone', 'plate'] as const;

type Wanted = {
  /** Part of the number, the reason or who added it. */
  readonly q?: string | undefined;
  readonly kind?: Entry['kind'] | undefined;
  /** `until` or `addedAt`, with a minus for the latest first. */
  readonly sort?: string | undefined;
};

/** Later than every instant: an entry without an end. */
const NO_END = '9999';

/** The entries that match, sorted; the list comes whole, so that nothing is asked again. */
export function selectEntries(entries: readonly Entry[], { q = '', kind, sort }: Wanted): readonly Entry[] {
  const plain = (text: string) => fold(text).replaceAll(/[\s.-]/gu, '');
  const found = entries.filter(
    (entry) =>
      (kind === undefined || entry.kind === kind) &&
      [entry.shown, entry.reason, entry.addedBy].some((text) => plain(text).includes(plain(q))),
  );
  const field = sort?.replace(/^-/u, '');
  if (field !== 'until' && field !== 'addedAt') {
    return found;
  }
  const key = (entry: Entry) => entry[field] ?? NO_END;
  const up = found.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
  return sort?.startsWith('-') === true ? up.toReversed() : up;
}

/** The entries shown, as a CSV file. */
export function watchCsv(entries: readonly Entry[]): string {
  const columns = ['kind', 'shown', 'reason', 'until', 'addedAt', 'addedBy'] as const;
  return `${CSV_MARK}${csvLine(columns)}${entries
    .map((entry) => csvLine(columns.map((column) => entry[column] ?? '')))
    .join('')}`;
}
