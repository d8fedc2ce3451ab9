import { randomUUID } from 'node:crypto';
import type { OidcIdentity } from '../../../adapters/oidc/index.ts';
import type { Platform } from '../../module.ts';
import { deleteWaiting, dropWaiting, insertWaiting, readWaiting } from '../store/waiting-sign-ins.ts';

type Waiting = Pick<OidcIdentity, 'subject' | 'kept'>;

/** What the provider gave of people who owe us a code still, for ten minutes, in the database: another process may get the code. */
export type WaitingSignIns = {
  readonly put: (who: OidcIdentity, now: number) => Promise<string>;
  readonly get: (key: string, now: number) => Promise<Waiting | undefined>;
  readonly drop: (key: string) => Promise<void>;
  /** Forgets whose time is over. */
  readonly tidy: (now: number) => Promise<void>;
};

const HELD_MS = 10 * 60_000;

export function createWaitingSignIns({ db, secrets }: Pick<Platform, 'db' | 'secrets'>): WaitingSignIns {
  return {
    put: async ({ subject, kept }, now) => {
      // Not of time: whoever holds the key and the cookie is half through a log-in.
      const id = randomUUID();
      const who: Waiting = { subject, kept };
      await insertWaiting(db, id, secrets.encrypt(JSON.stringify(who)), new Date(now + HELD_MS));
      return id;
    },
    get: async (key, now) => {
      const who = await readWaiting(db, key, new Date(now));
      return who === undefined ? undefined : (JSON.parse(secrets.decrypt(who)) as Waiting);
    },
    drop: async (key) => await deleteWaiting(db, key),
    tidy: async (now) => await dropWaiting(db, new Date(now)),
  };
}
