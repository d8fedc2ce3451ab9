import { signal } from '@preact/signals';
import type { ErrorReply } from '../../shared/client.ts';
import { newId } from '../../shared/ids.ts';
import type { Pack, PackFault, PackKey } from './pack-open.ts';
import { bytesOf } from './bytes.ts';
import { api, now, session } from './session.ts';
import { get, put } from './store.ts';

/** This phone as the server knows it, with the key of its watch list, which can be used and never read. */
export type Device = {
  readonly id: string;
  readonly postId: string;
  readonly dataset: string;
  readonly registeredBy: string;
  readonly watchKey: CryptoKey;
};

export type PackTrouble =
  | { readonly kind: 'error'; readonly error: ErrorReply }
  | { readonly kind: 'fault'; readonly fault: PackFault }
  | { readonly kind: 'gone'; readonly error: ErrorReply };

export const device = signal<Device | null>(null);
export const pack = signal<Pack | null>(null);
/** When the server last said that this is the newest pack, or sent it; null: not since the app was opened. */
export const packCheckedAt = signal<number | null>(null);

/** Read what is kept of the device and its pack. */
export async function openDevice(): Promise<void> {
  device.value = (await get<Device>('values', 'device')) ?? null;
  pack.value = (await get<Pack>('values', 'pack')) ?? null;
}

/**
 * Make this phone one of a post. A phone already known for the post is left as it is, whoever holds it; at another post, or
 * registered by somebody else, it becomes a new one. Null when it worked.
 */
export async function registerAt(postId: string, name: string): Promise<PackTrouble | null> {
  const known = device.value;
  const { user, dataset } = session.value!;
  if (known?.postId === postId && known.dataset === dataset) {
    return null;
  }
  const mine = known !== null && known.registeredBy === user.id && known.dataset === dataset;
  const id = mine ? known.id : newId();
  const answer = await api.call('POST /gates/devices', { body: { id, name, postId } });
  if (!answer.ok) {
    return { kind: answer.status === 410 ? 'gone' : 'error', error: answer.error };
  }
  const watchKey = await crypto.subtle.importKey(
    'raw',
    bytesOf(answer.data.watchKey),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  const made: Device = { id, postId, dataset, registeredBy: user.id, watchKey };
  await put('values', 'device', made);
  if (known?.id !== id || known.postId !== postId) {
    await put('values', 'pack', undefined);
    pack.value = null;
  }
  device.value = made;
  return null;
}

/** The pinned keys of packs: those of the first contact, later those that a verified pack named. */
async function pinnedKeys(anew: boolean): Promise<readonly PackKey[] | ErrorReply> {
  const kept = anew ? undefined : await get<readonly PackKey[]>('values', 'pack-keys');
  if (kept !== undefined) {
    return kept;
  }
  const answer = await api.call('GET /public/keys');
  return answer.ok
    ? answer.data.keys
        .filter(({ purpose }) => purpose === 'pack')
        .map(({ kid, purpose, publicKey, signsFrom, signsUntil }) => ({
          kid,
          kinds: [purpose],
          publicKey,
          signsFrom,
          signsUntil,
        }))
    : answer.error;
}

/**
 * Fetch the pack if there is a newer one, and keep it when its signature holds. Null when the phone has the newest one.
 * @param repin trust the server's present keys instead of the pinned ones: the commander's word.
 */
export async function fetchPack(unsynced: number, repin = false): Promise<PackTrouble | null> {
  const { id } = device.value!;
  const have = pack.value?.sequence;
  const answer = await api.call('GET /gates/pack', {
    query: { device: id, unsynced, ...(have === undefined || repin ? {} : { have }) },
  });
  if (!answer.ok) {
    return { kind: answer.status === 410 ? 'gone' : 'error', error: answer.error };
  }
  const { signed, sequence } = answer.data;
  if (signed === null) {
    packCheckedAt.value = now();
    return null;
  }
  const keys = await pinnedKeys(repin);
  if ('code' in keys) {
    return { kind: 'error', error: keys };
  }
  const { openPack } = await import('./pack-open.ts');
  const opened = await openPack(signed, sequence, keys, now());
  if ('fault' in opened) {
    return { kind: 'fault', fault: opened.fault };
  }
  await put('values', 'pack-keys', opened.pinned);
  await put('values', 'pack', opened.pack);
  pack.value = opened.pack;
  packCheckedAt.value = now();
  return null;
}
