import type { BodyOf } from '../../../shared/client.ts';
import { instantToLocal, localToInstant } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { defined, typed } from '../../kit/defined.ts';
import type { Option } from '../../kit/pick/Picker.tsx';

type TubeBody = BodyOf<'POST /lab/tubes'>;

/** As many people as one tube takes. */
export const MOST_PEOPLE = 20;

/** A sample as typed; the time on the clock of Vietnam. */
export type TubeDraft = {
  readonly id: string;
  readonly people: readonly Option[];
  readonly code: string;
  readonly disease: NonNullable<TubeBody['disease']>;
  readonly kind: TubeBody['kind'];
  readonly specimen: TubeBody['specimen'];
  readonly purpose: TubeBody['purpose'];
  readonly sampledAt: string | null;
  readonly collector: string;
  readonly areaId: string | null;
};

/** A first sample, taken now. */
export function newTube(now: number): TubeDraft {
  return {
    id: newId(now),
    people: [],
    code: '',
    disease: 'covid-19',
    kind: 'pcr',
    specimen: 'nasopharyngeal',
    purpose: 'contact',
    sampledAt: instantToLocal(now),
    collector: '',
    areaId: null,
  };
}

/** The next sample of the same session: another id, nobody in it, and everything else as it was. */
export function nextTube(former: TubeDraft, now: number): TubeDraft {
  return { ...former, id: newId(now), people: [], code: '', sampledAt: instantToLocal(now) };
}

/** The people after one was picked: nobody twice, and no more than a tube takes. */
export function withPerson(people: readonly Option[], person: Option): readonly Option[] {
  return people.length >= MOST_PEOPLE || people.some((one) => one.id === person.id)
    ? people
    : [...people, person];
}

/** What the server is asked to store; null where people or the time are missing. */
export function bodyOf(draft: TubeDraft): TubeBody | null {
  if (draft.people.length === 0 || draft.sampledAt === null) {
    return null;
  }
  return defined({
    id: draft.id,
    code: typed(draft.code),
    disease: draft.disease,
    kind: draft.kind,
    specimen: draft.specimen,
    purpose: draft.purpose,
    sampledAt: localToInstant(draft.sampledAt),
    collector: typed(draft.collector),
    areaId: draft.areaId ?? undefined,
    personIds: draft.people.map((one) => one.id),
  });
}
