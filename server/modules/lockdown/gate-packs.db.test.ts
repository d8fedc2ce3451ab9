import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importPublicKey, openMessage, webCrypto } from '../../../lib/credentials/index.ts';
import {
  type Cordon,
  decide,
  insideCordon,
  isWatched,
  type RuleSet,
  ruleSetAt,
  unknownFacts,
  webWatchPort,
} from '../../../lib/gates/index.ts';
import type { Caller } from '../../../test/support/app.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { COMMUNE, HOUR, type LockdownKit, lockdownKit } from './testing/lockdown-kit.ts';

type Pack = {
  readonly cordons: readonly Cordon[];
  readonly cordoned: string;
  readonly rules: readonly RuleSet[];
  readonly areas: readonly (readonly [string, string, string])[];
  readonly watch: { salt: string; entries: string; iterations: number; expiresAt: number };
};

let k: LockdownKit;
let gate: Caller;
let device: { id: string; key: Buffer };
let postId: string;
beforeAll(async () => {
  k = await lockdownKit();
  gate = await k.t.as('gate-officer', COMMUNE);
  const place = { name: 'Chốt A', kind: 'checkpoint', areaId: k.t.areaId(COMMUNE) };
  postId = (await k.health.post('/places', place)).json().id;
  const id = uuid7();
  const registered = await gate.post('/gates/devices', { id, name: 'Máy 1', postId });
  device = { id, key: Buffer.from(registered.json().watchKey, 'base64') };
});
afterAll(() => k.t.close());

async function fetchPack(): Promise<Pack> {
  const bytes = (await gate.get(`/gates/pack?device=${device.id}`)).json().signed as string;
  const published = (await k.t.anonymous.get('/public/keys')).json().keys as {
    purpose: string;
    kid: string;
    publicKey: string;
  }[];
  const keys = await Promise.all(
    published
      .filter(({ purpose }) => purpose === 'pack')
      .map(async ({ kid, publicKey }) => ({
        kid: new Uint8Array(Buffer.from(kid, 'hex')),
        key: await importPublicKey(new Uint8Array(Buffer.from(publicKey, 'base64'))),
        kinds: ['pack' as const],
      })),
  );
  const now = new Date(k.t.clock.now());
  const opened = await openMessage(
    'pack',
    new Uint8Array(Buffer.from(bytes, 'base64')),
    keys,
    now,
    webCrypto,
  );
  if (!opened.ok) {
    throw new Error(opened.reason);
  }
  return JSON.parse(new TextDecoder().decode(opened.value.content)) as Pack;
}

/** What a phone decides by a pack, without a network, about somebody with this phone number from this unit. */
async function decideOffline(
  pack: Pack,
  phone: string,
  origin: string | null,
  address: string | null = null,
): Promise<string> {
  const now = k.t.clock.now();
  const key = await crypto.subtle.importKey(
    'raw',
    new Uint8Array(device.key),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));
  const filter = { ...pack.watch, salt: bytes(pack.watch.salt), entries: bytes(pack.cordoned) };
  const listed = await isWatched(filter, [`phone:${phone}`], now, webWatchPort(key));
  const chain = origin === null ? null : [origin, COMMUNE, '20'];
  const facts = {
    ...unknownFacts({ direction: 'in' as const, border: false }),
    zone: { known: true, origin: 0, worst: 0 },
    declaration: { state: 'valid' as const, ageHours: 1, atRisk: false, moreThanDeclared: 0 },
    cordon: { inside: insideCordon(pack.cordons, { chain, address }, listed, now) },
  };
  return decide(ruleSetAt(pack.rules, now)!, facts).decision;
}

const online = async (phone: string) =>
  (await gate.post('/gates/check', { postId, direction: 'in', codes: [phone] })).json();

describe('a cordon at the gates', () => {
  it('reaches the next pack within a minute, stops its people and its origin, and goes when it is lifted', async () => {
    await fetchPack();
    expect((await fetchPack()).cordons).toEqual([]);
    const code = k.t.app.areas.byId(k.hamletId)?.code ?? '';
    expect((await online('0912346000')).facts.cordon).toEqual({ inside: false });

    const id = await k.draft({ from: k.iso(-HOUR) });
    const before = performance.now();
    await k.decide(id);
    const pack = await fetchPack();
    const stopped = await decideOffline(pack, '0912346000', null);
    const seconds = (performance.now() - before) / 1000;
    expect(pack.cordons).toMatchObject([{ id, name: 'Thôn Nà Pàn', areaCode: code }]);
    expect(pack.areas.find(([own]) => own === code)).toEqual([code, 'Thôn Nà Pàn', COMMUNE]);
    expect(stopped).toBe('ask-commander');
    // The budget is a minute from the decision to a phone that asks; the phone itself asks by its own clock.
    expect(seconds).toBeLessThan(60);
    expect(await decideOffline(pack, '0912346003', null)).toBe('pass');
    expect(await decideOffline(pack, '0912346003', code)).toBe('ask-commander');
    const answer = await online('0912346000');
    expect(answer.facts.cordon).toEqual({ inside: true });
    expect(answer.reasons.map((one: { rule: string }) => one.rule)).toContain('cordoned');
    const typed = await gate.post('/gates/check', {
      postId,
      direction: 'in',
      codes: ['0912346003'],
      originAreaCode: code,
    });
    expect(typed.json().facts.cordon).toEqual({ inside: true });
    // Names of people inside stand nowhere in the pack.
    expect(JSON.stringify(pack)).not.toContain('0912346000');

    await k.officer.post(`/lockdowns/${id}/lift`, {
      id: uuid7(),
      officeId: k.officeId,
      legalBasis: 'Luật 114/2025/QH15',
      reason: 'Hết ổ dịch',
      againstChecklist: true,
    });
    const after = await fetchPack();
    expect(after.cordons).toEqual([]);
    expect(await decideOffline(after, '0912346000', code)).toBe('pass');
    expect((await online('0912346000')).facts.cordon).toEqual({ inside: false });
  });

  it('of an alley stops who lives there, and nobody else of the commune', async () => {
    const areaId = k.t.areaId(COMMUNE);
    const alley = await k.draft({
      title: 'Ngõ 12',
      shape: { kind: 'address', areaId, address: ['ngõ 12'] },
    });
    await k.decide(alley);
    expect((await k.officer.get(`/lockdowns/${alley}`)).json()).toMatchObject({
      people: 1,
      addressWords: ['ngõ 12'],
    });
    const pack = await fetchPack();
    expect(pack.cordons).toMatchObject([{ areaCode: null, units: [], names: ['ngo 12'] }]);
    const inside = async (phone: string) => (await online(phone)).facts.cordon.inside;
    expect([await inside('0912346003'), await inside('0912346004'), await inside('0912346000')]).toEqual([
      true,
      false,
      false,
    ]);
    expect(await decideOffline(pack, '0912346003', null)).toBe('ask-commander');
    expect(await decideOffline(pack, '0912346004', COMMUNE)).toBe('pass');
    const said = (address: string) => decideOffline(pack, '0912346004', null, address);
    expect(await said('Số 2, ngõ 12, xã Đồng Đăng')).toBe('ask-commander');
    expect(await said('Số 2, ngõ 112, xã Đồng Đăng')).toBe('pass');
    await k.officer.post(`/lockdowns/${alley}/lift`, {
      id: uuid7(),
      officeId: k.officeId,
      legalBasis: 'Luật 114/2025/QH15',
      reason: 'Hết ổ dịch',
      againstChecklist: true,
    });
    const short = { shape: { kind: 'address', areaId, address: ['12'] }, sources: { shape: true } };
    expect((await k.officer.post('/lockdowns/preview', short)).json().code).toBe('lockdown.address-words');
  });

  it('by outline or place is known by hamlet, by address and by who lives there since, also without a network', async () => {
    const outline = {
      type: 'Polygon',
      coordinates: [
        [
          [106.68, 21.93],
          [106.7, 21.93],
          [106.7, 21.95],
          [106.68, 21.95],
          [106.68, 21.93],
        ],
      ],
    };
    const areaId = k.t.areaId(COMMUNE);
    const drawn = await k.draft({ title: 'Bờ suối', shape: { kind: 'polygon', areaId, outline } });
    await k.decide(drawn);
    const code = k.t.app.areas.byId(k.hamletId)?.code ?? '';
    const pack = await fetchPack();
    expect(pack.cordons).toMatchObject([{ areaCode: null, units: [code], names: ['thon na pan'] }]);
    expect(pack.areas.some(([own]) => own === code)).toBe(true);
    const nobody = '0912346003';
    expect(await decideOffline(pack, nobody, code)).toBe('ask-commander');
    expect(await decideOffline(pack, nobody, null, 'Số 3, thôn Nà Pàn, xã Đồng Đăng')).toBe('ask-commander');
    expect(await decideOffline(pack, nobody, null, 'Số 8, đường Trần Phú, xã Đồng Đăng')).toBe('pass');
    const asked = async (originText: string) =>
      (await gate.post('/gates/check', { postId, direction: 'in', codes: [nobody], originText })).json().facts
        .cordon.inside;
    expect([await asked('Thôn Nà Pàn, Đồng Đăng'), await asked('Thôn Nà Pàn, Lộc Bình')]).toEqual([
      true,
      false,
    ]);

    // Somebody who comes to live there stands on no roster, and is known all the same.
    const moved = { fullName: 'Vi Văn Mới', birthYear: 1990, phones: ['0912346900'], areaId: k.hamletId };
    await k.health.post('/people', moved);
    k.t.clock.set(k.t.clock.now() + 31_000);
    expect((await online('0912346900')).facts.cordon).toEqual({ inside: true });
    expect(await decideOffline(await fetchPack(), '0912346900', null)).toBe('ask-commander');
    // Whoever writes the rules hears of it when those in force never ask.
    const cordons = async () => (await k.health.get('/gates/rules')).json().cordons;
    expect(await cordons()).toEqual({ inForce: 1, asked: true });
    await k.health.post('/gates/rules/1/publish', { validFrom: k.iso(), reason: 'Bộ của tỉnh' });
    expect(await cordons()).toEqual({ inForce: 1, asked: false });
    // Who was taken off the roster is not inside.
    const members = (await k.officer.get(`/lockdowns/${drawn}/members`)).json().items;
    const left = members.find(({ personId }: { personId: string }) => personId === k.people[0]);
    expect((await online('0912346000')).facts.cordon).toEqual({ inside: true });
    const gone = { memberIds: [left.id], at: k.iso(), reason: 'moved' };
    expect((await k.officer.post(`/lockdowns/${drawn}/departures`, gone)).statusCode).toBe(200);
    expect((await online('0912346000')).facts.cordon).toEqual({ inside: false });
  });
});
