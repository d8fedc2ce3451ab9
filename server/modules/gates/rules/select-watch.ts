import type { Static } from 'typebox';
import type { gateControlApi, watchKinds, watchSorts } from '../../../../contract/gate-control.ts';
import { fold } from '../../../../lib/vietnamese/index.ts';

/** What is on the watch list, as it may be shown. */
export type WatchEntry = Static<(typeof gateControlApi)['GET /gates/watch']['reply'][200]>['items'][number];

export type WantedWatch = {
  /** Part of the number, the reason or who added it. */
  readonly q?: string | undefined;
  readonly kind?: (typeof watchKinds)[number] | undefined;
  readonly sort?: (typeof watchSorts)[number] | undefined;
};

/** Later than every instant: an entry without an end. */
const NO_END = '9999';

/** The entries that match, sorted. Numbers are kept encrypted, so this is done after they were read; the list is short. */
export function selectWatch(
  entries: readonly WatchEntry[],
  { q = '', kind, sort }: WantedWatch,
): readonly WatchEntry[] {
  const plain = (text: string) => fold(text).replaceAll(/[\s.-]/gu, '');
  const found = entries.filter(
    (entry) =>
      (kind === undefined || entry.kind === kind) &&
      [entry.shown, entry.reason, entry.addedBy].some((text) => plain(text).includes(plain(q))),
  );
  if (sort === undefined) {
    return found;
  }
  const field = sort.endsWith('until') ? 'until' : 'addedAt';
  const key = (entry: WatchEntry) => entry[field] ?? NO_END;
  const up = found.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
  return sort.startsWith('-') ? up.toReversed() : up;
}
