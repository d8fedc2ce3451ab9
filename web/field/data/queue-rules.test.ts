import { describe, expect, it } from 'vitest';
import { packAge, isClockWrong } from './pack-age.ts';
import { looksAt } from './queue-mode.ts';
import { sendWaiting, type QueuePorts } from './queue-driver.ts';
import { type Fact, judgeBatch, judgeRefusal, sendable } from './queue-rules.ts';

const error = { code: 'x', message: 'Không', messageEn: 'No' };
const refused = (status: number) => ({ ok: false as const, status, error });
const a = { id: 'a', name: 'A' };
const b = { id: 'b', name: 'B' };
const base = { dataset: 'demo', createdAt: '', state: 'waiting', refusal: null } as const;
const crossing = (id: string, owner = a) =>
  ({ ...base, id, owner, kind: 'crossing', body: { id }, shown: {} }) as unknown as Fact;
const shift = (id: string, owner = a) =>
  ({ ...base, id, owner, kind: 'shift-start', body: { id } }) as unknown as Fact;

describe('answers to a batch', () => {
  it('are matched by id, and what has no receipt stays', () => {
    const outcomes = [
      { id: '3', status: 422, code: 'gate.identity', message: 'vi', messageEn: 'en' },
      { id: '1', status: 201 },
      { id: '9', status: 201 },
    ];
    expect(judgeBatch(['1', '2', '3'], { ok: true, status: 200, data: { outcomes } })).toEqual({
      next: 'go-on',
      changes: [
        {
          kind: 'refused',
          id: '3',
          refusal: { code: 'gate.identity', message: 'vi', messageEn: 'en' },
        },
        { kind: 'stored', id: '1' },
      ],
    });
  });

  it.each([0, 408, 429, 500, 503])('wait after %d', (status) => {
    expect(judgeBatch(['1', '2'], refused(status))).toEqual({ changes: [], next: 'later' });
  });

  it('ask for a log-in after 401, are halved when refused whole, and refused when alone', () => {
    expect(judgeRefusal(['1'], 401, error).next).toBe('session');
    expect(judgeRefusal(['1'], 403, { ...error, code: 'request.csrf' })).toEqual({
      changes: [],
      next: 'session',
    });
    expect(judgeRefusal(['1', '2'], 400, error)).toEqual({ changes: [], next: 'split' });
    expect(judgeRefusal(['1'], 400, error)).toEqual({
      changes: [{ kind: 'refused', id: '1', refusal: error }],
      next: 'go-on',
    });
  });
});

describe('what may be sent in a session', () => {
  it('holds a crossing until the declaration made with it is in the system, unless that waits for its officer', () => {
    const crossed = { ...crossing('1'), body: { id: '1', declarationCode: 'K1' } } as unknown as Fact;
    const declared = (owner: typeof a) =>
      ({ ...base, id: '2', owner, kind: 'declaration', body: { shortCode: 'K1' } }) as unknown as Fact;
    const ids = (facts: Fact[]) => sendable(facts, a, 'demo', 0).map(({ id }) => id);
    expect(ids([crossed, declared(a)])).toEqual(['2']);
    expect(ids([crossed])).toEqual(['1']);
    expect(ids([crossed, declared(b)])).toEqual(['1']);
  });

  it('holds a vehicle until its crossings have receipts, so that it is never shown as missing its people', () => {
    const of = (id: string, change: object) =>
      ({ ...crossing(id), body: { id, groupId: 'v', ...change } }) as unknown as Fact;
    const vehicle = { ...base, id: 'v', owner: a, kind: 'vehicle', body: { id: 'v' } } as unknown as Fact;
    const declared = { ...base, id: 'd', owner: a, kind: 'declaration', body: { shortCode: 'K1' } };
    const ids = (facts: Fact[], now = 0) => sendable(facts, a, 'demo', now).map(({ id }) => id);
    expect(ids([of('1', {}), vehicle])).toEqual(['1']);
    // Those that wait themselves hold it too: for their declaration, for the ten seconds, for another log-in.
    const waits = of('1', { declarationCode: 'K1' });
    expect(ids([waits, declared as unknown as Fact, vehicle])).toEqual(['d']);
    expect(ids([{ ...of('1', {}), heldUntil: 10_000 }, vehicle], 5000)).toEqual([]);
    // One that was refused will not come: the vehicle goes without it. Other vehicles hold nothing.
    expect(ids([{ ...of('1', {}), state: 'refused' }, vehicle])).toEqual(['v']);
    expect(ids([of('1', { groupId: 'w' }), vehicle])).toEqual(['1', 'v']);
  });

  it('is a vehicle and a question of whatever shift, but a hand-over taken only by who took it', () => {
    const of = (kind: string) =>
      ({ ...base, id: kind, owner: b, kind, body: {}, escalationId: 'x' }) as unknown as Fact;
    const facts = ['vehicle', 'escalation', 'escalation-take', 'escalation-end', 'misuse'].map(of);
    expect(sendable(facts, a, 'demo', 0).map(({ id }) => id)).toEqual(['vehicle', 'escalation']);
  });

  it('is nobody else’s shift, nothing of another dataset, nothing refused', () => {
    const facts = [
      crossing('1', b),
      shift('2', b),
      shift('3', a),
      { ...crossing('4'), dataset: 'live' },
      { ...crossing('5'), state: 'refused' as const },
    ];
    expect(sendable(facts, a, 'demo', 0).map(({ id }) => id)).toEqual(['1', '3']);
  });

  it('is no decision that may still be taken back', () => {
    const held = { ...crossing('1'), heldUntil: 10_000 };
    const ids = (now: number) => sendable([held], a, 'demo', now).map(({ id }) => id);
    expect([ids(1), ids(9_999), ids(10_000)]).toEqual([[], [], ['1']]);
    // A clock set back by an hour holds nothing for an hour.
    expect(ids(-3_600_000)).toEqual(['1']);
  });

  it('goes round one that the server cannot read, and marks it', async () => {
    const disk = new Map(['1', '2', '3', '4', '5'].map((id) => [id, crossing(id)]));
    const sizes: number[] = [];
    const ports: QueuePorts = {
      facts: async () => await Promise.resolve([...disk.values()]),
      apply: async (change) => {
        const fact = disk.get(change.id)!;
        disk.delete(change.id);
        if (change.kind === 'refused') {
          disk.set(change.id, { ...fact, state: 'refused', refusal: change.refusal });
        }
        await Promise.resolve();
      },
      sendBatch: async (items) => {
        sizes.push(items.length);
        await Promise.resolve();
        return items.some(({ id }) => id === '3')
          ? refused(400)
          : { ok: true, status: 200, data: { outcomes: items.map(({ id }) => ({ id, status: 201 })) } };
      },
      sendOne: async () => await Promise.resolve({ ok: true as const }),
    };
    expect(await sendWaiting(ports, { user: a, dataset: 'demo' })).toBe('done');
    expect([...disk.values()].map(({ id, state }) => [id, state])).toEqual([['3', 'refused']]);
    expect(sizes[0]).toBe(5);
  });
});

describe('limits', () => {
  const hour = 3_600_000;
  it.each([
    [0, 'fresh'],
    [11.9, 'fresh'],
    [12, 'old'],
    [24, 'old'],
    [24.1, 'blocked'],
    [-3, 'fresh'],
  ])('a pack of %d hours is %s', (hours, state) => {
    expect(packAge(0, hours * hour).state).toBe(state);
  });

  it('of a clock are two minutes', () => {
    expect([120_000, 120_001, -120_001].map(isClockWrong)).toEqual([false, true, true]);
  });

  it('of sampling: the first, then every n-th; otherwise everybody', () => {
    const mode = { mode: 'sample', oneIn: 3, reason: 'x', since: null } as const;
    expect([0, 1, 2, 3].map((n) => looksAt(mode, n))).toEqual([true, false, false, true]);
    expect(looksAt({ mode: 'all', oneIn: null, reason: null, since: null }, 1)).toBe(true);
  });
});
