import type { CaseRow, StoredOverride } from '../store/cases.ts';
import type { DiseaseProfile } from './disease-profiles.ts';
import {
  type DateInterval,
  type DayZero,
  dayZeroOf,
  exposureWindow,
  type InfectiousWindow,
  infectiousWindow,
  type Period,
  type WindowDates,
} from './infectious-window.ts';

/** The windows of a stored case under a profile. */
export type CaseWindows = {
  readonly dayZero: DayZero;
  readonly infectious: InfectiousWindow;
  readonly exposure: Period;
};

/** Day 0 and both windows of a stored case. */
export function windowsOf(row: CaseRow, profile: DiseaseProfile): CaseWindows {
  const dates: WindowDates = {
    onset: interval(row.onset_date, row.onset_date_to),
    rash: interval(row.rash_date, row.rash_date_to),
    firstFever: interval(row.first_fever_date, row.first_fever_date_to),
    sampleDate: row.sample_date,
    reportDate: row.report_date,
    isolatedAt: row.isolated_at?.getTime() ?? null,
    infectiousOverride: period(row.infectious_override),
    exposureOverride: period(row.exposure_override),
  };
  return {
    dayZero: dayZeroOf(profile, dates),
    infectious: infectiousWindow(profile, dates),
    exposure: exposureWindow(profile, dates),
  };
}

function interval(from: string | null, to: string | null): DateInterval | null {
  return from === null ? null : { from, to: to ?? from };
}

function period(override: StoredOverride | null): Period | null {
  return override === null ? null : { from: Date.parse(override.from), to: Date.parse(override.to) };
}
