import type { Bytes } from '../credentials/index.ts';

/** How often the slow hash is repeated: some 10 ms on an old phone, and as much for each number somebody would try. */
export const WATCH_ITERATIONS = 20_000;
/** Bytes kept of each entry: of 10,000 entries one wrong hit in 10^8 look-ups. */
const ENTRY_BYTES = 5;

/** What the filter needs from outside; WebCrypto in browsers and in Node. */
export type WatchPort = {
  /** PBKDF2 with SHA-256, 32 bytes. */
  readonly slowHash: (text: string, salt: Bytes, iterations: number) => Promise<Bytes>;
  /** HMAC-SHA-256 under the device's key, which never leaves it, 32 bytes. */
  readonly deviceHash: (data: Bytes) => Promise<Bytes>;
};

/**
 * A watch list that a lost phone does not give away: each identifier goes through a slow hash with the day's salt, which is
 * computed once for all devices, and then through the key of the one device. Identity numbers are few enough to be tried,
 * so trying each must be slow, and impossible on another machine without the key.
 */
export type WatchFilter = {
  readonly salt: Bytes;
  readonly iterations: number;
  /** Sorted entries of 5 bytes, one behind the other. */
  readonly entries: Bytes;
  /** After this moment, Unix ms, the filter answers nothing. */
  readonly expiresAt: number;
};

/** The slow part of an entry, the same for all devices. `identifier` is canonical: `cccd:0123…`, `plate:12A12345`, `phone:…`. */
export async function slowEntry(
  identifier: string,
  salt: Bytes,
  port: Pick<WatchPort, 'slowHash'>,
): Promise<Bytes> {
  return await port.slowHash(identifier, salt, WATCH_ITERATIONS);
}

/** The filter of one device, from slow entries. */
export async function buildWatchFilter(
  slow: readonly Bytes[],
  salt: Bytes,
  expiresAt: number,
  port: Pick<WatchPort, 'deviceHash'>,
): Promise<WatchFilter> {
  const hashes = await Promise.all(
    slow.map(async (one) => (await port.deviceHash(one)).slice(0, ENTRY_BYTES)),
  );
  const sorted = hashes.toSorted(compare);
  const entries = new Uint8Array(sorted.length * ENTRY_BYTES);
  for (const [index, hash] of sorted.entries()) {
    entries.set(hash, index * ENTRY_BYTES);
  }
  return { salt, iterations: WATCH_ITERATIONS, entries, expiresAt };
}

/**
 * Whether any of the identifiers may be on the list; null when the filter ran out. A hit is a hint to ask the commander, not
 * a finding: one in 10^8 is wrong, and it says neither who nor why.
 */
export async function isWatched(
  filter: WatchFilter,
  identifiers: readonly string[],
  now: number,
  port: WatchPort,
): Promise<boolean | null> {
  if (now >= filter.expiresAt) {
    return null;
  }
  for (const identifier of filter.entries.length === 0 ? [] : identifiers) {
    const slow = await port.slowHash(identifier, filter.salt, filter.iterations);
    if (contains(filter.entries, (await port.deviceHash(slow)).slice(0, ENTRY_BYTES))) {
      return true;
    }
  }
  return false;
}

/** The port over WebCrypto. @param key of HMAC-SHA-256; a device keeps it unextractable. */
export function webWatchPort(key: Parameters<typeof globalThis.crypto.subtle.exportKey>[1]): WatchPort {
  const { subtle } = globalThis.crypto;
  return {
    slowHash: async (text, salt, iterations) => {
      const secret = await subtle.importKey('raw', new TextEncoder().encode(text), 'PBKDF2', false, [
        'deriveBits',
      ]);
      return new Uint8Array(
        await subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, secret, 256),
      );
    },
    deviceHash: async (data) => new Uint8Array(await subtle.sign('HMAC', key, data)),
  };
}

function contains(entries: Bytes, wanted: Bytes): boolean {
  let low = 0;
  let high = entries.length / ENTRY_BYTES;
  while (low < high) {
    const middle = (low + high) >> 1;
    const order = compare(entries.subarray(middle * ENTRY_BYTES, (middle + 1) * ENTRY_BYTES), wanted);
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

function compare(a: Uint8Array, b: Uint8Array): number {
  const at = a.findIndex((byte, index) => byte !== b[index]);
  return at < 0 ? 0 : a[at]! - b[at]!;
}
