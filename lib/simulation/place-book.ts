import type { PlaceKind, ScheduleName, SimulatedCommune, SimulatedPlace } from './province-types.ts';
import { between, type Random } from './random.ts';

/** The growing list of places. */
export type PlaceBook = SimulatedPlace[];

/** What is fixed when a place opens; position and number follow. */
export interface NewPlace {
  readonly kind: PlaceKind;
  readonly name: string;
  readonly schedule: ScheduleName;
  readonly parent?: number;
}

/** Opens a place at a random spot within about 2 km of the commune's centre (a class at its school) and returns its number. */
export function openPlace(
  book: PlaceBook,
  random: Random,
  at: { readonly index: number; readonly commune: SimulatedCommune },
  place: NewPlace,
): number {
  const school = place.parent === undefined ? undefined : book[place.parent];
  book.push({
    index: book.length,
    kind: place.kind,
    name: place.name.normalize('NFC'),
    commune: at.index,
    lat: school?.lat ?? degrees(at.commune.input.lat + between(random, -0.018, 0.018)),
    lon: school?.lon ?? degrees(at.commune.input.lon + between(random, -0.019, 0.019)),
    parent: place.parent ?? null,
    schedule: place.schedule,
  });
  return book.length - 1;
}

function degrees(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
