import { signal } from '@preact/signals';
import type { DataOf } from '../../shared/client.ts';
import { api, written } from '../data/api.ts';
import { kept } from '../data/kept.ts';

export type Run = DataOf<'POST /training/citizen-runs/state'>;

/** What this phone shows for its drill: no account, no password. */
export const drillToken = kept<string>('drill');
/** The drill as the server last told of it. */
export const run = signal<Run | null>(null);

const EVERY_MS = 5_000;
const GONE = 404;

/** Asks how far the drill is; one that the server no longer knows is forgotten. */
export async function look(): Promise<void> {
  await drillToken.ready;
  const token = drillToken.value.peek();
  if (token === null) {
    run.value = null;
    return;
  }
  const answer = await api.call('POST /training/citizen-runs/state', { body: { token } });
  if (answer.ok) {
    run.value = answer.data;
  } else if (answer.status === GONE) {
    await leave();
  }
}

/** Follows the drill while something shows it: now, after every write of this page, and from time to time. @returns what stops it. */
export function follow(): () => void {
  const unfollow = written.subscribe(() => void look());
  const timer = setInterval(() => void look(), EVERY_MS);
  return () => {
    unfollow();
    clearInterval(timer);
  };
}

/** Ends the drill on this phone; what was done stays among the results. */
export async function leave(): Promise<void> {
  run.value = null;
  await drillToken.set(null);
}
