import type { dayZeroFields } from '../../../../contract/cases.ts';
import { DAY_MS, startOfDate } from '../../../platform/clock/clock.ts';
import type { DiseaseProfile } from './disease-profiles.ts';

/** A date as somebody remembers it: some day from `from` to `to`; a known day is both. */
export type DateInterval = { readonly from: string; readonly to: string };
/** A period of time, Unix ms. */
export type Period = { readonly from: number; readonly to: number };

/** The dates that may be day 0, and what an officer decided against the rule. */
export type WindowDates = {
  readonly onset: DateInterval | null;
  readonly rash: DateInterval | null;
  readonly firstFever: DateInterval | null;
  readonly sampleDate: string | null;
  readonly reportDate: string;
  /** When the case was isolated, Unix ms. */
  readonly isolatedAt: number | null;
  readonly infectiousOverride: Period | null;
  readonly exposureOverride: Period | null;
};

/** The day that windows count from: which date it is, and whether the case had symptoms. */
export type DayZero = DateInterval & {
  readonly field: (typeof dayZeroFields)[number];
  readonly symptomatic: boolean;
};

/**
 * Day 0 of a case: the date that the profile names where it is known; else the onset, the rash, the first fever, the
 * sample, the report, whichever is known first. A recalled date stays an interval.
 */
export function dayZeroOf(profile: DiseaseProfile, dates: WindowDates): DayZero {
  const exact = (date: string): DateInterval => ({ from: date, to: date });
  const symptomatic = (dates.onset ?? dates.rash ?? dates.firstFever) !== null;
  const known: readonly (readonly [DayZero['field'], DateInterval | null])[] = [
    ['onset', dates.onset],
    ['rash', dates.rash],
    ['first-fever', dates.firstFever],
    ['sample', dates.sampleDate === null ? null : exact(dates.sampleDate)],
    ['report', exact(dates.reportDate)],
  ];
  const named = known.filter(([field]) => field === profile.dayZero);
  const [field, interval] = [...named, ...known].find(([, one]) => one !== null)!;
  return { field, ...interval!, symptomatic };
}

/** An infectious window, Unix ms. `ruleTo` is its end without isolation: what contacts do to others goes on until then. */
export type InfectiousWindow = Period & { readonly ruleTo: number };

/**
 * When a case could infect others, in whole local days around day 0; every day that may be day 0 counts. An officer's
 * window replaces the rule's. Isolation ends either early: an exposure ends at min(rule, isolation).
 */
export function infectiousWindow(profile: DiseaseProfile, dates: WindowDates): InfectiousWindow {
  const zero = dayZeroOf(profile, dates);
  const days = zero.symptomatic ? profile.symptomatic : profile.asymptomatic;
  const { from, to } = dates.infectiousOverride ?? {
    from: startOfDate(zero.from) - days.before * DAY_MS,
    to: startOfDate(zero.to) + (days.after + 1) * DAY_MS,
  };
  const end = dates.isolatedAt === null ? to : Math.max(from, Math.min(to, dates.isolatedAt));
  return { from, to: end, ruleTo: to };
}

/**
 * When the case was infected, as the incubation has it: from the longest before the first possible day 0 to the
 * shortest before the last, in whole local days. An officer's window replaces the rule's.
 */
export function exposureWindow(profile: DiseaseProfile, dates: WindowDates): Period {
  const zero = dayZeroOf(profile, dates);
  const { minDays, maxDays } = profile.incubation;
  return (
    dates.exposureOverride ?? {
      from: startOfDate(zero.from) - maxDays * DAY_MS,
      to: startOfDate(zero.to) - (minDays - 1) * DAY_MS,
    }
  );
}
