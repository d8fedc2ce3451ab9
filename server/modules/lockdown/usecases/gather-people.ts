import type { Static } from 'typebox';
import { MAX_CORDONED } from '../../../../contract/lockdowns.ts';
import type { lockdownsApi } from '../../../../contract/lockdowns.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { Area } from '../../../registry/areas/index.ts';
import type { Resident } from '../../../registry/people/index.ts';
import { readPlacesInBox } from '../../../registry/places/index.ts';
import { livingAt } from '../../tracing/index.ts';
import type { LockdownContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { contains } from '../rules/shapes.ts';
import type { LockdownRow } from '../store/lockdowns.ts';
import type { MemberSource } from '../store/members.ts';
import type { ReadShape } from './read-shape.ts';

export type Sources = Static<(typeof lockdownsApi)['POST /lockdowns/preview']['body']>['sources'];
export type Gathered = {
  readonly personNo: number;
  readonly household: string;
  readonly source: MemberSource;
};

/** What of a shape says who lives inside. */
export type PeopledShape = Pick<ReadShape, 'kind' | 'area' | 'placeNo' | 'polygons' | 'words'>;

/** Who lives inside by the sources named, each once, with the household of the registry. */
export async function gatherPeople(
  context: LockdownContext,
  scope: Scope,
  db: Db | Tx,
  shape: PeopledShape,
  sources: Sources,
): Promise<Outcome<Gathered[]>> {
  const { people } = context;
  const found = new Map<number, Gathered>();
  const add = (source: MemberSource, rows: readonly Resident[]) => {
    for (const { personNo, householdNo } of rows) {
      const household = householdNo === null ? `p${personNo}` : `h${householdNo}`;
      found.set(personNo, found.get(personNo) ?? { personNo, household, source });
    }
  };
  if (sources.personIds !== undefined && sources.personIds.length > 0) {
    const ids = [...new Set(sources.personIds.map((id) => id.toLowerCase()))];
    const nos = await people.personNos(scope, db, ids);
    if (nos.size < ids.length) {
      const count = ids.length - nos.size;
      return refuse('unknown-person', { params: { count }, fields: { personIds: 'unknown' } });
    }
    add('hand', await people.residentsByNo(scope, db, [...nos.values()]));
  }
  if (sources.address !== undefined && sources.address.length > 0) {
    add('address', await people.residents(scope, db, areasAround(context, shape), sources.address));
  }
  if (sources.shape === true) {
    add('shape', await livingInside(context, scope, db, shape));
  }
  if (sources.households === true) {
    const homes = [...found.values()].flatMap(({ household }) =>
      household.startsWith('h') ? [Number(household.slice(1))] : [],
    );
    add('household', await people.residentsOfHouseholds(scope, db, [...new Set(homes)]));
  }
  return found.size > MAX_CORDONED
    ? refuse('too-many-people', { params: { limit: MAX_CORDONED } })
    : done([...found.values()]);
}

/** The shape of a cordon as it is stored. */
export function shapeOfRow(
  row: Pick<LockdownRow, 'shape' | 'place_no' | 'outline' | 'address_words'>,
  area: Area,
): PeopledShape {
  return {
    kind: row.shape,
    area,
    placeNo: row.place_no,
    polygons: row.outline,
    words: row.address_words,
  };
}

/** The commune that a shape lies in, with all units below: where addresses are compared. */
function areasAround(
  { areas }: Pick<LockdownContext, 'areas'>,
  { area }: Pick<ReadShape, 'area'>,
): readonly number[] {
  return areas.numbersUnder([(areas.upTo(area.no, 'commune') ?? area).path]);
}

/** Who lives in a unit, at a place, at the addresses or within an outline, by the registry. */
export async function livingInside(
  context: LockdownContext,
  scope: Scope,
  db: Db | Tx,
  shape: PeopledShape,
): Promise<Resident[]> {
  const { areas, people, platform } = context;
  const now = platform.clock.now();
  const livingIn = async (placeNos: readonly number[]) =>
    placeNos.length === 0
      ? []
      : await people.residentsByNo(scope, db, await livingAt(scope, db, placeNos, now));
  if (shape.kind === 'unit') {
    return await people.residents(scope, db, areas.numbersUnder([shape.area.path]));
  }
  if (shape.words !== null) {
    return await people.residents(scope, db, areasAround(context, shape), shape.words);
  }
  if (shape.placeNo !== null) {
    return await livingIn([shape.placeNo]);
  }
  const { polygons } = shape;
  if (polygons === null) {
    return [];
  }
  const around = areasAround(context, shape);
  const points = polygons.flatMap((rings) => rings[0] ?? []);
  const box = {
    west: Math.min(...points.map(([lon]) => lon)),
    east: Math.max(...points.map(([lon]) => lon)),
    south: Math.min(...points.map(([, lat]) => lat)),
    north: Math.max(...points.map(([, lat]) => lat)),
  };
  const placed = await readPlacesInBox(scope, db, around, box);
  const inside = placed.filter(({ lat, lon }) => contains(polygons, lon, lat));
  const units = unitsInside(context, shape);
  return [
    ...(units.length === 0 ? [] : await people.residents(scope, db, units)),
    ...(await livingIn(inside.map(({ placeNo }) => placeNo))),
  ];
}

/** Numbers of the units below the commune whose middle lies within an outline. */
export function unitsInside(
  context: Pick<LockdownContext, 'areas'>,
  { area, polygons }: Pick<ReadShape, 'area' | 'polygons'>,
): readonly number[] {
  return areasAround(context, { area }).filter((no) => {
    const unit = context.areas.byNo(no);
    return (
      polygons !== null &&
      unit !== undefined &&
      unit.kind !== 'commune' &&
      unit.lat !== null &&
      unit.lon !== null &&
      contains(polygons, unit.lon, unit.lat)
    );
  });
}
