import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import { amongAreas } from '../../../platform/db/among-areas.ts';
import { localDay } from '../../../platform/db/local-day.ts';

/** Which cases are counted: those responsible areas, that disease, reported from … to (dates, both included). */
export type CaseSelection = {
  /** Null: the whole dataset, cases without an area too. */
  readonly areaNos: readonly number[] | null;
  /** The provinces that the areas are the whole of; null: they are not whole ones. */
  readonly provinceNos: readonly number[] | null;
  readonly disease: string | null;
  /** Without suspect and probable cases. Discarded ones never count. */
  readonly confirmedOnly: boolean;
  readonly from: string;
  readonly to: string;
};

/** The date that a case stands under in an epidemic curve. */
export type CaseDate = 'onset' | 'report' | 'sample';

// A recalled onset is an interval: the curve takes its middle, delays leave it out.
export const onsetDay = sql`(onset_date + coalesce(onset_date_to - onset_date, 0) / 2)`;
const knownOnset = sql`case when onset_date_to is null then onset_date end`;
export const dateColumns: { readonly [date in CaseDate]: RawBuilder<unknown> } = {
  onset: onsetDay,
  report: sql`report_date`,
  sample: sql`sample_date`,
};

export const diagnosis = sql`least(rapid_positive_date, pcr_positive_date)`;
export const isolation = localDay(sql`isolated_at`);

/** Steps between two dates of a case, in whole days. */
export const delayOf = {
  'onset-sample': sql`sample_date - ${knownOnset}`,
  'onset-diagnosis': sql`${diagnosis} - ${knownOnset}`,
  'onset-report': sql`report_date - ${knownOnset}`,
  'sample-result': sql`${diagnosis} - sample_date`,
  'sample-report': sql`report_date - sample_date`,
  'report-isolation': sql`${isolation} - report_date`,
  'onset-isolation': sql`${isolation} - ${knownOnset}`,
  'onset-death': sql`case when outcome = 'DECEASED' then outcome_date end - ${knownOnset}`,
} as const;
export type CaseDelay = keyof typeof delayOf;
export const caseDelays = Object.keys(delayOf) as CaseDelay[];

/** The condition that picks the cases `c` whose date lies in the period. */
export function which(scope: Scope, one: CaseSelection, date: RawBuilder<unknown>): RawBuilder<unknown> {
  const parts = [
    sql`c.dataset = ${scope.dataset}`,
    one.confirmedOnly ? sql`c.classification = 'CONFIRMED'` : sql`c.classification <> 'NO_CASE'`,
    sql`${date} between ${one.from}::date and ${one.to}::date`,
  ];
  if (one.areaNos !== null) {
    parts.push(amongAreas(sql`c.area_no`, one.areaNos));
  }
  if (one.disease !== null) {
    parts.push(sql`c.disease = ${one.disease}`);
  }
  return sql.join(parts, sql` and `);
}
