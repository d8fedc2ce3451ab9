import { useEffect, useState, useSyncExternalStore } from 'react';
import { newId } from '../../../shared/ids.ts';
import { useSession } from '../../app/session/session.ts';
import { call } from '../../kit/api.ts';
import { useInvalidate } from '../../kit/useApi.ts';
import { type Draft, unflatten } from './answers.ts';
import { type Calls, createCalls } from './calls.ts';
import type { Item, Sent } from './queue.ts';
import { openVault } from './vault.ts';

/** Without an answer for so long an item counts as unsent; its id makes sending it again safe. */
const PATIENCE_MS = 10_000;
const AGAIN_MS = 15_000;
/** Typing is sent when it pauses. */
const PAUSE_MS = 1_200;

/** One keeper an account and dataset for as long as the page lives. */
const keepers = new Map<string, { readonly calls: Calls; opened: boolean }>();

async function send(callId: string, item: Item): Promise<Sent> {
  const given = { params: { id: callId }, signal: AbortSignal.timeout(PATIENCE_MS) };
  const result =
    item.kind === 'answers'
      ? await call('PATCH /interviews/{id}', {
          ...given,
          body: { id: item.id, version: item.version, changes: unflatten(item.changes) },
        })
      : await call(
          item.kind === 'attempt' ? 'POST /interviews/{id}/attempts' : 'POST /interviews/{id}/completion',
          { ...given, body: { id: item.id, ...item.body } },
        );
  if (result.ok) {
    return { kind: 'done', version: (result.data as { version: number }).version };
  }
  const { status, error } = result;
  if (status === 0 || status === 401 || status === 429 || status >= 500 || error.code === 'request.csrf') {
    return { kind: 'later' };
  }
  if (error.code === 'request.version-conflict') {
    const current = error.current as { version: number; draft: Draft };
    return { kind: 'conflict', keys: Object.keys(error.fields ?? {}), ...current };
  }
  const { code, message, messageEn, fields } = error;
  return { kind: 'refused', why: { code, message, messageEn, ...(fields === undefined ? {} : { fields }) } };
}

async function read(callId: string): Promise<{ version: number; draft: Draft } | null> {
  const result = await call('GET /interviews/{id}', { params: { id: callId } });
  return result.ok ? { version: result.data.version, draft: result.data.draft } : null;
}

function browserStorage() {
  const storage = localStorage;
  return {
    keys: () => Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? ''),
    getItem: (key: string) => storage.getItem(key),
    setItem: (key: string, value: string) => storage.setItem(key, value),
    removeItem: (key: string) => storage.removeItem(key),
  };
}

/** Fetches the key of the account and lets the keeper write down; without it everything stays in memory. */
async function openKeeper(keeper: { readonly calls: Calls; opened: boolean }, prefix: string): Promise<void> {
  const answer = keeper.opened ? null : await call('GET /interviews/draft-key');
  if (answer?.ok !== true || keeper.opened) {
    return;
  }
  keeper.opened = true;
  try {
    await keeper.calls.keepIn(await openVault(browserStorage(), prefix, answer.data.key));
  } catch {
    // No WebCrypto or no storage: the screen says that a reload would lose what waits.
  }
}

/** The calls of the officer at work; what waits is sent as soon as it can be, and on every start. */
export function useCalls(): Calls {
  const { user, dataset } = useSession();
  const invalidate = useInvalidate();
  const prefix = `vx.call.${dataset}.${user.id}.`;
  const [keeper] = useState(() => {
    const made = keepers.get(prefix) ?? { calls: createCalls({ send, read, newId }), opened: false };
    keepers.set(prefix, made);
    return made;
  });
  const { calls } = keeper;
  useSyncExternalStore(calls.subscribe, calls.revision);
  useEffect(() => {
    let pause: ReturnType<typeof setTimeout> | undefined;
    let last = -1;
    const syncAll = async () => {
      await openKeeper(keeper, prefix);
      const before = calls.waiting().length;
      await calls.sync();
      if (before > calls.waiting().length) {
        invalidate(['/interviews']);
      }
    };
    const sync = () => void syncAll();
    const soon = () => {
      if (calls.revision() !== last) {
        last = calls.revision();
        clearTimeout(pause);
        pause = setTimeout(sync, PAUSE_MS);
      }
    };
    sync();
    const stop = calls.subscribe(soon);
    const timer = setInterval(sync, AGAIN_MS);
    addEventListener('online', sync);
    addEventListener('focus', sync);
    return () => {
      stop();
      clearTimeout(pause);
      clearInterval(timer);
      removeEventListener('online', sync);
      removeEventListener('focus', sync);
      // What is left behind on this screen goes on its way at once.
      void calls.sync();
    };
  }, [invalidate, calls, keeper, prefix]);
  return calls;
}
