import type { searchCauses } from '../../../../contract/searches.ts';

export type SearchCause = (typeof searchCauses)[number];

const causes: { readonly [result: string]: SearchCause } = {
  WRONG_NUMBER: 'wrong-number',
  NOT_AT_ADDRESS: 'not-at-address',
  MOVED: 'moved',
  REFUSED: 'refused',
};
const reached: ReadonlySet<string> = new Set(['SEEN_OK', 'SEEN_NOT_OK', 'REACHED']);

/** What the result of a call or visit means for a search: it begins one, ends one, or neither (null). */
export function meaningOf(result: string): SearchCause | 'found' | null {
  return causes[result] ?? (reached.has(result) ? 'found' : null);
}

/** Hours that a search is late, as it is marked: 0, 24 or 48. */
export function lateHours(openedAt: number, now: number): 0 | 24 | 48 {
  const hours = (now - openedAt) / 3_600_000;
  return hours >= 48 ? 48 : hours >= 24 ? 24 : 0;
}
