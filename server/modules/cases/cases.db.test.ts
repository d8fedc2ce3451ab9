import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bytesSource, cellText, openWorkbook } from '../../../lib/sheets/index.ts';
import { type Caller, testApp, type TestApp } from '../../../test/support/app.ts';
import { recountFigures } from '../../platform/figures/recount.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';

let t: TestApp;
let officer: Caller;
let communeId: string;
let persons = 0;
beforeAll(async () => {
  t = await testApp();
  officer = await t.as('health-officer');
  const province = t.app.areas.byId(t.areaId('20'))!;
  communeId = t.app.areas.childrenOf(province.no, '2026-11-16')[0]!.id;
});
afterAll(async () => await t.close());

async function person(): Promise<string> {
  persons += 1;
  const made = await officer.post('/people', {
    fullName: `Lò Văn ${'ABCDEFGHIKLMNOPQRSTUVXY'[persons]}`,
    birthYear: 1950 + persons,
    areaId: communeId,
  });
  expect(made.statusCode, made.body).toBe(201);
  return made.json().id;
}
const intake = async (more: object = {}) => ({
  personId: await person(),
  disease: 'covid-19',
  classification: 'CONFIRMED',
  reportDate: '2026-11-16',
  ...more,
});
async function opened(more: object = {}): Promise<string> {
  const made = await officer.post('/cases', await intake(more));
  expect(made.statusCode, made.body).toBe(201);
  return made.json().id;
}
const read = async (id: string) => (await officer.get(`/cases/${id}`)).json();
const recount = async () =>
  await recountFigures(
    t.app.platform.db,
    t.app.modules.flatMap((module) => module.figures ?? []),
    t.clock.now(),
  );

describe('opening a case', () => {
  it('numbers it in the series of the province and year, in the area of the person', async () => {
    const [a, b] = [await read(await opened()), await read(await opened())];
    expect(a.label).toMatch(/^LS-2026-\d{4}$/);
    expect(Number(b.label.slice(-4))).toBe(Number(a.label.slice(-4)) + 1);
    expect(a).toMatchObject({
      areaId: communeId,
      stayAreaId: communeId,
      classification: 'CONFIRMED',
      version: 1,
    });
    expect(a.classifications).toHaveLength(1);
  });

  it('is repeatable by its id, and refuses the id for another content', async () => {
    const body = { ...(await intake()), id: uuid7() };
    expect((await officer.post('/cases', body)).statusCode).toBe(201);
    expect((await officer.post('/cases', body)).statusCode).toBe(200);
    expect((await officer.post('/cases', { ...body, classification: 'SUSPECT' })).statusCode).toBe(409);
  });

  it('refuses what cannot be, naming the field, and numbers nothing', async () => {
    const before = (await read(await opened())).label;
    const wrong: [object, string][] = [
      [{ personId: uuid7() }, 'case.unknown-person'],
      [{ disease: 'dengue' }, 'case.unknown-disease'],
      [{ onsetDate: '2026-02-31' }, 'case.impossible-date'],
      [{ sampleDate: '2027-01-01' }, 'case.impossible-date'],
      [{ areaId: uuid7() }, 'case.unknown-area'],
      [{ sourceCaseId: uuid7() }, 'case.unknown-source'],
      [{ areaId: t.areaId('46'), stayAreaId: t.areaId('46') }, 'case.outside-area'],
    ];
    for (const [more, code] of wrong) {
      const reply = await officer.post('/cases', await intake(more));
      expect(reply.json(), reply.body).toMatchObject({ code });
    }
    const after = (await read(await opened())).label;
    expect(Number(after.slice(-4))).toBe(Number(before.slice(-4)) + 1);
  });
});

describe('editing a case', () => {
  it('merges edits of different fields, and shows both sides of a true conflict', async () => {
    const id = await opened();
    const colleague = await t.as('tracer');
    expect((await officer.patch(`/cases/${id}`, { version: 1, onsetDate: '2026-11-10' })).statusCode).toBe(
      200,
    );
    const merged = await colleague.patch(`/cases/${id}`, { version: 1, sampleDate: '2026-11-12' });
    expect(merged.json()).toMatchObject({ onsetDate: '2026-11-10', sampleDate: '2026-11-12', version: 3 });
    const conflict = await colleague.patch(`/cases/${id}`, { version: 1, onsetDate: '2026-11-11' });
    expect(conflict.statusCode).toBe(409);
    expect(conflict.json()).toMatchObject({
      code: 'request.version-conflict',
      current: { onsetDate: '2026-11-10' },
    });
    expect(conflict.json().fields).toHaveProperty('onsetDate');
  });

  it('asks a reason for taking a confirmed case back, keeps the history, and moves the counters', async () => {
    const id = await opened({ announcedDate: '2026-11-16' });
    expect((await officer.patch(`/cases/${id}`, { version: 1, classification: 'NO_CASE' })).json().code).toBe(
      'case.reason-required',
    );
    t.clock.advance(1_000);
    const edit = { version: 1, classification: 'NO_CASE', reason: 'RT-PCR âm tính hai lần' };
    expect((await officer.patch(`/cases/${id}`, edit)).statusCode).toBe(200);
    const shown = await read(id);
    expect(shown.classifications.map((one: { classification: string }) => one.classification)).toEqual([
      'CONFIRMED',
      'NO_CASE',
    ]);
    expect(shown.classifications[1].reason).toBe('RT-PCR âm tính hai lần');
    expect((await officer.patch(`/cases/${id}`, { version: 2, outcome: 'RECOVERED' })).json().code).toBe(
      'case.outcome-of-no-case',
    );
    expect(await recount()).toEqual([]);
  });

  it('is counted in public once announced, and takes the national code later, once', async () => {
    const announced = async () =>
      (await officer.get(`/metrics/values?codes=cases.announced&area=${t.areaId('20')}`)).json().items[0]
        .value;
    const before = await announced();
    const id = await opened({ pcrPositiveDate: '2026-11-15' });
    expect(await announced()).toBe(before);
    const code = `BN${uuid7().slice(-8)}`;
    const edited = await officer.patch(`/cases/${id}`, { version: 1, announcedDate: '2026-11-16' });
    expect([edited.statusCode, await announced()]).toEqual([200, before + 1]);
    const coded = await officer.patch(`/cases/${id}`, { version: 2, nationalCode: code });
    expect(coded.json()).toMatchObject({ nationalCode: code, label: expect.stringMatching(/^LS-2026-/) });
    expect((await officer.get(`/cases?q=${code}`)).json().items).toHaveLength(1);
    const twice = await officer.patch(`/cases/${await opened()}`, { version: 1, nationalCode: code });
    expect([twice.statusCode, twice.json().code]).toEqual([409, 'case.national-code-taken']);
    expect(await recount()).toEqual([]);
  });

  it('refuses a source that was infected by the case itself', async () => {
    const a = await opened();
    const b = await opened({ sourceCaseId: a });
    const c = await opened({ sourceCaseId: b });
    expect((await officer.patch(`/cases/${a}`, { version: 1, sourceCaseId: c })).json().code).toBe(
      'case.source-cycle',
    );
  });
});

describe('the list', () => {
  it('filters, pages without gap or repeat in every order, and exports the same rows', async () => {
    await Promise.all(Array.from({ length: 7 }, async () => await opened({ classification: 'SUSPECT' })));
    for (const sort of ['-reportDate', 'reportDate', 'label', '-label']) {
      const seen: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const page: { items: { id: string }[]; next: string | null } = (
          await officer.get(
            `/cases?classification=SUSPECT&limit=3&sort=${sort}${cursor === '' ? '' : `&cursor=${cursor}`}`,
          )
        ).json();
        seen.push(...page.items.map((one) => one.id));
        cursor = page.next;
      }
      expect(new Set(seen).size, sort).toBe(7);
      expect(seen, sort).toHaveLength(7);
    }
    const csv = await t.http.inject({
      url: '/api/v1/cases?classification=SUSPECT',
      headers: { authorization: `Bearer ${officer.token}`, accept: 'text/csv' },
    });
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.body.trim().split('\r\n')).toHaveLength(8);
    const accept = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    const xlsx = await t.http.inject({
      url: '/api/v1/cases?classification=SUSPECT',
      headers: { authorization: `Bearer ${officer.token}`, accept },
    });
    expect(xlsx.headers['content-type']).toBe(accept);
    expect(xlsx.headers['content-disposition']).toContain('cases.xlsx');
    const book = await openWorkbook(bytesSource(xlsx.rawPayload));
    const lines: string[] = [];
    for await (const row of book.ok ? book.value.rows(0) : []) {
      lines.push(row.ok ? row.cells.map((cell) => cellText(cell)).join('|') : row.code);
    }
    expect(lines).toHaveLength(8);
    expect(lines[0]).toBe(csv.body.replace('\uFEFF', '').split('\r\n')[0]!.replaceAll(',', '|'));
    expect(lines[1]).toContain('16/11/2026');
    expect(lines[1]).toContain('Lò Văn');
  });

  it('keeps to one disease where asked, also among the first few that a choice shows', async () => {
    const measles = await opened({ disease: 'measles' });
    for (let i = 0; i < 3; i += 1) {
      await opened();
    }
    const found = (await officer.get('/cases?q=LS-&disease=measles&limit=2')).json();
    expect(found.items.map((one: { id: string }) => one.id)).toEqual([measles]);
  });

  it('finds by number and by name without accents, and by person', async () => {
    const id = await opened();
    const shown = await read(id);
    expect((await officer.get(`/cases?q=${shown.label}`)).json().items).toHaveLength(1);
    expect(
      (await officer.get(`/cases?person=${shown.person.id}`))
        .json()
        .items.map((one: { id: string }) => one.id),
    ).toEqual([id]);
    expect((await officer.get(`/cases?person=${uuid7()}`)).json().items).toEqual([]);
  });

  it('finds a number, ours or the national one, by how it begins or ends, in either case; a sign is itself', async () => {
    const id = await opened();
    const code = `BN${uuid7().slice(-10)}`;
    await officer.patch(`/cases/${id}`, { version: 1, nationalCode: code });
    const { label } = await read(id);
    const found = async (q: string): Promise<string[]> =>
      (await officer.get(`/cases?limit=200&q=${encodeURIComponent(q)}`))
        .json()
        .items.map((one: { id: string }) => one.id);
    const [, year, number] = label.split('-') as [string, string, string];
    for (const q of [
      label.toLowerCase(),
      ` ${label} `,
      `${year}-${number}`,
      number,
      code.toLowerCase(),
      code.slice(2),
    ]) {
      expect(await found(q), q).toContain(id);
    }
    expect(await found(label.slice(0, -1))).toContain(id);
    for (const q of [`${label}1`, label.replace('-', '_'), '%', `x${code}`]) {
      expect(await found(q), q).not.toContain(id);
    }
    expect((await officer.get('/cases?q=%20')).json().items.length).toBeGreaterThan(0);
  });

  it('shows every case once, page by page by number, up as down', async () => {
    const walk = async (sort: string) => {
      const seen: string[] = [];
      for (let cursor = ''; ;) {
        const page = (await officer.get(`/cases?limit=3&sort=${sort}${cursor}`)).json();
        seen.push(...page.items.map((one: { label: string }) => one.label));
        if (page.next === null) {
          return seen;
        }
        cursor = `&cursor=${encodeURIComponent(page.next)}`;
      }
    };
    const [up, down] = [await walk('label'), await walk('-label')];
    expect(new Set(up).size).toBe(up.length);
    expect(up.length).toBeGreaterThan(3);
    expect(down).toEqual(up.toReversed());
  });

  it('shows a leader the case but not the person', async () => {
    const leader = await t.as('province-leader');
    const [one] = (await leader.get('/cases?limit=1')).json().items;
    expect(one.person.phone === null || String(one.person.phone).includes('•')).toBe(true);
    expect(one.person.fullName).not.toMatch(/^Lò Văn [A-Z]$/);
  });
});
