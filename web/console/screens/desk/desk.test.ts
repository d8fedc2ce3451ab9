import { describe, expect, it } from 'vitest';
import { createDesk, type DeskCalls, ROWS_SHOWN } from './desk.ts';
import type { Named, PresenceBody } from './entry.ts';
import { createShelf } from './shelf.ts';

const named: Named = { kind: 'phone', person: { phone: '0912345678' }, tail: '678' };
const body = (id: string): PresenceBody => ({
  id,
  placeCode: 'P',
  person: named.person,
  at: '2021-08-15T03:00:00Z',
});
const failed = (status: number, code: string) =>
  ({ ok: false, status, error: { code, message: code, messageEn: code } }) as const;
const taken = (id: string, collapsed = false) =>
  ({ ok: true, status: 201, data: { id, stayId: id, collapsed, placeName: 'Chợ' } }) as const;

/** A desk whose server answers as told, without a storage. */
function deskWith(calls: Partial<DeskCalls>) {
  const shelf = createShelf(null, 'desk');
  const desk = createDesk(shelf, {
    one: async () => failed(0, 'net.offline'),
    many: async () => failed(0, 'net.offline'),
    stillLoggedIn: async () => true,
    ...calls,
  });
  return { desk, shelf, outcomes: () => desk.rows.get().map(({ id, outcome }) => `${id} ${outcome}`) };
}

describe('the desk', () => {
  it('tells the outcomes apart', async () => {
    const answers = [
      taken('a'),
      taken('b', true),
      failed(404, 'presence.unknown-place'),
      failed(404, 'person.unknown-card'),
      failed(409, 'request.conflict'),
      failed(0, 'net.offline'),
      failed(503, 'request.unavailable'),
    ];
    const { desk, shelf, outcomes } = deskWith({ one: async () => answers.shift()! });
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) {
      await desk.record(named, body(id));
    }
    expect(outcomes().toReversed()).toEqual([
      'a recorded',
      'b already',
      'c place',
      'd person',
      'e refused',
      'f waiting',
      'g waiting',
    ]);
    expect(shelf.all().map(({ id }) => id)).toEqual(['f', 'g']);
    expect([desk.waiting.get(), desk.recorded.get().get('P')]).toEqual([2, 1]);
  });

  it('keeps a check-in before it is sent, and does not send it twice at once', async () => {
    let answer: (value: ReturnType<typeof taken>) => void = () => {};
    const batches: number[] = [];
    const { desk, shelf } = deskWith({
      one: () => new Promise((resolve) => (answer = resolve)),
      many: async (items) => {
        batches.push(items.length);
        return failed(0, 'net.offline');
      },
    });
    const recording = desk.record(named, body('a'));
    expect(shelf.all()).toHaveLength(1);
    await desk.resend();
    expect(batches).toEqual([]);
    answer(taken('a'));
    await recording;
    expect(shelf.all()).toEqual([]);
  });

  it('sends what waits in one batch and takes an outcome a row', async () => {
    const { desk, shelf, outcomes } = deskWith({
      many: async (items) => ({
        ok: true,
        status: 200,
        data: {
          outcomes: items.map(({ id }) =>
            id === 'b'
              ? { id, status: 404, code: 'person.card-revoked' }
              : { id, status: id === 'c' ? 503 : 201 },
          ),
        },
      }),
    });
    for (const id of ['a', 'b', 'c']) {
      await desk.record(named, body(id));
    }
    await desk.resend();
    expect(outcomes()).toEqual(['c waiting', 'b person', 'a recorded']);
    expect(shelf.all().map(({ id }) => id)).toEqual(['c']);
    expect(desk.waiting.get()).toBe(1);
  });

  it('takes the refusal of a lost session for a pause', async () => {
    const forbidden = async () => failed(403, 'presence.identification-forbidden');
    const lost = deskWith({ one: forbidden, stillLoggedIn: async () => false });
    await lost.desk.record(named, body('a'));
    const outside = deskWith({ one: forbidden });
    await outside.desk.record(named, body('a'));
    expect([lost.outcomes(), outside.outcomes()]).toEqual([['a waiting'], ['a refused']]);
  });

  it('lists the last ones only, and what waits after a reload', async () => {
    const { desk, shelf } = deskWith({});
    for (let n = 0; n < ROWS_SHOWN + 2; n += 1) {
      await desk.record(named, body(`n${n}`));
    }
    expect([desk.rows.get().length, desk.waiting.get()]).toEqual([ROWS_SHOWN, ROWS_SHOWN + 2]);
    const again = createDesk(shelf, {
      one: async () => failed(0, 'net.offline'),
      many: async () => failed(0, 'net.offline'),
      stillLoggedIn: async () => true,
    });
    expect(again.rows.get()[0]).toMatchObject({ id: `n${ROWS_SHOWN + 1}`, outcome: 'waiting' });
  });
});
