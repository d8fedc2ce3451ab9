import { describe, expect, it } from 'vitest';
import { contentOf, draftOf, faultsOf, type Profile, readInfectiousness, versionOf } from './draft.ts';

const profile: Profile = {
  id: '018f0000-0000-7000-8000-000000000001',
  disease: 'covid-19',
  version: 3,
  validFrom: '2021-12-16',
  source: { vi: 'Nguồn', en: 'Source' },
  certainty: 'unverified',
  shipped: true,
  reason: null,
  author: null,
  createdAt: '2021-12-16T00:00:00.000Z',
  content: {
    dayZero: 'onset',
    symptomatic: { before: 2, after: 10 },
    asymptomatic: { before: 2, after: 10 },
    minMinutes: 15,
    minMinutesBySetting: { household: 0, bus: 0 },
    distance: { vi: '2 m', en: '2 m' },
    lingerMinutes: 0,
    followUpDays: 14,
    quarantineDays: 7,
    incubation: { minDays: 2, maxDays: 14 },
    secondLevel: true,
    infectiousness: [
      { day: -2, weight: 0.6 },
      { day: 0, weight: 1 },
    ],
    cutOffs: { F1: 10, F2: 60, maxOrders: null, crowd: 50 },
  },
};

describe('the form of a profile', () => {
  it('comes back as the version that it was begun from', () => {
    const draft = draftOf(profile);
    expect(contentOf(draft)).toEqual(profile.content);
    expect([...faultsOf(draft)].sort()).toEqual(['reason', 'validFrom']);
    const ready = { ...draft, reason: ' Công văn mới ', validFrom: '2026-11-01' };
    expect(faultsOf(ready).size).toBe(0);
    expect(versionOf(ready, profile.id, 3)).toMatchObject({ latestVersion: 3, reason: 'Công văn mới' });
  });

  it('names what can’t be read', () => {
    const draft = {
      ...draftOf(profile),
      minMinutes: '',
      crowd: 'x',
      settings: { bus: '-1' },
      infectiousness: '1: 2',
    };
    expect([...faultsOf(draft)]).toEqual(
      expect.arrayContaining(['minMinutes', 'crowd', 'bus', 'infectiousness']),
    );
  });
});

describe('infectiousness as typed', () => {
  it('takes signs and commas, and nothing at all', () => {
    expect(readInfectiousness('−2: 0,6\n\n 0 : 1')).toEqual(profile.content.infectiousness);
    expect(readInfectiousness('')).toEqual([]);
    expect(readInfectiousness('0.5: 1')).toBeNull();
    expect(readInfectiousness('1')).toBeNull();
  });
});
