import { createHmac } from 'node:crypto';
import { fold } from '../../../lib/vietnamese/index.ts';

/** Exports for the same purpose and recipient bear the same pseudonyms; those for others cannot be joined with them. */
export function purposeKey(purpose: string, recipient: string): string {
  return `${fold(purpose)}|${fold(recipient)}`;
}

/**
 * The pseudonyms of one purpose, as UUIDs (version 8), so that they fit wherever ids stand. Without the key nobody can make
 * them again from ids.
 */
export function pseudonyms(key: Buffer): (id: string) => string {
  return (id) => {
    const bytes = createHmac('sha256', key).update(id).digest().subarray(0, 16);
    bytes[6] = (bytes[6]! & 0x0f) | 0x80;
    bytes[8] = (bytes[8]! & 0x3f) | 0x80;
    const hex = bytes.toString('hex');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  };
}

const DAY_MS = 86_400_000;

/** The Monday of the week of a day (`YYYY-MM-DD`); null stays null. */
export function weekOf(day: string | null): string | null {
  if (day === null) {
    return null;
  }
  const at = Date.parse(`${day}T00:00:00Z`);
  const sinceMonday = (new Date(at).getUTCDay() + 6) % 7;
  return new Date(at - sinceMonday * DAY_MS).toISOString().slice(0, 10);
}

/** The very old are too few to be told apart: all of 90 years and more are born in one year. */
export function coarseYear(year: number | null, today: string): number | null {
  return year === null ? null : Math.max(year, Number(today.slice(0, 4)) - 90);
}
