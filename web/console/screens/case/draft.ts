import { instantToLocal, localToInstant } from '../../../shared/formats.ts';
import type { BodyOf } from '../../../shared/client.ts';
import type { DataOf } from '../../kit/api.ts';
import type { Option } from '../../kit/pick/Picker.tsx';

export type CaseRecord = DataOf<'GET /cases/{id}'>;
export type CasePatch = Omit<BodyOf<'PATCH /cases/{id}'>, 'version' | 'reason'>;

/** Dates that are often only recalled: each may be an interval. */
export const recalledFields = ['onsetDate', 'rashDate', 'firstFeverDate'] as const;
export const dateFields = ['sampleDate', 'rapidPositiveDate', 'pcrPositiveDate', 'announcedDate'] as const;

/** A case as typed. Dates are calendar dates; `isolatedAt` is on the clock of Vietnam. */
export type CaseDraft = {
  readonly classification: CaseRecord['classification'];
  readonly outcome: CaseRecord['outcome'];
  readonly outcomeDate: string | null;
  readonly reportDate: string | null;
  readonly areaId: string | null;
  readonly stayAreaId: string | null;
  readonly source: Option | null;
  /** Null: not recorded. */
  readonly origin: CaseRecord['origin'];
  readonly isolatedAt: string | null;
  readonly nationalCode: string | null;
} & { readonly [date in (typeof dateFields)[number] | Recalled | `${Recalled}To`]: string | null };
type Recalled = (typeof recalledFields)[number];

/** A new case reported on `day`. */
export function emptyCase(day: string, areaId: string | null): CaseDraft {
  return {
    classification: 'CONFIRMED',
    outcome: 'NO_OUTCOME',
    outcomeDate: null,
    reportDate: day,
    onsetDate: null,
    onsetDateTo: null,
    rashDate: null,
    rashDateTo: null,
    firstFeverDate: null,
    firstFeverDateTo: null,
    sampleDate: null,
    rapidPositiveDate: null,
    pcrPositiveDate: null,
    announcedDate: null,
    areaId,
    stayAreaId: null,
    source: null,
    origin: null,
    isolatedAt: null,
    nationalCode: null,
  };
}

/** The form of a record. */
export function draftOf(record: CaseRecord): CaseDraft {
  return {
    classification: record.classification,
    outcome: record.outcome,
    outcomeDate: record.outcomeDate,
    reportDate: record.reportDate,
    onsetDate: record.onsetDate,
    onsetDateTo: record.onsetDateTo,
    rashDate: record.rashDate,
    rashDateTo: record.rashDateTo,
    firstFeverDate: record.firstFeverDate,
    firstFeverDateTo: record.firstFeverDateTo,
    sampleDate: record.sampleDate,
    rapidPositiveDate: record.rapidPositiveDate,
    pcrPositiveDate: record.pcrPositiveDate,
    announcedDate: record.announcedDate,
    areaId: record.areaId,
    stayAreaId: record.stayAreaId,
    source: record.sourceCaseId === null ? null : { id: record.sourceCaseId, label: '' },
    origin: record.origin,
    isolatedAt: record.isolatedAt === null ? null : instantToLocal(record.isolatedAt),
    nationalCode: record.nationalCode,
  };
}

/** The form as the API takes it; null while the report date is missing. */
export function patchOf(draft: CaseDraft): CasePatch | null {
  const { source, isolatedAt, reportDate, ...rest } = draft;
  if (reportDate === null) {
    return null;
  }
  return {
    ...rest,
    reportDate,
    sourceCaseId: source?.id ?? null,
    isolatedAt: isolatedAt === null ? null : localToInstant(isolatedAt),
  };
}

/** Is the onset told as later than the report? Possible, but mostly a slip of the pen. */
export function onsetAfterReport(draft: CaseDraft): boolean {
  return draft.onsetDate !== null && draft.reportDate !== null && draft.onsetDate > draft.reportDate;
}
