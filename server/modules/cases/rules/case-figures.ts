import { startOfDate } from '../../../platform/clock/clock.ts';
import type { FigureDelta } from '../../../platform/figures/figure-delta.ts';
import type { CaseOutcome, Classification } from './classification.ts';

/** What of a case is counted. */
export type CountedCase = {
  readonly dataset: string;
  readonly areaNo: number | null;
  readonly classification: Classification;
  readonly outcome: CaseOutcome;
  readonly outcomeDate: string | null;
  readonly reportDate: string;
  readonly rapidPositiveDate: string | null;
  readonly pcrPositiveDate: string | null;
  readonly announcedDate: string | null;
};

/**
 * Which counters a case stands in. Rapid-positive, PCR-positive and announced are separate metrics; a discarded
 * case stands in none. Dates count in the first hour of their local day. A case without area counts nowhere.
 */
export function caseCounts(one: CountedCase): readonly FigureDelta[] {
  const { areaNo, dataset } = one;
  if (areaNo === null || one.classification === 'NO_CASE') {
    return [];
  }
  const dated: [string, string | null][] = [
    ['cases.reported', one.reportDate],
    ['cases.confirmed', one.classification === 'CONFIRMED' ? one.reportDate : null],
    ['cases.rapid-positive', one.rapidPositiveDate],
    ['cases.pcr-positive', one.pcrPositiveDate],
    ['cases.announced', one.announcedDate],
    ['cases.recovered', one.outcome === 'RECOVERED' ? (one.outcomeDate ?? one.reportDate) : null],
    ['cases.deceased', one.outcome === 'DECEASED' ? (one.outcomeDate ?? one.reportDate) : null],
  ];
  return dated.flatMap(([metric, date]) =>
    date === null ? [] : [{ metric, dataset, areaNo, at: startOfDate(date), by: 1 }],
  );
}

/** The change of counters when a case changes from one state to another (null: it did not exist). */
export function countChange(before: CountedCase | null, after: CountedCase | null): readonly FigureDelta[] {
  const minus = before === null ? [] : caseCounts(before).map((delta) => ({ ...delta, by: -1 }));
  return [...minus, ...(after === null ? [] : caseCounts(after))];
}
