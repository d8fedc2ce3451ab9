import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Bytes } from './bytes.ts';
import { DER, oidText, readDer, timeOf, writeDer } from './der.ts';
import { readDccSigner } from './dcc-signer.ts';
import { makeCertificate, sampleSigner } from './dcc-test-samples.ts';
import { webCertificates } from './web-certificates.ts';
import { readCertificate } from './x509.ts';

const ascii = (text: string): Bytes => new TextEncoder().encode(text);
const timeText = (tag: number, text: string): string | undefined =>
  timeOf(readDer(writeDer(tag, ascii(text)))?.[0])?.toISOString();

describe('certificates', () => {
  it('give key, validity and usages', async () => {
    const usages = ['1.3.6.1.4.1.1847.2021.1.1', '2.23.136.1.1.14.2'];
    const { certificate } = await sampleSigner(usages);
    expect(readCertificate(certificate)).toMatchObject({
      ok: true,
      value: {
        keyAlgorithm: '1.2.840.10045.2.1',
        notBefore: new Date('2021-01-01T00:00:00Z'),
        notAfter: new Date('2021-12-31T23:59:59Z'),
        usages,
      },
    });
  });

  it('are refused when cut off anywhere or continued, and never crash when damaged', async () => {
    const { certificate } = await sampleSigner(['2.5.29.37.0']);
    for (let length = 0; length < certificate.length; length += 1) {
      expect(readCertificate(certificate.slice(0, length)).ok).toBe(false);
    }
    expect(readCertificate(Uint8Array.of(...certificate, 0)).ok).toBe(false);
    for (let at = 0; at < certificate.length; at += 1) {
      for (const byte of [0, 0x30, 0x7f, 0x80, 0xff]) {
        expect(typeof readCertificate(certificate.with(at, byte)).ok).toBe('boolean');
      }
    }
  });

  it('do not pass for ones without usages when these cannot be read', async () => {
    const { certificate } = await sampleSigner(['1.3.6.1.4.1.1847.2021.1.1']);
    const hex = Buffer.from(certificate).toString('hex');
    const usage = '060b2b060104018e378f650101';
    expect(hex).toContain(usage);
    const damaged = new Uint8Array(Buffer.from(hex.replace(usage, usage.replace('06', '04')), 'hex'));
    expect(readCertificate(damaged)).toMatchObject({ ok: false, detail: 'usage' });
  });

  it('serve as signers with keys for PS256 only, too; not with other keys', async () => {
    const signerOf = (spki: Buffer) =>
      readDccSigner(makeCertificate(new Uint8Array(spki), []), webCertificates);
    const der = { type: 'spki', format: 'der' } as const;
    const pss = generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).publicKey.export(der);
    const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey.export(der);
    const edwards = generateKeyPairSync('ed25519').publicKey.export(der);
    expect(await signerOf(pss)).toMatchObject({ ok: true, value: { algorithm: 'PS256' } });
    expect(await signerOf(p384)).toMatchObject({ ok: false, reason: 'key' });
    expect(await signerOf(edwards)).toMatchObject({ ok: false, reason: 'key', detail: '1.3.101.112' });
  });
});

describe('DER', () => {
  it.each([
    ['an indefinite length', [0x30, 0x80, 0, 0]],
    ['a length of five bytes', [0x30, 0x85, 0, 0, 0, 0, 0]],
    ['a long tag', [0x1f, 0x81, 0, 0]],
    ['a length beyond the end', [0x04, 0x84, 0xff, 0xff, 0xff, 0xff]],
    ['a tag alone', [0x30]],
  ])('is refused with %s', (_, bytes) => {
    expect(readDer(Uint8Array.from(bytes))).toBeNull();
  });

  it('gives lengths, times and object identifiers', () => {
    const long = new Uint8Array(300).fill(7);
    expect(readDer(writeDer(DER.octetString, long))?.[0]?.content).toEqual(long);
    expect(readDer(writeDer(DER.octetString, long.subarray(0, 200)))?.[0]?.content).toHaveLength(200);
    expect(timeText(DER.utcTime, '491231235959Z')).toBe('2049-12-31T23:59:59.000Z');
    expect(timeText(DER.utcTime, '500101000000Z')).toBe('1950-01-01T00:00:00.000Z');
    expect(timeText(DER.generalizedTime, '20500101000000Z')).toBe('2050-01-01T00:00:00.000Z');
    expect(timeText(DER.generalizedTime, '500101000000Z')).toBeUndefined();
    expect(timeText(DER.utcTime, '211331000000Z')).toBeUndefined();
    expect(timeText(DER.utcTime, '2112310000Z')).toBeUndefined();
    expect(oidText({ tag: DER.oid, content: Uint8Array.of(0x88, 0x37), whole: new Uint8Array(0) })).toBe(
      '2.999',
    );
  });
});
