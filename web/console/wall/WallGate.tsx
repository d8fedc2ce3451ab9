import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { SessionProvider, sessionQuery } from '../app/session/session.ts';
import { FailureNotice } from '../kit/state/FailureNotice.tsx';
import { Loading } from '../kit/state/Loading.tsx';
import { Wall } from './Wall.tsx';

/** Asking for the session extends it; nobody sits here to do it. */
const EXTEND_MS = 30 * 60_000;

/** The wall without the frame of the console: only a session is needed. */
export function WallGate() {
  const query = useQuery({ ...sessionQuery, refetchInterval: EXTEND_MS, refetchIntervalInBackground: true });
  if (query.error?.status === 401) {
    return <Navigate to="/login" search={{ next: '/wall' }} replace />;
  }
  if (query.data !== undefined) {
    return query.data.mustChangePassword ? (
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
