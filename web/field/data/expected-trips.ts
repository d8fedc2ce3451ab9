import type { ExpectedTrip, ExpectedTrips } from '../../../contract/trip-kit.ts';
import { webWatchPort } from '../../../lib/gates/watch-filter.ts';
import { findIn, openList } from '../decide/expected-trip.ts';
import { device, pack } from './device.ts';
import { api, now, session } from './session.ts';
import { get, put } from './store.ts';

type Kept = { readonly version: string; readonly list: ExpectedTrips };

/** What the phone itself knows of a vehicle at its post; `trip` null: not among those that the post expects. */
export type KnownHere = {
  readonly trip: ExpectedTrip | null;
  readonly asOf: string;
  /** The list was cut: a trip that is not in it may be expected all the same. */
  readonly more: boolean;
};

const KEY = 'expected-trips';
/** Trips move all the time, and the list is sent as a whole. */
const LEAST_MS = 60_000;
let asked = { device: '', post: '', at: 0 };

async function kept(): Promise<Kept | null> {
  const found = (await get<Kept | null>('values', KEY)) ?? null;
  const phone = device.value;
  const holds =
    found !== null &&
    phone !== null &&
    found.list.device === phone.id &&
    found.list.postId === phone.postId &&
    Date.parse(found.list.until) > now();
  if (found !== null && !holds) {
    await put('values', KEY, null);
  }
  return holds ? found : null;
}

/** Fetch the trips that the post expects, if they changed; an unsigned list leaves the one that is there. */
export async function updateExpectedTrips(): Promise<void> {
  const phone = device.value;
  const keys = pack.value?.content.keys;
  const may = session.value?.rights.includes('trip.record') ?? false;
  if (phone === null || keys === undefined || !may) {
    return;
  }
  const same = asked.device === phone.id && asked.post === phone.postId;
  if (same && Date.now() - asked.at < LEAST_MS) {
    return;
  }
  asked = { device: phone.id, post: phone.postId, at: Date.now() };
  const have = (await kept())?.version;
  const answer = await api.call('GET /border/expected', {
    query: { device: phone.id, ...(have === undefined ? {} : { have }) },
  });
  if (!answer.ok || answer.data.signed === null) {
    return;
  }
  const list = await openList(answer.data.signed, keys, phone.id, now());
  if (list !== null) {
    await put('values', KEY, { version: answer.data.version, list } satisfies Kept);
  }
}

/** What the phone knows by itself of a code or plate; null: it has no list that still holds. */
export async function knownHere(said: {
  readonly code: string | null;
  readonly plate: string;
}): Promise<KnownHere | null> {
  const phone = device.value;
  const found = await kept();
  if (found === null || phone === null) {
    return null;
  }
  const { list } = found;
  const trip = await findIn(list, said, webWatchPort(phone.watchKey));
  return { trip, asOf: list.asOf, more: list.more };
}
