import { describe, expect, it } from 'vitest';
import { DAY, startOfDay, weekday } from './calendar.ts';
import { testProvince } from './test-province.ts';
import { visitsOfDay, visitsOfPerson } from './visits.ts';

const HOUR = 3_600_000;
const province = testProvince();
const { options } = province;

describe('visitsOfDay', () => {
  it('is the same in any order of asking', () => {
    const all = [...visitsOfDay(province, 3)];
    const one = all.filter((stay) => stay.person === 1_234);
    expect(visitsOfPerson(province, 1_234, 3)).toEqual(one);
    expect([...visitsOfDay(testProvince(), 3)]).toEqual(all);
    expect([...visitsOfDay(province, 4)]).not.toEqual(all);
  });

  it('gives this day on every machine', () => {
    const commuter = province.people.bus.findIndex((bus) => bus >= 0);
    const stays = visitsOfPerson(province, commuter, 2);
    const seen = stays.map((stay) => [stay.place, new Date(stay.inAt).toISOString(), stay.outAt - stay.inAt]);
    expect(seen).toMatchInlineSnapshot(`
      [
        [
          14,
          "2021-11-10T23:35:03.000Z",
          2011000,
        ],
        [
          102,
          "2021-11-11T00:22:47.000Z",
          14824000,
        ],
        [
          102,
          "2021-11-11T06:24:55.000Z",
          13327000,
        ],
        [
          14,
          "2021-11-11T10:28:50.000Z",
          2359000,
        ],
      ]
    `);
  });

  it('yields stays of at most 12 hours inside the local day and before the end', () => {
    let total = 0;
    for (let day = 0; day < options.days; day += 1) {
      const midnight = startOfDay(options, day);
      for (const stay of visitsOfDay(province, day)) {
        total += 1;
        expect(stay.outAt - stay.inAt).toBeGreaterThan(0);
        expect(stay.outAt - stay.inAt).toBeLessThanOrEqual(12 * HOUR);
        expect(stay.inAt).toBeGreaterThanOrEqual(midnight);
        expect(stay.outAt).toBeLessThanOrEqual(Math.min(midnight + DAY, options.end));
        expect((stay.inAt - midnight) % 1_000).toBe(0);
      }
    }
    expect(total / options.people / options.days).toBeGreaterThan(1);
    expect(total / options.people / options.days).toBeLessThan(4);
  });

  it('never has a person in two places at once', () => {
    for (let person = 0; person < options.people; person += 1) {
      const stays = visitsOfPerson(province, person, 5);
      for (let i = 1; i < stays.length; i += 1) {
        expect(stays[i]!.inAt).toBeGreaterThanOrEqual(stays[i - 1]!.outAt);
      }
    }
  });

  it('follows the week: no class on Sunday, less work on Saturday', () => {
    const counts = (wanted: number): Record<string, number> => {
      const day = [0, 1, 2, 3, 4, 5, 6].find((n) => weekday(startOfDay(options, n)) === wanted)!;
      const kinds = [...visitsOfDay(province, day)].map((stay) => province.places[stay.place]!.kind);
      return Object.fromEntries(
        ['class', 'office', 'market'].map((k) => [k, kinds.filter((x) => x === k).length]),
      );
    };
    expect(counts(0)).toMatchObject({ class: 0, office: 0 });
    expect(counts(3)['class']).toBeGreaterThan(counts(6)['class']!);
    expect(counts(0)['market']).toBeGreaterThan(20);
  });

  it('scans by kind of place, and everything or nothing when told so', () => {
    const share = (rate: number): number => {
      const scanRates = { class: rate, office: rate, factory: rate };
      const stays = [...visitsOfDay(testProvince({ scanRates }), 8)].filter((stay) =>
        Object.hasOwn(scanRates, province.places[stay.place]!.kind),
      );
      return stays.filter((stay) => stay.scanned).length / stays.length;
    };
    expect(share(0)).toBe(0);
    expect(share(1)).toBe(1);
  });

  it('goes on past the end for a live tail', () => {
    const last = options.days - 1;
    const cut = [...visitsOfDay(province, last)];
    const whole = [...visitsOfDay(province, last, Infinity)];
    expect(whole.length).toBeGreaterThan(cut.length);
    expect([...visitsOfDay(province, last + 1)]).toEqual([]);
    expect([...visitsOfDay(province, last + 1, Infinity)].length).toBeGreaterThan(options.people);
  });
});
