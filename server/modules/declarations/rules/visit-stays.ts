import { DAY_MS, HOUR_MS, localDate, startOfDate, startOfLocalDay } from '../../../platform/clock/clock.ts';
import type { DeclarationRule } from './declaration-rules.ts';

/** One day at a declared place, Unix milliseconds. */
export type DeclaredStay = { readonly day: string; readonly at: number; readonly leftAt: number };

/**
 * The stays of a place that was declared by its days. Nobody said the hours, so each day counts from the rule's first
 * hour to its last; on the day of the declaration it ends with the declaration. Days after it, or further back than
 * the rule looks, give none.
 * @param firstDay local days `YYYY-MM-DD`, both included.
 * @param declaredAt Unix milliseconds.
 */
export function visitStays(
  visit: { readonly firstDay: string; readonly lastDay: string },
  declaredAt: number,
  rule: Pick<DeclarationRule, 'visitHours' | 'lookBackDays'>,
): DeclaredStay[] {
  const today = startOfLocalDay(declaredAt);
  const first = Math.max(startOfDate(visit.firstDay), today - rule.lookBackDays * DAY_MS);
  const last = Math.min(startOfDate(visit.lastDay), today);
  const [from, until] = rule.visitHours;
  const stays: DeclaredStay[] = [];
  for (let start = first; start <= last; start += DAY_MS) {
    // Declared before the first hour of its own day: the person was there at night.
    const at = declaredAt < start + from * HOUR_MS ? start : start + from * HOUR_MS;
    const leftAt = Math.min(start + until * HOUR_MS, declaredAt);
    if (leftAt > at) {
      stays.push({ day: localDate(start), at, leftAt });
    }
  }
  return stays;
}
