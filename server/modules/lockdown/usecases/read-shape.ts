import type { Static } from 'typebox';
import { fold } from '../../../../lib/vietnamese/index.ts';
import type { LockdownShape } from '../../../../contract/lockdowns.ts';
import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { type Area, type Polygons, readBoundaries, readBoundary } from '../../../registry/areas/index.ts';
import type { LockdownContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { MOST_KM2, type ShapeWarning, shapeWarnings, tooFine } from '../rules/shapes.ts';

/** Shorter words, such as the number of a house, are in addresses everywhere. */
export const LEAST_WORDS = 4;

export type ShapeInput = Static<typeof LockdownShape>;

/** A shape that can be used: who answers for it, and where it lies. */
export type ReadShape = {
  readonly kind: ShapeInput['kind'];
  readonly area: Area;
  readonly placeNo: number | null;
  readonly polygons: Polygons | null;
  /** By which addresses of the commune lie inside. */
  readonly words: readonly string[] | null;
  readonly km2: number | null;
  readonly warnings: readonly ShapeWarning[];
};

/** Reads what is to be cordoned; refused where it does not exist, lies outside the officer's area, or is drawn wrong. */
export async function readShape(
  context: LockdownContext,
  scope: Scope,
  given: ShapeInput,
): Promise<Outcome<ReadShape>> {
  if (given.kind === 'place') {
    return await readPlace(context, scope, given);
  }
  const area = given.areaId === undefined ? undefined : context.areas.byId(given.areaId.toLowerCase());
  if (area === undefined) {
    return given.areaId === undefined
      ? refuse('no-shape', { fields: { areaId: 'required' } })
      : refuse('unknown-area', { fields: { areaId: 'unknown' } });
  }
  if (!mayIn(scope, 'lockdown.manage', area.path)) {
    return refuseGeneral('forbidden');
  }
  if (area.kind === 'country' || area.kind === 'province' || area.kind === 'district') {
    return refuse('too-large-unit', { fields: { areaId: 'commune or below' } });
  }
  const plain = { area, placeNo: null, polygons: null, words: null, warnings: [] };
  if (given.kind === 'unit') {
    return done({ ...plain, kind: 'unit', km2: area.areaKm2 });
  }
  if (given.kind === 'polygon') {
    return await readOutline(context, given, area);
  }
  const words = (given.address ?? []).map((text) => text.trim());
  return words.length === 0 || words.some((text) => fold(text).length < LEAST_WORDS)
    ? refuse('address-words', { fields: { address: 'too short' } })
    : done({ ...plain, kind: 'address', km2: null, words });
}

async function readPlace(
  { areas, places, platform }: LockdownContext,
  scope: Scope,
  { placeId }: ShapeInput,
): Promise<Outcome<ReadShape>> {
  if (placeId === undefined) {
    return refuse('no-shape', { fields: { placeId: 'required' } });
  }
  const id = placeId.toLowerCase();
  const place = (await places.byIds(scope, platform.db, [id])).get(id);
  const area = place === undefined ? undefined : areas.byNo(place.areaNo);
  if (place === undefined || area === undefined || !place.active) {
    return refuse('unknown-place', { fields: { placeId: 'unknown' } });
  }
  return mayIn(scope, 'lockdown.manage', area.path)
    ? done({
        kind: 'place',
        area,
        placeNo: place.placeNo,
        polygons: null,
        words: null,
        km2: null,
        warnings: [],
      })
    : refuseGeneral('forbidden');
}

async function readOutline(
  { areas, platform }: LockdownContext,
  { outline }: ShapeInput,
  area: Area,
): Promise<Outcome<ReadShape>> {
  if (outline === undefined) {
    return refuse('no-shape', { fields: { outline: 'required' } });
  }
  const read = readBoundary(outline);
  if (typeof read === 'string') {
    return read === 'not-wgs84' || read === 'outside-vietnam'
      ? refuse('outline-elsewhere', { fields: { outline: read } })
      : refuse('outline-open', { fields: { outline: read } });
  }
  if (read.km2 > MOST_KM2 || tooFine(outline.coordinates)) {
    const params = { km2: Math.round(read.km2), limit: MOST_KM2 };
    return refuse('outline-too-large', { params, fields: { outline: 'too large' } });
  }
  const commune = areas.upTo(area.no, 'commune') ?? area;
  const today = localDate(platform.clock.now());
  const known = commune.validTo === null || commune.validTo > today;
  const official = (await readBoundaries(platform.db, [commune.no])).get(commune.no) ?? null;
  return done({
    kind: 'polygon',
    area,
    placeNo: null,
    polygons: read.polygons,
    words: null,
    km2: read.km2,
    warnings: shapeWarnings(read, {
      outline: known ? official : null,
      centre: commune.lat === null || commune.lon === null ? null : [commune.lon, commune.lat],
    }),
  });
}
