import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyCode, webCrypto } from '../../../lib/credentials/index.ts';
import { type TestApp, testApp } from '../../../test/support/app.ts';
import { DAY_MS } from '../clock/clock.ts';
import { createSigner } from './module.ts';

let t: TestApp;
const payload = { code: 'A1C2D3EV', name: 'An', birthYear: 1958, areaCode: '06184' };

beforeAll(async () => {
  t = await testApp();
});
afterAll(async () => await t.close());

describe('the signer', () => {
  it('makes one key a kind at first use, also when several processes start together', async () => {
    const now = t.clock.now();
    const signers = Array.from({ length: 6 }, () => createSigner(t.app.platform));
    const codes = await Promise.all(
      signers.map((one) => one.issue('demo', 'card', payload, { from: now, until: now + DAY_MS })),
    );
    const keys = await signers[0]!.publicKeys('demo');
    expect(keys.map(({ kinds }) => kinds)).toEqual([['card']]);
    for (const code of codes) {
      expect((await verifyCode(code, keys, new Date(now), webCrypto)).verdict).toBe('VALID');
    }
  });

  it('uses another key for another kind, and no key for two', async () => {
    const now = t.clock.now();
    const signer = createSigner(t.app.platform);
    const slip = {
      code: 'X1C2D3E0',
      name: 'An',
      birthYear: 1958,
      testType: 'pcr',
      sampledAt: new Date(now),
    } as const;
    await expect(signer.issue('demo', 'testslip', slip, { from: now, until: now + DAY_MS })).rejects.toThrow(
      'testslip',
    );
    expect(new Set((await signer.publicKeys('demo')).flatMap(({ kinds }) => kinds))).toEqual(
      new Set(['card', 'testslip']),
    );
  });

  it('stores private keys encrypted', async () => {
    const rows = await sql<{ private_key: Buffer }>`select private_key from signing_key`.execute(
      t.app.platform.db,
    );
    for (const { private_key: stored } of rows.rows) {
      // PKCS #8 of P-256 names the curve by this object identifier.
      expect(stored.includes(Buffer.from('2a8648ce3d0301', 'hex'))).toBe(false);
      expect(t.app.platform.secrets.decrypt(stored).length).toBeGreaterThan(100);
    }
    expect(rows.rows.length).toBe(2);
  });
});
