import type { ExpectedTrip, ExpectedTrips } from '../../../contract/trip-kit.ts';
import { openMessage, webCrypto } from '../../../lib/credentials/index.ts';
import type { WatchPort } from '../../../lib/gates/watch-filter.ts';
import { openUnder } from '../../../lib/gates/written-codes.ts';
import { bytesOf, textOf } from '../data/bytes.ts';
import { type PackKey, trustedKeys } from '../data/pack-open.ts';

const MINUTE_MS = 60_000;

/**
 * Opens a list of expected trips under the keys of the pack; null where it is not signed by them, or meant for another phone.
 * @param now Unix ms.
 */
export async function openList(
  signed: string,
  keys: readonly PackKey[],
  deviceId: string,
  now: number,
): Promise<ExpectedTrips | null> {
  const trusted = await trustedKeys(keys.filter(({ kinds }) => kinds.includes('pack')));
  const opened = await openMessage('pack', bytesOf(signed), trusted, new Date(now), webCrypto);
  if (!opened.ok) {
    return null;
  }
  const read = JSON.parse(new TextDecoder().decode(opened.value.content)) as Partial<ExpectedTrips>;
  return read.list === 'expected-trips' && read.device === deviceId ? (read as ExpectedTrips) : null;
}

/** The trip of a code that was shown, else of a plate; null: this post does not expect it. */
export async function findIn(
  { entries, salt }: ExpectedTrips,
  said: { readonly code: string | null; readonly plate: string },
  port: WatchPort,
): Promise<ExpectedTrip | null> {
  const look = async (by: 'trip' | 'plate', word: string) => {
    const column = by === 'trip' ? 0 : 2;
    const find = (tag: Uint8Array) => {
      const wanted = textOf(tag);
      const entry = entries.find((one) => one[column] === wanted);
      return entry === undefined ? undefined : bytesOf(entry[column + 1]!);
    };
    return word === '' ? null : await openUnder(`${by}:${word}`, find, port, bytesOf(salt));
  };
  const byCode = said.code === null ? null : await look('trip', said.code);
  const code = byCode === null ? await look('plate', said.plate) : null;
  const text = byCode ?? (code === null ? null : await look('trip', code));
  return text === null ? null : (JSON.parse(text) as ExpectedTrip);
}

export type ExpectedVerdict =
  | { readonly kind: 'passed'; readonly at: string; readonly lateMinutes: number }
  | { readonly kind: 'late'; readonly minutes: number }
  /** Before the vehicle can well be here: it comes from the post before, or has not set out. */
  | { readonly kind: 'early' }
  | { readonly kind: 'on-time' };

/** What a post says of a trip it expects, by its own clock. */
export function verdictOf(
  { at, from, deadline, lateMinutes }: Pick<ExpectedTrip, 'at' | 'from' | 'deadline' | 'lateMinutes'>,
  now: number,
): ExpectedVerdict {
  if (at !== null) {
    return { kind: 'passed', at, lateMinutes: lateMinutes ?? 0 };
  }
  const late = Math.ceil((now - Date.parse(deadline)) / MINUTE_MS);
  return late > 0 ? { kind: 'late', minutes: late } : { kind: now < Date.parse(from) ? 'early' : 'on-time' };
}
