import { placeKinds } from '../../../../contract/places.ts';
import { parseInstant } from '../../../../lib/epidemiology/index.ts';
import type { PlaceKind } from '../../../registry/places/index.ts';
import type { FactRow, WantedFacts } from './fact-rows.ts';
import { MAX_ID } from './linelist-rows.ts';
import type { Mapping } from './mapping.ts';
import type { RowRefusal } from './row-refusals.ts';

/** The facts of a list of visits: who, where, from when, and where it is known until when. */
export const visitFacts = {
  required: ['person_id', 'place_id', 'in_at'],
  optional: ['out_at'],
} as const satisfies WantedFacts<string>;
export type VisitFact = (typeof visitFacts)['required' | 'optional'][number];

/** The facts of a list of places. */
export const placeFacts = {
  required: ['id'],
  optional: ['name', 'kind', 'lat', 'lon'],
} as const satisfies WantedFacts<string>;
export type PlaceFact = (typeof placeFacts)['required' | 'optional'][number];

/** A visit, checked; times Unix ms, `outAt` null where nobody said it. */
export type Visit = {
  readonly person: string;
  readonly place: string;
  readonly inAt: number;
  readonly outAt: number | null;
};

export type ListedPlace = {
  readonly id: string;
  readonly name: string;
  readonly kind: PlaceKind;
  readonly position: { readonly lat: number; readonly lon: number } | null;
};

/** Checks one visit. */
export function readVisit({ broken, facts }: FactRow<VisitFact>): Visit | RowRefusal {
  const { person_id: person, place_id: place } = facts;
  if (broken) {
    return 'broken';
  }
  if (person === '' || place === '') {
    return person === '' ? 'no-person' : 'no-place';
  }
  if (person.length > MAX_ID || place.length > MAX_ID) {
    return 'long-id';
  }
  const inAt = parseInstant(facts.in_at);
  if (!inAt.ok) {
    return inAt.why === 'no-offset' ? 'no-offset' : 'in-at';
  }
  if (facts.out_at === '') {
    return { person, place, inAt: inAt.at, outAt: null };
  }
  const outAt = parseInstant(facts.out_at);
  if (!outAt.ok) {
    return outAt.why === 'no-offset' ? 'no-offset' : 'out-at';
  }
  return outAt.at > inAt.at ? { person, place, inAt: inAt.at, outAt: outAt.at } : 'out-not-after-in';
}

/** Checks one place. A place without a name is called by its id. */
export function readPlace(
  { broken, facts }: FactRow<PlaceFact>,
  values: Mapping['values'],
  known: { readonly has: (id: string) => boolean },
): ListedPlace | RowRefusal {
  const { id, name, lat, lon } = facts;
  if (broken || id === '') {
    return broken ? 'broken' : 'no-id';
  }
  if (id.length > MAX_ID || known.has(id)) {
    return known.has(id) ? 'repeated-id' : 'long-id';
  }
  const kind = facts.kind === '' ? 'other' : (values['kind']?.[facts.kind] ?? facts.kind);
  const found = placeKinds.find((one) => one === kind);
  if (found === undefined) {
    return 'kind';
  }
  const position =
    lat === '' && lon === '' ? null : { lat: Number(lat || 'none'), lon: Number(lon || 'none') };
  if (position !== null && !(Math.abs(position.lat) <= 90 && Math.abs(position.lon) <= 180)) {
    return 'position';
  }
  return { id, name: name === '' ? id : name.slice(0, 160), kind: found, position };
}
