import { describe, expect, it } from 'vitest';
import { privacyWishes } from '../../../../contract/privacy.ts';
import { actWords } from './acts.ts';
import { dueAt, requestCode, shippedTerms } from './terms.ts';

describe('deadlines of the rights over data', () => {
  it('come from dated data, for every wish and for incidents', () => {
    const from = Date.parse('2026-11-16T03:00:00Z');
    for (const kind of [...privacyWishes, 'breach'] as const) {
      expect(new Date(dueAt(shippedTerms, kind, from)).toISOString()).toBe('2026-11-19T03:00:00.000Z');
    }
  });
  it('are followed by a code that says nothing of the person', () => {
    expect(requestCode('01930000-0000-7000-8000-0000a1b2c3d4')).toBe('YC-A1B2C3D4');
  });
});

describe('acts before the person whom they were about', () => {
  it('are named by the nearest words, an unknown one too', () => {
    expect(actWords('person.card-printed').what).toBe('In thẻ cá nhân');
    expect(actWords('person.read').what).toBe('Xem hồ sơ nhân thân');
    expect(actWords('person.duplicates').what).toBe('Xử lý hồ sơ nhân thân');
    expect(actWords('whatever').what).toBe('Xử lý hồ sơ');
  });
});
