import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { settled } from '../../../test/support/settled.ts';
import { crossingWith, MINUTE, tripKit, type TripKit } from './testing/trip-kit.ts';

let k: TripKit;
beforeAll(async () => {
  k = await tripKit();
});
afterAll(() => k.t.close());

type Misuse = {
  readonly kind: string;
  readonly placeName: string | null;
  readonly otherPlaceName: string | null;
  readonly plate: string | null;
  readonly note: string | null;
  readonly by: string | null;
};
const misuseOf = async (id: string) => (await k.open(id))['misuse'] as readonly Misuse[];
const tasksOf = async (id: string) =>
  ((await k.open(id)).tasks as readonly { reason: string; state: string; misuse?: string | null }[]).map(
    ({ reason, state, misuse }) => [reason, misuse, state],
  );
const crossing = (shortCode: string, change: object = {}) =>
  crossingWith({ postId: k.posts[1]!.id, at: k.at(0), permitCode: shortCode, ...change });
const cross = async (...items: object[]) => {
  const answer = await k.commander.post('/gates/crossings/batch', { items });
  expect(answer.json().outcomes.map(({ status }: { status: number }) => status)).toEqual(
    items.map(() => 201),
  );
};
const later = async (minutes: number) => {
  await settled(k.t.app);
  k.t.clock.set(k.t.clock.now() + minutes * MINUTE);
};

describe('the misuse of a trip code', () => {
  it('that a post reports is a task of the trip and of its gate, once', async () => {
    const { id, shortCode } = await k.register();
    const report = { id: uuid7(), shortCode, kind: 'forged', at: k.at(0), note: 'Mã in lại, mờ' };
    const officer = await k.t.as('gate-officer', '06187');
    expect((await officer.post('/permits/reports', report)).statusCode).toBe(201);
    expect((await officer.post('/permits/reports', report)).statusCode).toBe(200);
    expect(await misuseOf(id)).toMatchObject([
      { kind: 'forged', note: 'Mã in lại, mờ', by: expect.stringContaining('gate-officer') },
    ]);
    const open = (await k.commander.get('/border/tasks?state=open&reason=misuse')).json().items;
    expect(open).toMatchObject([{ tripId: id, misuse: 'forged', shortCode, gateName: 'Cửa khẩu thử' }]);
    const leader = await k.t.as('province-leader');
    const shown = (await leader.get(`/border/trips/${id}`)).json();
    expect(shown.misuse).toMatchObject([{ kind: 'forged', note: null }]);
    const answer = { outcome: 'mistaken', note: 'Đã xem lại' };
    const done = await k.commander.post(`/border/trips/${id}/tasks/${open[0].id}`, answer);
    expect(done.json()).toMatchObject({ state: 'done' });
  });

  it('is not found where nothing has the code', async () => {
    const report = { id: uuid7(), shortCode: 'GZZZZZZZ', kind: 'other-plate', at: k.at(0) };
    const answer = await k.officer.post('/permits/reports', report);
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toMatchObject({ code: 'permit.not-found' });
  });

  it('in another vehicle is a task with that plate, and moves no trip', async () => {
    const { id, shortCode } = await k.register();
    await cross(crossing(shortCode, { plate: '29C-765.43' }));
    await expect
      .poll(() => misuseOf(id), { timeout: 30_000 })
      .toMatchObject([{ kind: 'other-plate', plate: '29C-765.43', placeName: 'Chốt 2', by: null }]);
    expect((await k.open(id)).state).toBe('REGISTERED');
    expect(await tasksOf(id)).toEqual([['misuse', 'other-plate', 'open']]);
  });

  it('at two posts sooner than anybody drives is a task, in whatever order the posts report', async () => {
    for (const order of [
      [0, 1],
      [1, 0],
    ]) {
      const { id, shortCode } = await k.register();
      await later(90);
      const uses = [
        crossing(shortCode, { postId: k.posts[0]!.id, at: k.at(-30) }),
        crossing(shortCode, { at: k.at(-28) }),
      ];
      for (const i of order) {
        await cross(uses[i]!);
        await settled(k.t.app);
      }
      await expect
        .poll(() => misuseOf(id), { timeout: 30_000 })
        .toMatchObject([{ kind: 'two-places', placeName: 'Chốt 2', otherPlaceName: 'Chốt 1' }]);
      expect(await tasksOf(id)).toContainEqual(['misuse', 'two-places', 'open']);
    }
  });

  it('after the trip was over is a task, but not on the way home of one that turned back', async () => {
    const [cancelled, returned] = [await k.register(), await k.register()];
    for (const [{ id }, outcome] of [
      [cancelled, 'cancelled'],
      [returned, 'returned'],
    ] as const) {
      const closed = await k.commander.post(`/border/trips/${id}/close`, {
        outcome,
        at: k.at(0),
        reason: 'Thử',
      });
      expect(closed.statusCode).toBe(200);
    }
    await later(60);
    await cross(
      crossing(cancelled.shortCode, { decision: 'turn-back', proposed: 'turn-back' }),
      crossing(returned.shortCode, {
        person: { fullName: 'Người khác', birthYear: 1991, phone: '0912888778' },
      }),
    );
    await expect
      .poll(() => misuseOf(cancelled.id), { timeout: 30_000 })
      .toMatchObject([{ kind: 'after-close' }]);
    await settled(k.t.app);
    expect(await misuseOf(returned.id)).toEqual([]);
    expect(await tasksOf(cancelled.id)).toEqual([['misuse', 'after-close', 'open']]);
  });
});
