import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indexVisits, readCsv, traceContacts, type Visit } from '../../../lib/epidemiology/index.ts';
import { type Caller, type TestApp, testApp } from '../../../test/support/app.ts';
import { recountFigures } from '../../platform/figures/recount.ts';
import {
  importLinelist,
  importVisits,
  listStudies,
  type Mapping,
  readMapping,
  type Records,
  type RefusedRow,
  type VisitsReport,
} from './index.ts';
import { foldVisits } from './rules/fold-visits.ts';
import { collectVisits } from './rules/visit-collector.ts';
import { hasSharedData, sharedData } from './testing/shared-data.ts';

type ContactPage = { items: { name: string; minutes: number }[]; next: string | null };

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(async () => {
  await t.close();
});

async function* recordsIn(text: string): Records {
  yield [...readCsv(text)];
}

const fileOf = (...path: string[]) => recordsIn(readFileSync(sharedData(...path), 'utf8'));

function example(name: string): Mapping {
  const text = readFileSync(new URL(`../../../docs/examples/${name}`, import.meta.url), 'utf8');
  const mapping = readMapping(text);
  if (typeof mapping === 'string') {
    throw new Error(mapping);
  }
  return mapping;
}

const never = (row: RefusedRow) => {
  throw new Error(`line ${row.line}: ${row.code}`);
};

/** The stays of the check-ins, folded here a second time from the file. */
function foldedFile(): Visit[] {
  const collector = collectVisits();
  const rows = [...readCsv(readFileSync(sharedData('checkins', 'gowalla_nyc_checkins.csv'), 'utf8'))];
  for (const { cells } of rows.slice(1)) {
    collector.add({ person: cells[0]!, inAt: Date.parse(cells[1]!), place: cells[2]!, outAt: null });
  }
  const [persons, places] = [collector.persons(), collector.places()];
  return [...foldVisits(collector.columns(), 45 * 60_000)].map(({ person, place, inAt, outAt }) => ({
    personId: persons[person]!,
    placeId: places[place]!,
    inAt,
    outAt,
  }));
}

describe('an import', () => {
  const visits = (study: string, text: string) =>
    importVisits(t.app, {
      study,
      source: 'test',
      mapping: example('gowalla-map.json'),
      visits: recordsIn(text),
      places: null,
      stayMinutes: 45,
      area: { no: t.app.areas.byCode('20', '2026-11-16')!.no, name: 'Lạng Sơn' },
      onRefused: () => undefined,
      onRefusedPlace: never,
    });

  it('refuses names that are none, and never writes into a study that exists', async () => {
    const file = 'user_id,time_utc,place_id\n1,2021-08-15T08:00:00Z,a\n1,2021-08-15T08:10:00Z,a\n2,soon,a\n';
    expect(await visits('Bad Name', file)).toMatchObject({ ok: false, code: 'imports.bad-name' });
    expect(await visits('twice', file)).toMatchObject({
      value: { rows: 3, stored: 1, collapsed: 1, refused: 1 },
    });
    expect(await visits('twice', file)).toMatchObject({ ok: false, code: 'imports.exists' });
    expect(await visits('nothing', 'user_id,time_utc,place_id\n')).toMatchObject({ code: 'imports.empty' });
    expect(await visits('columns', 'user,time_utc\n')).toMatchObject({ code: 'imports.columns' });
    expect((await listStudies(t.app.platform.db)).map(({ name }) => name)).toEqual(['twice']);
  });

  it('shows the study to sessions that may read studies', async () => {
    const tracer = await t.as('tracer');
    const { datasets } = (await tracer.get('/session')).json() as { datasets: string[] };
    expect(datasets).toContain('study:twice');
    const officer = await t.as('commune-officer');
    expect(((await officer.get('/session')).json() as { datasets: string[] }).datasets).not.toContain(
      'study:twice',
    );
  });
});

describe.skipIf(!hasSharedData())('the MERS line list of 2015 (VX_SHARED)', () => {
  it('comes in whole, with several infectors a case, and shows its chains', async () => {
    const outcome = await importLinelist(t.app, {
      study: 'mers',
      disease: 'mers',
      source: 'mers_linelist.csv',
      mapping: example('mers-map.json'),
      list: fileOf('epi', 'mers_linelist.csv'),
      links: fileOf('epi', 'mers_contacts.csv'),
      areaNo: null,
      onRefused: never,
      onRefusedLink: never,
    });
    expect(outcome).toMatchObject({
      ok: true,
      value: { rows: 162, cases: 162, linkRows: 98, links: 98 },
    });
    const analyst = await t.as('analyst', null, 'study:mers');
    const answer = await analyst.get('/studies/mers/chains');
    expect(answer.statusCode).toBe(200);
    const chains = answer.json() as {
      cases: number;
      links: number;
      components: number[];
      offspring: { label: string; count: number }[];
    };
    expect([chains.cases, chains.links]).toEqual([162, 98]);
    expect(chains.components.slice(0, 2)).toEqual([94, 3]);
    expect(chains.components.slice(2)).toEqual(Array.from({ length: 65 }, () => 1));
    expect(chains.offspring.slice(0, 3).map(({ label, count }) => [label, count])).toEqual([
      ['SK_14', 38],
      ['SK_1', 26],
      ['SK_16', 21],
    ]);
  });
});

describe.skipIf(!hasSharedData())('real check-ins (VX_SHARED)', () => {
  let report: VisitsReport;
  let officer: Caller;
  const study = 'study:gowalla';

  beforeAll(async () => {
    const outcome = await importVisits(t.app, {
      study: 'gowalla',
      source: 'gowalla_nyc_checkins.csv',
      mapping: example('gowalla-map.json'),
      visits: fileOf('checkins', 'gowalla_nyc_checkins.csv'),
      places: fileOf('checkins', 'gowalla_nyc_places.csv'),
      stayMinutes: 45,
      area: { no: t.app.areas.byCode('20', '2026-11-16')!.no, name: 'Lạng Sơn' },
      onRefused: never,
      onRefusedPlace: never,
    });
    if (!outcome.ok) {
      throw new Error(outcome.messageEn);
    }
    report = outcome.value;
    officer = await t.as('tracer', '20', study);
  });

  it('account for every row', () => {
    expect(report).toMatchObject({ rows: 138_957, refused: 0, people: 7_115, places: 21_509 });
    expect(report.stored + report.collapsed).toBe(138_957);
    expect(report.collapsed).toBeGreaterThanOrEqual(297);
  });

  it('say the assumed stay in the study', async () => {
    const found = (await listStudies(t.app.platform.db)).find(({ name }) => name === 'gowalla')!;
    expect(found).toMatchObject({ rows: 138_957, used: 138_957 });
    expect(found.description.vi).toContain('45 phút');
    expect(found.description.en).toContain('45 minutes');
  });

  it.each(['4985', '3480', '4929'])('answer tracing of user %s as the file does', async (user) => {
    const { items } = (await officer.get(`/people?q=${user}`)).json() as { items: { id: string }[] };
    expect(items).toHaveLength(1);
    const opened = await officer.post('/cases', {
      personId: items[0]!.id,
      disease: 'covid-19',
      classification: 'CONFIRMED',
      reportDate: '2026-11-16',
    });
    expect(opened.statusCode).toBe(201);
    const { id } = opened.json() as { id: string };
    const window = { from: '2009-01-01T00:00:00Z', to: '2011-01-01T00:00:00Z' };
    const traced = await officer.post(`/cases/${id}/trace`, { ...window, minMinutes: 15, depth: 1 });
    const expected = traceContacts(indexVisits(foldedFile()), {
      caseId: user,
      from: Date.parse(window.from),
      to: Date.parse(window.to),
      minMinutes: 15,
      depth: 1,
      lingerMinutes: 0,
    })!;
    expect(expected.length).toBeGreaterThan(0);
    expect(traced.json()).toMatchObject({ contacts: expected.length });
    const found = new Map<string, number>();
    for (let next: string | null = ''; next !== null;) {
      const path = `/cases/${id}/contacts?limit=500${next === '' ? '' : `&cursor=${next}`}`;
      const page = (await officer.get(path)).json() as ContactPage;
      page.items.forEach(({ name, minutes }) => found.set(name, minutes));
      next = page.next;
    }
    expect(found).toEqual(new Map(expected.map((one) => [one.contactId, one.minutes])));
  });

  it('leave counters that a recount confirms', async () => {
    const figures = t.app.modules.flatMap((module) => module.figures ?? []);
    expect(await recountFigures(t.app.platform.db, figures, t.clock.now())).toEqual([]);
  });
});
