import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { verifyCode, webCrypto } from '../../../lib/credentials/index.ts';
import { type Caller, type TestApp, testApp } from '../../../test/support/app.ts';
import { mergeRecords } from '../../../test/support/merge-records.ts';
import { systemScope } from '../../platform/access/scope.ts';
import { createSigner } from '../../platform/credentials/module.ts';
import { recountFigures } from '../../platform/figures/recount.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { declarationFigures } from './figures.ts';
import { newestDeclaration } from './store/newest-declaration.ts';

const TAM_THANH = '05986';
const LUONG_VAN_TRI = '05983';

let t: TestApp;
let officer: Caller;

beforeAll(async () => {
  t = await testApp();
  officer = await t.as('commune-officer', TAM_THANH);
});
afterAll(() => t.close());

const hoa = { fullName: 'Nông Thị Hoa', birthYear: 1990, phone: '0912345678' };

function declaration(extra: object = {}): { id: string } & Record<string, unknown> {
  const person = { ...hoa, areaId: t.areaId(TAM_THANH) };
  return {
    id: uuid7(),
    person,
    symptoms: [],
    exposures: [],
    declaredAt: '2026-11-16T09:30:00+07:00',
    ...extra,
  };
}

async function submit(
  extra: object = {},
): Promise<{ id: string; shortCode: string; code: string; validUntil: string; atRisk: boolean }> {
  const answer = await t.anonymous.post('/declarations', declaration(extra));
  expect([answer.statusCode, answer.json().code]).toEqual([201, expect.stringMatching(/^VX1:/)]);
  return answer.json();
}

async function items(caller: Caller, query: string): Promise<Record<string, unknown>[]> {
  return (await caller.get(`/declarations?${query}`)).json().items;
}

describe('declaring', () => {
  it('answers a short code and a signed code that anybody can verify, without number or address', async () => {
    const receipt = await submit({
      person: { ...hoa, cccd: '020190001234', address: 'Thôn Nà Pàn', areaId: t.areaId(TAM_THANH) },
      companions: [{ fullName: 'Bé An', birthDate: '2022-02-03' }],
    });
    expect(receipt.validUntil).toBe('2026-11-19T02:30:00.000Z');
    const keys = await createSigner(t.app.platform).publicKeys('demo');
    const verified = await verifyCode(receipt.code, keys, new Date(t.clock.now()), webCrypto);
    expect(verified).toMatchObject({
      verdict: 'VALID',
      payload: {
        data: {
          code: receipt.shortCode,
          name: 'Nông Thị Hoa',
          birthYear: 1990,
          areaCode: TAM_THANH,
          companions: 1,
        },
      },
    });
    expect(JSON.stringify(verified)).not.toMatch(/020190001234|Nà Pàn|0912345678/);
  });

  it('is open to a whole class or shift behind one address in one minute', async () => {
    const answers = await Promise.all(
      Array.from({ length: 60 }, async (_, n) => {
        const person = { fullName: `Lý Thị Ca ${n}`, birthYear: 1950 + n, areaId: t.areaId(TAM_THANH) };
        return await t.anonymous.post('/declarations', declaration({ person }));
      }),
    );
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(answers.map(() => 201));
  });

  it('is repeatable by id with the same code, and refuses other content under it', async () => {
    const body = declaration();
    const [first, again] = [
      await t.anonymous.post('/declarations', body),
      await t.anonymous.post('/declarations', body),
    ];
    expect([first.statusCode, again.statusCode]).toEqual([201, 200]);
    expect(again.json()).toEqual(first.json());
    const other = await t.anonymous.post('/declarations', { ...body, symptoms: ['fever'] });
    expect([other.statusCode, other.json().code]).toEqual([409, 'request.conflict']);
    const receipt = await sql<{ body: object }>`select body from receipt where id = ${body.id}`.execute(
      t.app.platform.db,
    );
    expect(Object.keys(receipt.rows[0]!.body).sort()).toEqual(['id', 'personNo']);
  });

  it('makes one person of somebody who declares again, and of a child by those it travels with', async () => {
    const person = {
      fullName: 'Hoàng Văn Páo',
      birthYear: 1985,
      phone: '0987654321',
      areaId: t.areaId(TAM_THANH),
    };
    const child = { fullName: 'Hoàng Thị Súa', birthYear: 2021 };
    await submit({ person, companions: [child] });
    await submit({
      person: { ...person, fullName: 'HOÀNG VĂN PÁO', phone: '+84987654321' },
      companions: [child],
    });
    const people = await sql<{ full_name: string; assurance: string; source: string }>`
      select full_name, assurance, source from person where full_name ilike 'Hoàng%' order by 1`.execute(
      t.app.platform.db,
    );
    expect(people.rows).toEqual([
      { full_name: 'Hoàng Thị Súa', assurance: 'unverified', source: 'declaration' },
      { full_name: 'Hoàng Văn Páo', assurance: 'unverified', source: 'declaration' },
    ]);
  });

  it('never joins a record that an officer made, but queues the two', async () => {
    const cccd = '020085004321';
    const added = await officer.post('/people', {
      fullName: 'Lương Văn Đức',
      birthYear: 1985,
      identifiers: [{ kind: 'cccd', value: cccd }],
      areaId: t.areaId(TAM_THANH),
    });
    expect(added.statusCode).toBe(201);
    const { shortCode } = await submit({
      person: { fullName: 'Lương Văn Đức', cccd, areaId: t.areaId(TAM_THANH) },
    });
    const [listed] = await items(officer, `q=${shortCode}`);
    expect(listed!['personId']).not.toBe(added.json().id);
    const health = await t.as('health-officer', '20');
    const pairs = (await health.get('/people/duplicates')).json().items as {
      left: { id: string };
      right: { id: string };
    }[];
    const both = new Set([added.json().id, listed!['personId']]);
    expect(pairs.map(({ left, right }) => new Set([left.id, right.id]))).toContainEqual(both);
  });

  it('keeps everything that tells who it is encrypted', async () => {
    await submit({
      person: { ...hoa, fullName: 'Vi Thị Riêng', address: 'Ngõ Kín 77', areaId: t.areaId(TAM_THANH) },
    });
    const rows = await sql<{ row: string }>`select d::text as row from declaration d`.execute(
      t.app.platform.db,
    );
    const events = await sql<{ row: string }>`select o::text as row from outbox o`.execute(t.app.platform.db);
    for (const { row } of [...rows.rows, ...events.rows]) {
      expect(row).not.toMatch(/Riêng|Ngõ Kín|0912345678/);
    }
  });

  it('is accepted from a phone that was offline for days; its code has then expired', async () => {
    const receipt = await submit({ declaredAt: '2026-11-10T08:00:00+07:00' });
    expect(receipt.validUntil).toBe('2026-11-13T01:00:00.000Z');
    const keys = await createSigner(t.app.platform).publicKeys('demo');
    const verified = await verifyCode(receipt.code, keys, new Date(t.clock.now()), webCrypto);
    expect(verified.verdict).toBe('INVALID');
  });

  it('is refused whole where a person, day or area cannot be', async () => {
    const bad = await t.anonymous.post('/declarations', declaration({ person: { fullName: 'An Bình' } }));
    expect([bad.statusCode, bad.json().code, bad.json().fields]).toEqual([
      422,
      'declaration.bad-birth',
      { 'person.birthYear': 'date.missing' },
    ]);
    const area = await t.anonymous.post(
      '/declarations',
      declaration({ person: { ...hoa, areaId: uuid7() } }),
    );
    expect(area.json().code).toBe('declaration.unknown-area');
  });
});

describe('declared places', () => {
  it('become presence of the person, once however often the event comes', async () => {
    const { code, id } = (
      await officer.post('/places', { name: 'Chợ Giếng Vuông', kind: 'market', areaId: t.areaId(TAM_THANH) })
    ).json();
    const body = declaration({
      person: {
        fullName: 'Triệu Văn Chợ',
        birthYear: 1979,
        phone: '0977000111',
        areaId: t.areaId(TAM_THANH),
      },
      visited: [
        { placeCode: code, from: '2026-11-13', to: '2026-11-14' },
        { placeCode: 'A1C2D3E4.F5G', text: 'Quán không rõ', from: '2026-11-14', to: '2026-11-14' },
      ],
    });
    expect((await t.anonymous.post('/declarations', body)).statusCode).toBe(201);
    const stays = await vi.waitFor(async () => {
      const list = (await officer.get(`/presence?place=${id}`)).json().items as Record<string, unknown>[];
      expect(list.length).toBe(2);
      return list;
    }, 30_000);
    expect(stays.map((stay) => [stay['inAt'], stay['outAt'], stay['source'], stay['assurance']])).toEqual([
      ['2026-11-14T00:00:00.000Z', '2026-11-14T12:00:00.000Z', 'declared', 'unverified'],
      ['2026-11-13T00:00:00.000Z', '2026-11-13T12:00:00.000Z', 'declared', 'unverified'],
    ]);
    const module = t.app.modules.find(({ name }) => name === 'declarations')!;
    const event = await sql<{ payload: never; dataset: string; at: Date }>`
      select payload, dataset, at from outbox where payload ->> 'declarationId' = ${body.id}`.execute(
      t.app.platform.db,
    );
    await module.events!['declarations.submitted']!({
      ...event.rows[0]!,
      topic: 'declarations.submitted',
      cursor: '0-0',
    });
    expect((await officer.get(`/presence?place=${id}`)).json().items.length).toBe(2);
  });
});

describe('the list for officers', () => {
  it('finds by short code, phone and name inside the own area only', async () => {
    const person = {
      fullName: 'Đặng Thị Mỷ',
      birthYear: 1970,
      phone: '0966123123',
      areaId: t.areaId(TAM_THANH),
    };
    const { id, shortCode } = await submit({ person, symptoms: ['fever'] });
    const neighbour = await t.as('commune-officer', LUONG_VAN_TRI);
    for (const q of [
      `${shortCode.slice(0, 4)}-${shortCode.slice(4).toLowerCase()}`,
      '0966 123 123',
      'dang my',
      'Mỷ Đặng',
    ]) {
      const query = `q=${encodeURIComponent(q)}`;
      expect((await items(officer, query)).map((item) => item['id'])).toEqual([id]);
      expect(await items(neighbour, query)).toEqual([]);
    }
    const [shown] = await items(officer, `q=${shortCode}`);
    expect(shown).toMatchObject({
      name: 'Đặng Thị Mỷ',
      phone: '0966123123',
      areaName: 'Phường Tam Thanh',
      symptoms: ['fever'],
      atRisk: true,
    });
    const gate = await t.as('gate-officer', TAM_THANH);
    expect((await items(gate, `q=${shortCode}`))[0]).toMatchObject({
      name: 'Đặng Thị Mỷ',
      symptoms: [],
      atRisk: true,
    });
    expect((await t.anonymous.get('/declarations')).statusCode).toBe(401);
    expect((await (await t.as('operator', '20')).get('/declarations')).statusCode).toBe(403);
  });

  it('puts those at risk first when asked, and pages through every one once', async () => {
    for (const sort of ['-atRisk', '-declaredAt', 'declaredAt']) {
      const seen: { id: string; atRisk: boolean }[] = [];
      let cursor = '';
      let total = 0;
      do {
        const page = (await officer.get(`/declarations?limit=3&sort=${sort}${cursor}`)).json();
        total = page.total ?? total;
        seen.push(...page.items);
        cursor = page.next === null ? '' : `&cursor=${page.next}`;
      } while (cursor !== '');
      expect(new Set(seen.map(({ id }) => id)).size).toBe(total);
      expect(seen.length).toBe(total);
      if (sort === '-atRisk') {
        expect(seen.map(({ atRisk }) => atRisk)).toEqual(
          seen.map(({ atRisk }) => atRisk).sort((a, b) => Number(b) - Number(a)),
        );
      }
    }
    const risky = await items(officer, 'atRisk=true');
    expect(risky.length).toBeGreaterThan(0);
    expect(risky.every((item) => item['atRisk'] === true)).toBe(true);
  });

  it('is exported as CSV, and every look is audited without names', async () => {
    const csv = await t.http.inject({
      url: '/api/v1/declarations?atRisk=true',
      headers: { authorization: `Bearer ${officer.token}`, accept: 'text/csv' },
    });
    expect(csv.body).toContain('short_code,declared_at');
    expect(csv.body).toContain('Đặng Thị Mỷ');
    const looks = await sql<{ action: string; detail: object }>`
      select distinct action from audit where action like 'declaration.%' order by 1`.execute(
      t.app.platform.db,
    );
    expect(looks.rows.map(({ action }) => action)).toEqual(['declaration.export', 'declaration.list']);
  });
});

describe('the figures', () => {
  it('count declarations and those at risk in the hour of the event, as a recount does', async () => {
    const { db } = t.app.platform;
    expect(await recountFigures(db, declarationFigures, t.clock.now())).toEqual([]);
    const made = await sql<{ n: number }>`select sum(value) as n from figure
      where metric = 'declarations.made' and level = 't'`.execute(db);
    const rows = await sql<{ n: number }>`select count(*) as n from declaration`.execute(db);
    expect(Number(made.rows[0]?.n)).toBe(rows.rows[0]?.n);
  });
});

describe('the newest declaration of somebody', () => {
  it('is found by any number of merged records', async () => {
    const twin = { fullName: 'Nông Văn Trùng', birthDate: '1983-03-08', areaId: t.areaId(TAM_THANH) };
    const since = new Date(t.clock.now());
    const told: { id: string; code: string }[] = [];
    for (const phone of ['0912666001', '0912666002']) {
      const { id, shortCode } = await submit({ person: { ...twin, phone } });
      const shown = (await officer.get(`/declarations/${id}`)).json();
      told.push({ id: shown.personId, code: shortCode });
      t.clock.advance(1000);
    }
    const [keep, gone] = [told[0]!.id, told[1]!.id];
    await mergeRecords(await t.as('health-officer', '20'), { keep, gone });
    const { platform, doors } = t.app;
    const scope = systemScope('test', 'demo');
    const no = (await doors.people.personNos(scope, platform.db, [gone])).get(gone)!;
    const personNos = await doors.people.mergedNos(scope, no);
    expect(await newestDeclaration(scope, platform.db, { personNos, phoneIndex: null }, since)).toBe(
      told[1]!.code,
    );
  });
});
