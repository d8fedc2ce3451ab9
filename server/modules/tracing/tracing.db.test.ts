import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemScope } from '../../platform/access/scope.ts';
import { fillLateFigures } from '../../platform/figures/fill.ts';
import { recountFigures } from '../../platform/figures/recount.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { rebuild } from '../../platform/rebuild/projections.ts';
import { type ListedContact, openScene, type Scene } from './testing/scene.ts';

const HOUR = 3_600_000;

let s: Scene;
let office: { id: string; code: string };
let market: { id: string; code: string };
let ward: { id: string; code: string };
const household = uuid7();
const who: Record<string, string> = {};
let caseId = '';

beforeAll(async () => {
  s = await openScene();
  office = await s.place('Công ty May Hoa Hồi', 'office');
  market = await s.place('Chợ Kỳ Lừa', 'market');
  ward = await s.place('Nhà trọ Bình An', 'lodging');
  for (const [key, name] of Object.entries({
    colleague: 'Lê Văn Cường',
    shopper: 'Phạm Thị Dung',
    second: 'Hoàng Văn Em',
    far: 'Vũ Thị Phượng',
    rider: 'Đặng Văn Giang',
    roommate: 'Bùi Thị Hạnh',
  })) {
    who[key] = await s.person(name, { phones: [`09${String(Object.keys(who).length).padStart(8, '1')}`] });
  }
  who['f0'] = await s.person('Nguyễn Văn An', { householdId: household });
  who['wife'] = await s.person('Trần Thị Bình', { householdId: household });
  await s.stay(who['f0']!, office.code, 26, 240);
  await s.stay(who['colleague']!, office.code, 25, 120);
  await s.stay(who['f0']!, market.code, 6, 40);
  await s.stay(who['shopper']!, market.code, 6, 10);
  await s.stay(who['colleague']!, market.code, 4, 60);
  await s.stay(who['second']!, market.code, 3.75, 30);
  await s.stay(who['far']!, market.code, 60, 30);
  caseId = await s.caseOf(who['f0']!);
});
afterAll(async () => {
  await s.close();
});

const by = (contacts: readonly ListedContact[], key: string) =>
  contacts.find((one) => one.personId === who[key]);

describe('tracing a case', () => {
  it('finds people by presence and household, with the evidence', async () => {
    const answer = await s.officer.post(`/cases/${caseId}/trace`, {});
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.json()).toEqual({
      engine: 'sql',
      contacts: 2,
      levels: { F1: 2, F2: 0 },
      placeExposures: 1,
      asOf: new Date(s.clock.now()).toISOString(),
    });
    const contacts = await s.contacts(caseId);
    expect(contacts.map((one) => one.name)).toEqual(['Trần Thị Bình', 'Lê Văn Cường']);
    expect(by(contacts, 'colleague')).toMatchObject({
      level: 'F1',
      minutes: 120,
      places: 1,
      phone: '0911111110',
      status: 'PROPOSED',
      followUpStatus: 'NO_FOLLOW_UP',
      via: { personId: who['f0'] },
      evidence: [{ source: 'presence', placeName: 'Công ty May Hoa Hồi', minutes: 120 }],
    });
    expect(by(contacts, 'wife')?.evidence[0]).toMatchObject({
      source: 'household',
      from: '2026-11-11T17:00:00.000Z',
    });
  });

  it('takes shorter overlaps and another window when asked', async () => {
    const answer = await s.officer.post(`/cases/${caseId}/trace`, {
      minMinutes: 5,
      from: new Date(s.clock.now() - 10 * HOUR).toISOString(),
    });
    expect(answer.json()).toMatchObject({ levels: { F1: 2, F2: 0 } });
    expect((await s.contacts(caseId)).map((one) => one.name).sort()).toEqual([
      'Phạm Thị Dung',
      'Trần Thị Bình',
    ]);
    const wrong = await s.officer.post(`/cases/${caseId}/trace`, {
      from: '2026-11-16T00:00:00Z',
      to: '2026-11-15T00:00:00Z',
    });
    expect(wrong.json()).toMatchObject({ code: 'tracing.bad-window' });
  });

  it('goes one level further, through who was exposed and from when', async () => {
    const answer = await s.officer.post(`/cases/${caseId}/trace`, { depth: 2 });
    expect(answer.json()).toMatchObject({ contacts: 3, levels: { F1: 2, F2: 1 } });
    expect(by(await s.contacts(caseId, '?level=F2'), 'second')).toMatchObject({
      level: 'F2',
      minutes: 30,
      via: { personId: who['colleague'], name: 'Lê Văn Cường' },
      evidence: [{ source: 'presence', placeName: 'Chợ Kỳ Lừa', minutes: 30 }],
    });
  });

  it('adds trips, shared rooms and named contacts', async () => {
    const at = (hoursAgo: number) => new Date(s.clock.now() - hoursAgo * HOUR).toISOString();
    const trip = {
      id: uuid7(),
      plate: '12A-123.45',
      departedAt: at(10),
      arrivedAt: at(8),
      personIds: [who['f0'], who['rider']],
    };
    expect((await s.officer.post('/trips', trip)).statusCode).toBe(201);
    expect((await s.officer.post('/trips', trip)).statusCode).toBe(200);
    for (const [key, room] of [
      ['f0', 'P. 12'],
      ['roommate', 'p.12'],
      ['far', 'P.13'],
    ] as const) {
      const stay = { personId: who[key], placeId: ward.id, room, from: at(20), to: at(12) };
      expect((await s.officer.post('/residences', stay)).statusCode).toBe(201);
    }
    await s.retraceNow(caseId);
    const contacts = await s.contacts(caseId, '?level=F1');
    expect(by(contacts, 'rider')).toMatchObject({ minutes: 120, evidence: [{ source: 'trip' }] });
    expect(by(contacts, 'roommate')).toMatchObject({
      minutes: 480,
      evidence: [{ source: 'residence', placeName: 'Nhà trọ Bình An' }],
    });
    expect(by(contacts, 'far')).toBeUndefined();
  });

  it('gives every named row its own outcome, and a sheet pasted twice adds nobody', async () => {
    const items = [
      { personId: who['far'], lastContactDate: '2026-11-15', relation: 'family-or-friend' },
      {
        fullName: 'Đỗ Văn Inh',
        phone: '0988 777 666',
        lastContactDate: '2026-11-14',
        relation: 'same-workplace',
      },
      { fullName: 'DO VAN INH', phone: '+84988777666', lastContactDate: '2026-11-14' },
      { fullName: 'Ngô Thị Không Số', lastContactDate: '2026-11-14' },
      { fullName: 'Sai Số', phone: '12', lastContactDate: '2026-11-14' },
      { personId: who['f0'], lastContactDate: '2026-11-14' },
      { personId: uuid7(), lastContactDate: '2026-11-14' },
    ];
    const first = await s.officer.post(`/cases/${caseId}/contacts`, { items });
    expect(first.statusCode, first.body).toBe(200);
    const outcomes = (first.json() as { outcomes: { status: number; code?: string; id: string | null }[] })
      .outcomes;
    expect(outcomes.map((one) => one.code ?? one.status)).toEqual([
      200,
      201,
      200,
      201,
      'tracing.bad-phone',
      'tracing.the-case-itself',
      'tracing.unknown-person',
    ]);
    expect(outcomes[2]!.id).toBe(outcomes[1]!.id);
    const again = (await s.officer.post(`/cases/${caseId}/contacts`, { items })).json() as typeof first & {
      outcomes: typeof outcomes;
    };
    expect(again.outcomes.map((one) => one.id)).toEqual(outcomes.map((one) => one.id));
    expect(again.outcomes.filter((one) => one.status === 201)).toEqual([]);
    expect(by(await s.contacts(caseId), 'far')).toMatchObject({
      minutes: 0,
      evidence: [{ source: 'named', from: '2026-11-14T17:00:00.000Z', to: '2026-11-15T17:00:00.000Z' }],
    });
  });

  it('makes the same projection when rebuilt', async () => {
    const { platform, modules } = s.app;
    await s.retraceNow(caseId);
    const dump = async () =>
      (await sql`select * from contact order by case_id, person_no`.execute(platform.db)).rows;
    const live = await dump();
    const projection = modules
      .flatMap((module) => module.projections ?? [])
      .find((one) => one.name === 'contacts')!;
    await sql`delete from contact`.execute(platform.db);
    await rebuild(platform.db, systemScope('test', 'demo'), projection, s.clock.now());
    expect(live.length).toBeGreaterThan(5);
    expect(await dump()).toEqual(live);
  });

  it('shows a contact who became a case as converted, and traces again when the window moves', async () => {
    const second = await s.caseOf(who['colleague']!, { sourceCaseId: caseId });
    expect(by(await s.contacts(caseId), 'colleague')?.status).toBe('CONVERTED');
    await expect
      .poll(async () => (await s.contacts(caseId, '?status=CONVERTED')).length, { timeout: 30_000 })
      .toBe(1);
    const detail = (await s.officer.get(`/cases/${caseId}`)).json() as { version: number };
    const isolatedAt = new Date(s.clock.now() - 30 * HOUR).toISOString();
    const edit = await s.officer.patch(`/cases/${caseId}`, { version: detail.version, isolatedAt });
    expect(edit.statusCode, edit.body).toBe(200);
    await expect.poll(async () => by(await s.contacts(caseId), 'rider'), { timeout: 30_000 }).toBeUndefined();
    const chain = (await s.officer.get(`/cases/${caseId}/chain?contacts=true`)).json() as {
      edges: unknown[];
      generations: object;
    };
    expect(chain.edges).toContainEqual({ from: caseId, to: second, kind: 'infected' });
    expect(chain.generations).toEqual({ 0: 1, 1: 1 });
    const version = (edit.json() as { version: number }).version;
    await s.officer.patch(`/cases/${caseId}`, { version, isolatedAt: null });
    await expect
      .poll(async () => by(await s.contacts(caseId), 'rider')?.minutes, { timeout: 30_000 })
      .toBe(120);
  });
});

describe('who may', () => {
  it('answers strangers with 403, asks readers for a reason, and audits', async () => {
    const other = s.app.areas.childrenOf(s.app.areas.byId(s.areaId('20'))!.no, '2026-11-16')[1]!;
    const stranger = await s.as('tracer', other.code);
    expect((await stranger.post(`/cases/${caseId}/trace`, {})).statusCode).toBe(403);
    expect(
      (
        await stranger.post(`/cases/${caseId}/contacts`, {
          items: [{ personId: who['far'], lastContactDate: '2026-11-15' }],
        })
      ).statusCode,
    ).toBe(403);
    expect(
      (
        await stranger.post(`/cases/${caseId}/contacts/decisions`, {
          personIds: [who['far']],
          decision: 'confirm',
        })
      ).statusCode,
    ).toBe(403);
    expect((await stranger.get(`/cases/${caseId}/contacts`)).json()).toMatchObject({
      code: 'person.reason-required',
    });
    expect((await stranger.get(`/cases/${caseId}/contacts?reason=phoi-hop`)).statusCode).toBe(200);
    const audited = await sql<{ action: string; reason: string | null }>`select action, reason from audit
      where actor_id = ${stranger.accountId} order by seq desc limit 1`.execute(s.app.platform.db);
    expect(audited.rows[0]).toEqual({ action: 'contact.list', reason: 'phoi-hop' });
    const leader = await s.as('province-leader');
    const masked = (await leader.get(`/cases/${caseId}/contacts`)).json() as { items: ListedContact[] };
    expect(by(masked.items, 'colleague')).toMatchObject({ name: 'Lê V. C.', phone: '•••110' });
    expect((await s.officer.get(`/cases/${uuid7()}/contacts`)).statusCode).toBe(404);
    const live = await s.as('health-officer', '20', 'live');
    expect((await live.get(`/cases/${caseId}/contacts`)).statusCode).toBe(404);
  });
});

describe('deciding contacts', () => {
  it('copies the evidence, survives tracing again, and counts', async () => {
    const decide = (personIds: unknown[], decision: string, reason?: string) =>
      s.officer.post(`/cases/${caseId}/contacts/decisions`, {
        personIds,
        decision,
        ...(reason === undefined ? {} : { reason }),
      });
    expect((await decide([who['rider']], 'drop')).json()).toMatchObject({ code: 'tracing.reason-required' });
    const stranger = uuid7();
    const confirmed = (
      await decide([who['rider'], who['wife'], stranger, who['rider']], 'confirm')
    ).json() as {
      outcomes: { personId: string; contactId: string | null; status: number; code?: string }[];
    };
    expect(confirmed.outcomes.map((one) => one.status)).toEqual([200, 200, 404, 200]);
    expect(confirmed.outcomes[3]!.contactId).toBe(confirmed.outcomes[0]!.contactId);
    const again = (await decide([who['rider']], 'confirm')).json() as typeof confirmed;
    expect(again.outcomes[0]!.contactId).toBe(confirmed.outcomes[0]!.contactId);
    await decide([who['roommate']], 'drop', 'not-there');
    const listed = await s.contacts(caseId);
    expect(by(listed, 'rider')).toMatchObject({
      status: 'CONFIRMED',
      followUpStatus: 'FOLLOW_UP',
      followUpUntil: '2026-11-30',
    });
    expect(by(listed, 'roommate')).toMatchObject({
      status: 'DROPPED',
      dropReason: 'not-there',
      followUpStatus: 'NO_FOLLOW_UP',
    });

    // The evidence is gone, the decisions stay.
    await sql`delete from trip_person`.execute(s.app.platform.db);
    await sql`delete from residence`.execute(s.app.platform.db);
    await s.officer.post(`/cases/${caseId}/trace`, {});
    const later = await s.contacts(caseId);
    expect(by(later, 'rider')).toMatchObject({
      status: 'CONFIRMED',
      minutes: 120,
      evidence: [{ source: 'trip' }],
    });
    expect(by(later, 'roommate')?.status).toBe('DROPPED');
    expect((await decide([who['colleague']], 'drop', 'other')).json()).toMatchObject({
      outcomes: [{ status: 422, code: 'tracing.is-case' }],
    });

    // A confirmation taken back leaves its hour.
    await decide([who['wife']], 'drop', 'protected');
    for (const figure of s.app.modules.flatMap((module) =>
      module.name === 'tracing' ? (module.figures ?? []) : [],
    )) {
      const recount = await figure.recount(s.app.platform.db, new Date(0));
      const stored = await sql<{ value: number }>`select coalesce(sum(value), 0)::bigint as value from figure
        where metric = ${figure.code} and level = 'h'`.execute(s.app.platform.db);
      expect([figure.code, stored.rows[0]!.value]).toEqual([
        figure.code,
        recount.reduce((sum, row) => sum + row.value, 0),
      ]);
    }
  });

  it('counts a counter that came later from its facts, once', async () => {
    const { db } = s.app.platform;
    const figures = s.app.modules.flatMap((module) => module.figures ?? []);
    await sql`delete from figure where metric = 'contacts.f1'`.execute(db);
    await sql`delete from figure_month where metric = 'contacts.f1'`.execute(db);
    const late = figures.filter(({ code }) => code === 'contacts.f1');
    expect(await recountFigures(db, late, s.clock.now())).not.toEqual([]);
    await fillLateFigures(db, figures);
    await fillLateFigures(db, figures);
    expect(await recountFigures(db, late, s.clock.now())).toEqual([]);
  });

  it('exports the list with the same filters, safe for spreadsheets', async () => {
    const answer = await s.http.inject({
      url: `/api/v1/cases/${caseId}/contacts?status=DROPPED`,
      headers: { authorization: `Bearer ${s.officer.token}`, accept: 'text/csv' },
    });
    expect(answer.headers['content-type']).toContain('text/csv');
    const lines = answer.body.replace('\uFEFF', '').trim().split('\r\n');
    expect(lines[0]).toMatch(/^caseId,personId,name,/);
    expect(
      lines
        .slice(1)
        .map((line) => line.split(',')[2])
        .sort(),
    ).toEqual(['Bùi Thị Hạnh', 'Trần Thị Bình']);
  });

  it('pages without gaps, whatever the order', async () => {
    for (const sort of ['-score', '-minutes', '-lastAt', 'firstAt']) {
      const whole = await s.contacts(caseId, `?sort=${sort}`);
      const pages: string[] = [];
      let cursor: string | null = null;
      do {
        const path: string = `/cases/${caseId}/contacts?sort=${sort}&limit=2${cursor === null ? '' : `&cursor=${cursor}`}`;
        const page = (await s.officer.get(path)).json() as {
          items: ListedContact[];
          next: string | null;
          total: number;
        };
        expect(page.total).toBe(whole.length);
        pages.push(...page.items.map((one) => one.personId));
        cursor = page.next;
      } while (cursor !== null);
      expect(pages).toEqual(whole.map((one) => one.personId));
    }
    const found = await s.contacts(caseId, `?q=${encodeURIComponent('Lê Cường')}`);
    expect(found.map((one) => one.personId)).toEqual([who['colleague']]);
  });
});
