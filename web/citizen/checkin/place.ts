import type { DataOf } from '../../shared/client.ts';
import { api } from '../data/api.ts';
import { get, put } from '../data/store.ts';

type PlaceInfo = DataOf<'GET /public/places/{code}'>;

/** What is known of the place behind a code: from the server, kept from last time, unknown to it, or out of reach. */
export type PlaceFound =
  | { readonly kind: 'known'; readonly place: PlaceInfo; readonly kept: boolean }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'unreachable' };

/** Ask the server for a place; without an answer, the copy that this phone kept. */
export async function findPlace(code: string): Promise<PlaceFound> {
  const answer = await api.call('GET /public/places/{code}', { params: { code } });
  if (answer.ok) {
    await put('values', `place:${code}`, answer.data);
    return { kind: 'known', place: answer.data, kept: false };
  }
  if (answer.status === 404 || answer.status === 400 || answer.status === 422) {
    return { kind: 'unknown' };
  }
  const place = await get<PlaceInfo>('values', `place:${code}`);
  return place === undefined ? { kind: 'unreachable' } : { kind: 'known', place, kept: true };
}
