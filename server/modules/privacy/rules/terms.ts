import rules from '../../../../data/rules/privacy/terms.json' with { type: 'json' };
import type { privacyClocks, privacyWishes } from '../../../../contract/privacy.ts';
import { type IsHoliday, shippedAlone } from './holidays.ts';
import { DAY_MS, HOUR_MS, localDate, startOfLocalDay } from '../../../platform/clock/clock.ts';

export type Wish = (typeof privacyWishes)[number];
export type PrivacyClock = (typeof privacyClocks)[number];
/** A time to answer in: hours by the clock, or whole working days after the day on which it began. */
export type Term = { readonly hours: number } | { readonly workingDays: number };
type Words = { readonly vi: string; readonly en: string };

/** Within which time each wish is to be answered and an incident told, as dated data. */
export type Terms = {
  readonly version: string;
  readonly validFrom: string;
  /** The first day on which it does not hold any more. */
  readonly validTo: string | null;
  readonly terms: { readonly [kind in Wish | 'breach']: Term };
  readonly source: Words;
  /** So long before its deadline a request is due soon. */
  readonly warnHours: number;
  /** The one extension, counted from the former deadline; null: there is none. */
  readonly extension: { readonly term: Term; readonly source: Words } | null;
  readonly certainty: string;
};

/** What ships; see data/rules/privacy. */
export const shippedTerms: readonly Terms[] = rules;

/** The terms that hold on the local day of `at`, Unix ms; before the first, the first. */
export function termsAt(at: number, versions = shippedTerms): Terms {
  const day = localDate(at);
  const held = versions.find((one) => one.validFrom <= day && (one.validTo === null || day < one.validTo));
  return held ?? versions[0]!;
}

/** The terms by which something was dated; of an unknown version, those of today. */
export function termsOf(version: string, now: number): Terms {
  return shippedTerms.find((one) => one.version === version) ?? termsAt(now);
}

/** When a term that begins at a moment is over, Unix ms; working days are counted by these public holidays. */
export function endOf(term: Term, from: number, isHoliday: IsHoliday = shippedAlone): number {
  return 'hours' in term ? from + term.hours * HOUR_MS : endOfWorkingDays(term.workingDays, from, isHoliday);
}

/** The end of the last of so many working days after the day of `from`. */
function endOfWorkingDays(days: number, from: number, isHoliday: IsHoliday): number {
  let day = startOfLocalDay(from);
  for (let left = days; left > 0;) {
    day += DAY_MS;
    left -= isWorkingDay(localDate(day), isHoliday) ? 1 : 0;
  }
  return day + DAY_MS;
}

function isWorkingDay(day: string, isHoliday: IsHoliday): boolean {
  return ![0, 6].includes(new Date(day).getUTCDay()) && !isHoliday(day);
}

/** When an answer, or the notice of an incident, is due. */
export function dueAt(
  terms: Terms,
  kind: Wish | 'breach',
  from: number,
  isHoliday: IsHoliday = shippedAlone,
): number {
  return endOf(terms.terms[kind], from, isHoliday);
}

/** From when on a request with this deadline is due soon. */
export function warnAt(terms: Terms, due: number): number {
  return due - terms.warnHours * HOUR_MS;
}

/** How a request stands against its deadline. */
export function clockOf(
  row: {
    readonly state: string;
    readonly due_at: Date;
    readonly warn_at: Date;
    readonly decided_at: Date | null;
  },
  now: number,
): PrivacyClock {
  const due = row.due_at.getTime();
  if (row.state !== 'open') {
    return (row.decided_at?.getTime() ?? due) > due ? 'late' : 'kept';
  }
  return now > due ? 'overdue' : now >= row.warn_at.getTime() ? 'soon' : 'running';
}

/** What a reader is told about a deadline. */
export function basisOf({ source, certainty }: Terms): {
  basis: string;
  basisEn: string;
  unverified: boolean;
} {
  return { basis: source.vi, basisEn: source.en, unverified: certainty !== 'verified' };
}

/** What the asker follows a request by: the end of its id, which is random. */
export function requestCode(id: string): string {
  return `YC-${id.slice(-8).toUpperCase()}`;
}

/** Hours past the deadline, begun ones too, when the authority was told of an incident, or now where it was not; 0: in time. */
export function hoursLate(
  {
    due_at: due,
    authority_told_at: told,
  }: { readonly due_at: Date; readonly authority_told_at: Date | null },
  now: number,
): number {
  return Math.max(0, Math.ceil(((told?.getTime() ?? now) - due.getTime()) / HOUR_MS));
}
