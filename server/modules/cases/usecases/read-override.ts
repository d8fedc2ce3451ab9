import { DAY_MS } from '../../../platform/clock/clock.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { refuse } from '../refusals.ts';
import type { StoredOverride } from '../store/cases.ts';

export type WindowInput = { readonly from: string; readonly to: string; readonly reason: string };

const LONGEST_DAYS = 120;

/** Reads a window that an officer decided; null takes it back, undefined leaves it. */
export function readOverride(
  scope: Scope,
  now: number,
  input: WindowInput | null | undefined,
  field: string,
): Outcome<StoredOverride | null | undefined> {
  if (input === null || input === undefined) {
    return done(input);
  }
  const [from, to] = [Date.parse(input.from), Date.parse(input.to)];
  if (!(from < to) || to - from > LONGEST_DAYS * DAY_MS) {
    return refuse('bad-window', { fields: { [field]: 'ends before it begins, or too long' } });
  }
  return done({
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    reason: input.reason,
    by: scope.actor.name,
    at: new Date(now).toISOString(),
  });
}

/** Do two windows say the same, whoever said it and when? */
export function sameWindow(stored: unknown, given: unknown): boolean {
  const [a, b] = [stored, given].map((one) => (one ?? {}) as Partial<StoredOverride>);
  return a?.from !== undefined && a.from === b?.from && a.to === b?.to && a.reason === b?.reason;
}
