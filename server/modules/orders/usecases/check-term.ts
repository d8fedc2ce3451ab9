import type { Wording } from '../../../../contract/order-templates.ts';
import { DAY_MS, localDate } from '../../../platform/clock/clock.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { refuse } from '../refusals.ts';
import { type LegalInstrument, legalWarnings } from '../rules/legal-instruments.ts';
import {
  judgeTerm,
  type LimitKey,
  limitWords,
  type OrderGroup,
  type Term,
  type TermWarning,
  termWarnings,
} from '../rules/limits.ts';
import type { OrderRow } from '../store/orders.ts';
import { allBases } from './order-wordings.ts';

/** No order begins or ends further from now: a year mistyped. */
const PLAUSIBLE_MS = 366 * DAY_MS;

/** A time of an order as Unix ms. Refused: a date that no calendar has, or more than a year away. */
export function readTime(text: string, field: string, now: number): Outcome<number> {
  const at = Date.parse(text);
  const day = text.slice(0, 10);
  const exists = !Number.isNaN(at) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
  return exists && Math.abs(at - now) <= PLAUSIBLE_MS
    ? done(at)
    : refuse('term-implausible', { fields: { [field]: 'implausible' } });
}

/** Refuses a term that ends before it begins, or is clearly over the law; see rules/limits.ts. */
export function checkTerm(key: LimitKey, term: Term): Outcome<null> {
  if (term.until <= term.from) {
    return refuse('term-reversed', { fields: { until: 'not after from' } });
  }
  const judged = judgeTerm(key, term);
  if (judged.verdict !== 'refuse') {
    return done(null);
  }
  const { days, limit } = judged;
  const words = limitWords(limit, key.group);
  const params = {
    days,
    most: limit.maxDays + limit.extensionDays,
    basis: words.vi,
    basisEn: words.en,
  };
  return refuse('term-too-long', { params, fields: { until: 'too long' } });
}

/**
 * Warnings of a stored order: its term, counted from the service where it was served, and what it and its wording rest
 * on, by the day of issue.
 */
export function warningsOf(
  row: OrderRow,
  group: OrderGroup,
  known: readonly LegalInstrument[],
  wording: Pick<Wording, 'basis'> | undefined,
): TermWarning[] {
  const term = termWarnings(limitKey(row, group), {
    from: legalStart(row),
    until: row.until_at.getTime(),
    firstUntil: row.first_until_at.getTime(),
  });
  return [...term, ...legalWarnings(allBases(row.legal_basis, wording), row.issued_at.getTime(), known)];
}

/** What a stored order is judged by: the law of the day of its issue. */
export function limitKey({ kind, issued_at: issuedAt }: OrderRow, group: OrderGroup): LimitKey {
  return { kind, group, issuedOn: localDate(issuedAt.getTime()) };
}

/** From when the term counts: the first service, but not before the beginning ordered. */
export function legalStart({ from_at: from, served_at: served }: OrderRow): number {
  return Math.max(from.getTime(), served?.getTime() ?? 0);
}
