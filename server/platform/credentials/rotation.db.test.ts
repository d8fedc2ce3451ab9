import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  applyRevocations,
  type DccSigner,
  importPublicKey,
  makeShortCode,
  NO_REVOCATIONS,
  openMessage,
  readDccSigner,
  type Revocations,
  verifyCode,
  verifyDcc,
  webCrypto,
} from '../../../lib/credentials/index.ts';
import { VACCINATION } from '../../../lib/credentials/dcc-test-samples.ts';
import { nodeCertificates } from '../../../lib/credentials/node-crypto.ts';
import { type TestApp, testApp } from '../../../test/support/app.ts';
import { DAY_MS } from '../clock/clock.ts';
import { isCertifiedBy } from './certificates.ts';
import { readKeys } from './key-store.ts';
import { createSigner, currentRevocations, revokeCodes } from './module.ts';
import { rotateKey } from './rotate.ts';

const payload = { code: 'A1C2D3EV', name: 'An', birthYear: 1958, areaCode: '06184' };
const slip = {
  code: makeShortCode('testslip', new Uint8Array(8).fill(3)),
  name: 'An',
  birthYear: 1958,
  testType: 'pcr',
  sampledAt: new Date(0),
} as const;
const MINUTE_MS = 60_000;

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(async () => await t.close());

const validity = () => ({ from: t.clock.now(), until: t.clock.now() + DAY_MS });

async function get<T>(path: string): Promise<T> {
  const answer = await t.app.http.inject({ method: 'GET', url: `/api/v1${path}` });
  expect(answer.statusCode).toBe(200);
  return answer.json();
}

describe('rotating keys', () => {
  it('leaves codes of the former key valid, and a process that still holds it may sign for ten minutes', async () => {
    const signer = createSigner(t.app.platform);
    const before = await signer.issue('demo', 'card', payload, validity());
    const { kid } = await rotateKey(t.app.platform, 'card', 'demo');
    t.clock.set(t.clock.now() + 4 * MINUTE_MS);
    const meanwhile = await signer.issue('demo', 'card', payload, validity());
    t.clock.set(t.clock.now() + 2 * MINUTE_MS);
    const after = await signer.issue('demo', 'card', payload, validity());
    const keys = await signer.publicKeys('demo');
    const [newest] = keys.filter((key) => Buffer.from(key.kid).equals(kid));
    for (const code of [before, meanwhile, after]) {
      expect((await verifyCode(code, keys, new Date(t.clock.now()), webCrypto)).verdict).toBe('VALID');
    }
    expect((await verifyCode(after, [newest!], new Date(t.clock.now()), webCrypto)).verdict).toBe('VALID');
    expect((await verifyCode(meanwhile, [newest!], new Date(t.clock.now()), webCrypto)).reason).toBe('KID');
  });

  it('refuses what the former key signed after it was retired', async () => {
    const stubborn = createSigner({ ...t.app.platform, clock: { now: () => 0 } });
    await stubborn.issue('demo', 'card', payload, validity());
    await rotateKey(t.app.platform, 'card', 'demo');
    t.clock.set(t.clock.now() + 11 * MINUTE_MS);
    const late = await stubborn.issue('demo', 'card', payload, validity());
    const keys = await stubborn.publicKeys('demo');
    expect((await verifyCode(late, keys, new Date(t.clock.now()), webCrypto)).reason).toBe('KEY_USAGE');
  });

  it('of before each dataset had its own leave every code valid, and sign no more for the training', async () => {
    const { platform } = t.app;
    const signer = createSigner(platform);
    const before = await signer.issue('demo', 'testslip', slip, validity());
    // As the migration leaves an installation whose keys signed for all.
    await sql`update signing_key set dataset = 'live', shared_until = ${new Date(t.clock.now() + 1000)}
      where purpose = 'testslip'`.execute(platform.db);
    t.clock.set(t.clock.now() + 10 * MINUTE_MS);
    const anew = createSigner(platform);
    const [real, training] = [
      await anew.issue('live', 'testslip', slip, validity()),
      await anew.issue('demo', 'testslip', slip, validity()),
    ];
    const verdicts = async (dataset: string) => {
      const keys = await anew.publicKeys(dataset);
      const now = new Date(t.clock.now());
      const all = [before, real, training].map((code) => verifyCode(code, keys, now, webCrypto));
      return (await Promise.all(all)).map(({ verdict, reason }) => reason ?? verdict);
    };
    expect(await verdicts('live')).toEqual(['VALID', 'VALID', 'KID']);
    expect(await verdicts('demo')).toEqual(['VALID', 'KEY_USAGE', 'VALID']);
  });

  it('makes document signers that the authority in use certifies, and certificates under them', async () => {
    const signer = createSigner(t.app.platform);
    expect(await signer.issueDcc(VACCINATION, validity())).toBe(null);
    await rotateKey(t.app.platform, 'dcc', 'demo');
    const keys = await readKeys(t.app.platform.db);
    const [authority, document] = ['csca', 'dcc'].map((purpose) =>
      keys.find((key) => key.purpose === purpose)!,
    );
    expect(await isCertifiedBy(document!.certificate!, authority!.certificate!, t.clock.now())).toBe(true);
    expect(await isCertifiedBy(authority!.certificate!, document!.certificate!, t.clock.now())).toBe(false);
    const later = createSigner(t.app.platform);
    const issued = await later.issueDcc(VACCINATION, validity());
    const { certificates } = await get<{ certificates: string[] }>('/public/keys');
    const read = await readDccSigner(
      new Uint8Array(Buffer.from(certificates[0]!, 'base64')),
      nodeCertificates,
    );
    const trusted = [(read as { value: DccSigner }).value];
    const text = (issued as { value: string }).value;
    const verdict = await verifyDcc(text, trusted, new Date(t.clock.now()), nodeCertificates);
    expect(verdict).toMatchObject({ verdict: 'VALID', payload: VACCINATION });
  });
});

describe('revocations', () => {
  type List = { sequence: number; base: number; signed: string };

  async function download(known: Revocations): Promise<Revocations> {
    const { signed } = await get<List>(`/public/revocations?from=${known.sequence}`);
    const { keys } = await get<{ keys: { purpose: string; kid: string; publicKey: string }[] }>(
      '/public/keys',
    );
    const trusted = await Promise.all(
      keys
        .filter(({ purpose }) => purpose === 'revocations')
        .map(async ({ kid, publicKey }) => ({
          kid: new Uint8Array(Buffer.from(kid, 'hex')),
          key: await importPublicKey(new Uint8Array(Buffer.from(publicKey, 'base64'))),
          kinds: ['revocations'] as const,
        })),
    );
    const bytes = new Uint8Array(Buffer.from(signed, 'base64'));
    const opened = await openMessage('revocations', bytes, trusted, new Date(t.clock.now()), webCrypto);
    const applied = opened.ok ? await applyRevocations(known, opened.value.content, webCrypto) : opened;
    return applied.ok ? applied.value : known;
  }

  async function withdraw(...ids: string[]): Promise<void> {
    const rows = ids.map((id) => ({ id, purpose: 'permit', reason: 'test' }));
    const { platform } = t.app;
    await platform.db.transaction().execute((tx) => revokeCodes(platform, tx, 'demo', rows));
  }

  it('come to a phone by deltas, and a code that was withdrawn is refused from then on', async () => {
    const signer = createSigner(t.app.platform);
    const permit = { code: 'G1C2D3EE', name: 'Lý Đức Ưng', areaCode: '20' };
    const issued = await signer.issueRevocable('demo', 'permit', permit, validity());
    const keys = await signer.publicKeys('demo');
    const reason = async (list: Revocations) =>
      (await verifyCode(issued.text, keys, new Date(t.clock.now()), webCrypto, list)).reason;
    await withdraw('00000000000000aa');
    const first = await download(NO_REVOCATIONS);
    expect(await reason(first)).toBe(null);
    await withdraw(issued.id, '00000000000000bb');
    const second = await download(first);
    expect(second.ids.length / 8).toBe(3);
    expect(await reason(second)).toBe('REVOKED');
    expect(await reason(await currentRevocations(t.app.platform, 'demo'))).toBe('REVOKED');
    // Withdrawn once more it stays, on the next list too.
    await withdraw(issued.id);
    expect(await reason(await download(second))).toBe('REVOKED');
    expect(await download(NO_REVOCATIONS)).toEqual(await download(second));
  });

  it('of before each dataset had its list stand on every one, and a phone comes from the shared list by a delta', async () => {
    const { db } = t.app.platform;
    const known = await download(NO_REVOCATIONS);
    // As the migration leaves an installation that had one list.
    await sql`update revocation set dataset = '*'`.execute(db);
    await sql`update revocation_state set dataset = '*'`.execute(db);
    expect(await currentRevocations(t.app.platform, 'live')).toEqual(known);
    await withdraw('00000000000000cc');
    const next = await download(known);
    expect([next.sequence, next.ids.length]).toEqual([known.sequence + 1, known.ids.length + 8]);
    expect(await currentRevocations(t.app.platform, 'demo')).toEqual(next);
    expect(await currentRevocations(t.app.platform, 'live')).toEqual(known);
  });
});
