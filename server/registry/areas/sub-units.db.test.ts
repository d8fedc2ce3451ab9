import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../../test/support/app.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';

let t: TestApp;
let communeId: string;
beforeAll(async () => {
  t = await testApp();
  const [commune] = t.app.areas.childrenOf(t.app.areas.byId(t.areaId('20'))!.no, '2026-11-16');
  communeId = commune!.id;
});
afterAll(async () => {
  await t.close();
});

const hamlet = () => ({
  id: uuid7(),
  parentId: communeId,
  name: 'Thôn Bản Mới',
  kind: 'hamlet',
  validFrom: '2026-01-01',
});

describe('POST /areas', () => {
  it('adds a hamlet with a code of its commune, seen at once, audited, announced', async () => {
    const administrator = await t.as('administrator');
    const draft = hamlet();
    const made = await administrator.post('/areas', draft);
    const commune = t.app.areas.byId(communeId)!;
    expect(made.statusCode).toBe(201);
    expect(made.json()).toMatchObject({
      id: draft.id,
      name: 'Thôn Bản Mới',
      parentId: communeId,
      code: `${commune.code}.T1`,
      centroid: null,
    });
    const area = t.app.areas.byId(draft.id)!;
    expect(area.path).toBe(`${commune.path}${area.no}/`);
    expect(t.app.areas.numbersUnder([commune.path])).toContain(area.no);
    const { db } = t.app.platform;
    const audited = await sql<{
      actor_id: string;
    }>`select actor_id from audit where action = 'area.added' and subject_id = ${draft.id}`.execute(db);
    expect(audited.rows).toEqual([{ actor_id: administrator.accountId }]);
    const told = await sql<{
      payload: unknown;
    }>`select payload from outbox where topic = 'areas.changed' order by seq desc limit 1`.execute(db);
    expect(told.rows).toEqual([{ payload: { areaNos: [area.no] } }]);
  });

  it('answers a repeat as the first time, and refuses the id for other content', async () => {
    const administrator = await t.as('administrator');
    const draft = hamlet();
    const first = await administrator.post('/areas', draft);
    const again = await administrator.post('/areas', draft);
    expect([first.statusCode, again.statusCode]).toEqual([201, 200]);
    expect(again.json()).toEqual(first.json());
    const other = await administrator.post('/areas', { ...draft, name: 'Thôn Khác' });
    expect([other.statusCode, other.json().code]).toEqual([409, 'request.conflict']);
  });

  it('gives two at the same moment two codes and two numbers', async () => {
    const administrator = await t.as('administrator');
    const made = await Promise.all(Array.from({ length: 6 }, () => administrator.post('/areas', hamlet())));
    expect(made.map((one) => one.statusCode)).toEqual(Array(6).fill(201));
    expect(new Set(made.map((one) => one.json().code)).size).toBe(6);
    expect(new Set(made.map((one) => one.json().path)).size).toBe(6);
  });

  it('keeps to the area and the right of the caller', async () => {
    const other = t.app.areas.childrenOf(null, '2026-11-16').find((area) => area.code !== '20')!;
    const stranger = await t.as('administrator', other.code);
    const outside = await stranger.post('/areas', hamlet());
    expect([outside.statusCode, outside.json().code]).toEqual([403, 'request.forbidden']);
    expect((await (await t.as('tracer')).post('/areas', hamlet())).statusCode).toBe(403);
    expect((await t.anonymous.post('/areas', hamlet())).statusCode).toBe(401);
  });

  it('of training stays in training, of live work is seen by both', async () => {
    const trainer = await t.as('administrator');
    const officer = await t.as('administrator', '20', 'live');
    const own = (await trainer.post('/areas', { ...hamlet(), name: 'Thôn Tập Huấn' })).json();
    const real = (await officer.post('/areas', { ...hamlet(), name: 'Thôn Có Thật' })).json();
    expect(real.code).toMatch(/^\d{5}\.\d+$/);
    const listed = async (caller: typeof trainer) =>
      (await caller.get(`/areas?parentId=${communeId}&kind=hamlet&limit=500`))
        .json()
        .items.map(({ id }: { id: string }) => id);
    expect(await listed(officer)).toContain(real.id);
    expect(await listed(officer)).not.toContain(own.id);
    expect(await listed(trainer)).toEqual(expect.arrayContaining([own.id, real.id]));
    expect((await officer.get(`/areas?q=${encodeURIComponent('Thôn Tập Huấn')}`)).json().total).toBe(0);
    expect((await officer.get(`/areas/${own.id}`)).statusCode).toBe(404);
    expect((await trainer.get(`/areas/${own.id}`)).json().name).toBe('Thôn Tập Huấn');
    // Nothing of live work hangs below it, and a real list never lands in it.
    const below = await officer.post('/areas', { ...hamlet(), parentId: own.id, kind: 'group' });
    expect([below.statusCode, below.json().code]).toEqual([422, 'areas.other-dataset']);
    const { areas } = t.app;
    expect(areas.current('2026-11-16', 'hamlet').map(({ id }) => id)).not.toContain(own.id);
    expect([
      areas.byCode(own.code, '2026-11-16'),
      areas.of('demo').byCode(own.code, '2026-11-16')?.id,
    ]).toEqual([undefined, own.id]);
    // Facts of training hold its number: their paths are found by everybody.
    expect(areas.byNo(areas.of('demo').byId(own.id)!.no)?.id).toBe(own.id);
    expect(areas.of('live').byId(own.id)).toBeUndefined();
  });

  it('refuses what cannot be', async () => {
    const administrator = await t.as('administrator');
    const refusal = async (change: object) => {
      const response = await administrator.post('/areas', { ...hamlet(), ...change });
      return [response.statusCode, response.json().code];
    };
    expect(await refusal({ parentId: t.areaId('20') })).toEqual([422, 'areas.kind-not-below']);
    expect(await refusal({ validFrom: '2020-01-01' })).toEqual([422, 'areas.parent-not-valid']);
    expect(await refusal({ validFrom: '2026-02-30' })).toEqual([400, 'areas.bad-date']);
    expect(await refusal({ parentId: uuid7() })).toEqual([404, 'areas.unknown']);
    expect(await refusal({ code: '20' })).toEqual([409, 'areas.code-taken']);
    expect(await refusal({ kind: 'commune' })).toEqual([400, 'request.malformed']);
    expect(await refusal({ population: -1 })).toEqual([400, 'request.malformed']);
  });
});
