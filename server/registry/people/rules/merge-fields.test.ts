import { describe, expect, it } from 'vitest';
import { mergeValues, surest, unknownMergeField } from './merge-fields.ts';
import { emptyDraft } from './read-person.ts';
import { undoneDraft } from './undo-fields.ts';

const none = new Set<string>();
const kept = { ...emptyDraft, fullName: 'Nguyen Van An', birthYear: 1985, address: 'Số 1' };
const gone = {
  ...emptyDraft,
  fullName: 'Nguyễn Văn An',
  birthDate: '1985-08-15',
  birthYear: 1985,
  address: 'Số 2',
  areaNo: 7,
};

describe('merging two records', () => {
  it('keeps what the kept record knows and fills what it lacks', () => {
    expect(mergeValues(kept, gone, none, none)).toEqual({
      birthDate: '1985-08-15',
      birthYear: 1985,
      areaNo: 7,
    });
  });

  it('takes the chosen fields, and leaves those chosen to stay', () => {
    expect(mergeValues(kept, gone, new Set(['fullName']), new Set(['birthDate', 'areaId']))).toEqual({
      fullName: 'Nguyễn Văn An',
    });
  });

  it('does not take a birth date of another year by itself', () => {
    expect(mergeValues({ ...kept, birthYear: 1986 }, gone, none, none)).toEqual({ areaNo: 7 });
  });

  it('names a field that cannot be chosen', () => {
    expect(unknownMergeField({ fullName: 'left', birthYear: 'left' })).toBeNull();
    expect(unknownMergeField({ phones: 'left' })).toBe('phones');
  });

  it('takes the surer identity', () => {
    expect(surest('unverified', 'document')).toBe('document');
  });
});

describe('undoing a merge', () => {
  const before = { ...kept, phones: ['0912345678'] };
  const merged = {
    ...before,
    fullName: 'Nguyễn Văn An',
    address: 'Số 2',
    phones: ['0912345678', '0987654321'],
  };

  it('gives back every field and takes away what the merge brought', () => {
    expect(undoneDraft(merged, { draft: before, merged }, () => false)).toEqual(before);
  });

  it('leaves what was edited since, and phones added since', () => {
    const now = { ...merged, address: 'Số 3', phones: [...merged.phones, '0333333333'] };
    expect(undoneDraft(now, { draft: before, merged }, (field) => field === 'address')).toEqual({
      ...before,
      address: 'Số 3',
      phones: ['0912345678', '0333333333'],
    });
  });
});
