import { beforeAll, describe, expect, it } from 'vitest';
import { encodeCbor } from './cbor.ts';
import { cborWriter } from './cbor-writer.ts';
import { issueDcc, type DccIssuer, type DccToIssue } from './dcc-issue.ts';
import { openDcc } from './dcc-open.ts';
import { type DccSigner, readDccSigner } from './dcc-signer.ts';
import { makeCertificate, TEST_ENTRY, toCbor, VACCINATION } from './dcc-test-samples.ts';
import { verifyDcc } from './dcc-verify.ts';
import type { JsonValue } from './json.ts';
import { nodeCertificates, nodePrivateKey } from './node-crypto.ts';
import { qrMatrix } from './qr-svg.ts';
import { revocationIdOfDcc, revocationsOf } from './revocations.ts';
import { generateKeyPair } from './webcrypto.ts';
import { toHex } from './bytes.ts';

const NOW = new Date('2021-08-20T00:00:00Z');
const { v, ...person } = VACCINATION;
const [dose] = v;
const sample: DccToIssue = {
  certificate: VACCINATION,
  issuedAt: new Date('2021-08-15T01:30:00.750Z'),
  expiresAt: new Date('2021-12-15T01:30:00Z'),
};

let issuer: DccIssuer;
let trusted: DccSigner;

beforeAll(async () => {
  const pair = await generateKeyPair();
  const certificate = makeCertificate(pair.spki, []);
  const read = await readDccSigner(certificate, nodeCertificates);
  if (!read.ok) {
    throw new Error(read.reason);
  }
  trusted = read.value;
  const { kid, notBefore, notAfter, entries } = trusted;
  issuer = { key: nodePrivateKey(pair.pkcs8), kid, notBefore, notAfter, entries, country: 'VN' };
});

async function issue(change: Partial<DccToIssue> = {}, by: Partial<DccIssuer> = {}) {
  return await issueDcc({ ...sample, ...change }, { ...issuer, ...by }, nodeCertificates);
}

async function issued(change: Partial<DccToIssue> = {}): Promise<string> {
  const outcome = await issue(change);
  if (!outcome.ok) {
    throw new Error(`${outcome.reason} ${outcome.detail ?? ''}`);
  }
  return outcome.value;
}

describe('issuing digital COVID certificates', () => {
  it('makes one that verifies, whose claims are those given', async () => {
    const text = await issued();
    const verdict = await verifyDcc(text, [trusted], NOW, nodeCertificates);
    expect(verdict).toMatchObject({ verdict: 'VALID', reason: null, payload: VACCINATION });
    const opened = await openDcc(text, nodeCertificates);
    expect(opened.ok && opened.value.claims).toMatchObject({
      issuedAt: Date.parse('2021-08-15T01:30:00Z') / 1000,
      expiresAt: Date.parse('2021-12-15T01:30:00Z') / 1000,
    });
  });

  it('stays within version 19 of QR codes at level Q, with Vietnamese names', async () => {
    const drawn = qrMatrix(await issued(), 'Q');
    expect(drawn.ok && drawn.value.version).toBeLessThanOrEqual(19);
    expect(drawn.ok).toBe(true);
  });

  it.each([
    ['multi', { certificate: { ...person } }, 'multi'],
    ['two entries', { certificate: { ...VACCINATION, t: [TEST_ENTRY] } }, 'multi'],
    ['two doses', { certificate: { ...person, ver: '1.2.1', v: [dose, dose] } as never }, 'multi'],
    ['a wrong field', { certificate: { ...person, v: [{ ...dose, dn: 0 }] } as never }, 'schema'],
    [
      'a time in a day',
      { certificate: { ...person, v: [{ ...dose, dt: '2021-07-20T00:00:00Z' }] } as never },
      'day',
    ],
    ['no time to run', { expiresAt: sample.issuedAt }, 'dates'],
    ['longer than its signer', { expiresAt: new Date('2022-01-02T00:00:00Z') }, 'dates'],
    ['before its signer', { issuedAt: new Date('2020-12-31T00:00:00Z') }, 'dates'],
  ])('refuses %s', async (_, change, reason) => {
    expect(await issue(change)).toMatchObject({ ok: false, reason });
  });

  it('refuses a signer without the usage, and one without a country', async () => {
    expect(await issue({}, { entries: ['t'] })).toMatchObject({ reason: 'usage', detail: 'v' });
    expect(await issue({}, { country: 'vn' })).toMatchObject({ reason: 'country' });
    expect(await issue({}, { kid: new Uint8Array(4) })).toMatchObject({ reason: 'kid' });
  });

  it('is revoked by its identifier, whatever else it holds', async () => {
    const text = await issued();
    const id = toHex(await revocationIdOfDcc(dose!.ci, nodeCertificates));
    const verdictWith = async (ids: string[]) =>
      (await verifyDcc(text, [trusted], NOW, nodeCertificates, revocationsOf(1, ids))).reason;
    expect(await verdictWith([id])).toBe('REVOKED');
    expect(await verdictWith(['0000000000000000'])).toBe(null);
  });
});

describe('writing CBOR', () => {
  it.each([
    0,
    23,
    24,
    255,
    256,
    65_535,
    65_536,
    4_294_967_295,
    4_294_967_296,
    Number.MAX_SAFE_INTEGER,
    -1,
    -24,
    -25,
    -257,
  ])('writes %d as the general encoder does', (value) => {
    const writer = cborWriter(1);
    writer.whole(value);
    expect(writer.finish()).toEqual(encodeCbor(value));
  });

  it.each<[string, JsonValue]>([
    ['texts', ['', 'a', 'Nguyễn', 'x'.repeat(23), 'x'.repeat(24), 'ễ'.repeat(200), '🙂']],
    ['words', [true, false, null]],
    ['an object', { a: { b: [1, { c: 'd' }] } }],
    ['a long list', Array.from({ length: 300 }, (_, index) => index)],
  ])('writes %s as the general encoder does', (_, value) => {
    const writer = cborWriter(1);
    writer.json(value);
    expect(writer.finish()).toEqual(encodeCbor(toCbor(value)));
  });

  it('refuses fractions', () => {
    expect(() => cborWriter().json([1.5])).toThrow(RangeError);
  });
});
