import type { Platform } from '../../module.ts';
import type { Outcome, Refusal } from '../../outcomes/outcome.ts';
import { refuse } from '../refusals.ts';
import { addFailure, clearFailures, dropFailures, readFailures } from '../store/failures.ts';

const TRIES = 5;
const PAUSE_MS = 15 * 60_000;

/** What is guessed at: a login by its name, a code that was sent, or a proof of somebody who is logged in. */
export type Guessed = `login ${string}` | `reset ${string}` | `account ${string}`;

/**
 * Failed proofs in a row, by what is guessed at, in the database: slows guessing whatever the address, over all processes, and a
 * restart does not forget it.
 */
export type FailureGuard = {
  /** A refusal while it is paused. */
  readonly refusal: (guessed: Guessed, now: number) => Promise<Refusal | null>;
  /** Counts a failure. @returns the refusal where others paused it meanwhile. */
  readonly fail: (guessed: Guessed, now: number) => Promise<Refusal | null>;
  readonly clear: (guessed: Guessed) => Promise<void>;
  /** Forgets what counts no more. */
  readonly tidy: (now: number) => Promise<void>;
};

export function createFailureGuard({ db, secrets }: Pick<Platform, 'db' | 'secrets'>): FailureGuard {
  const keyOf = (guessed: Guessed) => secrets.blindIndex('log-in-failure', guessed);
  return {
    refusal: async (guessed, now) => {
      const failures = await readFailures(db, keyOf(guessed));
      return failures === undefined || failures.count < TRIES
        ? null
        : pausedFor(failures.last + PAUSE_MS - now);
    },
    fail: async (guessed, now) => {
      const count = await addFailure(db, keyOf(guessed), new Date(now), new Date(now - PAUSE_MS));
      return count > TRIES ? pausedFor(PAUSE_MS) : null;
    },
    clear: async (guessed) => await clearFailures(db, keyOf(guessed)),
    tidy: async (now) => await dropFailures(db, new Date(now - PAUSE_MS)),
  };
}

function pausedFor(ms: number): Refusal | null {
  return ms <= 0
    ? null
    : refuse('paused', {
        params: { minutes: Math.ceil(ms / 60_000) },
        retryAfterSeconds: Math.ceil(ms / 1000),
      });
}

/** Refusals of a proof that guessed at nothing: the code is still to come, or the password was right and has ended. */
function isNoGuess(code: string): boolean {
  return code === 'session.totp-required' || code === 'session.password-ended';
}

/**
 * Checks a proof under the guard. Where others failed meanwhile its answer is the pause too, whatever the proof was: whoever tries a
 * hundred at once gets no further, and learns no more, than one after the other.
 */
export async function underGuard<T>(
  guard: FailureGuard,
  guessed: Guessed,
  now: number,
  check: () => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const paused = await guard.refusal(guessed, now);
  if (paused !== null) {
    return paused;
  }
  const outcome = await check();
  if (!outcome.ok && !isNoGuess(outcome.code)) {
    return (await guard.fail(guessed, now)) ?? outcome;
  }
  const meanwhile = await guard.refusal(guessed, now);
  if (meanwhile !== null) {
    return meanwhile;
  }
  if (outcome.ok) {
    await guard.clear(guessed);
  }
  return outcome;
}
