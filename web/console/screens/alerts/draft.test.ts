import { describe, expect, it } from 'vitest';
import { documentOf, draftOf, readNumber } from './draft.ts';

const typed = {
  ...draftOf(null),
  code: 'thu-nghiem',
  vi: 'Thử',
  en: 'Trial',
  metric: 'cases.confirmed',
  raise: '12,5',
  clear: '3',
  source: 'Kế hoạch 5',
};

describe('a rule as it is typed', () => {
  it('is a document only when nothing is missing', () => {
    expect(documentOf(typed, '2026-11-16')).toMatchObject({
      raise: 12.5,
      clear: 3,
      hours: 24,
      certainty: 'unverified',
    });
    expect(documentOf({ ...typed, hours: '' }, '2026-11-16')?.hours).toBeNull();
    expect(documentOf({ ...typed, metric: '' }, '2026-11-16')).toBeNull();
    expect(documentOf({ ...typed, code: 'Mã có dấu' }, '2026-11-16')).toBeNull();
    expect(documentOf({ ...typed, raise: 'nhiều' }, '2026-11-16')).toBeNull();
  });

  it('reads numbers with a comma or a point, and comes back from a document as it was', () => {
    expect([readNumber('1,5'), readNumber('1.5'), readNumber(''), readNumber('x')]).toEqual([
      1.5,
      1.5,
      null,
      null,
    ]);
    const document = documentOf(typed, '2026-11-16')!;
    expect(documentOf(draftOf(document), '2026-11-16')).toEqual(document);
  });
});
