import type { Right } from '../../../../contract/rights.ts';
import { dataClassIn, mayIn, type Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { PlaceRef } from '../../../registry/places/index.ts';
import type { LodgingContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { lockStay, type StayRow } from '../store/stays.ts';

/** The place that a host or an officer registers for: a lodging or a household of the own area. */
export async function findHost(
  { platform, places }: LodgingContext,
  scope: Scope,
  named: { readonly placeId?: string | undefined; readonly placeCode?: string | undefined },
): Promise<Outcome<PlaceRef>> {
  const id = named.placeId?.toLowerCase();
  const code = named.placeCode ?? '';
  const place =
    id === undefined
      ? (await places.byCodes(platform.db, [code])).get(code)
      : (await places.byIds(scope, platform.db, [id])).get(id);
  if (place === undefined || place.dataset !== scope.dataset || !place.active) {
    return refuse('unknown-place', { fields: { placeId: 'unknown' } });
  }
  if (!mayIn(scope, 'lodging.record', place.areaPath)) {
    return refuse('outside-area');
  }
  return place.kind === 'lodging' || place.kind === 'household' ? done(place) : refuse('not-lodging');
}

/** A stay to change, locked. Who may see nobody there changes only what they registered. */
export async function openStay(
  { areas }: LodgingContext,
  scope: Scope,
  tx: Tx,
  id: string,
  right: Right,
): Promise<Outcome<StayRow>> {
  const row = await lockStay(scope, tx, id.toLowerCase());
  const path = row === undefined ? null : areas.pathOf(row.area_no);
  if (row === undefined || (isHost(scope, path) && row.recorder_id !== scope.actor.id)) {
    return refuse('not-found');
  }
  return mayIn(scope, right, path) ? done(row) : refuse('outside-area');
}

/** Hosts may see nobody of the register: they see what they wrote themselves. */
export function isHost(scope: Scope, areaPath: string | null): boolean {
  return dataClassIn(scope, areaPath) === 'none' && mayIn(scope, 'lodging.read', areaPath);
}
