import type { Webhook } from '../../../../contract/webhooks.ts';

type Fares = {
  readonly tone: 'good' | 'bad' | 'warning' | 'muted';
  /** Held: messages wait for a keeper, whatever the state says. */
  readonly isHeld: boolean;
  /** What is said of failures: they go on, or they are those of before it was paused or held; null: none. */
  readonly failures: 'next' | 'since' | 'before' | null;
};

/** How a receiver fares, in the terms of the screen. Nothing is tried while it is paused or held, so nothing fails then. */
export function fares({
  state,
  stopped,
  failingSince,
  nextTryAt,
}: Pick<Webhook, 'state' | 'stopped' | 'failingSince' | 'nextTryAt'>): Fares {
  const isHeld = state === 'on' && stopped !== null;
  const rests = isHeld || state === 'paused';
  const tone = isHeld
    ? 'bad'
    : state === 'paused'
      ? 'muted'
      : state !== 'on'
        ? 'bad'
        : failingSince === null
          ? 'good'
          : 'warning';
  const failures = failingSince === null ? null : rests ? 'before' : nextTryAt === null ? 'since' : 'next';
  return { tone, isHeld, failures };
}
