import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  generateKeyPair,
  importPublicKey,
  issueCode,
  keyId,
  makeShortCode,
  openMessage,
  TRAINING_ISSUER,
  verifyCode,
  webCrypto,
} from '../../../lib/credentials/index.ts';
import { decide, isWatched, ruleSetAt, unknownFacts, zoneOf } from '../../../lib/gates/index.ts';
import { randomBytes } from 'node:crypto';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { createSigner, revokeCodes } from '../../platform/credentials/module.ts';
import { COMMUNE, gateKit, type GateKit } from './testing/gate-kit.ts';
import { nodeWatchPort } from './usecases/watch-filters.ts';

const HOUR = 3_600_000;
let k: GateKit;
beforeAll(async () => {
  k = await gateKit();
});
afterAll(() => k.t.close());

const iso = (offset = 0) => new Date(k.t.clock.now() + offset).toISOString();

async function zones(text: string) {
  return await k.health.post('/gates/zones', { id: uuid7(), asOf: iso(-HOUR), source: 'Bảng ngày', text });
}

describe('zones of the country', () => {
  it('come in by code and by name, new and old, and the bad rows are answered', async () => {
    const answer = await zones(
      [
        'Tỉnh\tHuyện\tXã\tMức',
        'Lạng Sơn\t\tXã Đồng Đăng\tvùng đỏ',
        'Lạng Sơn\tHuyện Tràng Định\t\tvàng',
        'Hà Nội\t\t\txanh',
        'Hà Nội\t\t\ttím',
        'Không Có\t\t\tđỏ',
      ].join('\n'),
    );
    expect(answer.statusCode).toBe(201);
    const { refused, stored } = answer.json();
    expect(stored).toBeGreaterThan(3);
    expect(refused.map(({ line }: { line: number }) => line)).toEqual([5, 6]);
    expect(refused[0]).toMatchObject({ vi: 'Không hiểu mức "tím"' });
    const shown = (await k.commander.get('/gates/zones?q=đồng đăng')).json();
    expect(shown.items).toEqual([{ areaCode: COMMUNE, areaName: 'Xã Đồng Đăng', level: 'red', rank: 3 }]);
    expect(shown.stale).toBe(false);
    expect((await zones('a,b\n1,2')).json().code).toBe('gate.no-zones');
  });
});

type Pack = {
  zones: Parameters<typeof zoneOf>[0];
  rules: Parameters<typeof ruleSetAt>[0];
  revocations: { sequence: number };
  watch: { salt: string; entries: string; iterations: number; expiresAt: number };
  keys: { kinds: string[]; publicKey: string; kid: string }[];
  areas: string[][];
  forms: unknown[];
};

async function register() {
  const id = uuid7();
  const answer = await k.officer.post('/gates/devices', { id, name: 'Máy 1', postId: k.post.id });
  return { id, key: Buffer.from(answer.json().watchKey, 'base64') };
}

async function pack(device: string, have?: number) {
  const answer = await k.officer.get(
    `/gates/pack?device=${device}${have === undefined ? '' : `&have=${have}`}`,
  );
  const { signed, sequence } = answer.json();
  const keys = (await k.t.anonymous.get('/public/keys'))
    .json()
    .keys.filter((one: { purpose: string }) => one.purpose === 'pack');
  const trusted = await Promise.all(
    keys.map(async ({ kid, publicKey }: { kid: string; publicKey: string }) => ({
      kid: new Uint8Array(Buffer.from(kid, 'hex')),
      key: await importPublicKey(new Uint8Array(Buffer.from(publicKey, 'base64'))),
      kinds: ['pack' as const],
    })),
  );
  if (signed === null || answer.statusCode !== 200) {
    return { status: answer.statusCode, sequence, content: null };
  }
  const bytes = new Uint8Array(Buffer.from(signed, 'base64'));
  const opened = await openMessage('pack', bytes, trusted, new Date(k.t.clock.now()), webCrypto);
  const content = opened.ok ? (JSON.parse(new TextDecoder().decode(opened.value.content)) as Pack) : null;
  return { status: 200, sequence, content };
}

describe('the pack of a phone', () => {
  it('lets it decide as the server does, and is sent again only when something changed', async () => {
    await zones('code,level\n06184,vàng\n');
    const device = await register();
    // The first pack makes the key that signs packs, which the second then carries.
    await pack(device.id);
    const first = await pack(device.id);
    const { zones: tables, rules, areas } = first.content!;
    const now = k.t.clock.now();
    expect(zoneOf(tables, COMMUNE, now, 24 * HOUR).rank).not.toBe(null);
    const set = ruleSetAt(rules, now)!;
    expect(decide(set, unknownFacts({ direction: 'in', border: false })).decision).toBe('ask-commander');
    expect(areas.find(([code]) => code === COMMUNE)).toEqual([COMMUNE, 'Xã Đồng Đăng', '20']);
    // The forms in force, as the citizens' app and the console have them.
    const { items } = (await k.t.anonymous.get('/declaration-forms')).json();
    expect(first.content!.forms).toEqual(items);
    expect((await pack(device.id, first.sequence)).content).toBe(null);
    const { platform } = k.t.app;
    const permit = async () => {
      const code = { code: makeShortCode('permit', randomBytes(8)), name: 'An', areaCode: '20' };
      return await createSigner(platform).issueRevocable('demo', 'permit', code, {
        from: now,
        until: now + HOUR,
      });
    };
    const [issued, other] = [await permit(), await permit()];
    const withdraw = async (dataset: string, id: string) => {
      const withdrawn = { id, purpose: 'permit', reason: 'x' };
      await platform.db.transaction().execute((tx) => revokeCodes(platform, tx, dataset, [withdrawn]));
    };
    await withdraw('demo', issued.id);
    const second = await pack(device.id, first.sequence);
    expect(second.sequence).toBe(first.sequence + 1);
    expect(second.content!.revocations).toMatchObject({
      sequence: 1,
      ids: Buffer.from(issued.id, 'hex').toString('base64'),
    });
    expect(second.content!.keys.map(({ kinds }) => kinds[0])).toContain('permit');
    // What another dataset withdraws is none of this one's.
    await withdraw('live', other.id);
    expect((await pack(device.id, second.sequence)).content).toBe(null);
    const outcomeOf = async (code: string) =>
      (await k.officer.post('/gates/check', { postId: k.post.id, direction: 'in', codes: [code] })).json()
        .outcome;
    expect([await outcomeOf(issued.text), await outcomeOf(other.text)]).toEqual(['expired', 'no-zone-data']);
  });

  it('carries a watch list that only this phone reads', async () => {
    const added = await k.health.post('/gates/watch', {
      id: uuid7(),
      kind: 'plate',
      value: '12A-567.89',
      reason: 'Trốn chốt',
    });
    expect(added.statusCode).toBe(201);
    expect(
      (await k.health.post('/gates/watch', { id: uuid7(), kind: 'cccd', value: '12', reason: 'x' })).json()
        .code,
    ).toBe('gate.watch-value');
    const [mine, other] = [await register(), await register()];
    const { watch } = (await pack(mine.id)).content!;
    const filter = {
      ...watch,
      salt: new Uint8Array(Buffer.from(watch.salt, 'base64')),
      entries: new Uint8Array(Buffer.from(watch.entries, 'base64')),
    };
    const hit = async (key: Buffer, text: string) =>
      await isWatched(filter, [text], k.t.clock.now(), nodeWatchPort(key));
    expect(await hit(mine.key, 'plate:12A56789')).toBe(true);
    expect(await hit(mine.key, 'plate:12A56780')).toBe(false);
    expect(await hit(other.key, 'plate:12A56789')).toBe(false);
    const [entry] = (await k.health.get('/gates/watch')).json().items;
    await k.health.post(`/gates/watch/${entry.id}/remove`, { reason: 'Đã xong' });
    expect((await pack(mine.id)).content!.watch.entries).toBe('');
  });

  it('is refused to a phone that was reported lost, which then wipes itself', async () => {
    const device = await register();
    await pack(device.id);
    expect(
      (await k.commander.post(`/gates/devices/${device.id}/revoke`, { reason: 'Mất máy' })).statusCode,
    ).toBe(200);
    expect((await pack(device.id)).status).toBe(410);
    const again = await k.officer.post('/gates/devices', { id: device.id, name: 'Máy 1', postId: k.post.id });
    expect(again.statusCode).toBe(410);
    const shown = (await k.commander.get('/gates/devices')).json().items;
    expect(shown.find((one: { id: string }) => one.id === device.id).revokedAt).not.toBe(null);
  });
});

describe('rules', () => {
  const current = async () =>
    (await k.health.get('/gates/rules')).json().items.find((one: { inForce: boolean }) => one.inForce);

  it('are drafted, tried over past crossings, put in force and rolled back', async () => {
    const sample = await current();
    expect(sample).toMatchObject({ version: 2, certainty: 'unverified' });
    const facts = {
      ...unknownFacts({ direction: 'in', border: false }),
      zone: { known: true, origin: 1, worst: 1 },
    };
    await k.send(
      k.crossing({ facts, proposed: 'pass' }),
      k.crossing({ facts: { ...facts, zone: { known: true, origin: 0, worst: 0 } } }),
    );
    const { version: _, state: __, inForce: ___, author: ____, publishedAt: _____, ...body } = sample;
    const rules = [
      {
        id: 'yellow',
        decision: 'test',
        when: { '>=': [{ var: 'zone.worst' }, 1] },
        vi: 'Từ vùng vàng',
        en: 'From a yellow zone',
        onMissing: 'skip',
      },
      {
        id: 'pass',
        decision: 'pass',
        when: { '===': [1, 1] },
        vi: 'Không có gì',
        en: 'Nothing',
        onMissing: 'skip',
      },
    ];
    const broken = await k.health.post('/gates/rules', {
      ...body,
      rules: [{ ...rules[0], when: { nope: [1] } }],
    });
    expect(broken.json()).toMatchObject({ code: 'gate.rule-fault' });
    const drafted = await k.health.post('/gates/rules', { ...body, rules });
    expect(drafted.json()).toMatchObject({ version: 3, state: 'draft', inForce: false });
    const dry = await k.health.post('/gates/rules/3/dry-run', { from: iso(-HOUR), to: iso(HOUR) });
    expect(dry.json()).toMatchObject({
      crossings: 2,
      changed: 1,
      moves: [{ from: 'pass', to: 'test', count: 1 }],
    });
    await k.health.post('/gates/rules/3/publish', { validFrom: iso(-24 * HOUR), reason: 'Quyết định số 1' });
    expect((await current()).version).toBe(3);
    k.t.clock.set(k.t.clock.now() + 1000);
    await k.health.post('/gates/rules/2/publish', { validFrom: iso(), reason: 'Quay lại' });
    expect((await current()).version).toBe(2);
    expect(
      (await k.officer.post('/gates/rules/1/publish', { validFrom: iso(), reason: 'x' })).statusCode,
    ).toBe(403);
  });
});

describe('checking with all that the server knows', () => {
  it('stops who is under an order, and says when nothing is known of the zone', async () => {
    const person = await k.health.post('/people', {
      fullName: 'Vi Văn Tài',
      birthYear: 1970,
      identifiers: [{ kind: 'cccd', value: '020070000017' }],
      areaId: k.t.areaId(COMMUNE),
    });
    expect(person.statusCode).toBe(201);
    const ask = { postId: k.post.id, direction: 'in', codes: ['020070000017'] };
    const check = async (change = {}) => (await k.officer.post('/gates/check', { ...ask, ...change })).json();
    expect(await check()).toMatchObject({ outcome: 'no-zone-data', person: { personId: person.json().id } });
    const known = await check({ originAreaCode: COMMUNE });
    expect(known).toMatchObject({
      outcome: 'other-known',
      facts: { order: { inForce: false }, zone: { known: true } },
    });
    expect(known.reasons[0].rule).toBe('no-declaration');
    expect(await check({ codes: ['VX1:NONSENSE'] })).toMatchObject({
      outcome: 'bad-signature',
      person: null,
      facts: { declaration: { state: 'forged' } },
    });
    expect(await check({ codes: ['xyz'] })).toMatchObject({ outcome: 'unknown' });
  });

  it('knows whom an identity number means whose records were merged', async () => {
    const enter = async (more: object) => {
      const same = {
        fullName: 'Vi Văn Tấn',
        birthDate: '1970-03-04',
        sex: 'male',
        areaId: k.t.areaId(COMMUNE),
      };
      return (await k.health.post('/people', { ...same, ...more })).json().id as string;
    };
    const kept = await enter({ identifiers: [{ kind: 'cccd', value: '020070000025' }] });
    const gone = await enter({ phones: ['0913555770'] });
    const pairs = (await k.health.get('/people/duplicates')).json().items as {
      id: string;
      left: { id: string };
      right: { id: string };
    }[];
    const pair = pairs.find(({ left, right }) => [left.id, right.id].includes(gone))!;
    const merged = await k.health.post(`/people/duplicates/${pair.id}`, { decision: 'merge', keepId: kept });
    expect(merged.statusCode, merged.body).toBe(200);
    for (const code of ['020070000025', '0913555770']) {
      const checked = await k.officer.post('/gates/check', {
        postId: k.post.id,
        direction: 'in',
        codes: [code],
      });
      expect(checked.json()).toMatchObject({
        person: { personId: kept },
        facts: { order: { inForce: false } },
      });
    }
  });

  it('knows the risk that a declaration does not carry in its code', async () => {
    const declared = await k.t.anonymous.post('/declarations', {
      id: uuid7(),
      person: { fullName: 'Trần Thị Bưởi', birthYear: 1972, areaId: k.t.areaId(COMMUNE) },
      symptoms: ['fever'],
      exposures: [],
      declaredAt: iso(),
    });
    const { code, atRisk } = declared.json();
    expect(atRisk).toBe(true);
    const keys = await createSigner(k.t.app.platform).publicKeys('demo');
    expect((await verifyCode(code, keys, new Date(k.t.clock.now()), webCrypto)).verdict).toBe('VALID');
    await zones('code,level\n06184,xanh\n');
    const checked = await k.officer.post('/gates/check', {
      postId: k.post.id,
      direction: 'in',
      codes: [code],
    });
    expect(checked.json()).toMatchObject({
      outcome: 'valid',
      decision: 'test',
      facts: { declaration: { state: 'valid', atRisk: true } },
      reasons: [{ rule: 'at-risk' }, { rule: 'pass' }],
    });
  });

  it('names nobody for a signed code that copies the short code of somebody else', async () => {
    const declared = await k.t.anonymous.post('/declarations', {
      id: uuid7(),
      person: { fullName: 'Nông Thị Thật', birthYear: 1980, areaId: k.t.areaId(COMMUNE) },
      symptoms: ['fever'],
      exposures: [],
      declaredAt: iso(),
    });
    const { shortCode: code } = declared.json();
    const { privateKey, spki } = await generateKeyPair();
    const kid = await keyId(spki, webCrypto);
    const copyBy = async (issuer: string) => {
      const payload = { code, name: 'Kẻ Giả Mạo', birthYear: 1990, areaCode: COMMUNE, companions: 0 };
      const dates = { issuedAt: new Date(iso(-HOUR)), expiresAt: new Date(iso(HOUR)) };
      const copy = await issueCode(
        { kind: 'declaration', payload, key: privateKey, kid, issuer, ...dates },
        webCrypto,
      );
      return copy.ok ? copy.value.text : expect.fail(copy.reason);
    };
    const check = async (text: string) => {
      const body = { postId: k.post.id, direction: 'in', codes: [text] };
      const { outcome, person, facts } = (await k.officer.post('/gates/check', body)).json();
      return { outcome, person: person?.name ?? null, declaration: facts.declaration.state };
    };
    expect(await check(code)).toMatchObject({ person: 'Nông Thị Thật', declaration: 'valid' });
    // This gate works on the data of a training, so the code that calls itself of a training is forged too.
    for (const issuer of ['VX-TEST', TRAINING_ISSUER]) {
      expect(await check(await copyBy(issuer))).toEqual({
        outcome: 'bad-signature',
        person: null,
        declaration: 'forged',
      });
    }
  });

  it('tells a code of the training from a real one, at a real gate and in the training', async () => {
    const gateOf = async (dataset: string) => {
      const [health, officer] = [
        await k.t.as('health-officer', '20', dataset),
        await k.t.as('gate-officer', COMMUNE, dataset),
      ];
      const post = { name: 'Chốt riêng', kind: 'checkpoint', areaId: k.t.areaId(COMMUNE) };
      const { id: postId } = (await health.post('/places', post)).json();
      const bearer = { fullName: 'Vi Thị Thẻ', birthYear: 1961, areaId: k.t.areaId(COMMUNE) };
      const { id } = (await health.post('/people', bearer)).json();
      const { code } = (await health.post(`/people/${id}/card`, {})).json();
      const check = async (text: string) => {
        const body = { postId, direction: 'in', codes: [text] };
        const { outcome, person } = (await officer.post('/gates/check', body)).json();
        return { outcome, name: person?.name ?? null };
      };
      return { code: code as string, check };
    };
    const [real, training] = [await gateOf('live'), await gateOf('demo')];
    expect(await real.check(training.code)).toEqual({ outcome: 'of-training', name: null });
    expect(await training.check(real.code)).toEqual({ outcome: 'not-of-training', name: null });
    expect((await real.check(real.code)).name).toBe('Vi Thị Thẻ');
    expect((await training.check(training.code)).name).toBe('Vi Thị Thẻ');
    const forged = `${training.code.slice(0, -6)}000000`;
    expect(await training.check(forged)).toEqual({ outcome: 'bad-signature', name: null });
  });
});
