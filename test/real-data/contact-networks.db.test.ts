import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCsv } from '../../lib/epidemiology/index.ts';
import type { IndexedStay } from '../../lib/epidemiology/presence-index/index.ts';
import { hasSharedData, sharedData } from '../../server/modules/imports/testing/shared-data.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { byIndex, byReference, bySql, type Engines, loadEngines } from './engines.ts';

/*
 * Face-to-face contacts of an office and of a hospital ward, measured by badges every 20 seconds, traced as presence.
 * The conversion: each pair of people has a place of its own, where both of them are exactly while the badges saw them
 * face to face; rows of 20 seconds that follow each other are one stay. So an overlap of two stays is a contact, and
 * nothing else is. The sets' second 0 is put at a midnight.
 */
const START = Date.parse('2015-01-05T00:00:00Z');
const ROW_SECONDS = 20;
const CASES = 5;
const sets = [
  { name: 'workplace', file: 'workplace_2015_tij.csv', people: 217, pairs: 4_274, rows: 78_249 },
  { name: 'hospital-ward', file: 'hospital_ward_2010_tij.csv', people: 75, pairs: 1_139, rows: 32_424 },
] as const;

type Row = { readonly t: number; readonly i: number; readonly j: number };

function readRows(file: string): Row[] {
  const [header, ...records] = [...readCsv(readFileSync(sharedData('contact-networks', file), 'utf8'))];
  const at = (name: string) => header!.cells.indexOf(name);
  return records.map(({ cells }) => ({
    t: Number(cells[at('t_seconds')]),
    i: Number(cells[at('i')]),
    j: Number(cells[at('j')]),
  }));
}

/** Rows by pair; the smaller number first. */
function byPair(rows: readonly Row[]): Map<string, Row[]> {
  return Map.groupBy(rows, ({ i, j }) => `${Math.min(i, j)} ${Math.max(i, j)}`);
}

function toStays(pairs: ReadonlyMap<string, readonly Row[]>): IndexedStay[] {
  return [...pairs].flatMap(([pair, rows], place) => {
    const people = pair.split(' ').map(Number);
    const runs: { from: number; to: number }[] = [];
    for (const t of [...new Set(rows.map((row) => row.t))].sort((a, b) => a - b)) {
      const last = runs.at(-1);
      if (last !== undefined && t - ROW_SECONDS <= last.to) {
        last.to = t;
      } else {
        runs.push({ from: t - ROW_SECONDS, to: t });
      }
    }
    return runs.flatMap(({ from, to }) =>
      people.map((personNo): IndexedStay => ({
        placeNo: place + 1,
        personNo,
        inAt: START + from * 1000,
        outAt: START + to * 1000,
      })),
    );
  });
}

describe.skipIf(!hasSharedData())('face-to-face contacts as presence (VX_SHARED data)', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp();
  });
  afterAll(async () => {
    await app?.close();
  });

  for (const set of sets) {
    describe(set.name, () => {
      let rows: Row[];
      let pairs: Map<string, Row[]>;
      let engines: Engines;
      let busiest: number[];
      const whole = { from: START - 86_400_000, to: START + 30 * 86_400_000 };

      beforeAll(async () => {
        rows = readRows(set.file);
        pairs = byPair(rows);
        engines = await loadEngines(app, set.name, toStays(pairs));
        const partners = Map.groupBy(
          [...pairs.keys()].flatMap((pair) => pair.split(' ').map(Number)),
          (person) => person,
        );
        busiest = [...partners]
          .sort((a, b) => b[1].length - a[1].length || a[0] - b[0])
          .slice(0, CASES)
          .map(([person]) => person);
      });

      it('is the set that was published', () => {
        expect(rows).toHaveLength(set.rows);
        expect(pairs.size).toBe(set.pairs);
        expect(new Set(rows.flatMap(({ i, j }) => [i, j])).size).toBe(set.people);
      });

      it('has for F1 who met the case, for as long as the badges saw them together', () => {
        for (const personNo of busiest) {
          const first = byReference(engines, { ...whole, personNo, minMinutes: 0 }).filter(
            (one) => one.level === 1,
          );
          const seconds = new Map(
            [...pairs].flatMap(([pair, own]) => {
              const [a, b] = pair.split(' ').map(Number);
              const other = a === personNo ? b : b === personNo ? a : undefined;
              return other === undefined
                ? []
                : [[other, new Set(own.map(({ t }) => t)).size * ROW_SECONDS] as const];
            }),
          );
          expect(new Map(first.map((one) => [one.personNo, one.ms / 1000]))).toEqual(seconds);
        }
      });

      for (const minMinutes of [0, 1, 15]) {
        it(`is traced alike by all engines to F2, from ${minMinutes} minutes at a stretch`, async () => {
          let contacts = 0;
          for (const personNo of busiest) {
            const question = { ...whole, personNo, minMinutes };
            const expected = byReference(engines, question);
            expect(await bySql(engines, question)).toEqual(expected);
            expect(byIndex(engines, question)).toEqual(expected);
            contacts += expected.length;
          }
          expect(contacts).toBeGreaterThan(minMinutes === 15 ? 0 : CASES * 10);
        });
      }
    });
  }
});
