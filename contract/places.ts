import { Type } from 'typebox';
import { type ApiTable, Id, IdParams, Nullable, OneOf, Page, Text, Version, listQuery } from './kit.ts';

export const placeKinds = [
  'household',
  'office',
  'factory',
  'school',
  'market',
  'shop',
  'restaurant',
  'health-facility',
  'hospital',
  'lodging',
  'bus',
  'station',
  'worship',
  'entertainment',
  'checkpoint',
  'quarantine-site',
  'test-site',
  'vaccination-site',
  'other',
] as const;

export const PlaceInput = Type.Object({
  id: Type.Optional(Id),
  name: Text(160),
  kind: OneOf(placeKinds),
  areaId: Id,
  address: Type.Optional(Text(300)),
  lat: Type.Optional(Type.Number({ minimum: -90, maximum: 90 })),
  lon: Type.Optional(Type.Number({ minimum: -180, maximum: 180 })),
  capacity: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
  ownerPhone: Type.Optional(Text(30)),
  publicPhone: Type.Optional(
    Nullable(Text(30, 'a number that anybody may call about the place; shown on public pages. null: none')),
  ),
  onMap: Type.Optional(
    Type.Boolean({ description: 'shown on the public map: quarantine, test and vaccination sites' }),
  ),
});

export const Place = Type.Object({
  id: Id,
  code: Type.String(),
  url: Type.String(),
  name: Type.String(),
  kind: OneOf(placeKinds),
  areaId: Id,
  areaName: Type.String(),
  address: Nullable(Type.String()),
  lat: Nullable(Type.Number()),
  lon: Nullable(Type.Number()),
  capacity: Nullable(Type.Integer()),
  ownerPhone: Nullable(Type.String()),
  publicPhone: Nullable(Type.String()),
  onMap: Type.Boolean(),
  active: Type.Boolean(),
  version: Version,
});

/** Places that people check in at, their codes and posters. */
export const placesApi = {
  'POST /places': {
    summary: 'Register a place and get its code',
    access: 'place.manage',
    body: PlaceInput,
    reply: {
      201: Type.Object({ id: Id, code: Type.String(), url: Type.String() }),
      200: Type.Object({ id: Id, code: Type.String(), url: Type.String() }),
    },
  },
  'GET /places': {
    summary: 'Places of the own areas',
    access: 'place.read',
    query: Type.Object({
      ...listQuery,
      q: Type.Optional(Text(120)),
      kind: Type.Optional(OneOf(placeKinds)),
      area: Type.Optional(Id),
    }),
    reply: { 200: Page(Place) },
    file: ['text/csv'],
  },
  'GET /places/{id}': { summary: 'One place', access: 'place.read', params: IdParams, reply: { 200: Place } },
  'PATCH /places/{id}': {
    summary: 'Edit a place',
    access: 'place.manage',
    params: IdParams,
    body: Type.Object({
      version: Version,
      active: Type.Optional(Type.Boolean()),
      ...Type.Partial(Type.Omit(PlaceInput, ['id'])).properties,
    }),
    reply: { 200: Place },
  },
  'POST /places/{id}/reissue': {
    summary: 'New code for a place; the old one stays valid as an alias',
    access: 'place.manage',
    params: IdParams,
    reply: { 201: Type.Object({ id: Id, code: Type.String(), url: Type.String() }) },
  },
  'GET /places/posters.pdf': {
    summary: 'QR posters, one a page, A4 or A5; at most 500 places',
    access: 'place.read',
    query: Type.Object({
      ids: Type.Optional(
        Type.String({
          maxLength: 20_000,
          description: 'place ids, comma-separated; without it the places of the filters',
        }),
      ),
      area: Type.Optional(Id),
      kind: Type.Optional(OneOf(placeKinds)),
      size: Type.Optional(OneOf(['A4', 'A5'] as const)),
    }),
    file: ['application/pdf'],
  },
  'GET /public/places/{code}': {
    summary: 'Name of the place behind a poster code, before checking in',
    access: 'public',
    params: Type.Object({ code: Text(60) }),
    reply: {
      200: Type.Object({
        code: Type.String(),
        name: Type.String(),
        kind: OneOf(placeKinds),
        address: Nullable(Type.String()),
        areaName: Type.String(),
        dataset: Type.String(),
      }),
    },
  },
} as const satisfies ApiTable;

export const vehicleKinds = ['car', 'motorbike', 'bus', 'coach', 'lorry', 'other'] as const;

const Vehicle = Type.Object({
  id: Id,
  plate: Type.String(),
  kind: OneOf(vehicleKinds),
  ownerName: Nullable(Type.String()),
  ownerPhone: Nullable(Type.String()),
  seats: Nullable(Type.Integer()),
});

/** Vehicles by normalised plate. */
export const vehiclesApi = {
  'POST /vehicles': {
    summary: 'Register a vehicle; the plate is normalised and the same plate answers the same vehicle',
    access: 'vehicle.manage',
    body: Type.Object({
      id: Type.Optional(Id),
      plate: Text(20),
      kind: Vehicle.properties.kind,
      ownerName: Type.Optional(Text(120)),
      ownerPhone: Type.Optional(Text(30)),
      seats: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    }),
    reply: { 201: Vehicle, 200: Vehicle },
  },
  'GET /vehicles': {
    summary: 'Vehicles by plate',
    access: 'vehicle.manage',
    query: Type.Object({ ...listQuery, plate: Type.Optional(Text(20)) }),
    reply: { 200: Page(Vehicle) },
    file: ['text/csv'],
  },
} as const satisfies ApiTable;

export const organisationKinds = [
  'health-department',
  'information-department',
  'provincial-cdc',
  'peoples-committee',
  'police',
  'community-team',
  'health-station',
  'hospital',
  'trade-department',
  'other',
] as const;
const Organisation = Type.Object({
  id: Id,
  name: Type.String(),
  kind: OneOf(organisationKinds),
  areaId: Id,
  areaName: Type.String(),
  phone: Nullable(Type.String()),
  numberSuffix: Nullable(Type.String({ description: 'suffix of its document numbers: QĐ-UBND' })),
});

/** Offices: who acts, who signs. */
export const organisationsApi = {
  'POST /organisations': {
    summary: 'Add an office',
    access: 'organisation.manage',
    body: Type.Object({
      id: Type.Optional(Id),
      name: Text(160),
      kind: OneOf(organisationKinds),
      areaId: Id,
      phone: Type.Optional(Text(30)),
      numberSuffix: Type.Optional(Text(30)),
    }),
    reply: { 201: Organisation, 200: Organisation },
  },
  'GET /organisations': {
    summary: 'Offices of the own areas and of the units above them',
    access: 'session',
    query: Type.Object({
      ...listQuery,
      kind: Type.Optional(OneOf(organisationKinds)),
      area: Type.Optional(Id),
    }),
    reply: { 200: Page(Organisation) },
    file: ['text/csv'],
  },
} as const satisfies ApiTable;
