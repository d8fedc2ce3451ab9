import type { JudgedRow } from './judge-row.ts';
import type { SheetField } from './read-heading.ts';

/** What a case says today, as far as a sheet may correct it. */
export type CaseToCompare = {
  readonly version: number;
  readonly field_versions: Readonly<Record<string, number>>;
  readonly report_date: string;
  readonly onset_date: string | null;
  readonly sample_date: string | null;
  readonly stay_area_no: number | null;
};

/** A value of the row that is not that of the case; `conflict`: somebody changed the case after the list left. */
export type CaseDifference = {
  readonly column: 'report_date' | 'onset_date' | 'sample_date' | 'stay_area_no';
  readonly field: SheetField;
  readonly record: string | number | null;
  readonly sheet: string | number;
  readonly kind: 'correct' | 'conflict';
};

/**
 * What a row of our own list of cases would correct. A blank cell says nothing. A field that nobody changed since the list left
 * is the sender's correction; one that both changed, or of a row without version, is a conflict.
 */
export function compareCase(
  stored: CaseToCompare,
  row: Pick<JudgedRow, 'caseVersion' | 'reportDate' | 'onsetDate' | 'sampleDate' | 'stayAreaNo'>,
): CaseDifference[] {
  const said = [
    ['report_date', 'reportDate', row.reportDate],
    ['onset_date', 'onsetDate', row.onsetDate],
    ['sample_date', 'sampleDate', row.sampleDate],
    ['stay_area_no', 'stayCommune', row.stayAreaNo],
  ] as const;
  return said.flatMap(([column, field, sheet]): CaseDifference[] => {
    const record = stored[column];
    if (sheet === null || sheet === record) {
      return [];
    }
    const isOlder = row.caseVersion === null || (stored.field_versions[column] ?? 1) > row.caseVersion;
    return [{ column, field, record, sheet, kind: isOlder ? 'conflict' : 'correct' }];
  });
}
