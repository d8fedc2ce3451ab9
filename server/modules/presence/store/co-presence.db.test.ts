import * as fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indexVisits, type TracedContact, traceContacts } from '../../../../lib/epidemiology/index.ts';
import { testApp, type TestApp } from '../../../../test/support/app.ts';
import { systemScope } from '../../../platform/access/scope.ts';
import type { Db } from '../../../platform/db/database.ts';
import { coPresence, type CoPresenceQuery, coPresenceStatement, sumCoPresence } from './co-presence.ts';

type Stay = { personNo: number; placeNo: number; inAt: number; outAt: number };

const T0 = Date.parse('2026-11-10T00:00:00Z');
const HOUR = 3_600_000;
const NO_LIMIT = 1_000_000;

let t: TestApp;
let db: Db;
let datasets = 0;

beforeAll(async () => {
  t = await testApp();
  db = t.app.platform.db;
});
afterAll(async () => {
  await t.close();
});

/** Puts stays into a study of their own. */
async function store(stays: readonly Stay[]) {
  datasets += 1;
  const scope = systemScope('test', `study:co-presence-${datasets}`);
  await sql`insert into presence (place_no, in_at, id, dataset, out_at, person_no, source, time_quality, assurance, out_imputed)
    select place_no, in_at, gen_random_uuid(), ${scope.dataset}, out_at, person_no, 0, 0, 0, false
    from unnest(${stays.map((s) => s.placeNo)}::int[], ${stays.map((s) => new Date(s.inAt).toISOString())}::timestamptz[],
      ${stays.map((s) => new Date(s.outAt).toISOString())}::timestamptz[], ${stays.map((s) => s.personNo)}::bigint[])
      as v(place_no, in_at, out_at, person_no)`.execute(db);
  return scope;
}

const idOf = (no: number) => String(no).padStart(6, '0');

const stays = fc.array(
  fc
    .record({
      personNo: fc.integer({ min: 1, max: 14 }),
      placeNo: fc.integer({ min: 1, max: 4 }),
      // Quarters of an hour make touching stays and ties common, single milliseconds test exactness.
      inAt: fc.oneof(
        fc.integer({ min: 0, max: 240 }).map((q) => T0 + q * 900_000),
        fc.integer({ min: T0, max: T0 + 60 * HOUR }),
      ),
      length: fc.oneof(
        fc.integer({ min: 1, max: 8 }).map((q) => q * 900_000),
        fc.integer({ min: 1, max: 12 * HOUR }),
        fc.constant(12 * HOUR),
      ),
    })
    .map(({ length, ...stay }): Stay => ({ ...stay, outAt: stay.inAt + length })),
  { minLength: 1, maxLength: 120 },
);

const questions = fc.record({
  from: fc.integer({ min: T0 - 5 * HOUR, max: T0 + 50 * HOUR }),
  hours: fc.integer({ min: 1, max: 70 }),
  minMinutes: fc.constantFrom(0, 1, 15, 30, 240),
  lingerMinutes: fc.constantFrom(0, 0, 10, 120),
  isolations: fc.array(
    fc.tuple(fc.integer({ min: 1, max: 14 }), fc.integer({ min: T0, max: T0 + 60 * HOUR })),
    { maxLength: 6 },
  ),
});

const plain = (contacts: readonly TracedContact[]) =>
  contacts.map(({ contactId, exactMs, firstAt, lastAt, places, via }) => ({
    contactId,
    exactMs,
    firstAt,
    lastAt,
    places,
    via,
  }));

describe('co-presence in SQL', () => {
  it('answers what traceContacts answers, person by person to the millisecond, on two levels', async () => {
    await fc.assert(
      fc.asyncProperty(
        stays,
        questions,
        async (visits, { from, hours, minMinutes, lingerMinutes, isolations }) => {
          const scope = await store(visits);
          const to = from + hours * HOUR;
          const isolated = new Map(isolations);
          const expected =
            traceContacts(
              indexVisits(
                visits.map((v) => ({ ...v, personId: idOf(v.personNo), placeId: String(v.placeNo) })),
              ),
              {
                caseId: idOf(1),
                from,
                to,
                minMinutes,
                lingerMinutes,
                depth: 2,
                isolations: new Map(isolations.map(([no, at]) => [idOf(no), at])),
              },
            ) ?? [];
          const until = (no: number) => Math.min(to, isolated.get(no) ?? Infinity);
          const common = { minMs: minMinutes * 60_000, lingerMs: lingerMinutes * 60_000, limit: NO_LIMIT };
          const levels: { exposers: CoPresenceQuery['exposers']; exclude: number[] }[] = [
            { exposers: [{ personNo: 1, from, to: until(1) }], exclude: [1] },
          ];
          for (const level of [1, 2]) {
            const { exposers, exclude } = levels[level - 1]!;
            const query = { ...common, exposers, excludePersonNos: exclude };
            const summed = await sumCoPresence(scope, db, query);
            const ring = expected.filter((contact) => contact.level === level);
            const found = summed.people.map((p) => ({
              contactId: idOf(p.personNo),
              exactMs: p.ms,
              firstAt: p.first,
              lastAt: p.last,
              places: p.places.length,
              via: idOf(p.viaNo),
            }));
            expect(found).toEqual(plain(ring));
            expect(summed.total).toBe(ring.length);
            const rows = await coPresence(scope, db, query);
            const evidence = rows.map(
              (r) => `${idOf(r.personNo)} ${r.placeNo} ${r.from} ${r.to} ${idOf(r.exposerNo)}`,
            );
            const truth = ring.flatMap((c) =>
              c.evidence.map((e) => `${c.contactId} ${e.placeId} ${e.from} ${e.to} ${e.via}`),
            );
            expect(evidence.sort()).toEqual(truth.sort());
            expect(rows.every((row) => row.ms === row.to - row.from)).toBe(true);
            const nos = summed.people.map((p) => p.personNo);
            levels.push({
              exposers: summed.people.map((p) => ({
                personNo: p.personNo,
                from: Math.max(from, p.first),
                to: until(p.personNo),
              })),
              exclude: [...exclude, ...nos],
            });
          }
        },
      ),
      { numRuns: 150, seed: 20_211_122 },
    );
  });

  it('looks only for the people asked, and answers the longest exposures under a limit', async () => {
    const at = (personNo: number, minutes: number): Stay => ({
      personNo,
      placeNo: 7,
      inAt: T0,
      outAt: T0 + minutes * 60_000,
    });
    const scope = await store([at(1, 120), at(2, 20), at(3, 90), at(4, 40)]);
    const query = {
      exposers: [{ personNo: 1, from: T0, to: T0 + HOUR }],
      minMs: 0,
      lingerMs: 0,
      excludePersonNos: [1],
    };
    const top = await sumCoPresence(scope, db, { ...query, limit: 2 });
    expect(top.total).toBe(3);
    expect(top.people.map((p) => [p.personNo, p.ms / 60_000])).toEqual([
      [3, 60],
      [4, 40],
    ]);
    const asked = await coPresence(scope, db, { ...query, onlyPersonNos: [2] });
    expect(asked.map((row) => row.personNo)).toEqual([2]);
  });

  it('never reads another dataset', async () => {
    const both = [
      { personNo: 1, placeNo: 9, inAt: T0, outAt: T0 + HOUR },
      { personNo: 2, placeNo: 9, inAt: T0, outAt: T0 + HOUR },
    ];
    await store(both);
    const elsewhere = systemScope('test', 'study:nothing-here');
    const query = {
      exposers: [{ personNo: 1, from: T0, to: T0 + HOUR }],
      minMs: 0,
      lingerMs: 0,
      excludePersonNos: [],
    };
    expect(await coPresence(elsewhere, db, query)).toEqual([]);
  });

  it('reads a place by its covering key alone, a person by index, and only the days it needs', async () => {
    const scope = systemScope('test', 'demo');
    for (const day of [10, 11, 12]) {
      const name = `presence_demo_202611${String(day).padStart(2, '0')}`;
      const from = Date.parse(`2026-11-${String(day).padStart(2, '0')}T00:00:00+07:00`);
      await sql`create table if not exists ${sql.table(name)} partition of presence_demo
        for values from (${sql.lit(new Date(from).toISOString())}) to (${sql.lit(new Date(from + 24 * HOUR).toISOString())})`.execute(
        db,
      );
    }
    await sql`insert into presence (place_no, in_at, id, dataset, out_at, person_no, source, time_quality, assurance, out_imputed)
      select i % 200, ${new Date(T0).toISOString()}::timestamptz + (i % 2880) * interval '1 minute', gen_random_uuid(), 'demo',
        ${new Date(T0).toISOString()}::timestamptz + (i % 2880 + 30) * interval '1 minute', i / 8, 0, 0, 0, false
      from generate_series(1, 40000) i`.execute(db);
    await sql`vacuum analyze presence`.execute(db);
    const f1 = coPresenceStatement(scope, {
      exposers: [{ personNo: 77, from: T0, to: T0 + 20 * HOUR }],
      minMs: 900_000,
      lingerMs: 0,
      excludePersonNos: [77],
    });
    const plan = await db.transaction().execute(async (tx) => {
      await sql`select set_config('plan_cache_mode', 'force_custom_plan', true)`.execute(tx);
      const lines = await sql<{
        'QUERY PLAN': string;
      }>`explain (analyze, costs off, timing off) ${f1}`.execute(tx);
      return lines.rows.map((row) => row['QUERY PLAN']).join('\n');
    });
    expect(plan).not.toMatch(/Seq Scan on \S+ \S+ \(actual/);
    expect(plan).not.toContain('presence_study');
    expect(plan).not.toContain('presence_live');
    expect(plan).toMatch(/Index Only Scan using presence_demo_20261110_pkey .*actual rows=[\d.]+ loops=8/);
    expect(plan).toMatch(/using presence_demo_20261110_person_no_in_at\S* on/);
    expect(plan).toMatch(/presence_demo_20261112_pkey .*never executed/);
    expect([...plan.matchAll(/Heap Fetches: (\d+)/g)].every(([, fetches]) => fetches === '0')).toBe(true);
  });
});
