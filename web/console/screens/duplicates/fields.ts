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

/** A field of the screen as the fields of the record: birth is a date or a year. */
export function recordFields(field: MergeField): readonly string[] {
  return field === 'birth' ? ['birthDate', 'birthYear'] : [field];
}

/** The side that is taken until the officer says otherwise: the kept record, or the other where it is empty. */
export function suggest(pair: DuplicatePair, field: MergeField, keep: Side): Side {
  const filled = (side: Side) =>
    recordFields(field).some((name) => {
      const value = pair[side][name as keyof DuplicatePair['left']];
      return (
        value !== null && value !== '' && value !== 'unknown' && !(Array.isArray(value) && value.length === 0)
      );
    });
  const other = keep === 'left' ? 'right' : 'left';
  return !filled(keep) && filled(other) ? other : keep;
}
