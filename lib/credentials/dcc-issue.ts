import { encodeBase45 } from './base45.ts';
import type { Bytes } from './bytes.ts';
import { cborWriter } from './cbor-writer.ts';
import { ALG_ES256, sigStructure, TAG_SIGN1 } from './cose.ts';
import type { CryptoPort, PortKey } from './crypto-port.ts';
import { DCC_PREFIX } from './dcc-open.ts';
import { entriesOf, findDccFault } from './dcc-schema.ts';
import type { DccEntry } from './dcc-signer.ts';
import type { JsonObject } from './json.ts';
import { isJsonObject, textOf } from './json.ts';
import type { Outcome } from './outcome.ts';
import { accept, refuse } from './outcome.ts';

/** What issuing a certificate needs from outside. */
export interface DccIssuePort extends Pick<CryptoPort, 'sign'> {
  /** The bytes as a zlib stream (RFC 1950). */
  deflate(data: Bytes): Promise<Bytes>;
}

/** Who signs: a document signer (ES256) whose certificate stands on the trust list of those who verify. */
export interface DccIssuer {
  /** Private key of the port, and the first 8 bytes of the SHA-256 of the signer's certificate. */
  readonly key: PortKey;
  readonly kid: Bytes;
  /** Validity of the signer's certificate: what it signs is issued and runs out within. */
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly entries: readonly DccEntry[];
  /** ISO 3166-1 alpha-2 of the issuing state. */
  readonly country: string;
}

/** A certificate to sign; times are cut to whole seconds. */
export interface DccToIssue {
  /** `ver`, `nam`, `dob` and one of `v`, `t`, `r`, each with one entry. */
  readonly certificate: JsonObject;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
}

/** Why nothing was issued; with `schema` and `day` the detail is the path of the field. */
export type DccIssueFault = 'schema' | 'multi' | 'day' | 'dates' | 'usage' | 'country' | 'kid';

const HCERT = -260;
const DAY_FIELDS = ['dt', 'fr', 'df', 'du'];

/**
 * Signs a digital COVID certificate (hcert specification 1.0.8): ES256, CWT with issuer, expiry and time of issue, zlib,
 * Base45, `HC1:`. Stricter than verifying: a day is `YYYY-MM-DD` without a time, and there is exactly one entry, since
 * other states' verifiers assert that. Rejects only when the port cannot sign.
 */
export async function issueDcc(
  { certificate, issuedAt, expiresAt }: DccToIssue,
  issuer: DccIssuer,
  port: DccIssuePort,
): Promise<Outcome<string, DccIssueFault>> {
  const fault = findFault(certificate, issuer) ?? findDateFault(issuedAt, expiresAt, issuer);
  if (fault !== null) {
    return fault;
  }
  const protectedHeader = writeHeader(issuer.kid);
  const claims = writeClaims(certificate, issuer.country, seconds(issuedAt), seconds(expiresAt));
  const signature = await port.sign(issuer.key, sigStructure(protectedHeader, claims));
  const message = cborWriter(claims.length + 128);
  message.tag(TAG_SIGN1);
  message.array(4);
  message.bytes(protectedHeader);
  message.map(0);
  message.bytes(claims);
  message.bytes(signature);
  return accept(DCC_PREFIX + encodeBase45(await port.deflate(message.finish())));
}

type Refused = ReturnType<typeof refuse<DccIssueFault>>;

function findFault(certificate: JsonObject, issuer: DccIssuer): Refused | null {
  const [entry, ...others] = entriesOf(certificate);
  if (entry === undefined || others.length > 0) {
    return refuse('multi');
  }
  const fault = findDccFault(certificate);
  if (fault !== null) {
    return refuse('schema', fault);
  }
  const items = certificate[entry];
  const [item, ...more] = Array.isArray(items) ? items : [];
  if (!isJsonObject(item) || more.length > 0) {
    return refuse('multi');
  }
  const dated = DAY_FIELDS.find((name) => textOf(item[name]).length > 10);
  if (dated !== undefined) {
    return refuse('day', `${entry}/0/${dated}`);
  }
  if (!issuer.entries.includes(entry)) {
    return refuse('usage', entry);
  }
  if (!/^[A-Z]{2}$/.test(issuer.country)) {
    return refuse('country');
  }
  return issuer.kid.length === 8 ? null : refuse('kid');
}

function findDateFault(issuedAt: Date, expiresAt: Date, issuer: DccIssuer): Refused | null {
  const holds =
    issuedAt >= issuer.notBefore && seconds(expiresAt) > seconds(issuedAt) && expiresAt <= issuer.notAfter;
  return holds ? null : refuse('dates');
}

function writeHeader(kid: Bytes): Bytes {
  const header = cborWriter(16);
  header.map(2);
  header.whole(1);
  header.whole(ALG_ES256);
  header.whole(4);
  header.bytes(kid);
  return header.finish();
}

/** Issuer, expiry, time of issue, and the certificate under -260/1. */
function writeClaims(certificate: JsonObject, country: string, issuedAt: number, expiresAt: number): Bytes {
  const claims = cborWriter();
  claims.map(4);
  claims.whole(1);
  claims.text(country);
  claims.whole(4);
  claims.whole(expiresAt);
  claims.whole(6);
  claims.whole(issuedAt);
  claims.whole(HCERT);
  claims.map(1);
  claims.whole(1);
  claims.json(certificate);
  return claims.finish();
}

function seconds(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}
