import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settled } from '../../../test/support/settled.ts';
import { recountFigures } from '../../platform/figures/recount.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { MINUTE, tripKit, type TripKit } from './testing/trip-kit.ts';

let k: TripKit;
let stray: { id: string };
beforeAll(async () => {
  k = await tripKit();
  const post = { name: 'Chốt ngoài tuyến', kind: 'checkpoint', areaId: k.t.areaId('06184') };
  stray = (await k.health.post('/places', post)).json();
});
afterAll(() => k.t.close());

type Shown = {
  readonly checks: readonly { kind: string; byCamera: boolean; by: string; placeName: string }[];
  readonly legs: readonly { state: string; byCamera: boolean }[];
};
const shown = async (id: string) => (await k.open(id)) as unknown as Shown;
const reasons = async (id: string) => (await k.open(id)).tasks.map(({ reason }) => reason).toSorted();
const read = async (...items: object[]) => {
  const sent = items.map((item) => ({ id: uuid7(), cameraId: 'Làn 1', at: k.at(0), ...item }));
  const answer = await k.commander.post('/plates', { items: sent });
  expect(answer.statusCode).toBe(200);
  await followed();
  return answer.json().outcomes;
};
/** An event that comes after all before it has been followed: those before have been too. */
async function followed() {
  const { id, plate } = await registered();
  const item = { id: uuid7(), plate, postId: k.posts[1]!.id, at: k.at(0) };
  await k.commander.post('/plates', { items: [item] });
  await expect.poll(async () => (await k.open(id)).state, { timeout: 30_000 }).toBe('UNDERWAY');
}
let plates = 500;
const registered = async (change: object = {}) => {
  plates += 1;
  const plate = `29C-${String(10_000 + plates)}`;
  return { plate, ...(await k.register({ plate, ...change })) };
};

describe('plates that cameras read of a vehicle on a trip', () => {
  it('are reports of its way marked as a camera’s, and are not among the unmatched', async () => {
    const { id, plate, shortCode } = await registered();
    k.t.clock.set(k.t.clock.now() + 70 * MINUTE);
    const [outcome] = await read({ plate, postId: k.posts[0]!.id });
    expect(outcome).toMatchObject({ status: 201, onTrip: true, permitted: false });
    expect((await k.commander.get(`/plates?view=trip&q=${plate}`)).json().items).toMatchObject([
      { tripId: id, tripCode: shortCode, outside: true },
    ]);
    expect((await k.commander.get(`/plates?view=unmatched&q=${plate}`)).json().items).toEqual([]);
    const trip = await shown(id);
    expect(trip.checks).toMatchObject([{ kind: 'post', byCamera: true, by: 'Làn 1', placeName: 'Chốt 1' }]);
    expect(trip.legs[0]).toMatchObject({ state: 'late', byCamera: true });
    expect(await reasons(id)).toEqual(['late']);
    await k.check({ id: uuid7(), tripId: id, placeId: k.posts[0]!.id, kind: 'post', at: k.at(0) });
    expect((await shown(id)).legs[0]).toMatchObject({ byCamera: false });
  });

  it('off the way are a task; one that may be misread is none, and at a post of the way it counts', async () => {
    const [sure, unsure] = [await registered(), await registered()];
    await read(
      { plate: sure.plate, postId: stray.id },
      { plate: unsure.plate, postId: stray.id, confidence: 0.4 },
      { plate: unsure.plate, postId: k.posts[0]!.id, confidence: 0.4 },
    );
    expect(await reasons(sure.id)).toEqual(['off-route']);
    expect(await reasons(unsure.id)).toEqual([]);
    expect((await k.open(unsure.id)).state).toBe('UNDERWAY');
  });

  it('at the gate say that it arrived, never that it went through, and many readings are one', async () => {
    const plate = '桂C55K66';
    const { id } = await k.register({ plate, routeId: k.importRouteId });
    await read(
      { plate, postId: k.gate.id },
      { plate, postId: k.gate.id, at: k.at(1) },
      { plate, postId: k.gate.id, at: k.at(2) },
    );
    expect((await k.open(id)).state).toBe('WAITING');
    expect((await shown(id)).checks).toMatchObject([{ kind: 'arrive', byCamera: true }]);
  });

  it('put nobody of the crew anywhere: nobody saw who sat inside', async () => {
    const { id, plate } = await registered();
    await read({ plate, postId: k.posts[1]!.id });
    const stays = async () =>
      (
        await sql<{ n: number }>`select count(*) as n from presence p
          join border_trip t on t.driver_no = p.person_no where t.id = ${id}`.execute(k.t.app.platform.db)
      ).rows[0]!.n;
    expect(Number(await stays())).toBe(0);
    await k.check({ id: uuid7(), tripId: id, placeId: k.posts[1]!.id, kind: 'post', at: k.at(0) });
    await expect.poll(async () => Number(await stays()), { timeout: 30_000 }).toBe(1);
  });
});

describe('plates that were read before their trip was accepted', () => {
  it('are matched back: a report of the way, no unmatched event, and the counter says so', async () => {
    const plate = '29C-99001';
    const startsAt = k.at(0);
    k.t.clock.set(k.t.clock.now() + 30 * MINUTE);
    const before = { id: uuid7(), plate, postId: k.posts[0]!.id, cameraId: 'Làn 1', at: k.at(0) };
    await k.commander.post('/plates', { items: [before] });
    const unmatched = async () =>
      (await k.commander.get(`/plates?view=unmatched&q=${plate}`)).json().items.length;
    expect(await unmatched()).toBe(1);
    const item = k.item({ plate, startsAt });
    await k.t.anonymous.post('/public/border/trips', { items: [item] });
    k.t.clock.set(k.t.clock.now() + 40 * MINUTE);
    await settled(k.t.app);
    expect(await unmatched()).toBe(1);
    await k.officer.post('/border/trips/decisions', { ids: [item.id], decision: 'accept' });
    await settled(k.t.app);
    expect(await unmatched()).toBe(0);
    expect((await k.commander.get(`/plates?view=trip&q=${plate}`)).json().items).toMatchObject([
      { tripId: item.id },
    ]);
    const trip = await shown(item.id);
    expect(trip.checks).toMatchObject([{ kind: 'post', byCamera: true, placeName: 'Chốt 1' }]);
    // In time, though the limit has passed since.
    expect(trip.legs[0]).toMatchObject({ state: 'in-time', byCamera: true });
    expect(await reasons(item.id)).toEqual([]);
    const figures = k.t.app.modules.flatMap((module) => (module.name === 'plates' ? module.figures! : []));
    expect(await recountFigures(k.t.app.platform.db, figures, k.t.clock.now())).toEqual([]);
  });

  it('stay apart where the vehicle had not set out yet, or the hours of the rule are over', async () => {
    const plate = '29C-99002';
    const [early, old] = [k.at(-60), k.at(-60 * 13)];
    await k.commander.post('/plates', {
      items: [early, old].map((at) => ({ id: uuid7(), plate, postId: stray.id, at })),
    });
    const { id } = await k.register({ plate, startsAt: k.at(5) });
    // However late they reach the trips.
    await k.commander.post('/plates', { items: [{ id: uuid7(), plate, postId: stray.id, at: early }] });
    await settled(k.t.app);
    expect((await shown(id)).checks).toEqual([]);
    expect(await reasons(id)).toEqual([]);
  });
});
