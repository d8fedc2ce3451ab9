import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCsv } from '../../lib/epidemiology/index.ts';
import type { IndexedStay } from '../../lib/epidemiology/presence-index/index.ts';
import { hasSharedData, sharedData } from '../../server/modules/imports/testing/shared-data.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { byIndex, byReference, bySql, type Engines, loadEngines } from './engines.ts';

/*
 * 18 months of check-ins in New York. They have no check-out: each is given a stay of 60 minutes, which stays of the same
 * person at the same place lengthen. People are named by a number given in the order of their ids.
 */
const STAY_MS = 60 * 60_000;
const LONGEST_MS = 12 * 60 * 60_000;
const USERS = 100;

function readStays(): { stays: IndexedStay[]; busiest: number[]; rows: number } {
  const [header, ...records] = [
    ...readCsv(readFileSync(sharedData('checkins', 'gowalla_nyc_checkins.csv'), 'utf8')),
  ];
  expect(header!.cells).toEqual(['user_id', 'time_utc', 'place_id']);
  const scans = records.map(({ cells }) => ({
    personNo: Number(cells[0]),
    inAt: Date.parse(cells[1]!),
    placeNo: Number(cells[2]),
  }));
  const counts = Map.groupBy(scans, (scan) => scan.personNo);
  const stays = [...Map.groupBy(scans, (scan) => `${scan.personNo} ${scan.placeNo}`).values()].flatMap(
    (own) => {
      const merged: IndexedStay[] = [];
      for (const { personNo, placeNo, inAt } of own.toSorted((a, b) => a.inAt - b.inAt)) {
        const last = merged.at(-1);
        const outAt = inAt + STAY_MS;
        if (last !== undefined && inAt <= last.outAt && outAt - last.inAt <= LONGEST_MS) {
          merged[merged.length - 1] = { ...last, outAt };
        } else {
          merged.push({ personNo, placeNo, inAt, outAt });
        }
      }
      return merged;
    },
  );
  const busiest = [...counts]
    .sort((a, b) => b[1].length - a[1].length || a[0] - b[0])
    .slice(0, USERS)
    .map(([person]) => person);
  return { stays, busiest, rows: records.length };
}

describe.skipIf(!hasSharedData())('check-ins of New York (VX_SHARED data)', () => {
  let app: TestApp;
  let engines: Engines;
  let read: ReturnType<typeof readStays>;
  beforeAll(async () => {
    app = await testApp();
    read = readStays();
    engines = await loadEngines(app, 'new-york', read.stays);
  }, 300_000);
  afterAll(async () => {
    await app?.close();
  });

  it('are the set that was published', () => {
    expect(read.rows).toBe(138_957);
    expect(read.busiest).toHaveLength(USERS);
    // Double scans make no second stay.
    expect(read.stays.length).toBeLessThan(read.rows - 297);
  });

  it('of the 100 busiest users are traced alike by all engines, to F2', async () => {
    let contacts = 0;
    let deeper = 0;
    for (const personNo of read.busiest) {
      const question = {
        personNo,
        from: Date.parse('2009-04-01T00:00:00Z'),
        to: Date.parse('2010-11-01T00:00:00Z'),
        minMinutes: 15,
      };
      const expected = byReference(engines, question);
      expect(await bySql(engines, question)).toEqual(expected);
      expect(byIndex(engines, question)).toEqual(expected);
      contacts += expected.length;
      deeper += expected.filter((one) => one.level === 2).length;
    }
    expect(contacts).toBeGreaterThan(4_000);
    expect(deeper).toBeGreaterThan(1_000);
  }, 600_000);
});
