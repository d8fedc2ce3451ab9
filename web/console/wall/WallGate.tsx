import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { SessionProvider, sessionQuery } from '../app/session/session.ts';
import { FailureNotice } from '../kit/state/FailureNotice.tsx';
import { Loading } from '../kit/state/Loading.tsx';
import { screenName } from './device.ts';
import { Wall } from './Wall.tsx';

/** Asking for the session extends it; nobody sits here to do it. */
const EXTEND_MS = 30 * 60_000;
/** After a power cut the screen is often up before the server. */
const AGAIN_MS = 5_000;

/** The wall without the frame of the console: only a session is needed. */
export function WallGate() {
  const query = useQuery({
    ...sessionQuery,
    refetchInterval: ({ state }) => (state.status === 'error' ? AGAIN_MS : EXTEND_MS),
    refetchIntervalInBackground: true,
  });
  if (query.error?.status === 401) {
    return screenName() === null ? (
      <Navigate to="/login" search={{ next: '/wall' }} replace />
    ) : (
      <Navigate to="/wall/pair" replace />
    );
  }
  if (query.data !== undefined) {
    return query.data.mustChangePassword || query.data.secondStep?.overdue === true ? (
      <Navigate to="/" replace />
    ) : (
      <SessionProvider value={query.data}>
        <Wall />
      </SessionProvider>
    );
  }
  return query.error === null ? (
    <Loading />
  ) : (
    <main className="page">
      <FailureNotice failure={query.error} retry={() => void query.refetch()} />
    </main>
  );
}
