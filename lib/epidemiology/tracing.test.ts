import * as fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { roundedMinutes, traceContacts, type TracedContact, type TraceQuery } from './tracing.ts';
import { indexVisits } from './visit-index.ts';
import { mergeStays, type Visit } from './visits.ts';

const MINUTE = 60_000;
const at = (minutes: number): number => Date.UTC(2021, 7, 15) + minutes * MINUTE;
const stay = (personId: string, placeId: string, from: number, to: number): Visit => ({
  personId,
  placeId,
  inAt: at(from),
  outAt: at(to),
});
const wholeDay = {
  caseId: 'F0',
  from: at(0),
  to: at(1440),
  minMinutes: 15,
  depth: 1,
} as const satisfies TraceQuery;
const trace = (visits: readonly Visit[], query: Partial<TraceQuery> = {}): TracedContact[] =>
  traceContacts(indexVisits(visits), { ...wholeDay, ...query }) ?? [];

describe('traceContacts', () => {
  it('counts the minutes of every overlap that is long enough', () => {
    const contacts = trace([
      stay('F0', 'market', 0, 60),
      stay('F0', 'school', 100, 200),
      stay('A', 'market', 30, 90),
      stay('A', 'school', 190, 300),
      stay('B', 'market', 46, 90),
      stay('B', 'school', 110, 130),
    ]);
    expect(contacts.map((c) => [c.contactId, c.minutes, c.places])).toEqual([
      ['A', 30, 1],
      ['B', 20, 1],
    ]);
    expect(contacts[0]?.evidence).toEqual([
      { placeId: 'market', from: at(30), to: at(60), minutes: 30, via: 'F0' },
    ]);
  });

  it('counts a touch of no length never, an overlap of exactly the minimum always', () => {
    const visits = [stay('F0', 'x', 0, 60), stay('A', 'x', 60, 90), stay('B', 'x', 45, 90)];
    expect(trace(visits, { minMinutes: 0 }).map((c) => c.contactId)).toEqual(['B']);
    expect(trace(visits, { minMinutes: 15 }).map((c) => c.contactId)).toEqual(['B']);
    expect(trace(visits, { minMinutes: 15.1 })).toEqual([]);
  });

  it('lets a contact expose others only from the first counted overlap on', () => {
    const visits = [
      stay('F0', 'x', 100, 200),
      stay('A', 'x', 100, 200),
      stay('early', 'y', 0, 60),
      stay('A', 'y', 0, 60),
      stay('late', 'z', 300, 400),
      stay('A', 'z', 300, 400),
    ];
    expect(trace(visits, { depth: 2 }).map((c) => [c.level, c.contactId, c.via])).toEqual([
      [1, 'A', 'F0'],
      [2, 'late', 'A'],
    ]);
    expect(trace(visits, { depth: 2, isolations: new Map([['A', at(310)]]) })).toHaveLength(1);
  });

  it('adds the time that infectious air lingers after the exposing person only', () => {
    const visits = [stay('F0', 'x', 60, 90), stay('after', 'x', 95, 150), stay('before', 'x', 0, 55)];
    expect(trace(visits)).toEqual([]);
    expect(trace(visits, { lingerMinutes: 120 }).map((c) => [c.contactId, c.minutes])).toEqual([
      ['after', 55],
    ]);
  });

  it('names the smallest exposing person of the earliest overlap', () => {
    const visits = [
      stay('F0', 'x', 0, 60),
      stay('b', 'x', 0, 60),
      stay('a', 'x', 0, 60),
      stay('b', 'y', 100, 160),
      stay('a', 'y', 100, 160),
      stay('z', 'y', 110, 160),
    ];
    expect(trace(visits, { depth: 2 }).at(-1)).toMatchObject({ contactId: 'z', via: 'a', minutes: 100 });
  });

  it('refuses a case without visits', () => {
    expect(traceContacts(indexVisits([]), wholeDay)).toBeUndefined();
  });

  it('rounds minutes half up', () => {
    expect([0, 2_999, 3_000, 8_999, 9_000, 903_000].map(roundedMinutes)).toEqual([0, 0, 0.1, 0.1, 0.2, 15.1]);
  });
});

const person = fc.constantFrom('F0', 'a', 'b', 'c', 'd', 'e');
const visit = fc
  .tuple(
    person,
    fc.constantFrom('x', 'y', 'z'),
    fc.integer({ min: 0, max: 60 }).map((n) => n * 5),
    fc.integer({ min: 1, max: 18 }).map((n) => n * 5),
  )
  .map(([who, where, from, length]) => stay(who, where, from, from + length));
const visits = fc
  .array(visit, { minLength: 8, maxLength: 40, size: 'max' })
  .map((list) => [...list, stay('F0', 'x', 10, 50)]);
const query = fc.record({
  caseId: fc.constant('F0'),
  from: fc.integer({ min: 0, max: 100 }).map(at),
  to: fc.integer({ min: 100, max: 400 }).map(at),
  minMinutes: fc.constantFrom(0, 1, 5.5, 15),
  depth: fc.constantFrom(1, 2, 3),
  lingerMinutes: fc.constantFrom(0, 20),
  isolations: fc
    .dictionary(person, fc.integer({ min: 50, max: 300 }).map(at))
    .map((o) => new Map(Object.entries(o))),
});

describe('traceContacts, properties', () => {
  it('equals a naive reading of the rules', () => {
    fc.assert(
      fc.property(visits, query, (list, q) => {
        expect(trace(list, q as TraceQuery)).toEqual(naiveTrace(list, q as TraceQuery));
      }),
      { numRuns: 500 },
    );
  });

  it('does not depend on the order of the visits', () => {
    const shuffled = visits.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, query, ([list, other], q) => {
        expect(trace(other, q as TraceQuery)).toEqual(trace(list, q as TraceQuery));
      }),
    );
  });

  it('does not depend on how stays are cut into pieces', () => {
    fc.assert(
      fc.property(visits, query, fc.double({ min: 0.1, max: 0.9, noNaN: true }), (list, q, share) => {
        const cut = list.flatMap((v) => {
          const middle = Math.round(v.inAt + (v.outAt - v.inAt) * share);
          return [v, { ...v, outAt: middle }, { ...v, inAt: middle }];
        });
        expect(trace(cut, q as TraceQuery)).toEqual(trace(list, q as TraceQuery));
      }),
    );
  });

  it('is symmetric at level 1 without lingering and isolation', () => {
    fc.assert(
      fc.property(visits, query, (list, q) => {
        const plain = { ...q, depth: 1, lingerMinutes: 0, isolations: new Map() } as TraceQuery;
        for (const contact of trace(list, plain)) {
          const back = trace(list, { ...plain, caseId: contact.contactId });
          expect(back.find((c) => c.contactId === 'F0')?.exactMs).toBe(contact.exactMs);
        }
      }),
    );
  });

  it('finds no more with a longer minimum', () => {
    fc.assert(
      fc.property(visits, query, fc.integer({ min: 0, max: 60 }), (list, q, more) => {
        const first = { ...q, depth: 1 } as TraceQuery;
        const wide = new Map(trace(list, first).map((c) => [c.contactId, c.exactMs]));
        for (const contact of trace(list, { ...first, minMinutes: q.minMinutes + more })) {
          expect(wide.get(contact.contactId) ?? 0).toBeGreaterThanOrEqual(contact.exactMs);
        }
      }),
    );
  });
});

/** A second, slow reading of CONTRACT.md: every pair of merged stays, level by level. */
function naiveTrace(list: readonly Visit[], q: TraceQuery): TracedContact[] {
  const stays = mergeStays(list);
  const level = new Map([[q.caseId, 0]]);
  const since = new Map([[q.caseId, q.from]]);
  const all: TracedContact[] = [];
  for (let n = 1; n <= q.depth; n += 1) {
    const evidence = new Map<string, TracedContact['evidence'][number][]>();
    for (const s of stays.filter((v) => level.get(v.personId) === n - 1)) {
      for (const p of stays.filter((v) => v.placeId === s.placeId && !level.has(v.personId))) {
        const until = Math.min(q.to, q.isolations?.get(s.personId) ?? Infinity);
        const from = Math.max(s.inAt, p.inAt, q.from, since.get(s.personId)!);
        const to = Math.min(s.outAt + (q.lingerMinutes ?? 0) * MINUTE, p.outAt, until);
        if (to > from && to - from >= q.minMinutes * MINUTE) {
          const one = { placeId: s.placeId, from, to, minutes: (to - from) / MINUTE, via: s.personId };
          evidence.set(p.personId, [...(evidence.get(p.personId) ?? []), one]);
        }
      }
    }
    const ring = [...evidence].map(([id, found]) => summarise(id, n, found));
    for (const contact of ring) {
      level.set(contact.contactId, n);
      since.set(contact.contactId, contact.firstAt);
    }
    all.push(...ring.sort((a, b) => b.exactMs - a.exactMs || (a.contactId < b.contactId ? -1 : 1)));
  }
  return all;
}

function summarise(id: string, level: number, found: TracedContact['evidence'][number][]): TracedContact {
  const key = (e: (typeof found)[number]): string => `${e.from} ${e.via} ${e.placeId}`;
  const evidence = found.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
  const exactMs = found.reduce((sum, e) => sum + (e.to - e.from), 0);
  return {
    contactId: id,
    level,
    exactMs,
    minutes: Number((Math.round(exactMs / 6_000) / 10).toFixed(1)),
    firstAt: Math.min(...found.map((e) => e.from)),
    lastAt: Math.max(...found.map((e) => e.to)),
    places: new Set(found.map((e) => e.placeId)).size,
    via: evidence[0]!.via,
    evidence,
  };
}

describe('traceContacts, 140,000 visits', () => {
  it('traces three levels within five seconds of one core', () => {
    let state = 2_463_534_242;
    const random = (below: number): number => {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return (state >>> 0) % below;
    };
    const list = Array.from({ length: 140_000 }, () => {
      const from = random(20_000);
      return stay(`p${random(7_000)}`, `q${random(200)}`, from, from + 45);
    });
    const before = process.threadCpuUsage();
    const contacts = trace(list, { caseId: 'p0', to: at(20_200), depth: 3, evidence: false });
    expect(contacts.length).toBeGreaterThan(100);
    const { user, system } = process.threadCpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(5_000);
  });
});

const checkins = `${process.env['VX_SHARED'] ?? '../shared'}/data/checkins/gowalla_nyc_checkins.csv`;

describe.skipIf(!existsSync(checkins))('traceContacts, real check-ins (VX_SHARED data)', () => {
  it('finds the same contacts as the naive reading, for a stay of 45 minutes', () => {
    const [, ...lines] = readFileSync(checkins, 'utf8').trim().split('\n');
    const list = lines.map((line) => {
      const [personId = '', time = '', placeId = ''] = line.split(',');
      return { personId, placeId, inAt: Date.parse(time), outAt: Date.parse(time) + 45 * MINUTE };
    });
    const index = indexVisits(list);
    const query = { from: Date.UTC(2010, 0), to: Date.UTC(2010, 9), minMinutes: 15, depth: 1 } as const;
    for (const caseId of ['36070', list[5_000]!.personId, list[70_000]!.personId]) {
      const places = new Set(list.filter((v) => v.personId === caseId).map((v) => v.placeId));
      const near = list.filter((v) => places.has(v.placeId));
      expect(traceContacts(index, { ...query, caseId })).toEqual(naiveTrace(near, { ...query, caseId }));
    }
  });
});
