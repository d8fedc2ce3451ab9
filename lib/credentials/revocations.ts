import type { Bytes } from './bytes.ts';
import { equalBytes, isBytes } from './bytes.ts';
import { decodeCbor, encodeCbor, isCborMap } from './cbor.ts';
import type { CryptoPort } from './crypto-port.ts';
import type { Outcome } from './outcome.ts';
import { accept, refuse } from './outcome.ts';

/** Bytes of an id on the list: the claim `cti` of a VX1 code, or of a certificate {@link revocationIdOfDcc}. */
export const ID_BYTES = 8;

const LIMITS = { maxBytes: 32 * 1024 * 1024, maxDepth: 2, maxItems: 16, tags: [] };
const SEQUENCE = 1;
const BASE = 2;
const ADDED = 3;
const REMOVED = 4;
const RESULT = 5;

/** What is revoked, as of one number of a list: ids of 8 bytes in ascending order, one behind the other. */
export interface Revocations {
  /** Counts up with every list. */
  readonly sequence: number;
  readonly ids: Bytes;
}

/** Nothing revoked yet. */
export const NO_REVOCATIONS: Revocations = { sequence: 0, ids: new Uint8Array(0) };

/** The list of these ids (hexadecimal, 16 digits); repeated ones count once. */
export function revocationsOf(sequence: number, ids: Iterable<string>): Revocations {
  const sorted = [...new Set(ids)].toSorted();
  const bytes = new Uint8Array(sorted.length * ID_BYTES);
  for (const [index, id] of sorted.entries()) {
    for (let at = 0; at < ID_BYTES; at += 1) {
      bytes[index * ID_BYTES + at] = Number.parseInt(id.slice(at * 2, at * 2 + 2), 16);
    }
  }
  return { sequence, ids: bytes };
}

/** True when the id is on the list. */
export function isRevoked({ ids }: Revocations, id: Bytes): boolean {
  let low = 0;
  let high = ids.length / ID_BYTES;
  while (low < high) {
    const middle = (low + high) >> 1;
    const order = compareAt(ids, middle, id, 0);
    if (order === 0) {
      return true;
    }
    if (order < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return false;
}

/** The id under which a certificate is revoked: the first 8 bytes of the SHA-256 of its UVCI (`ci`). */
export async function revocationIdOfDcc(ci: string, crypto: Pick<CryptoPort, 'sha256'>): Promise<Bytes> {
  return (await crypto.sha256(new TextEncoder().encode(ci))).slice(0, ID_BYTES);
}

/**
 * What a phone downloads to come from one list to a later one: content for `signMessage('revocations', ...)`. From
 * {@link NO_REVOCATIONS} it is the whole list. It names the hash of the result, so that a delta on a wrong list shows.
 */
export async function writeRevocations(
  from: Revocations,
  to: Revocations,
  crypto: Pick<CryptoPort, 'sha256'>,
): Promise<Bytes> {
  return encodeCbor(
    new Map<number, number | Bytes>([
      [SEQUENCE, to.sequence],
      [BASE, from.sequence],
      [ADDED, without(to.ids, from.ids)],
      [REMOVED, without(from.ids, to.ids)],
      [RESULT, await crypto.sha256(to.ids)],
    ]),
  );
}

/**
 * The list after a download. Refused: `format`; `base` when it starts from another list than `known` (download the whole
 * one); `older` when it is no newer than `known`; `hash` when the result is not what was signed. Never rejects.
 */
export async function applyRevocations(
  known: Revocations,
  content: Bytes,
  crypto: Pick<CryptoPort, 'sha256'>,
): Promise<Outcome<Revocations, 'format' | 'base' | 'older' | 'hash'>> {
  const decoded = decodeCbor(content, LIMITS);
  const map = decoded.ok ? decoded.value : null;
  if (!isCborMap(map)) {
    return refuse('format');
  }
  const sequence = map.get(SEQUENCE);
  const base = map.get(BASE);
  const added = map.get(ADDED);
  const removed = map.get(REMOVED);
  const result = map.get(RESULT);
  if (typeof sequence !== 'number' || typeof base !== 'number' || !isBytes(result)) {
    return refuse('format');
  }
  if (!isIds(added) || !isIds(removed)) {
    return refuse('format');
  }
  if (sequence <= known.sequence) {
    return refuse('older');
  }
  const from = base === 0 ? NO_REVOCATIONS : known;
  if (from.sequence !== base) {
    return refuse('base');
  }
  const ids = union(without(from.ids, removed), added);
  return equalBytes(await crypto.sha256(ids), result) ? accept({ sequence, ids }) : refuse('hash');
}

/** True for whole ids in strictly ascending order. */
function isIds(value: unknown): value is Bytes {
  if (!isBytes(value) || value.length % ID_BYTES !== 0) {
    return false;
  }
  for (let index = 1; index < value.length / ID_BYTES; index += 1) {
    if (compareAt(value, index - 1, value, index) >= 0) {
      return false;
    }
  }
  return true;
}

function compareAt(a: Bytes, indexOfA: number, b: Bytes, indexOfB: number): number {
  for (let at = 0; at < ID_BYTES; at += 1) {
    const difference = a[indexOfA * ID_BYTES + at]! - b[indexOfB * ID_BYTES + at]!;
    if (difference !== 0) {
      return difference;
    }
  }
  return 0;
}

function without(ids: Bytes, gone: Bytes): Bytes {
  return merge(ids, gone, false);
}

function union(a: Bytes, b: Bytes): Bytes {
  return merge(a, b, true);
}

/** Walks two sorted lists at once: all of either (`both`), or of the first what is not in the second. */
function merge(a: Bytes, b: Bytes, both: boolean): Bytes {
  const result = new Uint8Array(a.length + (both ? b.length : 0));
  let length = 0;
  let inB = 0;
  const take = (from: Bytes, index: number): void => {
    result.set(from.subarray(index * ID_BYTES, (index + 1) * ID_BYTES), length);
    length += ID_BYTES;
  };
  const countB = b.length / ID_BYTES;
  for (let inA = 0; inA < a.length / ID_BYTES; inA += 1) {
    while (inB < countB && compareAt(b, inB, a, inA) < 0) {
      if (both) {
        take(b, inB);
      }
      inB += 1;
    }
    const same = inB < countB && compareAt(b, inB, a, inA) === 0;
    if (same) {
      inB += 1;
    }
    if (both || !same) {
      take(a, inA);
    }
  }
  for (; both && inB < countB; inB += 1) {
    take(b, inB);
  }
  return result.slice(0, length);
}
