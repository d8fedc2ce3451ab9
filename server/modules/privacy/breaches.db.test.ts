import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { type Desk, HOUR_MS, openDesk } from './testing/desk.ts';

let t: Desk;
beforeAll(async () => {
  t = await openDesk();
});
afterAll(() => t.close());

describe('incidents', () => {
  const incident = (change: object = {}) => ({
    id: uuid7(),
    title: 'Mất máy tính bảng ở chốt',
    happened: 'Máy của một chốt bị mất trong ca đêm',
    foundAt: new Date(t.clock.now() - HOUR_MS).toISOString(),
    data: ['identity', 'location'],
    ...change,
  });

  it('have a clock from when they were found, merge by field, and close with cause and measures', async () => {
    const body = incident();
    const made = await t.health.post('/privacy/breaches', body);
    expect(made.statusCode, made.body).toBe(201);
    expect(made.json()).toMatchObject({
      state: 'open',
      people: null,
      dueAt: new Date(Date.parse(body.foundAt) + 72 * HOUR_MS).toISOString(),
      version: 1,
    });
    const edit = async (change: object) => await t.health.patch(`/privacy/breaches/${body.id}`, change);
    expect((await edit({ version: 1, state: 'closed' })).json().code).toBe('privacy.breach-unfinished');
    expect((await edit({ version: 1, people: 40 })).json()).toMatchObject({ people: 40, version: 2 });
    expect((await edit({ version: 1, cause: 'Quên khóa tủ' })).json()).toMatchObject({ version: 3 });
    const conflict = await edit({ version: 1, people: 41 });
    expect([conflict.statusCode, conflict.json().current.people]).toEqual([409, 40]);
    const closed = await edit({ version: 3, measures: 'Xóa từ xa, đổi khóa', state: 'closed' });
    expect(closed.json()).toMatchObject({ state: 'closed', cause: 'Quên khóa tủ' });
    const notice = await t.health.get(`/privacy/breaches/${body.id}/notice.pdf`);
    expect(notice.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  });

  const hoursAgo = (hours: number) => new Date(t.clock.now() - hours * HOUR_MS).toISOString();

  it.each(['foundAt', 'authorityToldAt', 'peopleToldAt'])('have no %s in the future', async (time) => {
    const answered = await t.health.post('/privacy/breaches', incident({ [time]: hoursAgo(-1) }));
    expect(answered.json()).toMatchObject({ code: 'privacy.breach-future', fields: { [time]: 'future' } });
  });

  it.each(['authorityToldAt', 'peopleToldAt'])('have no %s before they were found', async (time) => {
    const body = incident({ [time]: hoursAgo(2) });
    const early = { code: 'privacy.breach-told-before-found', fields: { [time]: 'before-found' } };
    expect((await t.health.post('/privacy/breaches', body)).json()).toMatchObject(early);
    const { version } = (await t.health.post('/privacy/breaches', { ...body, [time]: hoursAgo(0.5) })).json();
    const edit = async (change: object) =>
      (await t.health.patch(`/privacy/breaches/${body.id}`, { version, ...change })).json();
    expect(await edit({ [time]: hoursAgo(3) })).toMatchObject(early);
    expect(await edit({ foundAt: hoursAgo(0) })).toMatchObject(early);
    // Both together are right.
    expect(await edit({ foundAt: hoursAgo(5), [time]: hoursAgo(3) })).toMatchObject({
      [time]: hoursAgo(3),
    });
  });

  it('are marked late when the authority was told too late, and can be asked for', async () => {
    const late = incident({ foundAt: hoursAgo(100), authorityToldAt: hoursAgo(26.5) });
    expect((await t.health.post('/privacy/breaches', late)).json()).toMatchObject({
      overdue: false,
      lateHours: 2,
    });
    const untold = incident({ foundAt: hoursAgo(80) });
    expect((await t.health.post('/privacy/breaches', untold)).json()).toMatchObject({
      overdue: true,
      lateHours: 8,
    });
    const inTime = incident({ foundAt: hoursAgo(80), authorityToldAt: hoursAgo(10) });
    expect((await t.health.post('/privacy/breaches', inTime)).json()).toMatchObject({
      overdue: false,
      lateHours: 0,
    });
    const ids = (await t.health.get('/privacy/breaches?late=true'))
      .json()
      .items.map((one: { id: string }) => one.id);
    expect(ids).toContain(late.id);
    expect(ids).toContain(untold.id);
    expect(ids).not.toContain(inTime.id);
  });
});
