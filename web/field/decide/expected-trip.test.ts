import { beforeAll, describe, expect, it } from 'vitest';
import type { ExpectedTrip, ExpectedTrips } from '../../../contract/trip-kit.ts';
import { generateKeyPair, keyId, signMessage, webCrypto } from '../../../lib/credentials/index.ts';
import { sealUnder, webWatchPort } from '../../../lib/gates/index.ts';
import { openPack, type PackKey } from '../data/pack-open.ts';
import { findIn, openList, verdictOf } from './expected-trip.ts';

const NOW = Date.parse('2021-08-15T03:00:00Z');
const MINUTE = 60_000;
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const iso = (minutes: number) => new Date(NOW + minutes * MINUTE).toISOString();
const salt = new Uint8Array(16).fill(7);

const trip: ExpectedTrip = {
  id: '019a0000-0000-7000-8000-000000000001',
  code: 'P1234567',
  plate: '12C12345',
  state: 'UNDERWAY',
  direction: 'export',
  gateId: 'gate',
  gateName: 'Cửa khẩu',
  here: 'post',
  from: iso(-30),
  deadline: iso(30),
  at: null,
  lateMinutes: null,
  nextName: 'Cửa khẩu',
  seals: ['VN1'],
  needsHandOver: true,
  handed: false,
  tasks: [],
};

let keys: Awaited<ReturnType<typeof generateKeyPair>>;
let key: PackKey;
let port: ReturnType<typeof webWatchPort>;
let list: ExpectedTrips;

async function sign(read: unknown): Promise<string> {
  const kid = await keyId(keys.spki, webCrypto);
  const content = new TextEncoder().encode(JSON.stringify(read));
  const [issuedAt, expiresAt] = [new Date(NOW - MINUTE), new Date(NOW + 60 * MINUTE)];
  const message = { issuer: 'VX', issuedAt, expiresAt, content };
  return base64(await signMessage('pack', message, { key: keys.privateKey, kid }, webCrypto));
}

beforeAll(async () => {
  keys = await generateKeyPair();
  const kid = await keyId(keys.spki, webCrypto);
  key = {
    kid: Buffer.from(kid).toString('hex'),
    kinds: ['pack'],
    publicKey: base64(keys.spki),
    signsFrom: new Date(NOW - 60 * MINUTE).toISOString(),
    signsUntil: null,
  };
  port = webWatchPort(await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']));
  const nonce = () => crypto.getRandomValues(new Uint8Array(12));
  const byCode = await sealUnder(`trip:${trip.code}`, JSON.stringify(trip), nonce(), port, salt);
  const byPlate = await sealUnder(`plate:${trip.plate}`, trip.code, nonce(), port, salt);
  list = {
    list: 'expected-trips',
    device: 'phone',
    postId: 'post',
    asOf: iso(0),
    until: iso(600),
    salt: base64(salt),
    more: false,
    entries: [[base64(byCode.tag), base64(byCode.sealed), base64(byPlate.tag), base64(byPlate.sealed)]],
  };
});

describe('the list of expected trips on a phone', () => {
  it('is taken only signed, and only of this phone', async () => {
    expect(await openList(await sign(list), [key], 'phone', NOW)).toEqual(list);
    expect(await openList(await sign(list), [key], 'another', NOW)).toBeNull();
    expect(await openList(await sign({ ...list, list: 'other' }), [key], 'phone', NOW)).toBeNull();
    const stranger = { ...key, kinds: ['permit'] };
    expect(await openList(await sign(list), [stranger], 'phone', NOW)).toBeNull();
  });

  it('is no data pack, though both are signed for the same purpose', async () => {
    expect(await openPack(await sign(list), 1, [key], NOW)).toEqual({ fault: 'format' });
  });

  it('gives a trip to its code or its plate, and to nothing else', async () => {
    expect(await findIn(list, { code: trip.code, plate: '' }, port)).toEqual(trip);
    expect(await findIn(list, { code: null, plate: trip.plate }, port)).toEqual(trip);
    // A permit of another kind was shown, the vehicle is on a trip all the same.
    expect(await findIn(list, { code: 'P7654321', plate: trip.plate }, port)).toEqual(trip);
    expect(await findIn(list, { code: null, plate: '12C54321' }, port)).toBeNull();
  });
});

describe('what a post says without a network', () => {
  it('counts the minutes beyond the limit, never before it', () => {
    expect(verdictOf(trip, NOW)).toEqual({ kind: 'on-time' });
    expect(verdictOf(trip, NOW + 30 * MINUTE)).toEqual({ kind: 'on-time' });
    expect(verdictOf(trip, NOW + 30 * MINUTE + 1)).toEqual({ kind: 'late', minutes: 1 });
    expect(verdictOf(trip, NOW + 51 * MINUTE)).toEqual({ kind: 'late', minutes: 21 });
  });

  it('says since when it is expected, and that it came by', () => {
    expect(verdictOf(trip, NOW - 31 * MINUTE)).toEqual({ kind: 'early' });
    const came = { ...trip, at: iso(-5), lateMinutes: 12 };
    expect(verdictOf(came, NOW + 90 * MINUTE)).toEqual({ kind: 'passed', at: iso(-5), lateMinutes: 12 });
  });
});
