import { describe, expect, it } from 'vitest';
import type { DataClass } from '../../../../contract/rights.ts';
import { historyReaders } from './history-readers.ts';

const read = (dataClass: DataClass, field: string, value: unknown) => {
  const reader = historyReaders(() => 'Xã Bắc Sơn', dataClass)[field] ?? 'hidden';
  return reader === 'hidden' ? 'hidden' : (reader(value)?.vi ?? null);
};

describe('old values of a person', () => {
  it('are whole for whoever sees people whole', () => {
    expect(read('personal', 'phones', ['0912000111', '0912000222'])).toBe('0912000111; 0912000222');
    expect(read('sensitive', 'identifiers', [{ kind: 'cccd', value: '020090001234' }])).toBe(
      'Căn cước công dân 020090001234',
    );
    expect(read('personal', 'address', 'Số 3')).toBe('Số 3');
    expect(read('personal', 'birthDate', '1990-02-01')).toBe('01/02/1990');
  });

  it('are masked as the record is', () => {
    expect(read('masked', 'phones', ['0912000111'])).toBe('•••111');
    expect(read('masked', 'identifiers', [{ kind: 'cccd', value: '020090001234' }])).toBe(
      'Căn cước công dân •••234',
    );
    expect(read('masked', 'fullName', 'Vi Văn Ngọc')).toBe('Vi V. N.');
    expect(['address', 'birthDate', 'householdId'].map((field) => read('masked', field, 'x'))).toEqual([
      'hidden',
      'hidden',
      'hidden',
    ]);
    expect(read('masked', 'areaId', 'x')).toBe('Xã Bắc Sơn');
  });

  it('are hidden from whoever sees nobody', () => {
    for (const field of ['fullName', 'sex', 'birthYear', 'phones', 'areaId']) {
      expect(read('none', field, 'x')).toBe('hidden');
    }
  });
});
