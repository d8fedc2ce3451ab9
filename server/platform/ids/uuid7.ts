import { createHash, randomFillSync } from 'node:crypto';

/** Random bytes for the next ids, each used once: drawn a few hundred ids at a time. */
const pool = Buffer.alloc(4_000);
const RANDOM_BYTES = 10;
let used = pool.length;
/** The id that is being made. */
const bytes = Buffer.alloc(16);

/**
 * A UUIDv7 (RFC 9562): 48 bits of Unix milliseconds, then random bits, so that ids sort by time of making.
 * @param atMs time to embed, Unix milliseconds.
 */
export function uuid7(atMs: number = Date.now(), random?: Buffer): string {
  if (random !== undefined) {
    random.copy(bytes, 6, 0, RANDOM_BYTES);
  } else {
    if (used === pool.length) {
      randomFillSync(pool);
      used = 0;
    }
    pool.copy(bytes, 6, used, used + RANDOM_BYTES);
    used += RANDOM_BYTES;
  }
  bytes.writeUIntBE(Math.max(0, Math.floor(atMs)), 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/**
 * The same UUIDv7 for the same name and time: for reference data, whose ids must be alike on every installation.
 */
export function namedUuid7(atMs: number, name: string): string {
  return uuid7(atMs, createHash('sha256').update(name).digest().subarray(0, 10));
}
