import {
  CODE_KINDS,
  type DccSigner,
  importPublicKey,
  isJsonObject,
  type JsonValue,
  type KeyPurpose,
  keyId,
  MESSAGE_PURPOSES,
  readDccSigner,
  type Revocations,
  revocationsOf,
  type Trust,
  type VerificationKey,
  type VerifyPorts,
  webCrypto,
} from '../lib/credentials/index.ts';

/** Certificates of earlier lines that are kept ready; most lists have a few hundred. */
const MOST_KEPT = 5000;

/** One line of `credential verify`, ready to verify. */
export type VerifyLine = { readonly code: string; readonly trust: Trust };

/** Reads lines of `credential verify`, remembering the certificates that it has read. */
export type LineReader = (line: string) => Promise<VerifyLine | string>;

/**
 * @param clock the time of lines without `now`.
 * @returns a reader that answers what is wrong (`json`, `code`, `now`, `certificates`, `keys`, `revoked`) where a line can't be used.
 */
export function lineReader(ports: VerifyPorts, clock: () => Date): LineReader {
  const signers = new Map<string, DccSigner | null>();
  const signerOf = async (text: string): Promise<DccSigner | null> => {
    const kept = signers.get(text);
    if (kept !== undefined) {
      return kept;
    }
    const bytes = base64Bytes(text);
    const read = bytes === null ? null : await readDccSigner(bytes, ports.certificates);
    const signer = read?.ok === true ? read.value : null;
    if (signers.size >= MOST_KEPT) {
      signers.clear();
    }
    signers.set(text, signer);
    return signer;
  };
  return async (line) => {
    const value = parseJson(line);
    if (!isJsonObject(value)) {
      return 'json';
    }
    const { code } = value;
    if (typeof code !== 'string') {
      return 'code';
    }
    const given = optionalInstant(value['now']);
    const now = given === undefined ? clock() : given;
    if (now === null) {
      return 'now';
    }
    const certificates = value['certificates'] ?? [];
    if (!Array.isArray(certificates) || !certificates.every((item) => typeof item === 'string')) {
      return 'certificates';
    }
    const keys = await readKeys(value['keys'] ?? []);
    if (keys === null) {
      return 'keys';
    }
    const revocations = readRevoked(value['revoked'] ?? []);
    if (revocations === null) {
      return 'revoked';
    }
    // One unreadable certificate of a list is no reason to refuse what the others signed.
    const read = await Promise.all(certificates.map(signerOf));
    return { code, trust: { signers: read.filter((signer) => signer !== null), keys, now, revocations } };
  };
}

function parseJson(line: string): JsonValue | undefined {
  try {
    return JSON.parse(line) as JsonValue;
  } catch {
    return undefined;
  }
}

const INSTANT = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d(?::?\d\d)?)?$/i;

/** A moment in ISO 8601; without an offset it is UTC, as the clocks of the EU's test data are. */
function instantOf(value: JsonValue): Date | null {
  const [, day, time, offset = 'Z'] = typeof value === 'string' ? (INSTANT.exec(value) ?? []) : [];
  const [, hours, minutes = '00'] = /^([+-]\d\d):?(\d\d)?$/.exec(offset) ?? [];
  const date = new Date(`${day}T${time}${hours === undefined ? 'Z' : `${hours}:${minutes}`}`);
  return Number.isNaN(date.getTime()) ? null : date;
}

function optionalInstant(value: JsonValue | undefined): Date | null | undefined {
  return value === undefined || value === null ? undefined : instantOf(value);
}

async function readKeys(value: JsonValue): Promise<VerificationKey[] | null> {
  const keys = Array.isArray(value) ? await Promise.all(value.map(readKey)) : [null];
  return keys.every((key) => key !== null) ? keys : null;
}

/** `{"publicKey": base64 SPKI, "kinds": […], "kid"?: 16 hexadecimal digits, "signsFrom"?, "signsUntil"?}`. */
async function readKey(value: JsonValue): Promise<VerificationKey | null> {
  if (!isJsonObject(value)) {
    return null;
  }
  const { kid = null, kinds } = value;
  const spki = base64Bytes(value['publicKey']);
  const signsFrom = optionalInstant(value['signsFrom']);
  const signsUntil = optionalInstant(value['signsUntil']);
  const named = kid === null ? undefined : hexBytes(kid);
  if (spki === null || signsFrom === null || signsUntil === null || named === null || !areKinds(kinds)) {
    return null;
  }
  const key = await importPublicKey(spki).catch(() => null);
  if (key === null) {
    return null;
  }
  return {
    kid: named ?? (await keyId(spki, webCrypto)),
    key,
    kinds,
    ...(signsFrom === undefined ? {} : { signsFrom }),
    ...(signsUntil === undefined ? {} : { signsUntil }),
  };
}

/** Ids of withdrawn codes, 16 hexadecimal digits each. */
function readRevoked(value: JsonValue): Revocations | null {
  return Array.isArray(value) && value.every((id) => hexBytes(id) !== null)
    ? revocationsOf(
        1,
        value.map((id) => String(id).toLowerCase()),
      )
    : null;
}

function areKinds(value: JsonValue | undefined): value is readonly KeyPurpose[] {
  const known: readonly unknown[] = [...CODE_KINDS, ...MESSAGE_PURPOSES];
  return Array.isArray(value) && value.every((kind) => known.includes(kind));
}

function hexBytes(value: JsonValue): Uint8Array<ArrayBuffer> | null {
  return typeof value === 'string' && /^[0-9a-f]{16}$/i.test(value)
    ? new Uint8Array(Buffer.from(value, 'hex'))
    : null;
}

function base64Bytes(value: JsonValue | undefined): Uint8Array<ArrayBuffer> | null {
  const text = typeof value === 'string' ? value.replaceAll(/\s/g, '') : '';
  return /^[A-Za-z0-9+/]+={0,2}$/.test(text) ? new Uint8Array(Buffer.from(text, 'base64')) : null;
}
