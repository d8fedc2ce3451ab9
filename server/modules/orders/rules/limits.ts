import { DAY_MS, startOfLocalDay } from '../../../platform/clock/clock.ts';
import type { OrderKind } from './order-status.ts';

/** How long an order may last, as dated data. A value that nobody has checked says so. */
export type TermLimit = {
  readonly kinds: readonly OrderKind[];
  /** First day, and first day after, `YYYY-MM-DD`; null: open. */
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly maxDays: number;
  /** By how many days it may be extended beyond the term first ordered. */
  readonly extensionDays: number;
  readonly basis: { readonly vi: string; readonly en: string };
  /** `secondary`: seen in a secondary source. `memory`: to be checked by a person. */
  readonly certainty: { readonly days: 'secondary' | 'memory'; readonly dates: 'secondary' | 'memory' };
};

/**
 * Quarantine at the border (2 days at most, same article) has no kind of its own here. Isolation of the sick ends with
 * the illness and has no limit in days that we know of. Whether the decree outlives the law of 2007, replaced on
 * 01/07/2026, is not known: hence no end date, and terms somewhat over it are warned about, not refused.
 */
export const termLimits: readonly TermLimit[] = [
  {
    kinds: ['quarantine-facility', 'quarantine-home'],
    validFrom: '2010-11-15',
    validTo: null,
    maxDays: 21,
    extensionDays: 10,
    basis: { vi: 'Nghị định 101/2010/NĐ-CP, Điều 2', en: 'Decree 101/2010/NĐ-CP, article 2' },
    certainty: { days: 'secondary', dates: 'memory' },
  },
];

/** A term: Unix ms; `firstUntil` is the end as first ordered. */
export type Term = { readonly from: number; readonly until: number; readonly firstUntil: number };

export type TermJudgement =
  | { readonly verdict: 'ok' }
  | { readonly verdict: 'warn' | 'refuse'; readonly days: number; readonly limit: TermLimit };

/** Days of a term as an order counts them: from the first calendar day in Vietnam to the last. */
export function termDays(from: number, until: number): number {
  return Math.round((startOfLocalDay(until) - startOfLocalDay(from)) / DAY_MS);
}

/** The limit for a kind on a day. */
export function limitOf(kind: OrderKind, date: string): TermLimit | undefined {
  return termLimits.find(
    (limit) =>
      limit.kinds.includes(kind) &&
      limit.validFrom <= date &&
      (limit.validTo === null || date < limit.validTo),
  );
}

/**
 * Judges a term. Over the limit as first ordered, or extended by more than the law lets: a warning. Longer than
 * limit and extension together: clearly over, refused.
 * @param issuedOn day of the decision, `YYYY-MM-DD`.
 */
export function judgeTerm(kind: OrderKind, issuedOn: string, term: Term): TermJudgement {
  const limit = limitOf(kind, issuedOn);
  if (limit === undefined) {
    return { verdict: 'ok' };
  }
  const days = termDays(term.from, term.until);
  const firstDays = termDays(term.from, term.firstUntil);
  if (days > limit.maxDays + limit.extensionDays) {
    return { verdict: 'refuse', days, limit };
  }
  const over = firstDays > limit.maxDays || days - firstDays > limit.extensionDays;
  return over ? { verdict: 'warn', days, limit } : { verdict: 'ok' };
}

/** A warning as the API answers it. */
export type TermWarning = { readonly code: string; readonly message: string; readonly messageEn: string };

/** The warning of a term, in both languages; none where the term is within the law. */
export function termWarnings(kind: OrderKind, issuedOn: string, term: Term): TermWarning[] {
  const judged = judgeTerm(kind, issuedOn, term);
  if (judged.verdict === 'ok') {
    return [];
  }
  const { days, limit } = judged;
  const { maxDays, extensionDays, basis } = limit;
  return [
    {
      code: 'order.term-over-limit',
      message: `Thời hạn ${days} ngày vượt mức ${maxDays} ngày, gia hạn ${extensionDays} ngày (${basis.vi}). Hãy kiểm tra căn cứ pháp lý.`,
      messageEn: `A term of ${days} days is over ${maxDays} days with an extension of ${extensionDays} (${basis.en}). Check the legal basis.`,
    },
  ];
}
