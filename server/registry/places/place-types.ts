import type { placeKinds } from '../../../contract/places.ts';

export type PlaceKind = (typeof placeKinds)[number];

/** What other modules hold of a place. */
export type PlaceRef = {
  /** Inside key: what stays and counters hold. */
  readonly placeNo: number;
  /** Outside id (UUIDv7). */
  readonly placeId: string;
  /** The code in force, canonical: `A1C2D3E4.F5G`. */
  readonly code: string;
  readonly name: string;
  readonly kind: PlaceKind;
  readonly areaNo: number;
  readonly areaPath: string;
  readonly dataset: string;
  readonly active: boolean;
  readonly address: string | null;
};

/** A place to add. Its area is a number of the areas registry; the caller has checked the right over it. */
export type NewPlace = {
  readonly id?: string | undefined;
  /** A code that was printed before; without it a new one is made. */
  readonly code?: string | undefined;
  readonly name: string;
  readonly kind: PlaceKind;
  readonly areaNo: number;
  readonly address?: string | undefined;
  /** WGS84 degrees; both or none. */
  readonly lat?: number | undefined;
  readonly lon?: number | undefined;
  /** People that fit in at once. */
  readonly capacity?: number | undefined;
  /** Canonical national form, as `parsePhone` answers it. */
  readonly ownerPhone?: string | undefined;
  /** A number for everybody, as `publicPhone` reads it. */
  readonly publicPhone?: string | null | undefined;
  /** Shown on the public map. */
  readonly onMap?: boolean | undefined;
};

export type CreatedPlace = { readonly placeNo: number; readonly placeId: string; readonly code: string };
