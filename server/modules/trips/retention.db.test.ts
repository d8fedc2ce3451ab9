import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { settled } from '../../../test/support/settled.ts';
import { DAY_MS } from '../../platform/clock/clock.ts';
import { recountFigures } from '../../platform/figures/recount.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { askErasure, grantErasure } from '../privacy/testing/erasure.ts';
import { tripFigures } from './figures.ts';
import { shippedRetention } from './rules/retention.ts';
import { MINUTE, tripKit, type TripKit } from './testing/trip-kit.ts';

let k: TripKit;
beforeAll(async () => {
  k = await tripKit();
});
afterAll(() => k.t.close());

const run = async () =>
  await k.t.app.modules
    .flatMap((module) => module.jobs ?? [])
    .find(({ kind }) => kind === 'trips.retention')!
    .run(null, { progress: async () => {} });

/** Everything of trips as stored, with what is encrypted opened. */
async function stored(id: string): Promise<string> {
  const { db, secrets } = k.t.app.platform;
  const trip = await sql<Record<string, unknown>>`select * from border_trip where id = ${id}`.execute(db);
  const rest = await sql<{ row: unknown; note: Buffer | null }>`
    select to_jsonb(c) - 'note' as row, note from border_check c where trip_id = ${id}
    union all select to_jsonb(m) - 'note', note from border_misuse m where trip_id = ${id}
    union all select to_jsonb(k) - 'note', note from border_task k where trip_id = ${id}`.execute(db);
  const open = (value: unknown) => (Buffer.isBuffer(value) ? secrets.decrypt(value) : value);
  const { plate_index: _, ...columns } = trip.rows[0]!;
  return JSON.stringify([
    Object.values(columns).map(open),
    rest.rows.map(({ row, note }) => [row, open(note)]),
  ]);
}

it('takes who drove what out of trips that are over at once, where a driver is anonymised', async () => {
  const trip = await k.register({
    driver: { fullName: 'Vi Văn Xóa', phone: '0912345998' },
    plate: '12C-987.66',
  });
  await settled(k.t.app);
  const { db } = k.t.app.platform;
  const found = await sql<{
    id: string;
  }>`select p.id from border_trip t join person p on p.person_no = t.driver_no
    where t.id = ${trip.id}`.execute(db);
  const request = await askErasure(k.health, found.rows[0]!.id);
  const done = { state: 'done', answer: 'Đã làm' };
  const early = await k.health.post(`/privacy/requests/${request}/answer`, done);
  expect(early.json().message).toContain('Chuyến xe qua cửa khẩu (1)');
  await sql`update border_trip set state = 'CANCELLED' where id = ${trip.id}`.execute(db);
  await grantErasure(k.health, request);
  const kept = await stored(trip.id);
  for (const text of ['Vi Văn Xóa', '0912345998', '12C98766']) {
    expect(kept).not.toContain(text);
  }
  expect(kept).toContain('Thanh long');
});

it('takes who drove what out of old trips by the dated rule; nothing that is counted changes', async () => {
  const driver = { fullName: 'Vi Văn Xưa', phone: '0912345999' };
  const one = async () => await k.register({ driver, seals: ['VN999'], plate: '12C-987.65' });
  const trip = await one();
  await k.officer.post('/permits/reports', {
    id: uuid7(),
    shortCode: trip.shortCode,
    kind: 'other',
    at: k.at(0),
    note: 'Vi Văn Xưa nhờ người khác',
  });
  k.t.clock.set(k.t.clock.now() + 170 * MINUTE);
  await k.check({
    id: uuid7(),
    tripId: trip.id,
    placeId: k.gate.id,
    kind: 'arrive',
    at: k.at(-60),
    seals: ['GIA-777'],
  });
  await k.commander.post(`/border/trips/${trip.id}/hand-over`, {
    id: uuid7(),
    at: k.at(-30),
    placeId: k.yard.id,
    to: { fullName: 'Hoàng Chuyên Trách', phone: '0988000111' },
    seals: ['VN999'],
  });
  await k.check({
    id: uuid7(),
    tripId: trip.id,
    placeId: k.gate.id,
    kind: 'pass',
    at: k.at(-10),
    note: 'Vi Văn Xưa',
  });
  const open = await one();
  await settled(k.t.app);
  const before = await stored(trip.id);
  for (const text of ['Vi Văn Xưa', 'Hoàng Chuyên Trách', '12C98765', trip.shortCode, 'VN999', 'GIA777']) {
    expect(before).toContain(text);
  }
  expect(await run()).toEqual({ anonymised: 0 });
  const { closedDays, anyDays } = shippedRetention;
  k.t.clock.set(k.t.clock.now() + closedDays * DAY_MS);
  expect(await run()).toEqual({ anonymised: 1 });
  expect(await run()).toEqual({ anonymised: 0 });
  const after = await stored(trip.id);
  for (const text of [
    'Vi Văn Xưa',
    'Hoàng',
    '12C98765',
    trip.shortCode,
    'VN999',
    '0912345999',
    '0988000111',
  ]) {
    expect(after).not.toContain(text);
  }
  const officer = await k.t.as('gate-commander', '20');
  const shown = (await officer.get(`/border/trips/${trip.id}`)).json();
  expect(shown).toMatchObject({
    state: 'EXITED',
    plate: null,
    driver: '•••',
    goods: 'Thanh long',
    anonymisedAt: expect.any(String),
    handOver: { to: { name: '•••', phone: null } },
    misuse: [{ kind: 'other', note: null }],
  });
  expect(shown.tasks.length).toBeGreaterThan(2);
  expect(shown.tasks.every(({ state }: { state: string }) => state === 'done')).toBe(true);
  expect((await officer.get('/border/tasks?state=done')).json().items[0]).toMatchObject({ plate: null });
  expect((await officer.get('/border/trips?q=12C-987.65')).json().items).toMatchObject([{ id: open.id }]);
  expect(await recountFigures(k.t.app.platform.db, tripFigures, k.t.clock.now())).toEqual([]);
  // One that nobody ended is not kept for ever either.
  k.t.clock.set(k.t.clock.now() + anyDays * DAY_MS);
  expect(await run()).toEqual({ anonymised: 1 });
  expect(await stored(open.id)).not.toContain('Vi Văn Xưa');
});
