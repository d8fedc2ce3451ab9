import { DAY_MS, startOfDate } from '../../../platform/clock/clock.ts';
import type { DiseaseProfile } from './disease-profiles.ts';

export type WindowDates = {
  readonly onsetDate: string | null;
  readonly sampleDate: string | null;
  readonly reportDate: string;
  /** When the case was isolated, Unix ms. */
  readonly isolatedAt: number | null;
};

/**
 * When a case could infect others, Unix ms, whole local days: around the onset; without symptoms around the sample;
 * without either around the report. Isolation ends it early.
 */
export function infectiousWindow(profile: DiseaseProfile, dates: WindowDates): { from: number; to: number } {
  const day0 = startOfDate(dates.onsetDate ?? dates.sampleDate ?? dates.reportDate);
  const days = dates.onsetDate === null ? profile.asymptomatic : profile.symptomatic;
  const from = day0 - days.before * DAY_MS;
  const to = day0 + (days.after + 1) * DAY_MS;
  return { from, to: dates.isolatedAt === null ? to : Math.max(from, Math.min(to, dates.isolatedAt)) };
}
