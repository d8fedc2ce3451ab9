import type { Platform } from '../../module.ts';
import type { Outcome } from '../../outcomes/outcome.ts';
import { refuse } from '../refusals.ts';
import type { FailureGuard } from './log-in.ts';

/** What proofs of somebody who is logged in are counted with. */
export type Guarding = { readonly platform: Platform; readonly guard: FailureGuard };

/** Pauses an account for whom too many proofs failed. */
export async function guarded<T>(
  { platform, guard }: Guarding,
  accountId: string,
  check: () => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const now = platform.clock.now();
  const key = `account ${accountId}`;
  const paused = guard.pausedFor(key, now);
  if (paused > 0) {
    return refuse('paused', {
      params: { minutes: Math.ceil(paused / 60_000) },
      retryAfterSeconds: Math.ceil(paused / 1000),
    });
  }
  const outcome = await check();
  if (outcome.ok) {
    guard.clear(key);
  } else if (outcome.code !== 'session.totp-required') {
    guard.fail(key, now);
  }
  return outcome;
}
