import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExpectedTrip, ExpectedTrips } from '../../../contract/trip-kit.ts';
import { importPublicKey, openMessage, webCrypto } from '../../../lib/credentials/index.ts';
import { openUnder, type WatchPort, webWatchPort } from '../../../lib/gates/index.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { settled } from '../../../test/support/settled.ts';
import { crossingWith, MINUTE, tripKit, type TripKit } from './testing/trip-kit.ts';
import { watchLimits } from './usecases/watch-limits.ts';

let k: TripKit;
beforeAll(async () => {
  k = await tripKit();
});
afterAll(() => k.t.close());

type Phone = { readonly id: string; readonly port: WatchPort };
const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));

async function phoneAt(postId: string): Promise<Phone> {
  const id = uuid7();
  const answer = await k.commander.post('/gates/devices', { id, name: 'Máy', postId });
  const raw = bytes(answer.json().watchKey);
  const usage = { name: 'HMAC', hash: 'SHA-256' };
  return { id, port: webWatchPort(await crypto.subtle.importKey('raw', raw, usage, false, ['sign'])) };
}

async function fetchList({ id }: Phone, have?: string) {
  const query = have === undefined ? '' : `&have=${have}`;
  const answer = await k.commander.get(`/border/expected?device=${id}${query}`);
  const { version, signed } = answer.json() as { version: string; signed: string | null };
  return { version, signed };
}

async function openList(signed: string | null): Promise<ExpectedTrips> {
  const { keys } = (await k.t.anonymous.get('/public/keys')).json();
  const trusted = await Promise.all(
    keys
      .filter(({ purpose }: { purpose: string }) => purpose === 'pack')
      .map(async (key: { kid: string; publicKey: string; signsFrom: string }) => ({
        kid: new Uint8Array(Buffer.from(key.kid, 'hex')),
        key: await importPublicKey(bytes(key.publicKey)),
        kinds: ['pack'],
        signsFrom: new Date(Date.parse(key.signsFrom) - MINUTE),
      })),
  );
  const opened = await openMessage('pack', bytes(signed!), trusted, new Date(k.t.clock.now()), webCrypto);
  if (!opened.ok) {
    throw new Error(opened.reason);
  }
  return JSON.parse(new TextDecoder().decode(opened.value.content)) as ExpectedTrips;
}

/** What a phone makes of a code or plate: nothing but the list and its own key. */
async function look(list: ExpectedTrips, { port }: Phone, by: 'trip' | 'plate', said: string) {
  const column = by === 'trip' ? 0 : 2;
  const find = (tag: Uint8Array) => {
    const entry = list.entries.find((one) => one[column] === Buffer.from(tag).toString('base64'));
    return entry === undefined ? undefined : bytes(entry[column + 1]!);
  };
  return await openUnder(`${by}:${said}`, find, port, bytes(list.salt));
}

/** Lets the vehicle of a trip out through the gate, as another phone decided it. */
async function crossTheGate(permitCode: string, at: string): Promise<void> {
  const item = crossingWith({ postId: k.gate.id, at, direction: 'out', permitCode });
  const answer = await k.commander.post('/gates/crossings/batch', { items: [item] });
  expect(answer.json().outcomes).toMatchObject([{ status: 201 }]);
  await settled(k.t.app);
}

describe('trips that a post expects', () => {
  it('come sealed to the phones of the way: code and plate open them, and nothing else does', async () => {
    const [here, far] = [await phoneAt(k.posts[1]!.id), await phoneAt(k.gate.id)];
    const trip = await k.register({ plate: '12C-77777' });
    await k.register({ startsAt: k.at(60 * 24 * 5) });
    const { signed } = await fetchList(here);
    const list = await openList(signed);
    expect(list).toMatchObject({ device: here.id, postId: k.posts[1]!.id, more: false });
    expect(await look(list, here, 'plate', '12C77777')).toBe(trip.shortCode);
    const opened = JSON.parse((await look(list, here, 'trip', trip.shortCode))!) as ExpectedTrip;
    expect(opened).toMatchObject({
      id: trip.id,
      here: 'post',
      from: k.at(60),
      deadline: k.at(120),
      at: null,
      nextName: 'Cửa khẩu thử',
      seals: ['VN123456'],
      needsHandOver: true,
      handed: false,
    });
    // Five days ahead is no trip of today; another phone's list is no use; a guess opens nothing.
    expect(list.entries).toHaveLength(1);
    expect(await look(await openList((await fetchList(far)).signed), here, 'plate', '12C77777')).toBeNull();
    expect(await look(list, here, 'plate', '12C77778')).toBeNull();
    expect(JSON.stringify(list)).not.toContain(trip.shortCode);
    expect(JSON.stringify(opened)).not.toContain('Lý Văn');
  });

  it('are sent again only when something of them changed, or after the hour', async () => {
    const phone = await phoneAt(k.posts[1]!.id);
    const trip = await k.register();
    const first = await fetchList(phone);
    expect(await fetchList(phone, first.version)).toEqual({ version: first.version, signed: null });
    k.t.clock.set(k.t.clock.now() + 20 * MINUTE);
    const came = k.at(0);
    await k.check({
      id: uuid7(),
      tripId: trip.id,
      placeId: k.posts[0]!.id,
      kind: 'post',
      at: came,
    });
    const second = await fetchList(phone, first.version);
    const opened = JSON.parse(
      (await look(await openList(second.signed), phone, 'trip', trip.shortCode))!,
    ) as ExpectedTrip;
    expect([opened.from, opened.deadline, opened.state]).toEqual([came, k.at(60), 'UNDERWAY']);
    k.t.clock.set(k.t.clock.now() + 61 * MINUTE);
    expect((await fetchList(phone, second.version)).signed).not.toBeNull();
  });

  it('go to phones of the own area only, and to none that was reported lost', async () => {
    const phone = await phoneAt(k.posts[1]!.id);
    const far = await k.t.as('gate-officer', '24');
    expect((await far.get(`/border/expected?device=${phone.id}`)).statusCode).toBe(403);
    await k.commander.post(`/gates/devices/${phone.id}/revoke`, { reason: 'Mất máy' });
    expect((await k.commander.get(`/border/expected?device=${phone.id}`)).statusCode).toBe(410);
  });
});

describe('what was recorded without a network', () => {
  it('is judged when it arrives: late once, however often and by whomever it was reported', async () => {
    const trip = await k.register();
    const placeId = k.posts[0]!.id;
    const late = { id: uuid7(), tripId: trip.id, placeId, kind: 'post', at: k.at(85) };
    k.t.clock.set(k.t.clock.now() + 200 * MINUTE);
    // The clock raised it before the phone was heard of; sent twice, and by a second phone of the post.
    await watchLimits({ platform: k.t.app.platform });
    const again = { ...late, id: uuid7(), at: new Date(Date.parse(late.at) + MINUTE).toISOString() };
    expect((await k.check(late, late, again)).map(({ status }) => status)).toEqual([201, 200, 201]);
    const tasks = (await k.open(trip.id)).tasks.filter(({ reason }) => reason === 'late');
    expect(tasks.filter(({ state }) => state === 'open').length).toBe(1);
  });

  it('lands a hand-over once, also behind the passing that another phone reported', async () => {
    const trip = await k.register();
    const body = {
      id: uuid7(),
      at: k.at(100),
      placeId: k.gate.id,
      to: { fullName: 'Hoàng Chuyên Trách', phone: '0912999888' },
      seals: ['VN123456'],
    };
    const [passed, later] = [k.at(110), k.at(115)];
    k.t.clock.set(k.t.clock.now() + 120 * MINUTE);
    await crossTheGate(trip.shortCode, passed);
    expect(await k.open(trip.id)).toMatchObject({ state: 'EXITED' });
    const send = async (change: object = {}) =>
      (await k.officer.post(`/border/trips/${trip.id}/hand-over`, { ...body, ...change })).statusCode;
    expect(await send({ id: uuid7(), at: later })).toBe(409);
    expect([await send(), await send(), await send({ id: uuid7() })]).toEqual([201, 200, 409]);
    const open = (await k.open(trip.id)).tasks.filter(({ state }) => state === 'open');
    expect(open.map(({ reason }) => reason)).not.toContain('no-hand-over');
  });
});
