import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyCode, webCrypto } from '../../../lib/credentials/index.ts';
import type { Caller, TestApp } from '../../../test/support/app.ts';
import { createSigner, currentRevocations } from '../../platform/credentials/module.ts';
import { recountFigures } from '../../platform/figures/recount.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { gateKit, type GateKit } from '../gates/testing/gate-kit.ts';
import { declarationFigures } from './figures.ts';

const TAM_THANH = '05986';
const LUONG_VAN_TRI = '05983';
const AT = '2026-11-16T09:30:00+07:00';

let kit: GateKit;
let t: TestApp;
let officer: Caller;
let neighbour: Caller;

beforeAll(async () => {
  kit = await gateKit();
  ({ t } = kit);
  officer = await t.as('commune-officer', TAM_THANH);
  neighbour = await t.as('commune-officer', LUONG_VAN_TRI);
});
afterAll(() => t.close());

type Receipt = { id: string; shortCode: string; code: string; atRisk: boolean };

function body(extra: object = {}): { id: string } & Record<string, unknown> {
  const person = {
    fullName: 'Lý Văn Lái',
    birthYear: 1984,
    phone: '0912000111',
    areaId: t.areaId(TAM_THANH),
  };
  return { id: uuid7(), person, symptoms: [], exposures: [], declaredAt: AT, ...extra };
}

async function submit(extra: object = {}, path = '/declarations', caller = t.anonymous): Promise<Receipt> {
  const answer = await caller.post(path, body(extra));
  expect([answer.statusCode, answer.json().code]).toEqual([201, expect.stringMatching(/^VX1:/)]);
  return answer.json();
}

const vehicle = (answers: object = {}) => ({
  kind: 'vehicle',
  version: '2021-01',
  answers: {
    plate: '12C-123.45',
    vehicleKind: 'truck',
    departedOn: '2026-11-15',
    toText: 'Chợ Tân Thanh',
    purpose: 'deliver',
    testResult: 'none',
    ...answers,
  },
});

async function signed(code: string) {
  const keys = await createSigner(t.app.platform).publicKeys('demo');
  return await verifyCode(code, keys, new Date(t.clock.now()), webCrypto);
}

describe('forms', () => {
  it('are answered as they hold on a day, whole, to anybody', async () => {
    const { items } = (await t.anonymous.get('/declaration-forms?on=2026-11-16')).json();
    expect(items.map(({ kind, version }: { kind: string; version: string }) => [kind, version])).toEqual([
      ['people', '2021-01'],
      ['vehicle', '2021-01'],
      ['entrant', '2021-01'],
      ['lodging', '2021-01'],
      ['returnee', '2021-01'],
    ]);
    expect(items[1].steps.flatMap(({ fields }: { fields: object[] }) => fields)).toContainEqual(
      expect.objectContaining({ id: 'plate', type: 'plate', required: true }),
    );
  });

  it('keep checked answers by version, encrypted, with the plate in the signed code and in the search', async () => {
    const { id, code } = await submit({ form: vehicle({ goods: 'Thanh long', secret: 'x' }) });
    expect(await signed(code)).toMatchObject({ verdict: 'VALID', payload: { data: { plate: '12C12345' } } });
    const found = (await officer.get('/declarations?q=12c12345')).json().items;
    expect(found.map((one: { id: string; form: string }) => [one.id, one.form])).toEqual([[id, 'vehicle']]);
    const one = (await officer.get(`/declarations/${id}`)).json();
    expect(one).toMatchObject({
      plate: '12C12345',
      formVersion: '2021-01',
      declaredBy: 'self',
      enteredBy: null,
      code,
    });
    expect(one.answers).toMatchObject({ goods: 'Thanh long', purpose: 'deliver' });
    expect(one.answers).not.toHaveProperty('secret');
    const rows = await sql<{
      row: string;
    }>`select d::text as row from declaration d where id = ${id}`.execute(t.app.platform.db);
    expect(rows.rows[0]!.row).not.toMatch(/12C12345|Thanh long/);
    expect((await neighbour.get(`/declarations/${id}`)).statusCode).toBe(404);
  });

  it('refuse what the form does not take, and versions that nobody may use, and name the field', async () => {
    const wrong = await t.anonymous.post(
      '/declarations',
      body({ form: vehicle({ plate: '?', purpose: 'border' }) }),
    );
    expect([wrong.statusCode, wrong.json().code, wrong.json().fields]).toEqual([
      422,
      'declaration.bad-answer',
      { 'form.answers.plate': 'form.plate', 'form.answers.borderGate': 'form.missing' },
    ]);
    const old = await t.anonymous.post('/declarations', body({ form: { ...vehicle(), version: '1999-01' } }));
    expect([old.statusCode, old.json().code]).toEqual([422, 'declaration.old-form']);
  });

  it('give a lodging to the commune where it is', async () => {
    const answers = {
      hostKind: 'hotel',
      hostName: 'Nhà khách',
      hostArea: t.areaId(LUONG_VAN_TRI),
      arrivedOn: '2026-11-16',
    };
    const { id, code } = await submit({ form: { kind: 'lodging', version: '2021-01', answers } });
    expect((await neighbour.get(`/declarations/${id}`)).json()).toMatchObject({ form: 'lodging' });
    expect((await officer.get(`/declarations/${id}`)).statusCode).toBe(404);
    expect(await signed(code)).toMatchObject({ payload: { data: { areaCode: TAM_THANH } } });
  });
});

describe('declaring for others', () => {
  it('is recorded with who declared and who entered it; citizens cannot claim to be officers', async () => {
    const { id } = await submit({ declaredBy: 'officer' }, '/declarations/assisted', officer);
    expect((await officer.get(`/declarations/${id}`)).json()).toMatchObject({
      declaredBy: 'officer',
      enteredBy: expect.stringMatching(/./),
    });
    const relative = await submit({ declaredBy: 'relative' });
    expect((await officer.get(`/declarations/${relative.id}`)).json()).toMatchObject({
      declaredBy: 'relative',
      enteredBy: null,
    });
    expect((await t.anonymous.post('/declarations', body({ declaredBy: 'officer' }))).statusCode).toBe(400);
    expect((await t.anonymous.post('/declarations/assisted', body({ declaredBy: 'sms' }))).statusCode).toBe(
      401,
    );
  });

  it('takes units by code from a post, whose phone knows no ids, and keeps the version of the form', async () => {
    const answers = {
      fromArea: TAM_THANH,
      fromText: 'Bắc Giang',
      departedOn: '2026-11-15',
      arrivesOn: '2026-11-16',
      transport: 'motorcycle',
      testResult: 'none',
    };
    const { id } = await submit(
      {
        person: { fullName: 'Lý Văn Về', birthYear: 1988 },
        companions: [{ fullName: 'Lý Bé', birthYear: 2016 }],
        visited: [{ areaCode: TAM_THANH, from: '2026-11-10', to: '2026-11-12' }],
        form: { kind: 'returnee', version: '2021-01', answers },
        homeCode: TAM_THANH,
        declaredBy: 'officer',
      },
      '/declarations/assisted',
      officer,
    );
    const shown = (await officer.get(`/declarations/${id}`)).json();
    expect(shown).toMatchObject({ form: 'returnee', formVersion: '2021-01', companions: 1 });
    expect(shown.answers).toMatchObject({ ...answers, fromArea: t.areaId(TAM_THANH) });
    const unknown = { kind: 'returnee', version: '2021-01', answers: { ...answers, fromArea: '99999' } };
    const refused = await officer.post(
      '/declarations/assisted',
      body({ form: unknown, declaredBy: 'officer' }),
    );
    expect(refused.json().fields).toEqual({ 'form.answers.fromArea': 'form.area' });
  });

  it('reads a text message and finds its commune, recording nothing', async () => {
    const operator = await t.as('operator', '20');
    const read = await operator.post('/declarations/sms', { text: 'KB Hồ Văn Tư 1985 p tam thanh sot ho' });
    expect(read.json()).toMatchObject({
      fullName: 'Hồ Văn Tư',
      birthYear: 1985,
      symptoms: ['fever', 'cough'],
      gaps: [],
    });
    expect(read.json().areas[0].id).toBe(t.areaId(TAM_THANH));
    expect((await officer.get('/declarations?q=ho%20van%20tu')).json().items).toEqual([]);
  });
});

describe('due work', () => {
  it('comes from a declaration at risk, oldest first, and ends with an outcome, once', async () => {
    const { id } = await submit({ symptoms: ['fever'], exposures: ['met-case'] });
    const calm = await submit();
    const due = (await officer.get('/declarations?task=open&sort=declaredAt')).json().items as {
      id: string;
      taskReasons: string[];
    }[];
    expect(due.find((one) => one.id === id)?.taskReasons).toEqual(['symptoms', 'exposures']);
    expect(due.some((one) => one.id === calm.id)).toBe(false);
    const path = `/declarations/${id}/task`;
    expect((await neighbour.post(path, { outcome: 'well' })).statusCode).toBe(404);
    const ended = await officer.post(path, { outcome: 'sampled', note: 'Đã test nhanh' });
    expect([ended.statusCode, ended.json()]).toEqual([200, { id, task: 'done' }]);
    const again = await officer.post(path, { outcome: 'well' });
    expect([again.statusCode, again.json().code]).toEqual([409, 'declaration.no-task']);
    expect((await officer.get(`/declarations/${id}`)).json()).toMatchObject({
      task: 'done',
      taskOutcome: 'sampled',
      taskNote: 'Đã test nhanh',
    });
    const events = await sql<{ state: string }>`select payload ->> 'state' as state from outbox
      where topic = 'declarations.task' and payload ->> 'declarationId' = ${id} order by seq`.execute(
      t.app.platform.db,
    );
    expect(events.rows.map(({ state }) => state)).toEqual(['open', 'done']);
  });

  it('comes from a place in a red zone, as the zones of the day say; without data it does not', async () => {
    const red = t.areaId(LUONG_VAN_TRI);
    const visited = [{ areaId: red, from: '2026-11-14', to: '2026-11-15' }];
    expect((await submit({ visited })).atRisk).toBe(false);
    const health = await t.as('health-officer', '20');
    const zones = await health.post('/gates/zones', {
      id: uuid7(),
      asOf: '2026-11-16T06:00:00+07:00',
      source: 'Bảng thử',
      text: 'Tỉnh\tXã\tMức\nLạng Sơn\tPhường Lương Văn Tri\tvùng đỏ',
    });
    expect(zones.statusCode).toBe(201);
    const { id, atRisk } = await submit({ visited });
    expect(atRisk).toBe(true);
    expect((await officer.get(`/declarations/${id}`)).json()).toMatchObject({
      task: 'open',
      taskReasons: ['red-zone'],
    });
  });
});

describe('declaring again', () => {
  it('corrects what no gate has seen: same short code, former code withdrawn, counted once', async () => {
    const first = await submit();
    const { id, shortCode } = first;
    const next = await submit({ replaces: { id, shortCode }, exposures: ['met-case'] });
    expect(next.shortCode).toBe(shortCode);
    expect(next.code).not.toBe(first.code);
    const { payload } = (await signed(next.code)) as unknown as { payload: { data: { code: string } } };
    expect(payload.data.code).toBe(shortCode);
    const revoked = await sql<{
      n: number;
    }>`select count(*)::int as n from revocation where purpose = 'declaration'
      and encode(id, 'hex') = (select credential_id from declaration where id = ${id})`.execute(
      t.app.platform.db,
    );
    expect(revoked.rows[0]!.n).toBe(1);
    expect((await currentRevocations(t.app.platform, 'demo')).sequence).toBeGreaterThan(0);
    const listed = (await officer.get(`/declarations?q=${shortCode}`)).json().items;
    expect(listed.map((one: { id: string }) => one.id)).toEqual([next.id]);
    const again = await t.anonymous.post('/declarations', body({ replaces: { id, shortCode } }));
    expect([again.statusCode, again.json().code]).toEqual([409, 'declaration.replaced-before']);
    const { db } = t.app.platform;
    expect(await recountFigures(db, declarationFigures, t.clock.now())).toEqual([]);
  });

  it('leaves what a gate has seen as it was, and gives a new short code', async () => {
    const { id, shortCode } = await submit();
    const crossed = await kit.send(
      kit.crossing({ declarationCode: shortCode, person: undefined, means: 'declaration' }),
    );
    expect(crossed.map(({ status }) => status)).toEqual([201]);
    const next = await submit({ replaces: { id, shortCode } });
    expect(next.shortCode).not.toBe(shortCode);
    const old = (await officer.get(`/declarations?q=${shortCode}`)).json().items;
    expect(old.map((one: { id: string; replaced: boolean }) => [one.id, one.replaced])).toEqual([[id, true]]);
  });

  it('asks about a risk that was taken back', async () => {
    const { id, shortCode } = await submit({ symptoms: ['fever'] });
    const next = await submit({ replaces: { id, shortCode } });
    expect(next.atRisk).toBe(false);
    expect((await officer.get(`/declarations/${next.id}`)).json()).toMatchObject({
      task: 'open',
      taskReasons: ['taken-back'],
    });
  });

  it('is for whoever holds id and short code; a repeat of the request answers the same', async () => {
    const first = await submit();
    const stranger = await t.anonymous.post(
      '/declarations',
      body({ replaces: { id: first.id, shortCode: 'AAAA-AAAA' } }),
    );
    expect([stranger.statusCode, stranger.json().code]).toEqual([404, 'declaration.unknown-previous']);
    const change = body({ replaces: { id: first.id, shortCode: first.shortCode }, symptoms: ['tired'] });
    const one = await t.anonymous.post('/declarations', change);
    const two = await t.anonymous.post('/declarations', change);
    expect([one.statusCode, two.statusCode]).toEqual([201, 200]);
    expect(two.json()).toEqual(one.json());
  });
});
