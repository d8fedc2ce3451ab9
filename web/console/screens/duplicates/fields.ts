import type { RowOf } from '../../kit/list/useList.ts';

export type DuplicatePair = RowOf<'GET /people/duplicates'>;
export type Side = 'left' | 'right';

/** Fields that a merge decides one by one. */
export const mergeFields = [
  'fullName',
  'birth',
  'sex',
  'phones',
  'identifiers',
  'address',
  'areaId',
] as const;
export type MergeField = (typeof mergeFields)[number];

/** Fields of which a merge keeps both sides' values: nothing is chosen. */
const united: readonly MergeField[] = ['phones', 'identifiers'];

export function isUnited(field: MergeField): boolean {
  return united.includes(field);
}

/** A field of the screen as the fields of the record: birth is a date or a year. */
export function recordFields(field: MergeField): readonly string[] {
  return field === 'birth' ? ['birthDate', 'birthYear'] : [field];
}

/** The choices of a merge as the server takes them. */
export function chosenFields(sideOf: (field: MergeField) => Side): { readonly [field: string]: Side } {
  return Object.fromEntries(
    mergeFields
      .filter((field) => !isUnited(field))
      .flatMap((field) => recordFields(field).map((name) => [name, sideOf(field)] as const)),
  );
}

/**
 * The side that is taken until the officer says otherwise: the kept record, or the other where it is empty or says less: a
 * whole date of birth is more than its year.
 */
export function suggest(pair: DuplicatePair, field: MergeField, keep: Side): Side {
  const filled = (side: Side) =>
    recordFields(field).some((name) => {
      const value = pair[side][name as keyof DuplicatePair['left']];
      return (
        value !== null && value !== '' && value !== 'unknown' && !(Array.isArray(value) && value.length === 0)
      );
    });
  const other = keep === 'left' ? 'right' : 'left';
  const [kept, its] = [pair[keep], pair[other]];
  const isFuller = kept.birthDate === null && its.birthDate !== null && kept.birthYear === its.birthYear;
  if (field === 'birth' && isFuller) {
    return other;
  }
  return !filled(keep) && filled(other) ? other : keep;
}
