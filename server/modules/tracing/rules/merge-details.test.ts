import { expect, it } from 'vitest';
import { mergeDetails } from './merge-details.ts';

const stored = {
  relation: 'same-class' as const,
  follow_up_office: null,
  follow_up_office_name: null,
  follow_up_officer: 'Chị Lan',
  version: 3,
  field_versions: { officer: 3, decision: 2 },
};

it('merges fields that nobody changed since, and counts the version up', () => {
  const { conflicts, changed, next } = mergeDetails(stored, { relation: 'same-household' }, 1);
  expect([conflicts, changed]).toEqual([[], ['relation']]);
  expect(next).toEqual({
    ...stored,
    relation: 'same-household',
    version: 4,
    field_versions: { officer: 3, decision: 2, relation: 4 },
  });
});

it('conflicts where the same field was changed after the version that was seen', () => {
  const merged = mergeDetails(stored, { relation: 'other', officer: 'Anh Ba' }, 2);
  expect(merged).toEqual({ conflicts: ['officer'], changed: [], next: stored });
  expect(mergeDetails(stored, { officer: 'Anh Ba' }, 3).conflicts).toEqual([]);
});

it('changes nothing where the patch says what is on record, and without a version holds', () => {
  expect(mergeDetails(stored, { officer: 'Chị Lan' }, 1)).toEqual({
    conflicts: [],
    changed: [],
    next: stored,
  });
  expect(mergeDetails(stored, { officer: null }, null).next.follow_up_officer).toBeNull();
});
