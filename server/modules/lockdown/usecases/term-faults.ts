import { DAY_MS } from '../../../platform/clock/clock.ts';
import type { Refusal } from '../../../platform/outcomes/outcome.ts';
import type { CordonPaperKind } from '../../orders/index.ts';
import { refuse } from '../refusals.ts';
import type { LockdownRow } from '../store/lockdowns.ts';
import { MOST_DAYS } from './open-lockdown.ts';

/** Fields of a form hold whole minutes: an end this near is the same. */
const MINUTE_MS = 60_000;

/** Why a cordon can't be decided for its term; null: it can. Times in Unix ms. */
export function termFault(row: Pick<LockdownRow, 'until_at'>, now: number): Refusal | null {
  return row.until_at.getTime() <= now ? refuse('term-over') : null;
}

/** Why the end of a cordon in force can't be moved there; null: it can. */
export function newEndFault(
  row: Pick<LockdownRow, 'from_at' | 'until_at'>,
  end: number,
  now: number,
): Refusal | null {
  if (end <= row.from_at.getTime() || end <= now || end - now > MOST_DAYS * DAY_MS) {
    return refuse('bad-term', { params: { days: MOST_DAYS }, fields: { until: 'impossible' } });
  }
  return Math.abs(end - row.until_at.getTime()) < MINUTE_MS
    ? refuse('same-term', { fields: { until: 'impossible' } })
    : null;
}

/** What decision moves the end there. */
export function paperOfNewEnd(row: Pick<LockdownRow, 'until_at'>, end: number): CordonPaperKind {
  return end < row.until_at.getTime() ? 'cordon-reduction' : 'cordon-extension';
}
