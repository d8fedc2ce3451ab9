import type { Assurance, PersonDraft } from '../types.ts';
import { assurances, mergeFields } from '../../../../contract/people.ts';

export type MergeField = (typeof mergeFields)[number];

type Chosen = Pick<
  PersonDraft,
  'fullName' | 'sex' | 'birthDate' | 'birthYear' | 'address' | 'areaNo' | 'householdId'
>;

/** The first field name that cannot be chosen, or null. */
export function unknownMergeField(fields: Readonly<Record<string, unknown>>): string | null {
  return (
    Object.keys(fields).find(
      (field) => !mergeFields.some((known) => known === field) && field !== 'birthYear',
    ) ?? null
  );
}

/**
 * What changes on the kept record. Where nobody chose, the kept record's value stays unless it is unknown and the
 * other's is known.
 * @param fromOther the fields chosen from the record that goes; @param fromKept those chosen to stay.
 */
export function mergeValues(
  kept: Chosen,
  gone: Chosen,
  fromOther: ReadonlySet<string>,
  fromKept: ReadonlySet<string>,
): Partial<Chosen> {
  const takes = (field: MergeField, unknown: boolean, known: boolean) =>
    fromOther.has(field) || (!fromKept.has(field) && unknown && known);
  const birth =
    fromOther.has('birthDate') || fromOther.has('birthYear')
      ? true
      : !fromKept.has('birthDate') && !fromKept.has('birthYear') && lacksBirth(kept, gone);
  return {
    ...(takes('fullName', kept.fullName === null, gone.fullName !== null) ? { fullName: gone.fullName } : {}),
    ...(takes('sex', kept.sex === 'unknown', gone.sex !== 'unknown') ? { sex: gone.sex } : {}),
    ...(birth ? { birthDate: gone.birthDate, birthYear: gone.birthYear } : {}),
    ...(takes('address', kept.address === null, gone.address !== null) ? { address: gone.address } : {}),
    ...(takes('areaId', kept.areaNo === null, gone.areaNo !== null) ? { areaNo: gone.areaNo } : {}),
    ...(takes('householdId', kept.householdId === null, gone.householdId !== null)
      ? { householdId: gone.householdId }
      : {}),
  };
}

/** The other knows the day where the kept one knows nothing or only the same year. */
function lacksBirth(kept: Chosen, gone: Chosen): boolean {
  if (kept.birthDate !== null) {
    return false;
  }
  return kept.birthYear === null
    ? gone.birthYear !== null
    : gone.birthDate !== null && gone.birthYear === kept.birthYear;
}

/** The surer of two. */
export function surest(a: Assurance, b: Assurance): Assurance {
  return assurances.indexOf(a) >= assurances.indexOf(b) ? a : b;
}
