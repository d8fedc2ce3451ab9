import { useEffect, useState } from 'react';
import { useSession } from '../../app/session/session.ts';
import { call } from '../../kit/api.ts';
import { createDesk, type Desk } from './desk.ts';
import { createShelf, type Shelf, type Storage } from './shelf.ts';

/** Without an answer for so long a check-in counts as unsent; its id makes sending it again safe. */
const PATIENCE_MS = 10_000;
const AGAIN_MS = 15_000;

type Kept = { readonly desk: Desk; readonly shelf: Shelf; readonly key: string };
/** One desk an account and dataset for as long as the page lives, so that going to another screen loses nothing. */
const desks = new Map<string, Kept>();

function browserStorage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

function deskOf(key: string): Kept {
  const shelf = createShelf(browserStorage(), key);
  const desk = createDesk(shelf, {
    one: (body) => call('POST /presence', { body, signal: AbortSignal.timeout(PATIENCE_MS) }),
    many: (items) =>
      call('POST /presence/batch', { body: { items }, signal: AbortSignal.timeout(6 * PATIENCE_MS) }),
    stillLoggedIn: async () => (await call('GET /session')).ok,
  });
  const made = { desk, shelf, key };
  desks.set(key, made);
  return made;
}

/** The desk of the officer at work; while its screen is open it sends what waits as soon as it can. */
export function useDesk(): Kept {
  const { user, dataset } = useSession();
  const key = `vx.desk.${dataset}.${user.id}`;
  const [kept] = useState(() => desks.get(key) ?? deskOf(key));
  const { desk } = kept;
  useEffect(() => {
    const again = () => void desk.resend();
    const other = (event: StorageEvent) => {
      if (event.key === key) {
        desk.refresh();
      }
    };
    again();
    const timer = setInterval(again, AGAIN_MS);
    addEventListener('online', again);
    addEventListener('storage', other);
    return () => {
      clearInterval(timer);
      removeEventListener('online', again);
      removeEventListener('storage', other);
    };
  }, [desk, key]);
  return kept;
}
