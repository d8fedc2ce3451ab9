import { call } from '../../kit/api.ts';
import { useSession, useSwitchSession } from './session.ts';

/** Logs out. Whoever came by single sign-on leaves there too, or the next person at this machine is let in again. */
export function useLeave(): () => Promise<void> {
  const { method } = useSession();
  const switchSession = useSwitchSession();
  return async () => {
    const left = method === 'sso' ? await call('POST /session/sso/leave') : await call('DELETE /session');
    switchSession(null);
    location.assign((left.ok ? left.data?.url : null) ?? '/console/login');
  };
}
