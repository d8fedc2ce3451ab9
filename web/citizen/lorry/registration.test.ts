import { describe, expect, it } from 'vitest';
import { emptyDraft, kilograms, missingFields, toRegistration } from './registration.ts';

const NOW = Date.parse('2026-11-16T03:20:00Z');
const draft = {
  ...emptyDraft(NOW),
  routeId: '01a1e24c-1780-73c9-93b0-a8e5e6d9bfd6',
  plate: ' 桂A12345 ',
  driver: '李伟',
  phone: '+86 138 0000 0000',
  goods: '火龙果',
};

describe('registering a lorry', () => {
  it('begins at the next hour and says what is missing', () => {
    expect(emptyDraft(NOW)).toMatchObject({ startDay: '2026-11-16', startTime: '11:00' });
    expect(missingFields(emptyDraft(NOW))).toEqual(['routeId', 'plate', 'driver', 'phone', 'goods']);
    expect(missingFields(draft)).toEqual([]);
    expect(missingFields({ ...draft, testKind: 'pcr' })).toEqual(['testTime']);
  });

  it('sends what was typed and leaves out the rest', () => {
    expect(toRegistration('id', draft)).toEqual({
      items: [
        {
          id: 'id',
          routeId: draft.routeId,
          plate: '桂A12345',
          vehicleKind: 'lorry',
          driver: { fullName: '李伟', phone: '+86 138 0000 0000' },
          goods: '火龙果',
          seals: [],
          startsAt: '2026-11-16T11:00:00+07:00',
        },
      ],
    });
    const full = toRegistration('id', {
      ...draft,
      other: true,
      enterprise: 'Cty',
      assistant: 'Lê B',
      document: 'E1',
      weight: '18,5',
      seals: 'A1，B2、C3',
      slotAt: '2026-11-17T01:00:00.000Z',
      testKind: 'rapid',
      testTime: '08:00',
    });
    expect(full).toMatchObject({
      enterprise: { name: 'Cty' },
      items: [
        {
          plateNation: 'OTHER',
          assistants: [{ fullName: 'Lê B' }],
          weightKg: 18_500,
          seals: ['A1', 'B2', 'C3'],
          slotAt: '2026-11-17T01:00:00.000Z',
          test: { kind: 'rapid', sampledAt: '2026-11-16T08:00:00+07:00' },
        },
      ],
    });
  });

  it.each([
    ['18,5', 18_500],
    ['', undefined],
    ['x', undefined],
    ['900', undefined],
  ])('%s tons are %s kg', (text, expected) => {
    expect(kilograms(text)).toBe(expected);
  });
});
