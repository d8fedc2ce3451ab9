import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyCode, webCrypto } from '../../../lib/credentials/index.ts';
import { createSigner, currentRevocations } from '../../platform/credentials/module.ts';
import { systemScope } from '../../platform/access/scope.ts';
import { recountFigures } from '../../platform/figures/recount.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { tripFigures } from './figures.ts';
import { crossingWith, MINUTE, tripKit, type TripKit } from './testing/trip-kit.ts';
import { watchLimits } from './usecases/watch-limits.ts';

let k: TripKit;
beforeAll(async () => {
  k = await tripKit();
});
afterAll(() => k.t.close());

const statuses = (outcomes: { status: number }[]) => outcomes.map(({ status }) => status);
const reasons = (tasks: readonly { reason: string; state: string }[]) =>
  tasks
    .filter(({ state }) => state === 'open')
    .map(({ reason }) => reason)
    .toSorted((a, b) => a.localeCompare(b));
const report = (tripId: string, placeId: string, minutes: number, change: object = {}) => ({
  id: uuid7(),
  tripId,
  placeId,
  kind: 'post',
  at: k.at(minutes),
  ...change,
});

describe('registering', () => {
  it('gives officers the code at once, repeats by id, and refuses what no post could check', async () => {
    const one = k.item();
    const send = async (...items: object[]) =>
      (await k.officer.post('/border/trips', { items })).json().outcomes;
    const [made] = await send(one);
    expect(made).toMatchObject({ status: 201, state: 'REGISTERED' });
    expect(await send(one)).toMatchObject([{ status: 200, shortCode: made.shortCode }]);
    expect(await send({ ...one, goods: 'Khác' })).toMatchObject([{ status: 409 }]);
    expect(
      await send(
        k.item({ plate: '???' }),
        k.item({ routeId: uuid7() }),
        k.item({ startsAt: k.at(60 * 24 * 40) }),
        k.item({ plate: one['plate'] }),
        k.item({ slotAt: k.at(7) }),
      ),
    ).toMatchObject([
      { code: 'trip.plate' },
      { code: 'trip.unknown-route' },
      { code: 'trip.times' },
      { code: 'trip.already-on' },
      { code: 'trip.slot' },
    ]);
  });

  it('takes Chinese plates and drivers, also typed in letters', async () => {
    const trip = await k.register({
      plate: '桂A12345',
      driver: { fullName: '李伟', phone: '+86 138 1234 5678', document: 'E12345678' },
    });
    expect(await k.open(trip.id)).toMatchObject({ plate: '桂A·12345', plateNation: 'CN', driver: '李伟' });
    const found = (await k.officer.get(`/border/trips?q=${encodeURIComponent('GX A12345')}`)).json();
    expect(found.items.map(({ id }: { id: string }) => id)).toEqual([trip.id]);
  });

  it('waits for an officer where nobody logged in; who registered sees the code, nobody else', async () => {
    const [good, bad] = [k.item(), k.item()];
    const sent = await k.t.anonymous.post('/public/border/trips', {
      enterprise: { name: 'Công ty Vải Thiều', phone: '02053812345' },
      items: [good, bad],
    });
    expect(sent.json().outcomes).toMatchObject([{ state: 'PENDING' }, { state: 'PENDING' }]);
    const decide = async (ids: string[], decision: string, reason?: string) =>
      (await k.officer.post('/border/trips/decisions', { ids, decision, reason })).json();
    expect((await decide([bad.id], 'refuse')).code).toBe('trip.reason-required');
    expect((await decide([bad.id], 'refuse', 'Thiếu giấy tờ')).outcomes).toMatchObject([
      { state: 'REFUSED' },
    ]);
    const [accepted] = (await decide([good.id], 'accept')).outcomes;
    expect(accepted).toMatchObject({ state: 'REGISTERED' });
    expect((await decide([good.id], 'accept')).outcomes).toMatchObject([{ code: 'trip.decided-before' }]);
    const look = async (key: string) => (await k.t.anonymous.get(`/public/border/trips/${key}`)).json();
    const own = await look(good.id);
    const keys = await createSigner(k.t.app.platform).publicKeys('demo');
    expect(await verifyCode(own.signed, keys, new Date(k.t.clock.now()), webCrypto)).toMatchObject({
      verdict: 'VALID',
      payload: { kind: 'permit', data: { code: accepted.shortCode } },
    });
    const byCode = await look(accepted.shortCode);
    expect(byCode).toMatchObject({ state: 'REGISTERED', signed: null });
    expect(JSON.stringify([own, byCode])).not.toContain('Lý Văn');
    expect(await look(bad.id)).toMatchObject({ state: 'REFUSED', reason: 'Thiếu giấy tờ' });
  });

  it('leaves nothing behind of a refused row: it can be sent again with another appointment', async () => {
    const [slotAt, other] = ['2026-11-18T01:00:00.000Z', '2026-11-18T02:00:00.000Z'];
    const startsAt = '2026-11-17T20:00:00Z';
    for (let i = 0; i < 2; i += 1) {
      await k.register({ slotAt, startsAt });
    }
    const late = k.item({ slotAt, startsAt });
    const send = async (item: object) =>
      (await k.officer.post('/border/trips', { items: [item] })).json().outcomes;
    expect(await send(late)).toMatchObject([{ code: 'trip.slot-full' }]);
    expect((await k.officer.get(`/border/trips/${late.id}`)).statusCode).toBe(404);
    expect(await send({ ...late, slotAt: other })).toMatchObject([{ status: 201 }]);
  });

  it('takes the place of a slot from who was accepted only, and refuses the acceptance once it is full', async () => {
    const slotAt = '2026-11-19T01:00:00.000Z';
    const startsAt = '2026-11-18T20:00:00Z';
    const asked = [k.item({ slotAt, startsAt }), k.item({ slotAt, startsAt }), k.item({ slotAt, startsAt })];
    const sent = await k.t.anonymous.post('/public/border/trips', { items: asked });
    expect(statuses(sent.json().outcomes)).toEqual([201, 201, 201]);
    const decide = async (ids: string[]) =>
      (await k.officer.post('/border/trips/decisions', { ids, decision: 'accept' })).json().outcomes;
    const outcomes = await decide(asked.map(({ id }) => id));
    expect(outcomes).toMatchObject([{ status: 200 }, { status: 200 }, { code: 'trip.slot-full' }]);
    expect((await k.open(asked[2]!.id)).state).toBe('PENDING');
    const late = await k.t.anonymous.post('/public/border/trips', { items: [k.item({ slotAt, startsAt })] });
    expect(late.json().outcomes).toMatchObject([{ code: 'trip.slot-full' }]);
  });

  it('gives no slot twice over its capacity, however many ask at once', async () => {
    const slotAt = '2026-11-17T01:00:00.000Z';
    const items = Array.from({ length: 8 }, () => k.item({ slotAt, startsAt: '2026-11-16T20:00:00Z' }));
    const answers = await Promise.all(
      items.map(async (one) => (await k.officer.post('/border/trips', { items: [one] })).json().outcomes[0]),
    );
    expect(statuses(answers).filter((status) => status === 201)).toHaveLength(2);
    expect(new Set(answers.map(({ code }) => code))).toEqual(new Set([undefined, 'trip.slot-full']));
    const day = async () =>
      (await k.t.anonymous.get(`/public/gates/${k.gate.id}/slots?date=2026-11-17`)).json().items;
    const slot = (await day()).find(({ at }: { at: string }) => at === slotAt);
    expect(slot).toEqual({ at: slotAt, capacity: 2, taken: 2 });
    const taken = answers.find(({ status }) => status === 201)!.id;
    const cancel = { outcome: 'cancelled', at: k.at(0), reason: 'Không đi' };
    expect((await k.officer.post(`/border/trips/${taken}/close`, cancel)).json().state).toBe('CANCELLED');
    expect((await day()).find(({ at }: { at: string }) => at === slotAt).taken).toBe(1);
  });
});

describe('the way', () => {
  it('is in time, hands over, lodges the inland driver and ends at the gate', async () => {
    const { id } = await k.register();
    k.t.clock.set(k.t.clock.now() + 170 * MINUTE);
    expect(
      await k.check(
        report(id, k.posts[0]!.id, -120, { seals: ['vn123456'] }),
        report(id, k.posts[1]!.id, -80),
        report(id, k.yard.id, -40, { kind: 'arrive' }),
      ),
    ).toMatchObject([{ state: 'UNDERWAY' }, { state: 'UNDERWAY' }, { state: 'WAITING' }]);
    expect(await k.check(report(id, k.gate.id, -1, { kind: 'pass' }))).toMatchObject([
      { code: 'trip.hand-over-first' },
    ]);
    const handOver = {
      id: uuid7(),
      at: k.at(-30),
      placeId: k.yard.id,
      to: { fullName: 'Hoàng Chuyên Trách', phone: '0988000111' },
      seals: ['VN123456'],
      lodging: { placeId: k.inn.id, room: '12' },
    };
    const handed = await k.commander.post(`/border/trips/${id}/hand-over`, handOver);
    expect(handed.json()).toMatchObject({
      state: 'HANDED_OVER',
      handOver: { sealsMatch: true, lodgingName: 'Nhà nghỉ lái xe', to: { name: 'Hoàng Chuyên Trách' } },
    });
    expect((await k.commander.post(`/border/trips/${id}/hand-over`, handOver)).statusCode).toBe(200);
    const stays = (await k.health.get(`/lodging/stays?place=${k.inn.id}`)).json().items;
    expect(stays).toHaveLength(1);
    expect(stays[0]).toMatchObject({ room: '12', recordedBy: expect.stringContaining('gate-commander') });
    expect(await k.check(report(id, k.gate.id, 0, { kind: 'pass' }))).toMatchObject([{ state: 'EXITED' }]);
    const shown = await k.open(id);
    expect(shown.tasks).toEqual([]);
    expect(shown.legs.map(({ state }) => state)).toEqual(['in-time', 'in-time', 'in-time']);
  });

  it('raises tasks: late, off the route, stopped, seals changed, no test; each is answered once', async () => {
    const stray = await k.health.post('/places', {
      name: 'Chốt ngoài tuyến',
      kind: 'checkpoint',
      areaId: k.t.areaId('06184'),
    });
    const shop = await k.health.post('/places', {
      name: 'Quán ven đường',
      kind: 'restaurant',
      areaId: k.t.areaId('06184'),
    });
    const { id } = await k.register({ test: undefined });
    expect(reasons((await k.open(id)).tasks)).toEqual(['test-invalid']);
    k.t.clock.set(k.t.clock.now() + 130 * MINUTE);
    await k.check(
      report(id, k.posts[0]!.id, -60, { seals: ['GIẢ1'] }),
      report(id, stray.json().id, -50),
      report(id, shop.json().id, -40, { kind: 'stop' }),
      report(id, k.rest.id, -30, { kind: 'stop' }),
    );
    const shown = await k.open(id);
    expect(reasons(shown.tasks)).toEqual([
      'late',
      'off-route',
      'seal-changed',
      'test-invalid',
      'unplanned-stop',
    ]);
    expect(shown.legs[0]).toMatchObject({ state: 'late', lateMinutes: 10 });
    const late = shown.tasks.find(({ reason }) => reason === 'late')!;
    const answer = async (outcome: string) =>
      await k.wayside.post(`/border/trips/${id}/tasks/${late.id}`, { outcome, note: 'Nổ lốp' });
    expect((await answer('in-order')).json()).toMatchObject({ state: 'done' });
    expect((await answer('in-order')).statusCode).toBe(200);
    expect((await answer('fined')).json().code).toBe('trip.task-done');
    const open = (await k.officer.get('/border/tasks?state=open')).json().items;
    expect(open.filter(({ tripId }: { tripId: string }) => tripId === id)).toHaveLength(4);
  });

  it('is late when nobody is heard of, and not any more when an earlier report comes', async () => {
    const { id } = await k.register();
    k.t.clock.set(k.t.clock.now() + 61 * MINUTE);
    await watchLimits({ platform: k.t.app.platform });
    expect(reasons((await k.open(id)).tasks)).toEqual(['late']);
    await k.check(report(id, k.posts[0]!.id, -11));
    expect((await k.open(id)).tasks).toMatchObject([
      { reason: 'late', state: 'done', outcome: 'superseded' },
    ]);
    expect(await watchLimits({ platform: k.t.app.platform })).toEqual({ trips: 0 });
  });

  it('is the same in whatever order posts report, and however often', async () => {
    const trips = [await k.register(), await k.register()];
    k.t.clock.set(k.t.clock.now() + 200 * MINUTE);
    const reports = (id: string) => [
      report(id, k.posts[0]!.id, -130),
      report(id, k.posts[1]!.id, -60),
      report(id, k.yard.id, -20, { kind: 'arrive' }),
    ];
    const [forward, backward] = [reports(trips[0]!.id), reports(trips[1]!.id).toReversed()];
    await Promise.all(forward.map(async (one) => await k.check(one)));
    for (const one of backward) {
      await k.check(one);
    }
    expect(statuses(await k.check(...forward, ...backward))).toEqual([200, 200, 200, 200, 200, 200]);
    expect(await k.check({ ...forward[0]!, at: k.at(-1) })).toMatchObject([{ code: 'request.conflict' }]);
    const [a, b] = [await k.open(trips[0]!.id), await k.open(trips[1]!.id)];
    expect(b.legs).toEqual(a.legs);
    expect([a.state, a['arrivedAt'], reasons(a.tasks)]).toEqual([b.state, b['arrivedAt'], reasons(b.tasks)]);
    expect(reasons(a.tasks)).toEqual(['late', 'late']);
  });

  it('follows results: a released negative test closes the task, a positive one raises it again', async () => {
    const { id } = await k.register({ test: undefined });
    const { crew } = (await k.open(id)) as unknown as { crew: { driver: { personId: string } } };
    const lab = await k.t.as('laboratory');
    const release = async (result: string, minutes: number) =>
      await lab.post('/lab/rapid-tests', {
        id: uuid7(),
        personId: crew.driver.personId,
        placeId: k.posts[1]!.id,
        result,
        sampledAt: k.at(minutes),
      });
    const open = async () => reasons((await k.open(id)).tasks);
    expect(await open()).toEqual(['test-invalid']);
    expect((await release('NEGATIVE', -30)).statusCode).toBe(201);
    await expect.poll(open, { timeout: 30_000 }).toEqual([]);
    await release('POSITIVE', -10);
    await expect.poll(open, { timeout: 30_000 }).toEqual(['test-invalid']);
  });

  it('follows crossings of gates, by code and by plate', async () => {
    const byCode = await k.register();
    const plate = '桂B88K20';
    const byPlate = await k.register({ plate });
    const crossing = (change: object) => crossingWith({ postId: k.posts[1]!.id, at: k.at(0), ...change });
    const answer = await k.officer.post('/gates/crossings/batch', {
      items: [
        crossing({ permitCode: byCode.shortCode }),
        crossing({ means: 'plate', plate: 'GX B88K20' }),
        crossing({ means: 'plate', plate, decision: 'turn-back', proposed: 'turn-back', at: k.at(1) }),
      ],
    });
    expect(statuses(answer.json().outcomes)).toEqual([201, 201, 201]);
    await expect.poll(async () => (await k.open(byCode.id)).state, { timeout: 30_000 }).toBe('UNDERWAY');
    await expect
      .poll(async () => reasons((await k.open(byPlate.id)).tasks), { timeout: 30_000 })
      .toEqual(['off-route', 'turned-back']);
  });

  it('leaves an import inland through the gate, and ends at the last post', async () => {
    const { id } = await k.register({ routeId: k.importRouteId });
    k.t.clock.set(k.t.clock.now() + 30 * MINUTE);
    expect(
      await k.check(
        report(id, k.gate.id, -20, { kind: 'arrive' }),
        report(id, k.gate.id, -10, { kind: 'pass' }),
      ),
    ).toMatchObject([{ state: 'WAITING' }, { state: 'UNDERWAY' }]);
    k.t.clock.set(k.t.clock.now() + 60 * MINUTE);
    expect(await k.check(report(id, k.posts[1]!.id, -30), report(id, k.posts[0]!.id, -5))).toMatchObject([
      { state: 'UNDERWAY' },
      { state: 'EXITED' },
    ]);
  });

  it('turns back: the code never verifies again', async () => {
    const { id } = await k.register();
    const { signed } = await k.open(id);
    const permit = async () => {
      const asked = { postId: k.gate.id, direction: 'out', codes: [signed] };
      return (await k.officer.post('/gates/check', asked)).json().facts.permit.state;
    };
    expect(await permit()).toBe('valid');
    const back = { outcome: 'returned', at: k.at(0), reason: 'Không đủ giấy tờ' };
    expect((await k.officer.post(`/border/trips/${id}/close`, back)).json()).toMatchObject({
      state: 'RETURNED',
      signed: null,
    });
    expect((await k.officer.post(`/border/trips/${id}/close`, back)).json().code).toBe('trip.state');
    expect(await permit()).toBe('revoked');
    const keys = await createSigner(k.t.app.platform).publicKeys('demo');
    const list = await currentRevocations(k.t.app.platform, 'demo');
    const verdict = await verifyCode(signed as string, keys, new Date(k.t.clock.now()), webCrypto, list);
    expect(verdict.reason).toBe('REVOKED');
  });
});

describe('numbers', () => {
  it('count arrivals and exits by gate, hour, plate and direction, and a recount finds the same', async () => {
    const date = new Date(k.t.clock.now() + 7 * 3_600_000).toISOString().slice(0, 10);
    const counts = (await k.commander.get(`/border/counts?date=${date}`)).json().items;
    const sum = (what: string) =>
      counts.reduce((total: number, row: Record<string, number>) => total + row[what]!, 0);
    expect([sum('arrived'), sum('exited')]).toEqual([4, 2]);
    const { db } = k.t.app.platform;
    expect(await recountFigures(db, tripFigures, k.t.clock.now())).toEqual([]);
    const projection = k.t.app.modules
      .flatMap((module) => module.projections ?? [])
      .find(({ name }) => name === 'border-counts')!;
    await db.transaction().execute(async (tx) => await projection.rebuild(systemScope('test', 'demo'), tx));
    expect((await k.commander.get(`/border/counts?date=${date}`)).json().items).toEqual(counts);
  });

  it('say about how long it takes only where enough vehicles went through', async () => {
    const queue = async () =>
      (await k.t.anonymous.get('/public/gates/queue'))
        .json()
        .gates[0].queue.find(({ direction }: { direction: string }) => direction === 'import');
    expect(await queue()).toMatchObject({ enough: false, fromMinutes: null, exits: 1 });
    for (let i = 0; i < 6; i += 1) {
      const { id } = await k.register({ routeId: k.importRouteId });
      await k.check(report(id, k.gate.id, 0, { kind: 'pass' }));
    }
    const { id, shortCode } = await k.register({ routeId: k.importRouteId });
    await k.check(report(id, k.gate.id, 0, { kind: 'arrive' }));
    const estimate = await queue();
    expect(estimate).toMatchObject({ enough: true, waiting: 1, exits: 7, hours: 4 });
    expect(estimate.fromMinutes).toBeLessThan(estimate.untilMinutes);
    const own = (await k.t.anonymous.get(`/public/border/trips/${shortCode}`)).json();
    expect(own).toMatchObject({ ahead: 0, queue: { enough: true } });
    expect(own.queue.untilMinutes).toBeLessThan(estimate.untilMinutes);
    const yard = (await k.officer.get('/border/yard')).json().gates[0];
    expect(yard.trips.map((trip: { id: string }) => trip.id)).toContain(id);
  });
});

describe('who sees what', () => {
  it('shows a leader no names, an officer of the way the trip, and nobody else anything', async () => {
    const { id } = await k.register();
    const leader = await k.t.as('province-leader');
    expect((await leader.get(`/border/trips/${id}`)).json()).toMatchObject({ plate: null, driver: '•••' });
    expect((await k.wayside.get(`/border/trips/${id}`)).json()).toMatchObject({ may: ['check'] });
    const far = await k.t.as('gate-commander', '01');
    expect((await far.get(`/border/trips/${id}`)).statusCode).toBe(403);
    expect((await far.get('/border/trips')).json().items).toEqual([]);
    const close = { outcome: 'returned', at: k.at(0), reason: 'x' };
    expect((await k.wayside.post(`/border/trips/${id}/close`, close)).statusCode).toBe(403);
    const csv = await k.officer.send('GET', '/border/trips?limit=1');
    expect(csv.json().items).toHaveLength(1);
  });
});
