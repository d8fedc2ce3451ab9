import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mergeRecords, undoMerge } from '../../../test/support/merge-records.ts';
import { settled } from '../../../test/support/settled.ts';
import { systemScope } from '../../platform/access/scope.ts';
import { addFigures } from '../../platform/figures/figures.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { COMMUNE, HOUR, type LockdownKit, lockdownKit } from './testing/lockdown-kit.ts';
import { openCordons } from './usecases/in-force.ts';
import { peopleInside } from './usecases/people-inside.ts';

let k: LockdownKit;
beforeAll(async () => {
  k = await lockdownKit();
});
afterAll(() => k.t.close());

const twin = { fullName: 'Vi Thị Trùng', birthDate: '1971-03-04', sex: 'female' };
async function add(more: object = {}): Promise<string> {
  const answer = await k.health.post('/people', { ...twin, areaId: k.hamletId, ...more });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json().id;
}
const show = async (id: string) => (await k.officer.get(`/lockdowns/${id}`)).json();
const members = async (id: string, show = 'inside') =>
  (await k.officer.get(`/lockdowns/${id}/members?show=${show}`)).json();
const numberOf = async (id: string) =>
  (await k.t.app.doors.people.personNos(scope, k.t.app.platform.db, [id])).get(id)!;
const scope = systemScope('test', 'demo');

describe('two records of one person on a cordon', () => {
  it('that was taken off the roster is not inside again by where the kept one lives', async () => {
    const [kept, gone] = [await add({ birthDate: '1973-05-06' }), await add({ birthDate: '1973-05-06' })];
    const id = await k.draft({ title: 'Đã đi', sources: { personIds: [gone] } });
    await k.decide(id);
    const [one] = (await members(id)).items;
    const left = { memberIds: [one.id], at: k.iso(), reason: 'moved' };
    expect((await k.officer.post(`/lockdowns/${id}/departures`, left)).statusCode).toBe(200);
    const nos = [await numberOf(kept), await numberOf(gone)];
    await mergeRecords(k.health, { keep: kept, gone });
    const { platform, areas, doors } = k.t.app;
    const cordons = openCordons({ platform, areas, places: doors.places, people: doors.people });
    expect(await cordons.cordoned(scope, nos, k.t.clock.now())).toEqual(new Set());
  });

  it('are inside once when they were merged, leave together, and are two again when it is undone', async () => {
    const [kept, gone] = [await add(), await add()];
    const id = await k.draft({ title: 'Hai hồ sơ', sources: { personIds: [kept, gone] } });
    await k.decide(id);
    await k.officer.post(`/lockdowns/${id}/rounds`, {
      id: uuid7(),
      kind: 'test',
      plannedAt: k.iso(-HOUR / 2),
    });
    expect(await show(id)).toMatchObject({ people: 2, rounds: [{ due: 2, missing: 2 }] });
    const merge = await mergeRecords(k.health, { keep: kept, gone });
    expect(await show(id)).toMatchObject({ people: 1, rounds: [{ due: 1, missing: 1 }] });
    const inside = await members(id);
    expect([inside.total, inside.items.map((one: { personId: string }) => one.personId)]).toEqual([
      1,
      [kept],
    ]);
    expect(await k.differences()).toEqual([]);
    await undoMerge(k.health, merge);
    expect((await members(id)).total).toBe(2);
    expect(await k.differences()).toEqual([]);

    await mergeRecords(k.health, { keep: kept, gone });
    const [one] = (await members(id)).items;
    const left = { memberIds: [one.id], at: k.iso(), reason: 'moved' };
    const answer = await k.officer.post(`/lockdowns/${id}/departures`, left);
    expect(answer.statusCode, answer.body).toBe(200);
    expect((await members(id)).total).toBe(0);
    expect(await k.differences()).toEqual([]);
  });

  it('are counted once by the figure of people in cordons, and twice again when it is undone', async () => {
    const people = async () => {
      const area = k.t.areaId(COMMUNE);
      const answer = await k.officer.get(`/figures?metric=lockdown.people&area=${area}&step=total`);
      return answer.json().series[0].points[0]?.[1] ?? 0;
    };
    const before = await people();
    const born = { birthDate: '1974-06-07' };
    const [kept, gone, third] = [await add(born), await add(born), await add(born)];
    const id = await k.draft({ title: 'Số người', sources: { personIds: [gone, third] } });
    await k.decide(id);
    k.t.clock.set(k.t.clock.now() + 2 * HOUR);
    await k.officer.post(`/lockdowns/${id}/members`, { id: uuid7(), personIds: [kept] });
    const counted = async () => {
      await settled(k.t.app);
      return { more: (await people()) - before, differences: await k.differences() };
    };
    expect(await counted()).toEqual({ more: 3, differences: [] });
    const merge = await mergeRecords(k.health, { keep: kept, gone });
    expect(await counted()).toEqual({ more: 2, differences: [] });
    await undoMerge(k.health, merge);
    expect(await counted()).toEqual({ more: 3, differences: [] });
    await mergeRecords(k.health, { keep: kept, gone });
    const last = await mergeRecords(k.health, { keep: kept, gone: third });
    expect(await counted()).toEqual({ more: 1, differences: [] });
    // Who leaves is one as well, and stays so when a record turns out to be another person's.
    const [one] = (await members(id)).items;
    const left = { memberIds: [one.id], at: k.iso(), reason: 'moved' };
    expect((await k.officer.post(`/lockdowns/${id}/departures`, left)).statusCode).toBe(200);
    expect(await counted()).toEqual({ more: 0, differences: [] });
    await undoMerge(k.health, last);
    expect(await counted()).toEqual({ more: 0, differences: [] });
  });

  it('that were merged before cordons followed merges are counted once from the next start on', async () => {
    const born = { birthDate: '1975-07-08' };
    const [kept, gone] = [await add(born), await add(born)];
    const id = await k.draft({ title: 'Gộp từ trước', sources: { personIds: [kept, gone] } });
    await k.decide(id);
    const people = async () => {
      const area = k.t.areaId(COMMUNE);
      const answer = await k.officer.get(`/figures?metric=lockdown.people&area=${area}&step=total`);
      return answer.json().series[0].points[0]?.[1] ?? 0;
    };
    const before = await people();
    await mergeRecords(k.health, { keep: kept, gone });
    await settled(k.t.app);
    // As a merge of then left it: nobody told the cordons.
    const { db } = k.t.app.platform;
    await sql`update lockdown_member set kept_no = null where lockdown_id = ${id}::uuid`.execute(db);
    await db.transaction().execute((tx) =>
      addFigures(tx, [
        {
          metric: 'lockdown.people',
          dataset: 'demo',
          areaNo: k.t.app.areas.byId(k.hamletId)!.no,
          at: k.t.clock.now(),
          by: 1,
        },
      ]),
    );
    expect([await people(), await k.differences()]).toEqual([before, []]);
    const start = async () => await k.t.app.modules.find(({ name }) => name === 'lockdown')!.start?.();
    await start();
    expect([await people(), await k.differences()]).toEqual([before - 1, []]);
    await start();
    expect([await people(), await k.differences()]).toEqual([before - 1, []]);
  });

  it('of which one stands on the roster are not added again, and are found inside by either number', async () => {
    const [kept, gone] = [await add({ birthDate: '1972-04-05' }), await add({ birthDate: '1972-04-05' })];
    const id = await k.draft({ title: 'Một hồ sơ', sources: { personIds: [gone] } });
    await k.decide(id);
    const [noKept, noGone] = [await numberOf(kept), await numberOf(gone)];
    await mergeRecords(k.health, { keep: kept, gone });
    const more = await k.officer.post(`/lockdowns/${id}/members`, { id: uuid7(), personIds: [kept] });
    expect(more.json()).toEqual({ added: 0, known: 1 });
    const { platform, areas, doors } = k.t.app;
    const around = areas.numbersUnder([areas.byId(k.hamletId)!.path]);
    const inside = await peopleInside({ platform, people: doors.people }, scope, around);
    expect([inside.get(noKept)?.title, inside.get(noGone)?.title]).toEqual(['Một hồ sơ', 'Một hồ sơ']);
  });
});
