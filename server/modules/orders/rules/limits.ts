import rows from '../../../../data/rules/orders/limits.json' with { type: 'json' };
import type { diseaseGroups } from '../../../../contract/cases.ts';
import type { legalCertainties } from '../../../../contract/order-signing.ts';
import { DAY_MS, startOfLocalDay } from '../../../platform/clock/clock.ts';
import type { OrderKind } from './order-status.ts';

export type DiseaseGroup = (typeof diseaseGroups)[number];
type Certainty = (typeof legalCertainties)[number];

/** How long an order may last, as dated data. A value that nobody has compared with the text says so. */
export type TermLimit = {
  /** Group of diseases that it holds for. */
  readonly group: DiseaseGroup | 'all';
  readonly kinds: readonly OrderKind[];
  /** First day, and first day after, `YYYY-MM-DD`; null: open. */
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly maxDays: number;
  /** By how many days it may be extended beyond the term first ordered. */
  readonly extensionDays: number;
  /** Whether a term over limit and extension together is refused; else it is only warned about. */
  readonly refuse: boolean;
  readonly source: { readonly vi: string; readonly en: string };
  readonly certainty: { readonly days: Certainty; readonly dates: Certainty };
};

/** What ships: `data/rules/orders/limits.json`; a test holds the file to this form. */
export const termLimits = rows as readonly TermLimit[];

/** The group of the disease of an order; null: no case, or no group on record for its disease. */
export type OrderGroup = { readonly group: DiseaseGroup; readonly certainty: Certainty } | null;

/** What an order is judged by. `issuedOn`: day of the decision, `YYYY-MM-DD`. */
export type LimitKey = { readonly kind: OrderKind; readonly group: OrderGroup; readonly issuedOn: string };

/** A term: Unix ms; `firstUntil` is the end as first ordered. */
export type Term = { readonly from: number; readonly until: number; readonly firstUntil: number };

export type TermJudgement =
  | { readonly verdict: 'ok' }
  | { readonly verdict: 'warn' | 'refuse'; readonly days: number; readonly limit: TermLimit };

/** Days of a term as an order counts them: from the first calendar day in Vietnam to the last. */
export function termDays(from: number, until: number): number {
  return Math.round((startOfLocalDay(until) - startOfLocalDay(from)) / DAY_MS);
}

/** The limit in force: that of the group of the disease, else that of all diseases. */
export function limitOf(
  { kind, group, issuedOn }: LimitKey,
  limits: readonly TermLimit[] = termLimits,
): TermLimit | undefined {
  const held = limits.filter(
    (limit) =>
      limit.kinds.includes(kind) &&
      limit.validFrom <= issuedOn &&
      (limit.validTo === null || issuedOn < limit.validTo),
  );
  const own = group === null ? undefined : held.find((limit) => limit.group === group.group);
  return own ?? held.find((limit) => limit.group === 'all');
}

/**
 * Judges a term. Over the limit as first ordered, or extended by more than the law lets: a warning. Longer than
 * limit and extension together: clearly over, refused where the data says so.
 */
export function judgeTerm(
  key: LimitKey,
  term: Term,
  limits: readonly TermLimit[] = termLimits,
): TermJudgement {
  const limit = limitOf(key, limits);
  if (limit === undefined) {
    return { verdict: 'ok' };
  }
  const days = termDays(term.from, term.until);
  const firstDays = termDays(term.from, term.firstUntil);
  if (limit.refuse && days > limit.maxDays + limit.extensionDays) {
    return { verdict: 'refuse', days, limit };
  }
  const over = firstDays > limit.maxDays || days - firstDays > limit.extensionDays;
  return over || days > limit.maxDays + limit.extensionDays
    ? { verdict: 'warn', days, limit }
    : { verdict: 'ok' };
}

/** A warning as the API answers it. */
export type TermWarning = { readonly code: string; readonly message: string; readonly messageEn: string };

/** The warning of a term, in both languages; none where the term is within the law. */
export function termWarnings(
  key: LimitKey,
  term: Term,
  limits: readonly TermLimit[] = termLimits,
): TermWarning[] {
  const judged = judgeTerm(key, term, limits);
  if (judged.verdict === 'ok') {
    return [];
  }
  const { days, limit } = judged;
  const { maxDays, extensionDays } = limit;
  const words = limitWords(limit, key.group);
  return [
    {
      code: 'order.term-over-limit',
      message: `Thời hạn ${days} ngày vượt mức ${maxDays} ngày, gia hạn ${extensionDays} ngày (${words.vi}). Hãy kiểm tra căn cứ pháp lý.`,
      messageEn: `A term of ${days} days is over ${maxDays} days with an extension of ${extensionDays} (${words.en}). Check the legal basis.`,
    },
  ];
}

/** Group, source, and what nobody has compared with the text: what is said wherever a limit is named. */
export function limitWords(
  limit: TermLimit,
  group: OrderGroup,
): { readonly vi: string; readonly en: string } {
  const parts = [groupWords(limit, group), limit.source];
  const { days, dates } = limit.certainty;
  if (days !== 'verified' || dates !== 'verified') {
    parts.push({ vi: 'chưa kiểm chứng', en: 'unverified' });
  }
  return { vi: parts.map((part) => part.vi).join('; '), en: parts.map((part) => part.en).join('; ') };
}

function groupWords(limit: TermLimit, group: OrderGroup): { readonly vi: string; readonly en: string } {
  if (group === null) {
    return { vi: 'mức chung cho mọi nhóm bệnh', en: 'limit for all groups of disease' };
  }
  const checked = group.certainty === 'verified';
  const vi = `bệnh nhóm ${group.group}${checked ? '' : ' (nhóm chưa kiểm chứng)'}`;
  const en = `disease of group ${group.group}${checked ? '' : ' (group unverified)'}`;
  return limit.group === 'all'
    ? { vi: `${vi}, theo mức chung cho mọi nhóm`, en: `${en}, by the limit for all groups` }
    : { vi, en };
}
