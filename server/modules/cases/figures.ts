import { sql } from 'kysely';
import type { FigureDefinition } from '../../platform/figures/figures.ts';
import { type CountedCase, caseCounts } from './rules/case-figures.ts';
import type { CaseRow } from './store/cases.ts';

const metrics: readonly (readonly [code: string, vi: string, en: string])[] = [
  ['cases.reported', 'Ca mắc được báo cáo', 'Cases reported'],
  ['cases.confirmed', 'Ca xác định', 'Confirmed cases'],
  ['cases.rapid-positive', 'Test nhanh dương tính', 'Rapid-test positives'],
  ['cases.pcr-positive', 'RT-PCR dương tính', 'RT-PCR positives'],
  ['cases.announced', 'Ca được công bố', 'Announced cases'],
  ['cases.recovered', 'Ca khỏi bệnh', 'Recovered'],
  ['cases.deceased', 'Ca tử vong', 'Deaths'],
];

/** Counters of cases, by responsible area and date of the event. Only announced cases are public. */
export const caseFigures: readonly FigureDefinition[] = metrics.map(([code, vi, en]) => ({
  code,
  vi,
  en,
  unit: 'ca',
  public: code === 'cases.announced' || code === 'cases.confirmed',
  recount: async (db) => {
    const rows = await sql<CaseRow>`select * from case_file`.execute(db);
    return rows.rows
      .flatMap((row) => caseCounts(countedCase(row)))
      .filter((delta) => delta.metric === code)
      .map(({ dataset, areaNo, at, by }) => ({ dataset, areaNo, at, value: by }));
  },
}));

/** What of a stored case is counted. */
export function countedCase(row: CaseRow): CountedCase {
  return {
    dataset: row.dataset,
    areaNo: row.area_no,
    classification: row.classification,
    outcome: row.outcome,
    outcomeDate: row.outcome_date,
    reportDate: row.report_date,
    rapidPositiveDate: row.rapid_positive_date,
    pcrPositiveDate: row.pcr_positive_date,
    announcedDate: row.announced_date,
  };
}
