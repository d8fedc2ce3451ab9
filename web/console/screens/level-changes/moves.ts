import type { DataOf } from '../../kit/api.ts';
import { formatNumber } from '../../../shared/formats.ts';
import { texts } from './texts.ts';

export type ChangeSet = DataOf<'GET /level-changes/{id}'>;
type Move = ChangeSet['moves'][number];

/** `F2`; a case is `F0`. */
export const levelName = (level: number): string => `F${level}`;

/** One move in words: "12 F2 became F1", "5 no longer F2", "3 new F1". */
export function moveText({ from, to, n }: Move, t: typeof texts = texts): string {
  const count = formatNumber(n);
  if (from === null) {
    return t('moveNew', { n: count, to: levelName(to ?? 0) });
  }
  if (from === 0) {
    return t('moveNoCase', { n: count });
  }
  if (to === null) {
    return t('moveGone', { n: count, from: levelName(from) });
  }
  return to === 0
    ? t('moveCase', { n: count, from: levelName(from) })
    : t('move', { n: count, from: levelName(from), to: levelName(to) });
}

/** A whole change in one line, with the orders that may end. */
export function changeText(set: Pick<ChangeSet, 'moves' | 'ordersMayEnd'>, t: typeof texts = texts): string {
  const parts = set.moves.map((move) => moveText(move, t));
  if (set.ordersMayEnd > 0) {
    parts.push(t('ordersMayEnd', { n: formatNumber(set.ordersMayEnd) }));
  }
  return parts.length === 0 ? t('nothing') : parts.join(' · ');
}
