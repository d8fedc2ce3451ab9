import { deflateSync } from 'node:zlib';
import { encodeBase45 } from './base45.ts';
import type { Bytes } from './bytes.ts';
import { type CborValue, CborTag, encodeCbor } from './cbor.ts';
import type { CertificateAlgorithm } from './certificate-port.ts';
import { ALG_ES256, ALG_PS256 } from './cose.ts';
import { DER, writeDer } from './der.ts';
import { isJsonObject, type JsonValue } from './json.ts';

/** Digital COVID certificates of invented people, signed with fresh keys under certificates made here. */
export const DCC_NOW = new Date('2021-08-16T00:00:00Z');

/** A certificate of an invented person with one vaccination; copy and change it. */
export const VACCINATION = {
  ver: '1.3.0',
  nam: { fn: 'Nguyễn', fnt: 'NGUYEN', gn: 'Thị Hồng Hạnh', gnt: 'THI<HONG<HANH' },
  dob: '1958-03-05',
  v: [
    {
      tg: '840539006',
      vp: '1119349007',
      mp: 'EU/1/20/1528',
      ma: 'ORG-100030215',
      dn: 2,
      sd: 2,
      dt: '2021-07-20',
      co: 'VN',
      is: 'Bộ Y tế',
      ci: 'URN:UVCI:01:VN:0123456789ABCDEF#1',
    },
  ],
};

/** One test of an invented person. */
export const TEST_ENTRY = {
  tg: '840539006',
  tt: 'LP6464-4',
  nm: 'PCR',
  sc: '2021-08-15T01:00:00Z',
  tr: '260415000',
  tc: 'CDC Lạng Sơn',
  co: 'VN',
  is: 'Bộ Y tế',
  ci: 'URN:UVCI:01:VN:FEDCBA9876543210#2',
};

const PARAMETERS = {
  ES256: {
    key: { name: 'ECDSA', namedCurve: 'P-256' },
    sign: { name: 'ECDSA', hash: 'SHA-256' },
    label: ALG_ES256,
  },
  PS256: {
    key: { name: 'RSA-PSS', hash: 'SHA-256', modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1) },
    sign: { name: 'RSA-PSS', saltLength: 32 },
    label: ALG_PS256,
  },
} as const;

/** Signs messages, and is trusted by its certificate. */
export interface SampleSigner {
  readonly certificate: Bytes;
  readonly kid: Bytes;
  readonly label: number;
  sign(data: Bytes): Promise<Bytes>;
}

/** A signer whose certificate holds the year 2021 and names the usages. Nobody signed it: verifiers do not ask. */
export async function sampleSigner(
  usages: readonly string[] = [],
  algorithm: CertificateAlgorithm = 'ES256',
): Promise<SampleSigner> {
  const { subtle } = globalThis.crypto;
  const { key, sign, label } = PARAMETERS[algorithm];
  const pair = await subtle.generateKey(key, true, ['sign', 'verify']);
  const spki = new Uint8Array(await subtle.exportKey('spki', pair.publicKey));
  const certificate = makeCertificate(spki, usages);
  return {
    certificate,
    kid: new Uint8Array(await subtle.digest('SHA-256', certificate)).slice(0, 8),
    label,
    sign: async (data) => new Uint8Array(await subtle.sign(sign, pair.privateKey, data)),
  };
}

/** What to change of an ordinary certificate. */
export interface DccChange {
  readonly certificate?: JsonValue;
  /** The claims as CBOR, in place of those made of `certificate`. */
  readonly claims?: Bytes;
  readonly protectedHeader?: Bytes;
  readonly unprotectedHeader?: Map<number, number | Bytes>;
  readonly tags?: readonly number[];
}

/** The COSE message of a certificate. */
export async function sampleCose(signer: SampleSigner, change: DccChange = {}): Promise<Bytes> {
  const {
    claims = sampleClaims(toCbor(change.certificate ?? VACCINATION)),
    protectedHeader = encodeCbor(header(signer)),
    unprotectedHeader = new Map(),
    tags = [18],
  } = change;
  const signed = encodeCbor(['Signature1', protectedHeader, new Uint8Array(0), claims]);
  const message: CborValue = [protectedHeader, unprotectedHeader, claims, await signer.sign(signed)];
  return encodeCbor(tags.reduceRight<CborValue>((value, tag) => new CborTag(tag, value), message));
}

/** The header of a signer: algorithm and key id. */
export function header({ label, kid }: Pick<SampleSigner, 'label' | 'kid'>): Map<number, number | Bytes> {
  return new Map<number, number | Bytes>([
    [1, label],
    [4, kid],
  ]);
}

/** Claims of a certificate: issued on 15 August 2021 at 01:30 UTC, for a month. */
export function sampleClaims(certificate: CborValue, more: readonly [number, CborValue][] = []): Bytes {
  const hcert: [number, CborValue][] = [[-260, new Map([[1, certificate]])]];
  const times: [number, CborValue][] = [
    [4, Date.parse('2021-09-15T01:30:00Z') / 1000],
    [6, Date.parse('2021-08-15T01:30:00Z') / 1000],
  ];
  return encodeCbor(new Map<number, CborValue>([[1, 'VN'], ...times, ...hcert, ...more]));
}

/** The text of a COSE message. */
export function dccText(cose: Uint8Array): string {
  return `HC1:${encodeBase45(deflateSync(cose, { level: 9 }))}`;
}

/** JSON as CBOR. */
export function toCbor(value: JsonValue): CborValue {
  if (isJsonObject(value)) {
    return new Map(Object.entries(value).map(([name, item]) => [name, toCbor(item)]));
  }
  return typeof value === 'object' && value !== null ? value.map(toCbor) : value;
}

/** A certificate with the fewest parts: version, serial number, validity, key and, where usages are given, these. */
export function makeCertificate(spki: Bytes, usages: readonly string[]): Bytes {
  const algorithm = writeDer(DER.sequence, oid('1.2.840.10045.4.3.2'));
  const validity = writeDer(DER.sequence, time('210101000000Z'), time('211231235959Z'));
  const usage = writeDer(DER.sequence, ...usages.map(oid));
  const extension = writeDer(DER.sequence, oid('2.5.29.37'), writeDer(DER.octetString, usage));
  const extensions = usages.length === 0 ? [] : [writeDer(0xa3, writeDer(DER.sequence, extension))];
  const version = writeDer(0xa0, writeDer(2, Uint8Array.of(2)));
  const name = writeDer(DER.sequence);
  const serial = writeDer(2, Uint8Array.of(1));
  const body = [version, serial, algorithm, name, validity, name, spki, ...extensions];
  return writeDer(
    DER.sequence,
    writeDer(DER.sequence, ...body),
    algorithm,
    writeDer(DER.bitString, Uint8Array.of(0)),
  );
}

function time(text: string): Bytes {
  return writeDer(DER.utcTime, new TextEncoder().encode(text));
}

function oid(text: string): Bytes {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap((number) => {
    const digits = [number & 127];
    for (let left = number >> 7; left > 0; left >>= 7) {
      digits.unshift((left & 127) | 128);
    }
    return digits;
  });
  return writeDer(DER.oid, Uint8Array.from(bytes));
}
