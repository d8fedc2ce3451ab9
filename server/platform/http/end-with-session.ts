import type { ServerResponse } from 'node:http';
import type { Session } from '../access/sessions.ts';
import type { HttpOptions } from './types.ts';

/** The session itself is read again every few seconds at most, for all its streams. */
const LOOK_MS = 1_000;

/**
 * Ends an open stream once its session has ended, or may see something else than when it was opened: the browser comes
 * back by itself, as whoever it is then. While the database is away nothing is known, and nothing ends.
 */
export function endWithSession(
  response: ServerResponse,
  session: Session,
  { sessions, clock }: Pick<HttpOptions, 'sessions' | 'clock'>,
): void {
  const opened = JSON.stringify(session.scope);
  let looking = false;
  const timer = setInterval(() => {
    if (!looking) {
      looking = true;
      void look().finally(() => {
        looking = false;
      });
    }
  }, LOOK_MS);
  response.on('close', () => clearInterval(timer));

  async function look(): Promise<void> {
    const now = await sessions.again(session, clock.now()).catch(() => session);
    if (now === null || JSON.stringify(now.scope) !== opened) {
      response.end();
    }
  }
}
