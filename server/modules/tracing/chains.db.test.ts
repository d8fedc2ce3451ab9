import { sql } from 'kysely';
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../../../test/support/app.ts';
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
      source: 'officer' as const,
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

type Columns = {
  cases: { id: string[]; label: string[]; onset: (number | null)[]; sourcesOutside: number[] };
  contacts: { id: string[]; name?: string[] };
  infections: { from: number[]; to: number[] };
  exposures: { from: number[]; to: number[]; lastDay: number[] };
  areas: { name: string }[];
  diseases: { code: string; followUpDays: number; longGapDays: number }[];
};

describe('chains of the areas', () => {
  const columns = async (caller: Caller, query = ''): Promise<Columns> => {
    const answer = await caller.get(`/chains${query}`);
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json() as Columns;
  };
  let first: string;
  let second: string;
  let third: string;
  let lone: string;
  let away: string;
  const named = ['Đinh Công Nguồn', 'Đinh Thị Hai', 'Đinh Văn Ba', 'Đinh Lẻ Loi', 'Đinh Xa Xôi'];

  beforeAll(async () => {
    const people: string[] = [];
    for (const name of named) {
      people.push(await s.person(name));
    }
    const elsewhere = s.app.areas.childrenOf(s.app.areas.byId(s.areaId('20'))!.no, '2026-11-16')[5]!.id;
    first = await s.caseOf(people[0]!, { onsetDate: '2026-11-01' });
    second = await s.caseOf(people[1]!, { onsetDate: '2026-11-05', sourceCaseId: first });
    third = await s.caseOf(people[2]!, { onsetDate: '2026-11-09', sourceCaseId: second });
    lone = await s.caseOf(people[3]!);
    away = await s.caseOf(people[4]!, { areaId: elsewhere, sourceCaseId: third });
    const contact = await s.person('Đinh Tiếp Xúc');
    const answer = await s.officer.post(`/cases/${second}/contacts`, {
      items: [{ personId: contact, lastContactDate: '2026-11-07' }],
    });
    expect(answer.statusCode, answer.body).toBe(200);
    const decided = { personIds: [contact], decision: 'confirm' };
    expect((await s.officer.post(`/cases/${second}/contacts/decisions`, decided)).statusCode).toBe(200);
  });

  it('come in columns, contacts when asked, without names', async () => {
    const whole = await columns(s.officer, '?contacts=true');
    const at = (id: string) => whole.cases.id.indexOf(id);
    const links = whole.infections.from.map((from, i) => [from, whole.infections.to[i]]);
    expect(links.sort()).toEqual(
      [
        [at(first), at(second)],
        [at(second), at(third)],
        [at(third), at(away)],
      ].sort(),
    );
    expect(at(lone)).toBeGreaterThanOrEqual(0);
    expect(whole.contacts.id).toHaveLength(1);
    expect(whole.exposures.from).toEqual([at(second)]);
    expect(whole.exposures.to).toEqual([whole.cases.id.length]);
    expect(whole.exposures.lastDay).toEqual([Date.parse('2026-11-07') / 86_400_000]);
    expect(whole.diseases).toEqual([
      { code: 'covid-19', followUpDays: expect.any(Number), longGapDays: expect.any(Number) },
    ]);
    expect(JSON.stringify(whole)).not.toContain('Đinh');
    expect((await columns(s.officer)).contacts.id).toEqual([]);
  });

  it('end at the own area and at the period, and say where a source lies outside', async () => {
    const commune = (await columns(s.officer, `?area=${s.commune}`)).cases;
    expect(commune.id).toContain(third);
    expect(commune.id).not.toContain(away);
    const late = (await columns(s.officer, '?from=2026-11-06&to=2026-11-10')).cases;
    expect(late.id).toEqual([third]);
    expect(late.sourcesOutside).toEqual([1]);
    const other = await s.as('tracer', '01');
    expect((await columns(other)).cases.id).toEqual([]);
    expect((await other.get(`/chains?area=${s.commune}`)).statusCode).toBe(403);
    expect((await other.get(`/chains?around=${first}`)).statusCode).toBe(403);
    expect((await other.get(`/chains?around=${first}&reason=h%E1%BB%97%20tr%E1%BB%A3`)).statusCode).toBe(200);
  });

  it('are walked around one case over any distance, with names as the right allows', async () => {
    const chain = await columns(s.officer, `?around=${third}&contacts=true`);
    expect(chain.cases.id.toSorted()).toEqual([first, second, third, away].sort());
    expect(chain.contacts.name).toEqual(['Đinh Tiếp Xúc']);
    const graph = (await s.officer.get(`/cases/${away}/chain`)).json() as {
      nodes: { id: string; generation: number }[];
      components: number[];
      generations: object;
    };
    expect(graph.nodes.map(({ id }) => id).sort()).toEqual([first, second, third, away].sort());
    expect(graph.components).toEqual([4]);
    expect(graph.generations).toEqual({ 0: 1, 1: 1, 2: 1, 3: 1 });
    const single = (await s.officer.get(`/cases/${lone}/chain`)).json() as { nodes: { id: string }[] };
    expect(single.nodes.map(({ id }) => id)).toEqual([lone]);
  });

  it('draw whoever became a case as that case, under whichever number they were named, with contacts or without', async () => {
    const [kept, contact, sick, double] = await Promise.all(
      ['Đinh Chung', 'Đinh Chung A', 'Đinh Chung B', 'Đinh Lẻ Loi B'].map(
        async (name) => await s.person(name),
      ),
    );
    const became = await s.caseOf(sick!, { onsetDate: '2026-11-10' });
    const loneOwner = (await s.officer.get(`/cases/${lone}`)).json().person.id as string;
    for (const personId of [contact!, double!]) {
      await s.officer.post(`/cases/${first}/contacts`, {
        items: [{ personId, lastContactDate: '2026-11-03' }],
      });
      const decided = { personIds: [personId], decision: 'confirm' };
      expect((await s.officer.post(`/cases/${first}/contacts/decisions`, decided)).statusCode).toBe(200);
    }
    // The contact and the case are records of one person; the other contact is a record of a case's own person.
    const merges = { [contact!]: kept!, [sick!]: kept!, [double!]: loneOwner };
    for (const [gone, into] of Object.entries(merges)) {
      await sql`update person set merged_into_no = (select person_no from person where id = ${into}) where id = ${gone}`.execute(
        s.app.platform.db,
      );
    }
    for (const query of ['', '?contacts=true']) {
      const { cases, exposures } = await columns(s.officer, query);
      const at = (id: string) => cases.id.indexOf(id);
      const drawn = exposures.from.flatMap((from, i) => (from === at(first) ? [exposures.to[i]!] : []));
      expect(drawn.toSorted(), query).toEqual([at(became), at(lone)].toSorted());
    }
    await sql`update person set merged_into_no = null where merged_into_no is not null`.execute(
      s.app.platform.db,
    );
    await s.officer.patch(`/cases/${became}`, { version: 1, classification: 'NO_CASE', reason: 'test' });
  });

  it('leave a discarded case out, and end where it stood', async () => {
    const read = (await s.officer.get(`/cases/${second}`)).json() as { version: number };
    const changed = await s.officer.patch(`/cases/${second}`, {
      version: read.version,
      classification: 'NO_CASE',
      reason: 'PCR âm tính',
    });
    expect(changed.statusCode, changed.body).toBe(200);
    const chain = await columns(s.officer, `?around=${third}`);
    expect(chain.cases.id.toSorted()).toEqual([third, away].sort());
    expect((await columns(s.officer, `?around=${second}`)).cases.id.toSorted()).toEqual(
      [first, second, third, away].sort(),
    );
  });

  it('travel compressed to who can read that', async () => {
    const answer = await s.http.inject({
      method: 'GET',
      url: '/api/v1/chains',
      headers: { authorization: `Bearer ${s.officer.token}`, 'accept-encoding': 'gzip' },
    });
    expect(answer.headers['content-encoding']).toBe('gzip');
    expect(JSON.parse(gunzipSync(answer.rawPayload).toString())).toEqual(await columns(s.officer));
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
