import { type AreaIndex, buildAreaIndex, matchAddress } from '../../../../lib/vietnamese/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Area } from '../../../registry/areas/index.ts';
import type { LodgingContext } from '../context.ts';
import type { ArrivalInput } from '../rules/read-arrival.ts';

/** Where somebody came from: a unit, or only the words; undefined: a unit that does not exist. */
export type Origin = { readonly area: Area | null; readonly text: string | null };

let built: { readonly key: string; readonly index: AreaIndex<Area> } | null = null;

/** Reads the origin of a row. Words that name no unit of the day are kept as they are, without a zone. */
export function findOrigin(
  context: LodgingContext,
  { dataset }: Pick<Scope, 'dataset'>,
  row: Pick<ArrivalInput, 'origin' | 'originAreaId'>,
  day: string,
): Origin | undefined {
  const areas = context.areas.of(dataset);
  if (row.originAreaId !== undefined) {
    const area = areas.byId(row.originAreaId);
    return area === undefined ? undefined : { area, text: null };
  }
  if (row.origin === undefined) {
    return { area: null, text: null };
  }
  const match = matchAddress(row.origin, indexOf(areas, dataset, day));
  return match.status === 'matched' ? { area: match.unit, text: null } : { area: null, text: row.origin };
}

/** One index a dataset, day and list of units: building it takes longer than all its look-ups. */
function indexOf(areas: LodgingContext['areas'], dataset: string, day: string): AreaIndex<Area> {
  const key = `${dataset} ${day} ${areas.revision()}`;
  if (built?.key !== key) {
    built = { key, index: buildAreaIndex(areas.current(day), day) };
  }
  return built.index;
}
