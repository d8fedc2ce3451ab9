import rules from '../../../../data/rules/privacy/terms.json' with { type: 'json' };
import type { privacyClocks, privacyWishes } from '../../../../contract/privacy-records.ts';
import { type IsHoliday, shippedAlone } from './holidays.ts';
import { DAY_MS, HOUR_MS, localDate, startOfLocalDay } from '../../../platform/clock/clock.ts';

export type Wish = (typeof privacyWishes)[number];
export type PrivacyClock = (typeof privacyClocks)[number];
/** A time to answer in: hours by the clock, or whole days, of the calendar or of work, after the day on which it began. */
export type Term = { readonly hours: number } | { readonly days: number } | { readonly workingDays: number };
type Words = { readonly vi: string; readonly en: string };

/** Within which time each wish is to be answered and an incident told, as dated data. */
export type Terms = {
  readonly version: string;
  readonly validFrom: string;
  /** The first day on which it does not hold any more. */
  readonly validTo: string | null;
  /** The version that is given instead; what was dated by this one keeps it. */
  readonly replacedBy: string | null;
  /** Within which time the asker is told how the wish will be dealt with; null: the rule knows no such answer. */
  readonly firstAnswer: Term | null;
  readonly terms: { readonly [kind in Wish | 'breach']: Term };
  readonly source: Words;
  /** So long before its deadline a request is due soon. */
  readonly warnHours: number;
  /** The one extension, counted from the former deadline; null: there is none. */
  readonly extension: {
    readonly terms: { readonly [kind in Wish]: Term };
    readonly source: Words;
  } | null;
  readonly certainty: string;
};

/** What ships; see data/rules/privacy. */
export const shippedTerms: readonly Terms[] = rules;

/** The terms that hold on the local day of `at`, Unix ms; before the first, the first. */
export function termsAt(at: number, versions = shippedTerms): Terms {
  const day = localDate(at);
  const held = versions.find(
    ({ validFrom, validTo, replacedBy }) =>
      replacedBy === null && validFrom <= day && (validTo === null || day < validTo),
  );
  return held ?? versions[0]!;
}

/** The terms by which something was dated; of an unknown version, those of today. */
export function termsOf(version: string, now: number): Terms {
  return shippedTerms.find((one) => one.version === version) ?? termsAt(now);
}

/** When a term that begins at a moment is over, Unix ms; working days are counted by these public holidays. */
export function endOf(term: Term, from: number, isHoliday: IsHoliday = shippedAlone): number {
  if ('hours' in term) {
    return from + term.hours * HOUR_MS;
  }
  return 'days' in term
    ? endOfDays(term.days, from, () => true)
    : endOfDays(term.workingDays, from, (day) => isWorkingDay(day, isHoliday));
}

/** The end of the last of so many days that count, after the day of `from`. */
function endOfDays(days: number, from: number, counts: (day: string) => boolean): number {
  let day = startOfLocalDay(from);
  for (let left = days; left > 0;) {
    day += DAY_MS;
    left -= counts(localDate(day)) ? 1 : 0;
  }
  return day + DAY_MS;
}

/** The deadline after the one extension; null: the rule has none. A deadline at midnight belongs to the day that it ends. */
export function extendedDue(
  { extension }: Terms,
  wish: Wish,
  due: number,
  isHoliday: IsHoliday = shippedAlone,
): number | null {
  if (extension === null) {
    return null;
  }
  const term = extension.terms[wish];
  return endOf(term, 'hours' in term ? due : due - 1, isHoliday);
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

/** What of a request its deadlines are told by. */
export type Dated = {
  readonly state: string;
  readonly due_at: Date;
  /** Until when the first answer is due, and when it was given; null: there is none. */
  readonly first_answer_due_at: Date | null;
  readonly first_answered_at: Date | null;
  readonly decided_at: Date | null;
};

/** The deadline that runs: of the first answer until it is given, then of the answer. Answered ones stand by their last one. */
export function runningDue({
  state,
  due_at: due,
  first_answer_due_at: first,
  first_answered_at: told,
}: Dated): Date {
  return state === 'open' && told === null && first !== null && first < due ? first : due;
}

/** How a request stands against its deadlines; answered ones are late where one of both was missed. */
export function clockOf(
  row: Dated & { readonly waits_until: Date; readonly warn_at: Date },
  now: number,
): PrivacyClock {
  if (row.state === 'open') {
    const due = row.waits_until.getTime();
    return now > due ? 'overdue' : now >= row.warn_at.getTime() ? 'soon' : 'running';
  }
  const decided = row.decided_at ?? row.due_at;
  const told = row.first_answered_at ?? decided;
  const isLate = decided > row.due_at || (row.first_answer_due_at !== null && told > row.first_answer_due_at);
  return isLate ? 'late' : 'kept';
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
