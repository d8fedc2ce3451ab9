import { beforeAll, describe, expect, it } from 'vitest';
import { decodeBase45, encodeBase45 } from './base45.ts';
import { CborTag, encodeCbor } from './cbor.ts';
import { parseSign1, signSign1 } from './cose.ts';
import { encodeClaims } from './cwt.ts';
import type { CodeKind } from './kinds.ts';
import { CODE_KINDS } from './kinds.ts';
import { EXPIRES_AT, ISSUED_AT, NOW, type SampleKey, sampleCode, sampleKey } from './test-samples.ts';
import { issueCode } from './vx1-issue.ts';
import { verifyCode } from './vx1-verify.ts';
import { webCrypto } from './webcrypto.ts';

let key: SampleKey;

beforeAll(async () => {
  key = await sampleKey();
});

async function issue(kind: CodeKind, change: object = {}): Promise<string> {
  const issued = await issueCode({ ...sampleCode(kind, key), ...change }, webCrypto);
  if (!issued.ok) {
    throw new Error(issued.reason);
  }
  return issued.value.text;
}

/** Any claims, signed well. */
async function signClaims(change: object): Promise<string> {
  const claims = {
    issuer: 'VN-20-CDC',
    subject: 'A1C2D3EV',
    issuedAt: ISSUED_AT.getTime() / 1000,
    expiresAt: EXPIRES_AT.getTime() / 1000,
    id: new Uint8Array(8),
    kindNumber: 1,
    content: new Map<number, string | number>([
      [1, 'An'],
      [2, 1958],
      [3, '06325'],
    ]),
    ...change,
  };
  const message = await signSign1(encodeClaims(claims), key.kid, key.privateKey, webCrypto);
  return `VX1:${encodeBase45(message)}`;
}

const passed = {
  unprefix: true,
  base45: true,
  zlib: null,
  cose: true,
  kid: true,
  signature: true,
  expiry: true,
  keyUsage: true,
  schema: true,
};

describe('VX1 codes', () => {
  it.each(CODE_KINDS)('verify as issued: %s', async (kind) => {
    const sample = sampleCode(kind, key);
    const issued = await issueCode(sample, webCrypto);
    const text = issued.ok ? issued.value.text : '';
    expect(text).toMatch(/^VX1:[0-9A-Z $%*+\-./:]+$/);
    expect(await verifyCode(text, [key.trusted], NOW, webCrypto)).toEqual({
      kind,
      verdict: 'VALID',
      reason: null,
      steps: passed,
      payload: {
        kind,
        id: issued.ok ? issued.value.id : '',
        issuer: 'VN-20-CDC',
        issuedAt: ISSUED_AT,
        expiresAt: EXPIRES_AT,
        data: sample.payload,
      },
    });
  });

  it('give the same id to the same content, and another to a change', async () => {
    const sample = sampleCode('card', key);
    const first = await issueCode(sample, webCrypto);
    const second = await issueCode(sample, webCrypto);
    const other = await issueCode({ ...sample, issuedAt: new Date(ISSUED_AT.getTime() + 1000) }, webCrypto);
    expect(first.ok && second.ok && first.value.id === second.value.id).toBe(true);
    expect(first.ok && other.ok && first.value.id !== other.value.id).toBe(true);
  });

  it('bring names to NFC', async () => {
    const { payload } = sampleCode('card', key);
    const text = await issue('card', { payload: { ...payload, name: 'Đặng Thị Huế'.normalize('NFD') } });
    const { payload: read } = await verifyCode(text, [key.trusted], NOW, webCrypto);
    expect(read?.data.name).toBe('Đặng Thị Huế'.normalize('NFC'));
  });

  it.each([
    ['another prefix', 'HC1:ABC', 'PREFIX', { unprefix: false }],
    ['nothing', '', 'PREFIX', { unprefix: false }],
    ['lower case', 'vx1:ABC', 'PREFIX', { unprefix: false }],
    ['no Base45', 'VX1:~', 'BASE45', { unprefix: true, base45: false }],
    ['a megabyte', `VX1:${'A'.repeat(1_000_000)}`, 'BASE45', { unprefix: true, base45: false }],
    ['no COSE', 'VX1:BB8', 'COSE', { unprefix: true, base45: true, cose: false }],
    ['nothing behind the prefix', 'VX1:', 'COSE', { unprefix: true, base45: true, cose: false }],
  ])('refuse %s', async (_, text, reason, steps) => {
    const verdict = await verifyCode(text, [key.trusted], NOW, webCrypto);
    expect(verdict).toMatchObject({ kind: 'unknown', verdict: 'INVALID', reason, steps, payload: null });
  });

  it('name the failing step of keys: unknown id, other key under the same id, other purpose', async () => {
    const text = await issue('permit');
    const other = await sampleKey();
    const twin = { ...other.trusted, kid: key.kid };
    const slipKey = { ...key.trusted, kinds: ['testslip'] as const };
    const noKey = await verifyCode(text, [other.trusted], NOW, webCrypto);
    expect(noKey).toMatchObject({
      kind: 'permit',
      reason: 'KID',
      steps: { cose: true, kid: false, signature: null },
    });
    const wrongKey = await verifyCode(text, [twin], NOW, webCrypto);
    expect(wrongKey).toMatchObject({
      reason: 'SIGNATURE',
      steps: { kid: true, signature: false, expiry: null },
    });
    const wrongUse = await verifyCode(text, [slipKey], NOW, webCrypto);
    expect(wrongUse).toMatchObject({
      reason: 'KEY_USAGE',
      payload: null,
      steps: { expiry: true, keyUsage: false },
    });
    expect((await verifyCode(text, [twin, key.trusted], NOW, webCrypto)).verdict).toBe('VALID');
  });

  it('accept what a retired key signed while it was in use, and nothing after', async () => {
    const until = (date: Date): Promise<string | null> =>
      verifyCode(text, [{ ...key.trusted, signsUntil: date }], NOW, webCrypto).then(
        (verdict) => verdict.reason,
      );
    const text = await issue('card');
    expect(await until(new Date(ISSUED_AT.getTime() + 1000))).toBeNull();
    expect(await until(ISSUED_AT)).toBe('KEY_USAGE');
    const later = { ...key.trusted, signsFrom: new Date(ISSUED_AT.getTime() + 1000) };
    expect((await verifyCode(text, [later], NOW, webCrypto)).reason).toBe('KEY_USAGE');
  });

  it('hold from five minutes before the issue until the expiry', async () => {
    const text = await issue('declaration');
    const at = async (milliseconds: number): Promise<string | null> =>
      (await verifyCode(text, [key.trusted], new Date(milliseconds), webCrypto)).reason;
    expect(await at(ISSUED_AT.getTime() - 300_000)).toBeNull();
    expect(await at(ISSUED_AT.getTime() - 300_001)).toBe('NOT_YET_VALID');
    expect(await at(EXPIRES_AT.getTime() - 1)).toBeNull();
    expect(await at(EXPIRES_AT.getTime())).toBe('EXPIRED');
    expect(await at(Number.NaN)).toBe('NOT_YET_VALID');
    const expired = await verifyCode(text, [key.trusted], EXPIRES_AT, webCrypto);
    expect(expired).toMatchObject({
      verdict: 'INVALID',
      steps: { schema: null },
      payload: { kind: 'declaration' },
    });
    const slipKey = { ...key.trusted, kinds: ['testslip'] as const };
    expect((await verifyCode(text, [slipKey], EXPIRES_AT, webCrypto)).payload).toBeNull();
  });

  it.each([
    ['a missing field', { content: new Map([[1, 'An']]) }, 'SCHEMA'],
    [
      'a field of another type',
      {
        content: new Map<number, unknown>([
          [1, 'An'],
          [2, '1958'],
          [3, '06325'],
        ]),
      },
      'SCHEMA',
    ],
    ['a short code of another kind', { subject: 'K1C2D3E0' }, 'SCHEMA'],
    ['a mistyped short code', { subject: 'A1C2D3EW' }, 'SCHEMA'],
    ['a short code in lower case', { subject: 'a1c2d3ev' }, 'SCHEMA'],
    ['an unknown kind', { kindNumber: 9 }, 'KEY_USAGE'],
    ['an id of another length', { id: new Uint8Array(7) }, 'COSE'],
    ['an expiry before the issue', { expiresAt: 1 }, 'COSE'],
    ['a time with a fraction', { issuedAt: 1.5 }, 'COSE'],
  ])('refuse a well signed code with %s', async (_, change, reason) => {
    const verdict = await verifyCode(await signClaims(change), [key.trusted], NOW, webCrypto);
    expect(verdict).toMatchObject({ verdict: 'INVALID', reason, payload: null });
  });

  it('pass over fields of a newer version', async () => {
    const content = new Map<number, unknown>([
      [1, 'An'],
      [2, 1958],
      [3, '06325'],
      [99, 'new'],
    ]);
    const verdict = await verifyCode(await signClaims({ content }), [key.trusted], NOW, webCrypto);
    expect(verdict.payload?.data).toEqual({
      code: 'A1C2D3EV',
      name: 'An',
      birthYear: 1958,
      areaCode: '06325',
    });
  });

  it('refuse more than the six claims, headers outside the signature, and a kid only there', async () => {
    const bytes = decodeBase45((await issue('card')).slice(4));
    const message = bytes.ok ? parseSign1(bytes.value) : bytes;
    if (!message.ok) {
      throw new Error('not a message');
    }
    const { protectedBytes, payload, signature } = message.value;
    const wrap = (parts: unknown[]): string => `VX1:${encodeBase45(encodeCbor(new CborTag(18, parts)))}`;
    const reason = async (text: string): Promise<string | null> =>
      (await verifyCode(text, [key.trusted], NOW, webCrypto)).reason;
    expect(await reason(wrap([protectedBytes, new Map(), payload, signature]))).toBeNull();
    expect(await reason(wrap([protectedBytes, new Map([[4, key.kid]]), payload, signature]))).toBe('COSE');
    expect(await reason(wrap([encodeCbor(new Map([[1, -7]])), new Map(), payload, signature]))).toBe('KID');
    expect(await reason(wrap([encodeCbor(new Map([[1, -37]])), new Map(), payload, signature]))).toBe('COSE');
    const notBefore = encodeCbor(
      new Map<number, number>([
        [1, 1],
        [2, 1],
        [4, 1],
        [5, 1],
        [6, 1],
        [7, 1],
        [-65537, 1],
      ]),
    );
    expect(await reason(wrap([protectedBytes, new Map(), notBefore, signature]))).toBe('COSE');
  });

  it.each([
    ['code', { payload: { code: 'A1C2D3EW', name: 'An', birthYear: 1958, areaCode: '06325' } }],
    ['code', { payload: { code: 'K1C2D3E0', name: 'An', birthYear: 1958, areaCode: '06325' } }],
    ['field', { payload: { code: 'A1C2D3EV', name: '', birthYear: 1958, areaCode: '06325' } }],
    ['field', { payload: { code: 'A1C2D3EV', name: 'A\u0000n', birthYear: 1958, areaCode: '06325' } }],
    [
      'field',
      { payload: { code: 'A1C2D3EV', name: 'x'.repeat(1_000_000), birthYear: 1958, areaCode: '06325' } },
    ],
    ['field', { payload: { code: 'A1C2D3EV', name: 'An', birthYear: 58, areaCode: '06325' } }],
    ['field', { payload: { code: 'A1C2D3EV', name: 'An', birthYear: 1958, areaCode: '' } }],
    ['dates', { expiresAt: ISSUED_AT }],
    ['dates', { issuedAt: new Date(Number.NaN) }],
    ['issuer', { issuer: 'Sở Y tế' }],
    ['kid', { kid: new Uint8Array(7) }],
  ])('are not issued with a bad %s', async (reason, change) => {
    expect(await issueCode({ ...sampleCode('card', key), ...change }, webCrypto)).toMatchObject({
      ok: false,
      reason,
    });
  });
});
