import type { LabelCode } from '../../../../contract/labels.ts';
import type { BodyOf } from '../../../shared/client.ts';
import { instantToLocal, localToInstant } from '../../../shared/formats.ts';
import type { DataOf } from '../../kit/api.ts';
import { defined, typed } from '../../kit/defined.ts';
import type { Option } from '../../kit/pick/Picker.tsx';

export type ClusterRecord = DataOf<'GET /clusters/{id}'>;
export type ClusterPatch = Omit<BodyOf<'PATCH /clusters/{id}'>, 'version'>;

/** A cluster as typed; times `YYYY-MM-DDTHH:mm` on the clock of Vietnam. */
export type ClusterDraft = {
  readonly title: string;
  readonly status: LabelCode<'eventStatus'>;
  readonly investigation: LabelCode<'investigationStatus'>;
  readonly risk: LabelCode<'riskLevel'>;
  readonly disease: LabelCode<'disease'>;
  readonly areaId: string | null;
  readonly placeKind: LabelCode<'placeKind'>;
  readonly place: Option | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly description: string;
};

export const emptyCluster: ClusterDraft = {
  title: '',
  status: 'EVENT',
  investigation: 'PENDING',
  risk: 'UNKNOWN',
  disease: 'covid-19',
  areaId: null,
  placeKind: 'other',
  place: null,
  from: null,
  to: null,
  description: '',
};

/** A record as the form begins with it. */
export function draftOf(record: ClusterRecord): ClusterDraft {
  return {
    title: record.title,
    status: record.status,
    investigation: record.investigation,
    risk: record.risk,
    disease: record.disease as ClusterDraft['disease'],
    areaId: record.areaId,
    placeKind: record.placeKind,
    place: record.placeId === null ? null : { id: record.placeId, label: record.placeName ?? '' },
    from: instantToLocal(record.from),
    to: instantToLocal(record.to),
    description: record.description ?? '',
  };
}

/** The fields as the API takes them; null while something is missing. */
export function fieldsOf(draft: ClusterDraft): Omit<BodyOf<'POST /clusters'>, 'id'> | null {
  const title = typed(draft.title);
  const { areaId, from, to, place, placeKind, status, investigation, risk, disease } = draft;
  if (title === undefined || areaId === null || from === null || to === null) {
    return null;
  }
  return defined({
    title,
    status,
    investigation,
    risk,
    disease,
    areaId,
    placeKind,
    placeId: place?.id ?? null,
    from: localToInstant(from),
    to: localToInstant(to),
    description: typed(draft.description) ?? null,
  });
}
