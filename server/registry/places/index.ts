/** The door of the places registry: where people check in, by code, number or id. */
export type { CreatedPlace, NewPlace, PlaceKind, PlaceRef } from './place-types.ts';
export { type PlaceDirectory, createPlaceDirectory } from './directory.ts';
export { type MapPlace, readMapPlaces, readPublicPhones } from './store/map-places.ts';
export { createPlaces } from './usecases/create-places.ts';
export { type PlacedPlace, readPlacesInBox, readPositions } from './store/places-in-box.ts';
