import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { traceContacts } from '../tracing.ts';
import { indexVisits } from '../visit-index.ts';
import { findOverlaps, type IndexedStay, PresenceIndex, sumOverlaps, traceLevels } from './index.ts';

const T0 = Date.parse('2026-11-10T00:00:00+07:00');
const HOUR = 3_600_000;
const LOCAL = 7 * HOUR;
/** Numbers beyond 32 bits, in the order of their ids. */
const personNo = (n: number) => n * 1_000_000_007_003;
const idOf = (no: number) => String(no).padStart(16, '0');

const stay = fc
  .record({
    person: fc.integer({ min: 1, max: 14 }),
    placeNo: fc.integer({ min: 1, max: 4 }),
    // Quarters of an hour make touching stays and ties common, single milliseconds test exactness.
    inAt: fc.oneof(
      fc.integer({ min: 0, max: 300 }).map((q) => T0 + q * 900_000),
      fc.integer({ min: T0, max: T0 + 75 * HOUR }),
    ),
    length: fc.oneof(
      fc.integer({ min: 1, max: 8 }).map((q) => q * 900_000),
      fc.integer({ min: 1, max: 12 * HOUR }),
      fc.constantFrom(HOUR, 12 * HOUR, 30 * HOUR, 60 * HOUR),
    ),
  })
  .map(({ person, length, ...rest }): IndexedStay => ({
    ...rest,
    personNo: personNo(person),
    outAt: rest.inAt + length,
  }));
const stays = fc.array(stay, { minLength: 1, maxLength: 140, size: 'max' });
const questions = fc.record({
  from: fc.integer({ min: T0 - 5 * HOUR, max: T0 + 60 * HOUR }),
  hours: fc.integer({ min: 1, max: 100 }),
  minMinutes: fc.constantFrom(0, 1, 15, 30, 240),
  lingerMinutes: fc.constantFrom(0, 0, 10, 120),
  isolations: fc.array(
    fc.tuple(fc.integer({ min: 1, max: 14 }), fc.integer({ min: T0, max: T0 + 75 * HOUR })),
    { maxLength: 6 },
  ),
});
type Question = typeof questions extends fc.Arbitrary<infer Q> ? Q : never;

function build(visits: readonly IndexedStay[]): PresenceIndex {
  const index = new PresenceIndex(LOCAL);
  for (const day of new Set(visits.map(({ inAt }) => index.dayOf(inAt)))) {
    const columns = index.columnsOf(day, 8);
    visits.filter(({ inAt }) => index.dayOf(inAt) === day).forEach((visit) => index.put(columns, visit));
    index.setDay(columns);
  }
  return index;
}

/** Level by level, person by person: exact length, first and last time, exposer, places. */
function byIndex(index: PresenceIndex, q: Question) {
  const levels = traceLevels(index, {
    personNo: personNo(1),
    from: q.from,
    to: q.from + q.hours * HOUR,
    minMsAt: () => q.minMinutes * 60_000,
    lingerMs: q.lingerMinutes * 60_000,
    depth: 3,
    isolations: new Map(q.isolations.map(([n, at]) => [personNo(n), at])),
  });
  return levels.flatMap(({ sums }, level) => {
    const people = new Map<
      number,
      { ms: number; first: number; last: number; via: number; places: number }
    >();
    sums.personNo.forEach((no, i) => {
      const sum = people.get(no) ?? {
        ms: 0,
        first: sums.from[i]!,
        last: 0,
        via: sums.viaNo[i]!,
        places: 0,
      };
      sum.ms += sums.ms[i]!;
      sum.last = Math.max(sum.last, sums.to[i]!);
      sum.places += 1;
      people.set(no, sum);
    });
    return [...people].map(([no, { via, ...sum }]) => ({
      id: idOf(no),
      level: level + 1,
      ...sum,
      via: idOf(via),
    }));
  });
}

function byOracle(visits: readonly IndexedStay[], q: Question) {
  const oracle = indexVisits(
    visits.map((v) => ({ ...v, personId: idOf(v.personNo), placeId: String(v.placeNo) })),
  );
  const found = traceContacts(oracle, {
    caseId: idOf(personNo(1)),
    from: q.from,
    to: q.from + q.hours * HOUR,
    minMinutes: q.minMinutes,
    lingerMinutes: q.lingerMinutes,
    depth: 3,
    isolations: new Map(q.isolations.map(([n, at]) => [idOf(personNo(n)), at])),
  });
  return (found ?? []).map((c) => ({
    id: c.contactId,
    level: c.level,
    ms: c.exactMs,
    first: c.firstAt,
    last: c.lastAt,
    places: c.places,
    via: c.via,
  }));
}

describe('the index in memory', { timeout: 60_000 }, () => {
  it('finds what traceContacts finds, person by person to the millisecond, on three levels', () => {
    let contacts = 0;
    fc.assert(
      fc.property(stays, questions, (visits, q) => {
        const expected = byOracle(visits, q);
        expect(byIndex(build(visits), q)).toEqual(expected);
        contacts += expected.length;
      }),
      { numRuns: 1_500, seed: 20_211_122 },
    );
    expect(contacts).toBeGreaterThan(2_000);
  });

  it('answers the same after additions, lengthened and vanished stays as when built anew', () => {
    const change = fc.record({ stay, drop: fc.boolean() });
    const steps = fc.array(fc.array(change, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(stays, steps, questions, fc.nat(), (visits, batches, q, pick) => {
        const index = build(visits);
        let now = [...visits];
        for (const batch of batches) {
          const touched: IndexedStay[] = [];
          batch.forEach(({ stay: next, drop }, i) => {
            const old = now[(pick + i * 7) % Math.max(1, now.length)];
            if (drop && old !== undefined) {
              now = now.filter((one) => one !== old);
              touched.push(old);
              // Every second one is not gone but longer.
              if (i % 2 === 0) {
                now.push({ ...old, outAt: old.outAt + 1_800_000 });
              }
            } else {
              now.push(next);
              touched.push(next);
            }
          });
          const same = (a: IndexedStay) => touched.some((b) => a.placeNo === b.placeNo && a.inAt === b.inAt);
          index.replace(touched, now.filter(same));
        }
        expect(byIndex(index, q)).toEqual(byOracle(now, q));
        expect(byIndex(build(now), q)).toEqual(byOracle(now, q));
      }),
      { numRuns: 600, seed: 20_211_123 },
    );
  });

  it('answers as if a day had never been when it is dropped, and the new day when it is set again', () => {
    fc.assert(
      fc.property(stays, stays, questions, (visits, others, q) => {
        const index = build(visits);
        const day = index.dayOf(visits[0]!.inAt);
        const without = visits.filter(({ inAt }) => index.dayOf(inAt) !== day);
        index.dropDay(day);
        expect(byIndex(index, q)).toEqual(byOracle(without, q));
        const fresh = others.filter(({ inAt }) => index.dayOf(inAt) === day);
        const columns = index.columnsOf(day);
        fresh.forEach((one) => index.put(columns, one));
        index.setDay(columns);
        expect(byIndex(index, q)).toEqual(byOracle([...without, ...fresh], q));
      }),
      { numRuns: 200, seed: 20_211_124 },
    );
  });

  it('lists every overlap whose sums are the sums, with thresholds by place, a choice of people and a limit', () => {
    fc.assert(
      fc.property(stays, questions, fc.integer({ min: 1, max: 6 }), (visits, q, limit) => {
        const index = build(visits);
        const query = {
          exposers: [1, 2, 3, 3].map((n) => ({
            personNo: personNo(n),
            from: q.from,
            to: q.from + q.hours * HOUR,
          })),
          minMsAt: (placeNo: number) => (placeNo === 2 ? 0 : q.minMinutes * 60_000),
          lingerMs: q.lingerMinutes * 60_000,
          exclude: [personNo(1)],
          only: [2, 4, 5, 6, 7, 8].map(personNo),
          limit: 1_000,
        };
        const each = findOverlaps(index, query);
        const all = findOverlaps(index, { ...query, minMsAt: () => 0 });
        const counts = (i: number) =>
          all.to[i]! - all.from[i]! >= Math.max(1, query.minMsAt(all.placeNo[i]!));
        expect([...each.from]).toEqual([...all.from].filter((_, i) => counts(i)));
        expect([...each.personNo]).toEqual([...all.personNo].filter((_, i) => counts(i)));
        const sums = sumOverlaps(index, query);
        const key = (who: Float64Array, where: Float64Array, i: number) => `${who[i]} ${where[i]}`;
        const added = new Map<string, number>();
        each.personNo.forEach((no, i) => {
          const ms = each.to[i]! - each.from[i]!;
          expect(ms).toBeGreaterThanOrEqual(Math.max(1, query.minMsAt(each.placeNo[i]!)));
          expect(query.only).toContain(no);
          const name = key(each.personNo, each.placeNo, i);
          added.set(name, (added.get(name) ?? 0) + ms);
        });
        expect(new Map(Array.from(sums.ms, (ms, i) => [key(sums.personNo, sums.placeNo, i), ms]))).toEqual(
          added,
        );
        const people = [...new Set(sums.personNo)];
        const top = sumOverlaps(index, { ...query, limit });
        expect([...new Set(top.personNo)]).toEqual(people.slice(0, limit));
        expect(top.total).toBe(people.length);
      }),
      { numRuns: 300, seed: 20_211_125 },
    );
  });

  it('counts what it holds', () => {
    const index = build([
      { placeNo: 1, personNo: 1, inAt: T0, outAt: T0 + HOUR },
      { placeNo: 1, personNo: 2, inAt: T0 + 25 * HOUR, outAt: T0 + 26 * HOUR },
    ]);
    expect(index.size()).toMatchObject({ rows: 2, days: 2 });
    expect(index.days).toEqual([T0, T0 + 24 * HOUR]);
    index.dropDay(T0);
    expect(index.size()).toMatchObject({ rows: 1, days: 1 });
  });
});
