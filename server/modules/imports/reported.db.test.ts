import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCsv } from '../../../lib/epidemiology/index.ts';
import { buildAreaIndex, matchAddress, unitColumns } from '../../../lib/vietnamese/index.ts';
import { type TestApp, testApp } from '../../../test/support/app.ts';
import { toCsv } from '../../../tools/areas/build.ts';
import { hasSources, sharedFolder } from '../../../tools/areas/shared-folder.ts';
import { readSources } from '../../../tools/areas/sources.ts';
import { legacyUnits } from '../../../tools/areas/units.ts';
import { systemScope } from '../../platform/access/scope.ts';
import { recountFigures } from '../../platform/figures/recount.ts';
import { readFigures } from '../../platform/figures/figures.ts';
import { runAreasImport } from '../../registry/areas/index.ts';
import {
  importReported,
  plainMapping,
  type RefusedRow,
  type ReportedReport,
  type UnmatchedRow,
} from './index.ts';
import { sharedData } from './testing/shared-data.ts';

const DAY = '2021-06-30';
const METRIC = 'cases.announced';

type SourceRow = { date: string; province: string; district: string; commune: string; cases: number };

function textOf(name: string): string {
  return readFileSync(sharedData('vietnam-covid-cases', name), 'utf8');
}

function rowsOf(name: string): SourceRow[] {
  return [...readCsv(textOf(name))].slice(1).map(({ cells }) => ({
    date: cells[0]!,
    province: cells[1]!,
    district: cells[2]!,
    commune: cells[3]!,
    cases: Number(cells[4]),
  }));
}

function sums(rows: readonly SourceRow[], key: (row: SourceRow) => string): Map<string, number> {
  const sum = new Map<string, number>();
  rows.forEach((row) => sum.set(key(row), (sum.get(key(row)) ?? 0) + row.cases));
  return sum;
}

let t: TestApp;
let report: ReportedReport;
const refused: RefusedRow[] = [];
const unmatched: UnmatchedRow[] = [];

describe.skipIf(!hasSources())('cases of the fourth wave by commune and day (VX_SHARED)', () => {
  beforeAll(async () => {
    t = await testApp();
    const { db, clock } = t.app.platform;
    const units = toCsv(
      legacyUnits(readSources(sharedFolder()), () => true),
      unitColumns,
    );
    const context = { scope: systemScope('test', 'live'), db, directory: t.app.areas, now: clock.now() };
    const areas = await runAreasImport(context, units, {
      units: true,
      at: DAY,
      source: 'test',
      commit: true,
    });
    expect(areas).toMatchObject({ ok: true, value: { refused: [] } });
    const outcome = await importReported(t.app, {
      study: 'wave4',
      source: 'test',
      mapping: plainMapping,
      counts: (async function* () {
        yield [...readCsv(textOf('cases_2021wave4_by_commune_to_2021-06-30.csv'))];
      })(),
      at: DAY,
      onRefused: (row) => refused.push(row),
      onUnmatched: (row) => unmatched.push(row),
    });
    if (!outcome.ok) {
      throw new Error(outcome.messageEn);
    }
    report = outcome.value;
  });
  afterAll(async () => {
    await t.close();
  });

  /** Cases of each unit and all below it, from the counters. */
  async function counted(areaNos: readonly number[]): Promise<Map<number, number>> {
    const series = await readFigures(t.app.platform.db, {
      dataset: 'study:wave4',
      metrics: [METRIC],
      groups: areaNos.map((no) => ({
        key: String(no),
        areaNos: t.app.areas.numbersUnder([t.app.areas.pathOf(no)!]),
      })),
      step: 'total',
    });
    return new Map(series.map(({ key, points }) => [Number(key), points[0]?.[1] ?? 0]));
  }

  /** Compares sums of the source, by address, with the counters. */
  async function compare(expected: ReadonlyMap<string, number>) {
    const index = buildAreaIndex(t.app.areas.current(DAY), DAY);
    const units = [...expected].map(([key, cases]) => {
      const [province = '', district = ''] = key.split('|');
      const match = matchAddress({ province, district }, index);
      return { key, cases, no: match.status === 'matched' ? match.unit.no : null };
    });
    const known = units.filter((unit) => unit.no !== null);
    const found = await counted(known.map(({ no }) => no!));
    return {
      equal: known.filter(({ no, cases }) => found.get(no!) === cases).length,
      different: known.filter(({ no, cases }) => found.get(no!) !== cases),
      elsewhere: units.length - known.length,
    };
  }

  it('accounts for every row and every case', () => {
    const source = rowsOf('cases_2021wave4_by_commune_to_2021-06-30.csv');
    expect(report.rows).toBe(3948);
    expect(report.matched + report.unmatched + report.refused).toBe(report.rows);
    expect(report.refused).toBe(refused.length);
    expect(report.unmatched).toBe(unmatched.length);
    expect(report.cases).toBe(source.reduce((sum, row) => sum + row.cases, 0));
  });

  it('has guesses for nearly every row whose unit is not known', () => {
    const guessed = unmatched.filter((row) => row.unmatched.candidates.length > 0);
    expect(guessed.length / unmatched.length).toBeGreaterThan(0.98);
  });

  it('sums to the provinces of the source', async () => {
    const source = rowsOf('cases_2021wave4_by_province.csv').filter(({ date }) => date <= DAY);
    const compared = await compare(sums(source, ({ province }) => province));
    expect(compared).toEqual({ equal: 49, different: [], elsewhere: 0 });
  });

  it('sums to the districts of the source; a district of another province counts where it was reported', async () => {
    const source = rowsOf('cases_2021wave4_by_district_to_2021-06-30.csv');
    const compared = await compare(sums(source, ({ province, district }) => `${province}|${district}`));
    expect(compared).toEqual({ equal: 214, different: [], elsewhere: 172 });
  });

  it('is confirmed by a recount', async () => {
    const figures = t.app.modules.flatMap((module) => module.figures ?? []);
    expect(await recountFigures(t.app.platform.db, figures, t.clock.now())).toEqual([]);
  });
});
