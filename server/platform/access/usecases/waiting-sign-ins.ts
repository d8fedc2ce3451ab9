import { randomUUID } from 'node:crypto';
import type { OidcIdentity } from '../../../adapters/oidc/index.ts';

type Waiting = Pick<OidcIdentity, 'subject' | 'kept'>;

/** What the provider gave of people who owe us a code still, for ten minutes; a restart forgets it, and they sign in again. */
export type WaitingSignIns = {
  readonly put: (who: OidcIdentity, now: number) => string;
  readonly get: (key: string, now: number) => Waiting | undefined;
  readonly drop: (key: string) => void;
};

const HELD_MS = 10 * 60_000;
const MOST = 5_000;

export function createWaitingSignIns(): WaitingSignIns {
  const held = new Map<string, { readonly who: Waiting; readonly until: number }>();
  return {
    put: ({ subject, kept }, now) => {
      for (const [key, { until }] of held) {
        if (until > now && held.size < MOST) {
          break;
        }
        held.delete(key);
      }
      const key = randomUUID();
      held.set(key, { who: { subject, kept }, until: now + HELD_MS });
      return key;
    },
    get: (key, now) => {
      const found = held.get(key);
      return found !== undefined && found.until > now ? found.who : undefined;
    },
    drop: (key) => {
      held.delete(key);
    },
  };
}
