import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { Right } from '../../../../contract/rights.ts';
import { type ApiError, type DataOf, read, setCsrfToken } from '../../kit/api.ts';
import { forgetReasons } from '../../kit/reason/reasons.ts';
import { setSavedDataset } from '../../kit/save.ts';

/** Who is logged in, with what rights, on which dataset. */
export type Session = DataOf<'GET /session'>;

/** The session, and the token that its writes need. */
export const sessionQuery = queryOptions<Session, ApiError>({
  queryKey: ['GET /session'],
  queryFn: async () => {
    const session = await read('GET /session');
    setCsrfToken(session.csrfToken);
    setSavedDataset(session.dataset);
    return session;
  },
  retry: false,
  staleTime: Number.POSITIVE_INFINITY,
});

const SessionContext = createContext<Session | null>(null);
export const SessionProvider = SessionContext.Provider;

/** The session of the officer at work; only below the shell, which has one. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) {
    throw new Error('useSession outside the shell');
  }
  return session;
}

/** May the officer do this somewhere? The server decides about the area. */
export function useRight(right: Right): boolean {
  return useSession().rights.includes(right);
}

/** Take over a new session or dataset: everything read before belonged to the former one. */
export function useSwitchSession(): (session: Session | null) => void {
  const cache = useQueryClient();
  return (session) => {
    forgetReasons();
    setCsrfToken(session?.csrfToken ?? null);
    setSavedDataset(session?.dataset ?? 'live');
    if (session === null) {
      cache.clear();
      return;
    }
    cache.removeQueries({
      predicate: ({ queryKey }) => queryKey[0] !== 'GET /session' && queryKey[0] !== 'GET /system/info',
    });
    cache.setQueryData(sessionQuery.queryKey, session);
  };
}

/** Is this a simulated dataset? Only the live one is not. */
export function isSimulated(dataset: string): boolean {
  return dataset === 'demo';
}
