import { deflateSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { encodeBase45 } from './base45.ts';
import type { Bytes } from './bytes.ts';
import { type CborMap, CborTag, type CborValue, encodeCbor } from './cbor.ts';
import { type DccSigner, readDccSigner } from './dcc-signer.ts';
import {
  DCC_NOW,
  type DccChange,
  dccText,
  header,
  sampleClaims,
  sampleCose,
  type SampleSigner,
  sampleSigner,
  TEST_ENTRY,
  toCbor,
  VACCINATION,
} from './dcc-test-samples.ts';
import { verifyDcc } from './dcc-verify.ts';
import { nodeInflate } from './node-inflate.ts';
import { webCertificates } from './web-certificates.ts';

const port = { ...webCertificates, inflate: nodeInflate };
const TEST_USAGE = '1.3.6.1.4.1.1847.2021.1.1';
const VACCINATION_USAGE = '1.3.6.1.4.1.1847.2021.1.2';
const MISTYPED_USAGE = '1.3.6.1.4.1.0.1847.2021.1.2';
const { v: vaccinations, ...person } = VACCINATION;

let signer: SampleSigner;
let other: SampleSigner;
let trusted: DccSigner;

beforeAll(async () => {
  signer = await sampleSigner();
  other = await sampleSigner();
  trusted = await trust(signer);
});

async function trust({ certificate }: SampleSigner): Promise<DccSigner> {
  const read = await readDccSigner(certificate, port);
  if (!read.ok) {
    throw new Error(read.reason);
  }
  return read.value;
}

async function sign(change: DccChange = {}): Promise<string> {
  return dccText(await sampleCose(signer, change));
}

async function reasonOf(text: string, signers = [trusted], now = DCC_NOW): Promise<string | null> {
  return (await verifyDcc(text, signers, now, port)).reason;
}

describe('digital COVID certificates', () => {
  it.each(['ES256', 'PS256'] as const)(
    'verify under %s, in Node and with the means of browsers',
    async (name) => {
      const one = await sampleSigner([], name);
      const text = dccText(await sampleCose(one));
      const expected = { kind: 'dcc', verdict: 'VALID', reason: null, payload: VACCINATION };
      for (const means of [port, webCertificates]) {
        const verdict = await verifyDcc(text, [await trust(one)], DCC_NOW, means);
        expect(verdict).toMatchObject(expected);
        expect(Object.values(verdict.steps)).toEqual(Array(9).fill(true));
      }
    },
  );

  it('fail at the first step that is wrong, and go no further', async () => {
    const text = await sign();
    const cose = await sampleCose(signer);
    const cases: [string, string, number][] = [
      [text.replace('HC1:', 'HC2:'), 'PREFIX', 0],
      [text.toLowerCase(), 'PREFIX', 0],
      [`${text}=`, 'BASE45', 1],
      [`HC1:${'A'.repeat(1_000_000)}`, 'BASE45', 1],
      [`HC1:${encodeBase45(cose)}`, 'ZLIB', 2],
      [dccText(cose.subarray(2)), 'COSE', 3],
      [dccText(await sampleCose(other)), 'KID', 4],
      [dccText(cose.with(cose.length - 1, (cose.at(-1) ?? 0) ^ 1)), 'SIGNATURE', 5],
    ];
    for (const [code, reason, step] of cases) {
      const verdict = await verifyDcc(code, [trusted], DCC_NOW, port);
      const steps = Array.from({ length: 9 }, (_, at) => (at > step ? null : at < step));
      expect(verdict).toMatchObject({ verdict: 'INVALID', reason, payload: null });
      expect(Object.values(verdict.steps)).toEqual(steps);
    }
  });

  it('are unpacked no further than 16 KiB, and whole', async () => {
    const cose = await sampleCose(signer);
    const packed = deflateSync(cose);
    const code = (bytes: Uint8Array): string => `HC1:${encodeBase45(bytes)}`;
    const bomb = deflateSync(new Uint8Array(2_000_000));
    for (const means of [port, webCertificates]) {
      const inflated = async (text: string) => (await verifyDcc(text, [trusted], DCC_NOW, means)).steps.zlib;
      expect(await inflated(code(packed))).toBe(true);
      expect(await inflated(code(bomb))).toBe(false);
      expect(await inflated(code(packed.subarray(0, -1)))).toBe(false);
      expect(await inflated(code(Buffer.concat([packed, Uint8Array.of(0)])))).toBe(false);
      expect(await inflated('HC1:')).toBe(false);
      expect((await means.inflate(deflateSync(new Uint8Array(16_384)), 16_384))?.length).toBe(16_384);
      expect(await means.inflate(deflateSync(new Uint8Array(16_385)), 16_384)).toBeNull();
    }
  });

  it('may be untagged or tagged 18, also within 61', async () => {
    expect(await reasonOf(await sign({ tags: [] }))).toBeNull();
    expect(await reasonOf(await sign({ tags: [61, 18] }))).toBeNull();
    expect(await reasonOf(await sign({ tags: [18, 61] }))).toBe('COSE');
    expect(await reasonOf(await sign({ tags: [17] }))).toBe('COSE');
  });

  it('may name key and algorithm outside the signature, where the protected header does not', async () => {
    const { label, kid } = signer;
    const unprotected = (pairs: [number, number | Bytes][]) => new Map(pairs);
    const onlyAlgorithm = encodeCbor(new Map([[1, label]]));
    const wrong = Uint8Array.of(1, 2, 3);
    const inBoth = {
      protectedHeader: encodeCbor(header({ label, kid: wrong })),
      unprotectedHeader: unprotected([[4, kid]]),
    };
    const cases: [DccChange, string | null][] = [
      [{ protectedHeader: onlyAlgorithm, unprotectedHeader: unprotected([[4, kid]]) }, null],
      [{ protectedHeader: new Uint8Array(0), unprotectedHeader: header(signer) }, null],
      [{ protectedHeader: encodeCbor(new Map()), unprotectedHeader: header(signer) }, null],
      [{ unprotectedHeader: unprotected([[4, wrong]]) }, null],
      [inBoth, 'KID'],
      [{ protectedHeader: onlyAlgorithm }, 'KID'],
      [{ protectedHeader: onlyAlgorithm, unprotectedHeader: unprotected([[4, wrong]]) }, 'KID'],
      [{ protectedHeader: encodeCbor(header({ label: -37, kid })) }, 'SIGNATURE'],
      [{ unprotectedHeader: unprotected([[2, 1]]) }, 'COSE'],
    ];
    for (const [change, reason] of cases) {
      expect(await reasonOf(await sign(change))).toBe(reason);
    }
  });

  it('are tried against every certificate with the key id, and one without a fault is enough', async () => {
    const text = await sign();
    const twin = { ...(await trust(other)), kid: trusted.kid };
    const tester = { ...trusted, entries: ['t'] as const };
    const retired = { ...trusted, notAfter: new Date('2021-08-31T00:00:00Z') };
    expect(await reasonOf(text, [twin])).toBe('SIGNATURE');
    expect(await reasonOf(text, [twin, tester])).toBe('KEY_USAGE');
    expect(await reasonOf(text, [retired, tester])).toBe('KEY_USAGE');
    expect(await reasonOf(text, [twin, tester, retired, trusted])).toBeNull();
  });

  it('hold from the issue to the expiry, both within those of the certificate', async () => {
    const text = await sign();
    const at = (time: string): Promise<string | null> => reasonOf(text, [trusted], new Date(time));
    expect(await at('2021-08-15T01:29:59.999Z')).toBe('NOT_YET_VALID');
    expect(await at('2021-08-15T01:30:00Z')).toBeNull();
    expect(await at('2021-09-15T01:30:00Z')).toBeNull();
    expect(await at('2021-09-15T01:30:00.001Z')).toBe('EXPIRED');
    expect(await at('never')).toBe('EXPIRED');
    const expired = await verifyDcc(text, [trusted], new Date('2022-01-01T00:00:00Z'), port);
    expect(expired).toMatchObject({ steps: { expiry: false, keyUsage: null }, payload: VACCINATION });
    const later = { ...trusted, notBefore: new Date('2021-08-15T01:30:01Z') };
    expect(await reasonOf(text, [later])).toBe('NOT_YET_VALID');
    const earlier = { ...trusted, notAfter: new Date('2021-09-15T01:29:59Z') };
    expect(await reasonOf(text, [earlier])).toBe('EXPIRED');
    const certificate = toCbor(VACCINATION);
    const startsLater = sampleClaims(certificate, [[5, Date.parse('2021-08-20T00:00:00Z') / 1000]]);
    expect(await reasonOf(await sign({ claims: startsLater }))).toBe('NOT_YET_VALID');
    const health = new Map([[1, certificate]]);
    expect(await reasonOf(await sign({ claims: encodeCbor(new Map([[-260, health]])) }))).toBe('EXPIRED');
    expect(await reasonOf(await sign({ claims: encodeCbor(new Map([[1, 'VN']])) }))).toBe('COSE');
  });

  it.each([
    ['no usage', [], null],
    ['that of vaccinations', [VACCINATION_USAGE], null],
    ['the mistyped one', [MISTYPED_USAGE], null],
    ['that of vaccinations and of tests', [TEST_USAGE, VACCINATION_USAGE], null],
    ['any usage', ['2.5.29.37.0'], null],
    ['that of tests', [TEST_USAGE], 'KEY_USAGE'],
    ['only foreign usages', ['2.23.136.1.1.14.2'], 'KEY_USAGE'],
  ])('of a vaccination under a certificate with %s', async (_, usages, reason) => {
    const one = await sampleSigner(usages);
    const text = dccText(await sampleCose(one));
    expect(await reasonOf(text, [await trust(one)])).toBe(reason);
  });

  it('hold exactly one of vaccination, test and recovery', async () => {
    const both = { ...VACCINATION, t: [TEST_ENTRY] };
    for (const certificate of [both, person, 'text', { ...VACCINATION, r: [] }]) {
      const verdict = await verifyDcc(await sign({ certificate }), [trusted], DCC_NOW, port);
      expect(verdict).toMatchObject({ reason: 'MULTI', steps: { keyUsage: true, schema: false } });
    }
    expect(await reasonOf(await sign({ certificate: { ...person, t: [TEST_ENTRY] } }))).toBeNull();
    const two = { ...VACCINATION, v: [...vaccinations, ...vaccinations] };
    expect(await reasonOf(await sign({ certificate: two }))).toBe('SCHEMA');
  });

  it('may be written as any CBOR, with tagged dates, but not with a key twice or with bytes', async () => {
    const claims = (dt: CborValue): Bytes => {
      const entry: CborMap = new Map([...Object.entries(vaccinations[0] ?? {}), ['dt', dt]]);
      const certificate: CborMap = new Map(
        Object.entries(person).map(([name, value]) => [name, toCbor(value)]),
      );
      return sampleClaims(certificate.set('v', [entry]));
    };
    expect(await reasonOf(await sign({ claims: claims(new CborTag(1004, '2021-07-20')) }))).toBeNull();
    expect(await reasonOf(await sign({ claims: claims(new CborTag(1, 1_626_739_200)) }))).toBeNull();
    expect(await reasonOf(await sign({ claims: claims(Uint8Array.of(1)) }))).toBe('MULTI');
    const plain = sampleClaims(toCbor(VACCINATION));
    // A map of 4 claims made one of indefinite length; then with its first claim (1, "VN") once more.
    const open = Uint8Array.of(0xbf, ...plain.subarray(1), 0xff);
    const twice = Uint8Array.of(0xbf, 1, 0x62, 0x56, 0x4e, ...plain.subarray(1), 0xff);
    expect(await reasonOf(await sign({ claims: open }))).toBeNull();
    expect(await reasonOf(await sign({ claims: twice }))).toBe('COSE');
    expect(await reasonOf(await sign({ claims: open.subarray(0, -1) }))).toBe('COSE');
  });

  it('that are bombs are refused within 5 ms', async () => {
    const shapes = [0x9f, 0xbf, 0xd2, 0x81].map((byte) => new Uint8Array(16_000).fill(byte));
    for (const shape of [...shapes, new Uint8Array(50_000_000)]) {
      const text = dccText(shape);
      const times: number[] = [];
      for (let run = 0; run < 5; run += 1) {
        const start = performance.now();
        expect(['ZLIB', 'COSE', 'BASE45']).toContain(await reasonOf(text));
        times.push(performance.now() - start);
      }
      expect(Math.min(...times)).toBeLessThan(5);
    }
  });
});
