import { createSignal, useSignal } from '../signal.ts';

/** Reasons given in this page load, by id of the person or case; they are sent again and logged with each look. */
const reasons = createSignal<ReadonlyMap<string, string>>(new Map());

/** The reason given for a subject. */
export function reasonFor(subject: string): string | undefined {
  return reasons.get().get(subject);
}

/** Remember why the officer looks at a subject, until the page is closed. */
export function giveReason(subject: string, reason: string): void {
  reasons.set(new Map(reasons.get()).set(subject, reason));
}

/** Forget all reasons: another officer or another dataset. */
export function forgetReasons(): void {
  reasons.set(new Map());
}

/** The reason given for a subject, followed. */
export function useReason(subject: string | undefined): string | undefined {
  const all = useSignal(reasons);
  return subject === undefined ? undefined : all.get(subject);
}
