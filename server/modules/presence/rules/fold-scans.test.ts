import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldScans, type Scan, type Stay } from './fold-scans.ts';
import { MAX_STAY_MS } from './imputed-stay.ts';

const MINUTE = 60_000;
const scan = (id: string, minute: number, more: Partial<Scan> = {}): Scan => ({
  id,
  placeNo: 1,
  placeKind: 'restaurant',
  personNo: 1,
  at: minute * MINUTE,
  leftAt: null,
  ...more,
});

describe('folding scans into stays', () => {
  it('opens a stay of the imputed length of the kind of place', () => {
    const { opened, scans } = foldScans([scan('a', 0)], []);
    expect(opened).toEqual([
      { id: 'a', placeNo: 1, personNo: 1, inAt: 0, outAt: 60 * MINUTE, outImputed: true },
    ]);
    expect(scans[0]?.collapsed).toBe(false);
  });

  it('collapses a double scan without changing the stay', () => {
    const { opened, changed, scans } = foldScans([scan('a', 0), scan('b', 2)], []);
    expect(opened).toHaveLength(1);
    expect(changed).toHaveLength(0);
    expect(scans[1]).toMatchObject({ collapsed: true, stay: { id: 'a', outAt: 60 * MINUTE } });
  });

  it('lets a late scan keep an imputed stay open a little longer', () => {
    const stay: Stay = { id: 'x', placeNo: 1, personNo: 1, inAt: 0, outAt: 60 * MINUTE, outImputed: true };
    const { changed } = foldScans([scan('a', 50)], [stay]);
    expect(changed).toEqual([{ ...stay, outAt: 80 * MINUTE }]);
  });

  it('believes a said end over an imputed one, and the later of two said ends', () => {
    const first = foldScans([scan('a', 0), scan('b', 10, { leftAt: 20 * MINUTE })], []);
    expect(first.opened).toMatchObject([{ outAt: 20 * MINUTE, outImputed: false }]);
    const again = foldScans([scan('c', 15, { leftAt: 18 * MINUTE })], first.opened);
    expect(again.changed).toEqual([]);
  });

  it('keeps other people and other places apart', () => {
    const { opened } = foldScans(
      [scan('a', 0), scan('b', 1, { personNo: 2 }), scan('c', 1, { placeNo: 2 })],
      [],
    );
    expect(opened.map((stay) => stay.id)).toEqual(['a', 'b', 'c']);
  });

  it('never makes a stay longer than twelve hours, and marks one that was cut', () => {
    const { opened } = foldScans([scan('a', 0, { leftAt: 20 * 60 * MINUTE })], []);
    expect(opened).toMatchObject([{ outAt: MAX_STAY_MS, outImputed: true }]);
  });

  it('keeps its promises for any scans: bounded, forward stays, one outcome a scan, every scan inside its stay', () => {
    const scans = fc.array(
      fc.record({
        minute: fc.nat(2000),
        person: fc.integer({ min: 1, max: 3 }),
        stay: fc.option(fc.integer({ min: 1, max: 900 })),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(scans, (list) => {
        const input = list.map(({ minute, person, stay }, index) =>
          scan(`s${index}`, minute, {
            personNo: person,
            leftAt: stay === null ? null : (minute + stay) * MINUTE,
          }),
        );
        const folded = foldScans(input, []);
        expect(folded.scans).toHaveLength(input.length);
        expect(folded.changed).toEqual([]);
        expect(folded.opened).toHaveLength(folded.scans.filter((one) => !one.collapsed).length);
        const final = new Map(folded.opened.map((stay) => [stay.id, stay]));
        for (const { scan: one, stay } of folded.scans) {
          const kept = final.get(stay.id)!;
          expect(kept.personNo).toBe(one.personNo);
          expect(kept.inAt).toBeLessThanOrEqual(one.at);
          expect(kept.outAt).toBeGreaterThan(kept.inAt);
          expect(kept.outAt - kept.inAt).toBeLessThanOrEqual(MAX_STAY_MS);
        }
      }),
    );
  });
});
