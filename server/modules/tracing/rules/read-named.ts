import { DAY_MS, localDate, startOfDate } from '../../../platform/clock/clock.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { PlaceKind } from '../../../registry/places/index.ts';
import { refuse } from '../refusals.ts';
import type { Relation } from '../types.ts';
import { canonicalSpot } from './roster-rules.ts';
import { readSheetPerson, type SheetPerson, type SheetPersonInput } from './read-sheet-person.ts';

/** A row as pasted from a sheet. */
export type NamedInput = SheetPersonInput & {
  readonly relation?: Relation | undefined;
  /** First day of an interval, where the contact is only recalled as one. */
  readonly firstContactDate?: string | undefined;
  readonly lastContactDate: string;
  readonly setting?: PlaceKind | undefined;
  readonly spot?: string | undefined;
};

/** A row as read. */
export type NamedContact = SheetPerson & {
  readonly relation: Relation | null;
  /** The local days of the contact, Unix ms: nobody remembers the minute. */
  readonly from: number;
  readonly to: number;
  /** Kind of place where they met. */
  readonly setting: PlaceKind | null;
  /** Seat or room there. */
  readonly spot: string | null;
};

/** Reads one row; the refusal says what is wrong with it. */
export function readNamed(input: NamedInput, now: number): Outcome<NamedContact> {
  const last = readDay(input.lastContactDate, now);
  if (last === null) {
    return refuse('bad-date', { fields: { lastContactDate: 'impossible or in the future' } });
  }
  const first = input.firstContactDate === undefined ? last : readDay(input.firstContactDate, now);
  if (first === null || first > last) {
    return refuse('bad-date', { fields: { firstContactDate: 'impossible or after the last' } });
  }
  const person = readSheetPerson(input);
  return person.ok
    ? done({
        ...person.value,
        relation: input.relation ?? null,
        from: first,
        to: last + DAY_MS,
        setting: input.setting ?? null,
        spot: canonicalSpot(input.spot),
      })
    : person;
}

/** Start of a local day that exists and is not in the future, Unix ms. */
function readDay(date: string, now: number): number | null {
  const from = startOfDate(date);
  return Number.isNaN(from) || localDate(from) !== date || date > localDate(now) ? null : from;
}
