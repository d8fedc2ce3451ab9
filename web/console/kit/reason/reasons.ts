import { PASS_MINUTES } from '../../../../contract/access-passes.ts';
import type { ApiError } from '../api.ts';
import { createSignal, useSignal } from '../signal.ts';

type Given = {
  readonly reason: string;
  readonly until: number;
  /** The server has opened the record: later requests go on under its pass. */
  readonly opened?: boolean;
};

/** Reasons given in this page load, by id of the person or case, or by what is searched. */
const reasons = createSignal<ReadonlyMap<string, Given>>(new Map());

/**
 * The reason to send for a subject, while it holds. For a record only until it was opened: sent again, it would open the
 * record anew where the request arrives when the time is over, or when the officer closed it in another window.
 */
export function reasonFor(subject: string): string | undefined {
  const given = reasons.get().get(subject);
  return given !== undefined && given.opened !== true && given.until > Date.now() ? given.reason : undefined;
}

/** The server opened the record of a subject for the reason that was sent. */
export function noteOpened(subject: string): void {
  const given = reasons.get().get(subject);
  if (given !== undefined) {
    reasons.set(new Map(reasons.get()).set(subject, { ...given, opened: true }));
  }
}

/** Whether a reason was given for a subject in this page load and not taken back, be its time over or not. */
export function hasGivenReason(subject: string): boolean {
  return reasons.get().has(subject);
}

/** Remember why the officer looks at a subject, for as long as the server lets a reason hold. */
export function giveReason(subject: string, reason: string): void {
  const until = Date.now() + PASS_MINUTES * 60_000;
  reasons.set(new Map(reasons.get()).set(subject, { reason, until }));
}

/** Forget the reason for a subject: the officer closed its record. */
export function takeBackReason(subject: string): void {
  const left = new Map(reasons.get());
  left.delete(subject);
  reasons.set(left);
}

/** Forget all reasons: another officer or another dataset. */
export function forgetReasons(): void {
  reasons.set(new Map());
}

/** The reason given for a subject, followed. */
export function useReason(subject: string | undefined): string | undefined {
  useSignal(reasons);
  return subject === undefined ? undefined : reasonFor(subject);
}

/** Does the server ask why this record is looked at? */
export function needsReason(failure: ApiError): boolean {
  return failure.status === 403 && failure.reply?.code === 'person.reason-required';
}
