import { localDate } from '../../../platform/clock/clock.ts';
import { type Infection, startOfHistory, visitsOfPerson } from '../../../../lib/simulation/index.ts';
import { DAY_MS } from '../../../platform/clock/clock.ts';
import type { ReportedInfection, World } from './world.ts';

const ANNOUNCED_AFTER_MS = 6 * 3_600_000;
export const DEMO_DISEASE = 'covid-19';

/** What is known of a simulated case at a moment; dates are calendar dates. */
export type CaseFacts = {
  readonly classification: 'SUSPECT' | 'CONFIRMED';
  readonly reportDate: string;
  readonly onsetDate: string | null;
  readonly sampleDate: string;
  readonly rapidPositiveDate: string | null;
  readonly pcrPositiveDate: string | null;
  readonly announcedDate: string | null;
};

/**
 * What officers know of a simulated case at `now` (Unix ms): a suspect from the sample on, confirmed by the report.
 * A case that is reported before its time is moved back as a whole by the same span.
 */
export function caseFacts(infection: ReportedInfection, now: number, reportedNow = false): CaseFacts {
  const shift = reportedNow ? Math.min(0, now - infection.reportAt) : 0;
  const known = (at: number | null): string | null =>
    at === null || at + shift > now ? null : localDate(at + shift);
  const pcrPositiveDate = known(infection.reportAt);
  const sampleDate = localDate(Math.min(now, infection.sampleAt + shift));
  return {
    classification: pcrPositiveDate === null ? 'SUSPECT' : 'CONFIRMED',
    reportDate: pcrPositiveDate ?? sampleDate,
    onsetDate: known(infection.onset),
    sampleDate,
    rapidPositiveDate: infection.foundBy === 'symptoms' ? sampleDate : null,
    pcrPositiveDate,
    announcedDate: known(infection.reportAt + ANNOUNCED_AFTER_MS),
  };
}

/**
 * The true infector, where tracing would know them: a case reported by `now`, of the same household or with a scan
 * on both sides at the place of infection.
 */
export function knownInfector(
  { province, outbreak }: World,
  infection: Infection,
  now: number,
): number | null {
  const source = infection.infector;
  const reportAt = source === null ? null : (outbreak.infectionOf.get(source)?.reportAt ?? null);
  if (source === null || reportAt === null || reportAt > now) {
    return null;
  }
  if (infection.placeKind === 'household') {
    return source;
  }
  const day = Math.floor((infection.at - startOfHistory(province)) / DAY_MS);
  const scanned = [source, infection.infected].every((person) =>
    visitsOfPerson(province, person, day).some(
      (stay) =>
        stay.scanned &&
        stay.place === infection.place &&
        stay.inAt <= infection.at &&
        infection.at < stay.outAt,
    ),
  );
  return scanned ? source : null;
}
