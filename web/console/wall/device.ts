const FLAG = 'vx.wall.screen';
const RELOAD_HOUR = 4;

/** Remembers that this machine is a screen: without its pairing it asks for a code, not for a log-in. */
export function rememberScreen(name: string): void {
  localStorage.setItem(FLAG, name);
}

/** The name under which this machine was paired; null where it never was. */
export function screenName(): string | null {
  return localStorage.getItem(FLAG);
}

/** Milliseconds until the page of a screen begins anew, in the quietest hour: it then has the program of the server. */
export function untilReload(now: Date): number {
  const next = new Date(now);
  next.setHours(RELOAD_HOUR, 0, 0, 0);
  if (next <= now) {
    next.setDate(next.getDate() + 1);
  }
  return next.getTime() - now.getTime();
}
