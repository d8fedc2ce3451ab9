import { describe, expect, it } from 'vitest';
import { difference } from '../../kit/form/useDraft.ts';
import { draftOf, emptyDraft, inputOf, readBirth } from './draft.ts';

describe('person form', () => {
  it('reads a birth as a date or a year', () => {
    expect(readBirth('15/8/1980')).toEqual({ birthDate: '1980-08-15' });
    expect(readBirth('1980')).toEqual({ birthYear: 1980 });
    expect(readBirth('')).toEqual({});
    expect(readBirth('31/02/1980')).toBeNull();
  });

  it('sends composed text and drops empty documents', () => {
    const draft = {
      ...emptyDraft('  Hoàng  Thị  Hoà '.normalize('NFD')),
      phones: '0912 345 678, 0987654321',
    };
    expect(inputOf(draft)).toEqual({
      fullName: 'Hoàng Thị Hoà'.normalize('NFC'),
      sex: 'unknown',
      phones: ['0912 345 678', '0987654321'],
      identifiers: [],
    });
  });

  it('never sends back what it did not change, masked values included', () => {
    const record = {
      fullName: 'Nguyễn Văn An',
      sex: 'male',
      birthDate: null,
      birthYear: 1980,
      phones: ['•••678'],
      identifiers: [{ kind: 'cccd', value: '•••123' }],
      address: null,
      areaId: null,
    } as unknown as Parameters<typeof draftOf>[0];
    const before = draftOf(record);
    const start = inputOf(before);
    const now = inputOf({ ...before, address: '12 Trần Phú' });
    expect(start === null || now === null ? null : difference(start, now)).toEqual({
      address: '12 Trần Phú',
    });
  });
});
