import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldScans } from '../../presence/rules/fold-scans.ts';
import { imputedMinutes } from '../../presence/rules/imputed-stay.ts';
import { foldVisits } from './fold-visits.ts';
import { collectVisits } from './visit-collector.ts';
import type { Visit } from './visit-rows.ts';

const MINUTE = 60_000;
const STAY = imputedMinutes.other * MINUTE;

const visit: fc.Arbitrary<Visit> = fc.record({
  person: fc.constantFrom('p', 'q'),
  place: fc.constantFrom('a', 'b'),
  inAt: fc.integer({ min: 0, max: 2_000 }).map((minute) => minute * MINUTE),
  outAt: fc.constant(null),
});
const visits = fc.array(
  fc.tuple(visit, fc.option(fc.integer({ min: 1, max: 900 }))).map(([one, minutes]): Visit => ({
    ...one,
    outAt: minutes === null ? null : one.inAt + minutes * MINUTE,
  })),
  { maxLength: 40 },
);

describe('folding imported visits', () => {
  it('makes the stays that the presence log makes of the same scans', () => {
    fc.assert(
      fc.property(visits, (given) => {
        const collector = collectVisits();
        given.forEach(collector.add);
        const persons = collector.persons();
        const places = collector.places();
        const folded = [...foldVisits(collector.columns(), STAY)];
        const scans = given.map((one, i) => ({
          id: String(i),
          placeNo: places.indexOf(one.place),
          personNo: persons.indexOf(one.person),
          placeKind: 'other' as const,
          at: one.inAt,
          leftAt: one.outAt,
        }));
        const opened = foldScans(scans, []).opened.map(({ personNo, placeNo, inAt, outAt, outImputed }) => ({
          person: personNo,
          place: placeNo,
          inAt,
          outAt,
          outImputed,
        }));
        const byKey = (a: (typeof opened)[number], b: (typeof opened)[number]) =>
          a.person - b.person || a.place - b.place || a.inAt - b.inAt;
        expect(folded).toEqual(opened.sort(byKey));
      }),
      { numRuns: 500 },
    );
  });

  it('collapses a double scan and takes the given minutes for an open stay', () => {
    const collector = collectVisits();
    for (const inAt of [10 * MINUTE, 10 * MINUTE, 200 * MINUTE]) {
      collector.add({ person: 'p', place: 'a', inAt, outAt: null });
    }
    expect([...foldVisits(collector.columns(), 60 * MINUTE)]).toEqual([
      { person: 0, place: 0, inAt: 10 * MINUTE, outAt: 70 * MINUTE, outImputed: true },
      { person: 0, place: 0, inAt: 200 * MINUTE, outAt: 260 * MINUTE, outImputed: true },
    ]);
  });
});
