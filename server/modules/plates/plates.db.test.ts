import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recountFigures } from '../../platform/figures/recount.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { type Caller, type TestApp, testApp } from '../../../test/support/app.ts';
import { plateFigures } from './figures.ts';

let t: TestApp;
let health: Caller;
let officer: Caller;
let postId: string;
beforeAll(async () => {
  t = await testApp();
  health = await t.as('health-officer', '20');
  officer = await t.as('gate-officer', '06184');
  const post = { name: 'Chốt Đồng Đăng', kind: 'checkpoint', areaId: t.areaId('06184') };
  postId = (await health.post('/places', post)).json().id;
});
afterAll(() => t.close());

const MINUTE = 60_000;
const ago = (minutes: number) => new Date(t.clock.now() - minutes * MINUTE).toISOString();
const seen = (plate: string, change: object = {}) => ({ id: uuid7(), plate, postId, at: ago(5), ...change });
const send = async (items: object[], who = officer) => (await who.post('/plates', { items })).json();
const permitOf = (plate: string) => ({
  kind: 'vehicle',
  fullName: 'Lý Đức Ưng',
  cccd: '020070000017',
  phone: '0912345678',
  plate,
  goods: 'Rau',
  route: ['20'],
  from: '2026-11-16',
  until: '2026-11-20',
});
const declare = async (
  plate: string,
  declaredAt: string,
  replaces?: { readonly id: string; readonly shortCode: string },
) =>
  await t.anonymous.post('/declarations', {
    id: uuid7(),
    ...(replaces === undefined ? {} : { replaces }),
    person: { fullName: 'Vi Văn Lái', birthYear: 1980, phone: '0912000777' },
    symptoms: [],
    exposures: [],
    declaredAt,
    form: {
      kind: 'vehicle',
      version: '2021-01',
      answers: {
        plate,
        vehicleKind: 'truck',
        departedOn: '2026-11-15',
        toText: 'Đồng Đăng',
        purpose: 'deliver',
        testResult: 'none',
      },
    },
  });
/** What the module is told after the last event of a topic; told twice, as it may happen. */
async function deliver(topic: 'declarations.submitted' | 'permit.decided') {
  const { rows } = await sql<{ payload: never; at: Date }>`
    select payload, at from outbox where topic = ${topic} order by seq desc limit 1`.execute(
    t.app.platform.db,
  );
  const module = t.app.modules.find(({ name }) => name === 'plates')!;
  for (const { payload, at } of [rows[0]!, rows[0]!]) {
    await module.events![topic]!({ cursor: '1-1', topic, dataset: 'demo', payload, at } as never);
  }
}
const listed = async (query = '', who = officer) => (await who.get(`/plates?${query}`)).json().items;

describe('plates', () => {
  it('have an outcome each and are repeatable', async () => {
    const [good, unread] = [seen('12C-111.11', { cameraId: 'Làn 1' }), seen('###')];
    expect((await send([good, unread, seen('12C-1', { postId: uuid7() })])).outcomes).toMatchObject([
      { status: 201, plate: '12C-111.11', permitted: false, watched: false },
      { status: 201, plate: null },
      { status: 422, code: 'plates.unknown-post' },
    ]);
    expect((await send([good])).outcomes).toMatchObject([{ status: 200 }]);
    expect((await send([{ ...good, plate: '12C-111.12' }])).outcomes).toMatchObject([{ status: 409 }]);
    expect((await send([seen('12C-111.13', { at: ago(31 * 1440) })])).outcomes).toMatchObject([
      { code: 'plates.too-old' },
    ]);
    expect(await listed('view=unreadable')).toMatchObject([{ id: unread.id, plate: null, readAs: '###' }]);
    expect(await listed('q=12C11111')).toMatchObject([
      { id: good.id, cameraId: 'Làn 1', province: 'Lạng Sơn', outside: false },
    ]);
  });

  it('from outside without a permit are listed per post; a permit covers its days', async () => {
    const enterprise = { name: 'Công ty Rau', phone: '02053812345', areaId: t.areaId('06184') };
    const permit = { ...permitOf('29C-222.22'), id: uuid7() };
    await t.anonymous.post('/permits', { enterprise, items: [permit] });
    const [covered, without, before] = [
      // A camera that takes 2 for Z: the permit says which plate it was.
      seen('29C-2Z2.2Z'),
      seen('29C-333.33'),
      seen('29C-222.22', { at: ago(1440) }),
    ];
    expect((await send([covered, without, before])).outcomes).toMatchObject([
      { plate: '29C-222.22', permitted: true },
      { permitted: false },
      { permitted: false },
    ]);
    const ids = (await listed('view=unmatched')).map((one: { id: string }) => one.id);
    expect(ids.toSorted()).toEqual([without.id, before.id].toSorted());
    expect(await listed('view=permitted')).toMatchObject([
      { id: covered.id, corrections: 2, readAs: '29C-2Z2.2Z', province: 'Hà Nội' },
    ]);
    const posts = (await officer.get(`/plates/posts?since=${encodeURIComponent(ago(60))}`)).json();
    expect(posts.items).toMatchObject([{ postId, outside: 2, unmatched: 1, unreadable: 1 }]);
  });

  it('on the watch list are told, without the reason', async () => {
    const entry = { id: uuid7(), kind: 'plate', value: '98A-444.44', reason: 'Xe bỏ trốn' };
    expect((await health.post('/gates/watch', entry)).statusCode).toBe(201);
    const answer = await send([seen('98A-44A.44')]);
    expect(answer.outcomes).toMatchObject([{ plate: '98A-444.44', watched: true }]);
    expect(JSON.stringify(await listed('view=watched'))).not.toContain('bỏ trốn');
    expect(await listed('view=watched')).toHaveLength(1);
  });

  it('are seen in the own area only, and stored without being readable', async () => {
    const elsewhere = await t.as('gate-officer', '01');
    expect(await listed('', elsewhere)).toEqual([]);
    expect((await send([seen('12C-555.55')], elsewhere)).outcomes).toMatchObject([
      { status: 403, code: 'plates.outside-area' },
    ]);
    const stored = await sql<{ row: string }>`
      select to_jsonb(e)::text as row from plate_event e union all
      select r.body::text from receipt r where r.kind = 'plates.event'`.execute(t.app.platform.db);
    expect(stored.rows.length).toBeGreaterThan(6);
    expect(stored.rows.some(({ row }) => row.includes('22222') || row.includes('222.22'))).toBe(false);
  });

  it('page in both orders, go to CSV, and are counted as a recount counts', async () => {
    const all = (await listed('limit=500')).map((one: { id: string }) => one.id);
    const page = (await officer.get('/plates?limit=2')).json();
    const rest = (await officer.get(`/plates?limit=500&cursor=${page.next}`)).json();
    expect([...page.items, ...rest.items].map((one) => one.id)).toEqual(all);
    const up = (await listed('limit=500&sort=at')).map((one: { id: string }) => one.id);
    expect(up).toEqual(all.toReversed());
    const csv = await t.http.inject({
      url: '/api/v1/plates',
      headers: { authorization: `Bearer ${officer.token}`, accept: 'text/csv' },
    });
    expect(csv.body.trim().split('\r\n')).toHaveLength(all.length + 1);
    expect(await recountFigures(t.app.platform.db, plateFigures, t.clock.now())).toEqual([]);
  });

  it('of vehicles whose driver declared are not among the unmatched, from the day of the declaration to its end', async () => {
    const declared = await declare('34C-555.55', ago(60));
    expect(declared.statusCode).toBe(201);
    const { shortCode } = declared.json();
    const [good, before, other] = [
      // Look-alikes: the declaration says which plate it was.
      seen('34C-5S5.55'),
      seen('34C-555.55', { at: ago(1440) }),
      seen('34C-555.56'),
    ];
    expect((await send([good, before, other])).outcomes).toMatchObject([
      { plate: '34C-555.55', permitted: false, declared: true },
      { declared: false },
      { declared: false },
    ]);
    expect(await listed('view=declared')).toMatchObject([{ id: good.id, declarationCode: shortCode }]);
    const unmatched = (await listed('view=unmatched')).map(({ id }: { id: string }) => id);
    expect(unmatched).toEqual(expect.arrayContaining([before.id, other.id]));
    expect(unmatched).not.toContain(good.id);
    expect(await recountFigures(t.app.platform.db, plateFigures, t.clock.now())).toEqual([]);
  });

  it('read before their driver declared, or before their permit, are matched when it comes in', async () => {
    const [late, dayBefore, permitted, other] = [
      seen('36C-666.66', { at: ago(30) }),
      seen('36C-666.66', { at: ago(1440) }),
      seen('36C-777.77', { at: ago(20) }),
      seen('36C-888.88', { at: ago(20) }),
    ];
    const all = [late, dayBefore, permitted, other];
    await send(all);
    const unmatched = async () => {
      const ids = (await listed('view=unmatched&limit=500')).map(({ id }: { id: string }) => id);
      return all.filter(({ id }) => ids.includes(id)).map(({ id }) => id);
    };
    expect(await unmatched()).toEqual(all.map(({ id }) => id));

    const { shortCode } = (await declare('36C-666.66', ago(10))).json();
    await deliver('declarations.submitted');
    expect(await unmatched()).toEqual([dayBefore.id, permitted.id, other.id]);
    expect(await listed('q=36C66666&view=declared')).toMatchObject([
      { id: late.id, declarationCode: shortCode, permitCode: null },
    ]);

    await t.anonymous.post('/permits', {
      enterprise: { name: 'Công ty Rau', phone: '02053812345', areaId: t.areaId('06184') },
      items: [{ ...permitOf('36C-777.77'), id: uuid7() }],
    });
    await deliver('permit.decided');
    expect(await unmatched()).toEqual([dayBefore.id, other.id]);
    expect(await listed('q=36C77777&view=permitted')).toMatchObject([{ id: permitted.id }]);
    expect(await recountFigures(t.app.platform.db, plateFigures, t.clock.now())).toEqual([]);
  });

  it('keep the permit that covered them then and say since when it is withdrawn; read after, they have none', async () => {
    const id = uuid7();
    await t.anonymous.post('/permits', {
      enterprise: { name: 'Công ty Rau', phone: '02053812345', areaId: t.areaId('06184') },
      items: [{ ...permitOf('36C-999.01'), id }],
    });
    // A camera whose clock is ahead: read after the withdrawal, sent before.
    const [before, after] = [seen('36C-999.01', { at: ago(30) }), seen('36C-999.01', { at: ago(-10) })];
    expect((await send([before, after])).outcomes).toMatchObject([{ permitted: true }, { permitted: true }]);
    expect((await health.post(`/permits/${id}/revoke`, { reason: 'Giả mạo' })).statusCode).toBe(200);
    const withdrawn = new Date(t.clock.now()).toISOString();
    await deliver('permit.decided');
    const shown = async (view: string) => await listed(`q=36C99901&view=${view}`);
    const note = { permitWithdrawnAt: withdrawn, permitCode: expect.any(String) };
    expect(await shown('permitted')).toMatchObject([{ id: before.id, permitted: true, ...note }]);
    expect(await shown('unmatched')).toMatchObject([{ id: after.id, permitted: false, ...note }]);
    expect((await shown('withdrawn')).map((one: { id: string }) => one.id)).toEqual([after.id, before.id]);
    // What was kept at a post without a network comes later, and reads the same.
    const [late, next] = [seen('36C-999.01', { at: ago(20) }), seen('36C-999.01', { at: ago(-11) })];
    expect((await send([late, next])).outcomes).toMatchObject([{ permitted: true }, { permitted: false }]);
    expect(await recountFigures(t.app.platform.db, plateFigures, t.clock.now())).toEqual([]);
  });

  it('lose a declaration that was corrected to another plate, and keep one that was corrected otherwise', async () => {
    const [wrong, right] = [seen('37C-111.01', { at: ago(30) }), seen('37C-111.02', { at: ago(30) })];
    await send([wrong, right]);
    const first = (await declare('37C-111.01', ago(25))).json();
    await deliver('declarations.submitted');
    const covered = async (plate: string) => (await listed(`q=${plate}`))[0];
    expect(await covered('37C11101')).toMatchObject({ declared: true, declarationCode: first.shortCode });
    const same = await declare('37C-111.01', ago(20), { id: first.id, shortCode: first.shortCode });
    expect(same.statusCode).toBe(201);
    await deliver('declarations.submitted');
    expect(await covered('37C11101')).toMatchObject({ declared: true, declarationDroppedAt: null });
    const { id, shortCode } = same.json();
    expect((await declare('37C-111.02', ago(10), { id, shortCode })).statusCode).toBe(201);
    await deliver('declarations.submitted');
    expect(await covered('37C11101')).toMatchObject({
      declared: false,
      declarationCode: shortCode,
      declarationDroppedAt: expect.any(String),
    });
    expect(await covered('37C11102')).toMatchObject({ declared: true, declarationDroppedAt: null });
    expect(await recountFigures(t.app.platform.db, plateFigures, t.clock.now())).toEqual([]);
  });

  it('of Chinese vehicles are read as such, and come from outside', async () => {
    expect((await send([seen('桂A12345')])).outcomes).toMatchObject([{ status: 201, plate: '桂A·12345' }]);
    expect(await listed('q=GXA12345&view=unmatched')).toMatchObject([{ plate: '桂A·12345', outside: true }]);
  });

  it('are gone after thirty days', async () => {
    const job = t.app.modules
      .flatMap((module) => module.jobs ?? [])
      .find(({ kind }) => kind === 'plates.retention')!;
    const run = async () => await job.run(null, { progress: async () => {} });
    expect(await run()).toEqual({ deleted: 0 });
    const before = (await listed('limit=500')).length;
    // Some were read by a camera whose clock is ahead.
    t.clock.set(t.clock.now() + (30 * 1440 + 30) * MINUTE);
    expect(await run()).toEqual({ deleted: before });
  });
});
