import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../../test/support/app.ts';
import { systemScope } from '../../platform/access/scope.ts';
import { HOUR_MS } from '../../platform/clock/clock.ts';
import { recountFigures } from '../../platform/figures/recount.ts';
import { createPlaces } from '../../registry/places/index.ts';
import { loadStays, openPresenceDays, type StayToLoad } from './index.ts';

const scope = systemScope('test', 'demo');
const from = { source: 'simulated', timeQuality: 'device', assurance: 'unverified' } as const;
let t: TestApp;
let placeNo: number;

beforeAll(async () => {
  t = await testApp();
  const { platform, areas } = t.app;
  const area = areas.byId(t.areaId('06187'))!;
  const input = { name: 'Chợ thử', kind: 'market', areaNo: area.no } as const;
  const [place] = await platform.db.transaction().execute((tx) => createPlaces(platform, scope, tx, [input]));
  placeNo = place!.placeNo;
});
afterAll(async () => {
  await t.close();
});

function* stays(now: number, count: number): Generator<StayToLoad> {
  for (let i = 0; i < count; i += 1) {
    const inAt = now - (1 + (i % 60)) * HOUR_MS + i;
    yield { placeNo, personNo: 1_000 + i, inAt, outAt: inAt + HOUR_MS / 2, outImputed: false };
  }
}

describe('loadStays', () => {
  it('loads stays over several days with totals and counters', async () => {
    const { db } = t.app.platform;
    const now = t.clock.now();
    await openPresenceDays(db, 'demo', now - 61 * HOUR_MS, now);
    const count = await db
      .transaction()
      .execute((tx) => loadStays(scope, tx, stays(now, 5_000), { ...from, now }));
    expect(count).toBe(5_000);
    const found = await sql<{ stays: number; days: number; checked: number }>`
      select count(*)::int as stays, count(distinct tableoid)::int as days,
        (select check_ins from presence_place_total where place_no = ${placeNo}) as checked
      from presence where place_no = ${placeNo}`.execute(db);
    expect(found.rows[0]).toEqual({ stays: 5_000, days: 4, checked: 5_000 });
    const figures = t.app.modules.flatMap((module) => module.figures ?? []);
    expect(await recountFigures(db, figures, now)).toEqual([]);
  });

  it('leaves nothing of a load that fails', async () => {
    const { db } = t.app.platform;
    const before = await sql`select count(*) from presence`.execute(db);
    const now = t.clock.now();
    const tooLong = [{ placeNo, personNo: 1, inAt: now - 13 * HOUR_MS, outAt: now, outImputed: false }];
    const load = db.transaction().execute((tx) => loadStays(scope, tx, tooLong, { ...from, now }));
    await expect(load).rejects.toThrow(/check constraint/);
    expect((await sql`select count(*) from presence`.execute(db)).rows).toEqual(before.rows);
  });
});
