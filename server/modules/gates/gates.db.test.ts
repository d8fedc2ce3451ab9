import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemScope } from '../../platform/access/scope.ts';
import { recountFigures } from '../../platform/figures/recount.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { gateFigures } from './figures.ts';
import { COMMUNE, gateKit, type GateKit } from './testing/gate-kit.ts';

const HOUR = 3_600_000;
let k: GateKit;
beforeAll(async () => {
  k = await gateKit();
});
afterAll(() => k.t.close());

const list = async (query = '') => (await k.commander.get(`/gates/crossings${query}`)).json().items;
const statuses = (outcomes: { status: number }[]) => outcomes.map(({ status }) => status);

describe('crossings', () => {
  it('are stored once, whatever is sent again, and show what was decided and why', async () => {
    const reasons = [{ rule: 'fever', decision: 'test', vi: 'Sốt', en: 'Fever', missing: false }];
    const item = k.crossing({
      proposed: 'test',
      decision: 'test',
      reasons,
      plate: '12A-123.45',
      temperature: 378,
    });
    expect(statuses(await k.send(item, item))).toEqual([201, 200]);
    expect(statuses(await k.send(item))).toEqual([200]);
    expect(await k.send({ ...item, decision: 'turn-back', overrideReason: 'x' })).toMatchObject([
      { status: 409, code: 'request.conflict' },
    ]);
    const [shown] = await list();
    expect(shown).toMatchObject({
      id: item.id,
      name: 'Hoàng Văn Thụ',
      plate: '12A12345',
      decision: 'test',
      reasons,
      postName: 'Chốt A',
    });
  });

  it('each have their own outcome', async () => {
    const outside = await k.health.post('/places', {
      name: 'Chốt xa',
      kind: 'checkpoint',
      areaId: k.t.areaId('06325'),
    });
    const outcomes = await k.send(
      k.crossing(),
      k.crossing({ postId: uuid7() }),
      k.crossing({ postId: outside.json().id }),
      k.crossing({ decision: 'test' }),
      k.crossing({ at: new Date(k.t.clock.now() + 25 * HOUR).toISOString() }),
      k.crossing({ person: { cccd: 'not a number' } }),
      k.crossing({ person: undefined, waved: true, means: 'plate', plate: '12A-999.99' }),
    );
    expect(statuses(outcomes)).toEqual([201, 404, 403, 422, 422, 422, 201]);
    expect(outcomes.map(({ code }) => code)).toEqual([
      undefined,
      'gate.unknown-post',
      'gate.outside-area',
      'gate.override-reason',
      'gate.in-future',
      'gate.identity',
      undefined,
    ]);
  });

  it('never make two people of one phone one', async () => {
    const phone = '0987654321';
    const names = ['Nguyễn Thị Lan', 'Nguyễn Văn Lâm', 'Nguyễn Thị Lan'];
    const items = names.map((fullName) => k.crossing({ person: { fullName, birthYear: 1980, phone } }));
    expect(statuses(await k.send(...items))).toEqual([201, 201, 201]);
    const people = new Map(
      (await list()).map((one: { id: string; personId: string }) => [one.id, one.personId]),
    );
    const [lan, lam, again] = items.map(({ id }) => people.get(id));
    expect(lan).toBe(again);
    expect(lan).not.toBe(lam);
  });

  it('know the declarant of a declaration', async () => {
    const declared = await k.t.anonymous.post('/declarations', {
      id: uuid7(),
      person: { fullName: 'Trần Thị Bưởi', birthYear: 1972, areaId: k.t.areaId(COMMUNE) },
      symptoms: [],
      exposures: [],
      declaredAt: new Date(k.t.clock.now()).toISOString(),
    });
    const { shortCode } = declared.json();
    const item = k.crossing({ declarationCode: shortCode, person: undefined, means: 'declaration' });
    expect(statuses(await k.send(item))).toEqual([201]);
    const shown = (await list()).find((one: { id: string }) => one.id === item.id);
    expect(shown.name).toBe('Trần Thị Bưởi');
  });

  it('typed from a paper slip are one with the scan that carried its number', async () => {
    const book = await k.commander.post('/gates/slips', { id: uuid7(), postId: k.post.id, count: 50 });
    const { first, last } = book.json();
    expect([first.slice(-5), last.slice(-5)]).toEqual(['00001', '00050']);
    const second = await k.commander.post('/gates/slips', { id: uuid7(), postId: k.post.id, count: 10 });
    expect(second.json().first.slice(-5)).toBe('00051');
    const scanned = k.crossing({ slip: first });
    const typed = k.crossing({ slip: first, means: 'slip', person: { fullName: 'Hoàng V Thụ' } });
    expect(statuses(await k.send(scanned))).toEqual([201]);
    expect(statuses(await k.send(typed, k.crossing({ slip: last }), k.crossing({ slip: last })))).toEqual([
      200, 201, 200,
    ]);
    expect((await list()).filter((one: { slip: string }) => one.slip === first)).toHaveLength(1);
  });

  it('become presence at the post, but not whoever was waved through', async () => {
    const seen = k.crossing({ person: { fullName: 'Lý Đức Ưng', birthYear: 1985, phone: '0901112223' } });
    const waved = k.crossing({
      waved: true,
      person: { fullName: 'Lò Văn Hặc', birthYear: 1985, phone: '0901112224' },
    });
    await k.send(seen, waved);
    await expect
      .poll(
        async () => {
          const found = await sql<{ id: string }>`select c.id from gate_crossing c
            join presence p on p.person_no = c.person_no and p.place_no = c.place_no
            where c.id in (${seen.id}, ${waved.id})`.execute(k.t.app.platform.db);
          return found.rows.map(({ id }) => id);
        },
        { timeout: 5000 },
      )
      .toEqual([seen.id]);
  });

  it('are counted as the facts say', async () => {
    await k.send(k.crossing({ proposed: 'turn-back', decision: 'turn-back' }));
    const { db, clock } = k.t.app.platform;
    expect(await recountFigures(db, gateFigures, clock.now())).toEqual([]);
    const board = (await k.commander.get(`/gates/board?post=${k.post.id}`)).json();
    const [post] = board.posts;
    expect(post.total).toBe((await list('?limit=500')).length);
    expect(post.decisions['turn-back']).toBe(1);
    expect(post.hours.reduce((sum: number, n: number) => sum + n, 0)).toBe(post.total);
    expect(post.waved).toBeGreaterThan(0);
    const projection = k.t.app.modules
      .flatMap((module) => module.projections ?? [])
      .find(({ name }) => name === 'gate-counts')!;
    await db.transaction().execute(async (tx) => await projection.rebuild(systemScope('test', 'demo'), tx));
    expect((await k.commander.get(`/gates/board?post=${k.post.id}`)).json().posts).toEqual(board.posts);
    await sql`update gate_count set total = total + 1`.execute(db);
    expect((await k.commander.get(`/gates/board?post=${k.post.id}`)).json().posts).not.toEqual(board.posts);
    await db.transaction().execute(async (tx) => await projection.rebuild(systemScope('test', 'demo'), tx));
    expect((await k.commander.get(`/gates/board?post=${k.post.id}`)).json().posts).toEqual(board.posts);
  });

  it('are exported as the list shows them', async () => {
    const csv = await k.t.http.inject({
      method: 'GET',
      url: '/api/v1/gates/crossings?decision=turn-back',
      headers: { authorization: `Bearer ${k.commander.token}`, accept: 'text/csv' },
    });
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.body.trim().split('\r\n')).toHaveLength(2);
  });
});

describe('neighbours', () => {
  it('hear of who was turned back: plate and reason, no diagnosis', async () => {
    await k.commander.patch(`/gates/posts/${k.neighbour.id}`, { neighbourIds: [k.post.id] });
    const reasons = [
      { rule: 'positive-test', decision: 'quarantine', vi: 'Dương tính', en: 'Positive', missing: false },
      { rule: 'permit', decision: 'turn-back', vi: 'Sai tuyến', en: 'Off route', missing: false },
    ];
    await k.send(k.crossing({ proposed: 'turn-back', decision: 'turn-back', plate: '12C-111.11', reasons }));
    const alerts = (await k.officer.get(`/gates/alerts?post=${k.neighbour.id}`)).json().items;
    expect(alerts.find(({ plate }: { plate: string | null }) => plate === '12C11111')).toMatchObject({
      postName: 'Chốt A',
      vi: 'Sai tuyến',
      en: 'Off route',
    });
    expect(JSON.stringify(alerts)).not.toContain('Dương tính');
    expect((await k.officer.get(`/gates/alerts?post=${k.post.id}`)).json().items).toEqual([]);
    await k.send(k.crossing({ postId: k.neighbour.id, proposed: 'turn-back', decision: 'turn-back' }));
    const back = (await k.officer.get(`/gates/alerts?post=${k.post.id}`)).json().items;
    expect(back.map(({ postName }: { postName: string }) => postName)).toEqual(['Chốt B']);
  });
});

describe('shifts', () => {
  it('begin, count their crossings, and are handed over once', async () => {
    const body = {
      id: uuid7(),
      postId: k.post.id,
      direction: 'in',
      startedAt: new Date(k.t.clock.now()).toISOString(),
    };
    expect((await k.officer.post('/gates/shifts', body)).statusCode).toBe(201);
    expect((await k.officer.post('/gates/shifts', body)).statusCode).toBe(200);
    await k.send(
      k.crossing({ shiftId: body.id }),
      k.crossing({ shiftId: body.id, proposed: 'test', decision: 'test' }),
    );
    const end = {
      endedAt: new Date(k.t.clock.now() + HOUR).toISOString(),
      handOver: true,
      note: 'Hai xe chờ',
    };
    const ended = await k.officer.post(`/gates/shifts/${body.id}/end`, end);
    expect(ended.json()).toMatchObject({
      state: 'handed-over',
      crossings: 2,
      decisions: { pass: 1, test: 1 },
    });
    expect((await k.officer.post(`/gates/shifts/${body.id}/end`, end)).statusCode).toBe(200);
    const other = await k.officer.post(`/gates/shifts/${body.id}/end`, { ...end, endedAt: body.startedAt });
    expect(other.json().code).toBe('gate.shift-ended');
    expect((await k.commander.get('/gates/shifts')).json().items[0].id).toBe(body.id);
  });
});

describe('how a post works', () => {
  it('needs a reason to look at less than everybody', async () => {
    const mode = async (body: object) => await k.commander.post(`/gates/posts/${k.post.id}/mode`, body);
    expect((await mode({ mode: 'sample', reason: 'Ùn tắc' })).json().code).toBe('gate.mode-reason');
    expect((await mode({ mode: 'permit-lane' })).json().code).toBe('gate.mode-reason');
    expect((await mode({ mode: 'sample', oneIn: 5, reason: 'Ùn tắc 3 km' })).json().mode).toMatchObject({
      mode: 'sample',
      oneIn: 5,
    });
    expect((await mode({ mode: 'all' })).json().mode).toMatchObject({ mode: 'all', reason: null });
    expect((await k.officer.post(`/gates/posts/${k.post.id}/mode`, { mode: 'all' })).statusCode).toBe(403);
  });
});
