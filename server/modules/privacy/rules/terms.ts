import rule from '../../../../data/rules/privacy/terms.json' with { type: 'json' };
import type { privacyWishes } from '../../../../contract/privacy.ts';
import { HOUR_MS } from '../../../platform/clock/clock.ts';

export type Wish = (typeof privacyWishes)[number];

/** Within how many hours each wish is to be answered and an incident told, as dated data. */
export type Terms = {
  readonly version: string;
  readonly validFrom: string;
  readonly hours: { readonly [kind in Wish | 'breach']: number };
  readonly source: string;
  readonly certainty: string;
};

export const shippedTerms: Terms = rule;

/** When an answer, or the notice of an incident, is due. */
export function dueAt(terms: Terms, kind: Wish | 'breach', from: number): number {
  return from + terms.hours[kind] * HOUR_MS;
}

/** What a reader is told about a deadline. */
export function basisOf(terms: Terms): { basis: string; unverified: boolean } {
  return { basis: terms.source, unverified: terms.certainty !== 'verified' };
}

/** What the asker follows a request by: the end of its id, which is random. */
export function requestCode(id: string): string {
  return `YC-${id.slice(-8).toUpperCase()}`;
}

/** Hours past the deadline, begun ones too, when the authority was told of an incident, or now where it was not; 0: in time. */
export function hoursLate(
  {
    due_at: due,
    authority_told_at: told,
  }: { readonly due_at: Date; readonly authority_told_at: Date | null },
  now: number,
): number {
  return Math.max(0, Math.ceil(((told?.getTime() ?? now) - due.getTime()) / HOUR_MS));
}
