import type { Static } from 'typebox';
import type { Place } from '../../../contract/places.ts';
import { type Scope, dataClassIn } from '../../platform/access/scope.ts';
import { type PlacesContext, posterUrl } from './context.ts';
import type { PlaceRow } from './store/places.ts';

/** A place as this scope may see it: the owner's phone whole, by its last three digits, or not at all. */
export function presentPlace(context: PlacesContext, scope: Scope, row: PlaceRow): Static<typeof Place> {
  const area = context.areas.byNo(row.areaNo);
  return {
    id: row.id,
    code: row.code,
    url: posterUrl(context.platform, row.code),
    name: row.name,
    kind: row.kind,
    areaId: area?.id ?? '',
    areaName: area?.fullName ?? '',
    address: row.address,
    lat: row.lat,
    lon: row.lon,
    capacity: row.capacity,
    ownerPhone: shownPhone(context, scope, row, area?.path ?? null),
    publicPhone: row.publicPhone,
    onMap: row.onMap,
    active: row.active,
    version: row.version,
  };
}

function shownPhone(context: PlacesContext, scope: Scope, row: PlaceRow, path: string | null): string | null {
  const shown = dataClassIn(scope, path);
  if (row.ownerPhone === null || shown === 'none') {
    return null;
  }
  const phone = context.platform.secrets.decrypt(row.ownerPhone);
  return shown === 'masked' ? `•••${phone.slice(-3)}` : phone;
}
