import type { BodyOf } from '../../../shared/client.ts';
import type { DataOf } from '../../kit/api.ts';
import { defined, typed } from '../../kit/defined.ts';

export type PlaceRecord = DataOf<'GET /places/{id}'>;
export type PlaceInput = Omit<BodyOf<'POST /places'>, 'id'>;

/** A place as typed. */
export type PlaceDraft = {
  readonly name: string;
  readonly kind: PlaceRecord['kind'];
  readonly areaId: string | null;
  readonly address: string;
  readonly lat: string;
  readonly lon: string;
  readonly capacity: string;
  readonly ownerPhone: string;
  readonly publicPhone: string;
};

/** An empty form. */
export function emptyPlace(areaId: string | null): PlaceDraft {
  return {
    name: '',
    kind: 'shop',
    areaId,
    address: '',
    lat: '',
    lon: '',
    capacity: '',
    ownerPhone: '',
    publicPhone: '',
  };
}

/** The form of a record. */
export function draftOf(place: PlaceRecord): PlaceDraft {
  const text = (value: number | null) => (value === null ? '' : String(value));
  return {
    name: place.name,
    kind: place.kind,
    areaId: place.areaId,
    address: place.address ?? '',
    lat: text(place.lat),
    lon: text(place.lon),
    capacity: text(place.capacity),
    ownerPhone: place.ownerPhone ?? '',
    publicPhone: place.publicPhone ?? '',
  };
}

/** A typed number with comma or point; undefined when empty, null when it is none. */
export function readNumber(text: string): number | undefined | null {
  const plain = text.trim().replace(',', '.');
  if (plain === '') {
    return undefined;
  }
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

/** The form as the API takes it; null while something needed is missing or cannot be read. */
export function inputOf(draft: PlaceDraft): PlaceInput | null {
  const lat = readNumber(draft.lat);
  const lon = readNumber(draft.lon);
  const capacity = readNumber(draft.capacity);
  const name = typed(draft.name);
  if (name === undefined || draft.areaId === null || lat === null || lon === null || capacity === null) {
    return null;
  }
  return defined({
    name,
    kind: draft.kind,
    areaId: draft.areaId,
    address: typed(draft.address),
    lat,
    lon,
    capacity,
    ownerPhone: typed(draft.ownerPhone),
    publicPhone: typed(draft.publicPhone) ?? null,
  });
}
