import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCsv } from '../../../lib/epidemiology/index.ts';
import { systemScope } from '../../platform/access/scope.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { loadCases } from '../cases/index.ts';
import { addCaseLinks } from './index.ts';
import { openScene, type Scene } from './testing/scene.ts';

type Study = {
  cases: number;
  links: number;
  components: number[];
  generations: Record<string, number>;
  offspring: { label: string; count: number }[];
  nodes: { id: string; label: string; component: number }[];
  edges: { from: string; to: string }[];
};

let s: Scene;
beforeAll(async () => {
  s = await openScene();
});
afterAll(async () => {
  await s.close();
});

/** Loads a study: cases by label with their onset, and who infected whom. */
async function loadStudy(
  name: string,
  list: readonly { label: string; onset: string | null }[],
  links: readonly [string, string][],
) {
  const scope = systemScope('test', `study:${name}`);
  const ids = new Map(list.map(({ label }) => [label, uuid7()]));
  await s.app.platform.db.transaction().execute(async (tx) => {
    const people = list.map(({ label }) => ({
      fullName: label,
      source: 'test',
      assurance: 'unverified' as const,
    }));
    const made = await s.app.doors.people.createPeople(scope, tx, people);
    const cases = list.map(({ label, onset }, i) => ({
      id: ids.get(label)!,
      person_no: made[i]!.personNo,
      label,
      disease: 'mers',
      classification: 'CONFIRMED' as const,
      outcome: 'NO_OUTCOME' as const,
      outcome_date: null,
      report_date: '2015-06-20',
      onset_date: onset,
      sample_date: null,
      rapid_positive_date: null,
      pcr_positive_date: null,
      announced_date: null,
      area_no: null,
      stay_area_no: null,
      isolated_at: null,
      created_at: new Date(s.clock.now()),
    }));
    await loadCases(s.app.doors.cases, scope, tx, cases);
    const edges = links.map(([from, to]) => ({ from: ids.get(from)!, to: ids.get(to)! }));
    expect(await addCaseLinks(scope, tx, edges)).toBe(edges.length);
    expect(await addCaseLinks(scope, tx, edges)).toBe(0);
  });
}

describe('chains of a study', () => {
  it('holds several infectors of one case', async () => {
    await loadStudy(
      'small',
      ['a', 'b', 'c', 'd'].map((label) => ({ label, onset: null })),
      [
        ['a', 'c'],
        ['b', 'c'],
      ],
    );
    const analyst = await s.as('analyst');
    const study = (await analyst.get('/studies/small/chains')).json() as Study;
    expect(study).toMatchObject({ cases: 4, links: 2, components: [3, 1], generations: { 0: 3, 1: 1 } });
    expect(study.offspring.map(({ label, count }) => [label, count])).toEqual([
      ['a', 1],
      ['b', 1],
    ]);
    expect((await analyst.get('/studies/none/chains')).json()).toMatchObject({
      code: 'tracing.unknown-study',
    });
    expect((await (await s.as('vaccinator')).get('/studies/small/chains')).statusCode).toBe(403);
  });
});

const folder = `${process.env['VX_SHARED'] ?? '../shared'}/data/epi`;

describe.skipIf(!existsSync(folder))('MERS in South Korea, 2015 (VX_SHARED data)', () => {
  it('gives the published figures', async () => {
    const rows = (name: string) => {
      const [header, ...records] = [...readCsv(readFileSync(`${folder}/${name}`, 'utf8'))];
      return records.map(({ cells }) =>
        Object.fromEntries(header!.cells.map((column, i) => [column, cells[i] ?? ''])),
      );
    };
    const list = rows('mers_linelist.csv').map((row) => ({
      label: row['id']!,
      onset: row['dt_onset'] === 'NA' ? null : row['dt_onset']!,
    }));
    await loadStudy(
      'mers',
      list,
      rows('mers_contacts.csv').map((row) => [row['from']!, row['to']!]),
    );
    const study = (await (await s.as('tracer')).get('/studies/mers/chains')).json() as Study;
    expect(study).toMatchObject({ cases: 162, links: 98, generations: { 0: 67, 1: 28, 2: 65, 3: 2 } });
    expect(study.components).toEqual([94, 3, ...Array.from({ length: 65 }, () => 1)]);
    expect(study.offspring.slice(0, 4).map(({ label, count }) => [label, count])).toEqual([
      ['SK_14', 38],
      ['SK_1', 26],
      ['SK_16', 21],
      ['SK_15', 4],
    ]);
    expect(study.nodes.filter((node) => node.component === 0)).toHaveLength(94);
    expect(study.edges).toHaveLength(98);
  });
});
