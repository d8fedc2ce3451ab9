import type { Static } from 'typebox';
import type { placesApi, Place } from '../../../../contract/places.ts';
import type { Body } from '../../../../contract/kit.ts';
import { type Scope, pathsOf } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { mergeEdit } from '../../../platform/db/merge-edit.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { type Outcome, type Refusal, done } from '../../../platform/outcomes/outcome.ts';
import type { PlacesContext } from '../context.ts';
import { presentPlace } from '../present.ts';
import { type PlaceFields, type PlaceRow, readPlace, updatePlace } from '../store/places.ts';
import { checkArea, checkPhone, checkPosition, checkPublicPhone } from './check-fields.ts';

type Edit = Body<(typeof placesApi)['PATCH /places/{id}']>;
type Shown = Static<typeof Place>;

/**
 * Edits a place. What somebody else changed since the caller's version and the caller changes too is a conflict,
 * answered with the current record; all other fields merge.
 */
export async function editPlace(
  context: PlacesContext,
  scope: Scope,
  id: string,
  edit: Edit,
): Promise<Outcome<Shown>> {
  const given = readEdit(context, scope, edit);
  if (!given.ok) {
    return given;
  }
  const edited = await context.platform.db
    .transaction()
    .execute((tx) => merge(context, scope, tx, id, edit.version, given.value));
  if (edited.ok) {
    context.places.forget(edited.value.placeNo);
    return done(presentPlace(context, scope, edited.value));
  }
  return edited;
}

function readEdit(context: PlacesContext, scope: Scope, edit: Edit): Outcome<Partial<PlaceFields>> {
  const { version: _, areaId, ownerPhone, publicPhone, ...plain } = edit;
  const area = areaId === undefined ? undefined : checkArea(context, scope, areaId);
  const phone = checkPhone(ownerPhone);
  const open = checkPublicPhone(publicPhone);
  if (area !== undefined && !area.ok) {
    return area;
  }
  if (!phone.ok) {
    return phone;
  }
  if (!open.ok) {
    return open;
  }
  return done({
    ...plain,
    ...(area === undefined ? {} : { areaNo: area.value.no }),
    ...(phone.value === null ? {} : { ownerPhone: phone.value }),
    ...(open.value === undefined ? {} : { publicPhone: open.value }),
  });
}

async function merge(
  context: PlacesContext,
  scope: Scope,
  tx: Tx,
  id: string,
  version: number,
  given: Partial<PlaceFields>,
): Promise<Outcome<PlaceRow>> {
  const { platform, areas } = context;
  const own = areas.numbersUnder(pathsOf(scope, 'place.manage'));
  const row = await readPlace(scope, tx, id, own, 'lock');
  if (row === undefined) {
    return refuseGeneral('not-found');
  }
  const stored: PlaceFields = {
    ...row,
    ownerPhone: row.ownerPhone === null ? null : platform.secrets.decrypt(row.ownerPhone),
  };
  const fields: PlaceFields = { ...stored, ...given };
  const changed = (Object.keys(given) as (keyof PlaceFields)[]).filter(
    (field) => fields[field] !== stored[field],
  );
  const problem = checkPosition(fields.lat, fields.lon);
  if (!problem.ok) {
    return problem;
  }
  if (changed.length === 0) {
    return done(row);
  }
  const merged = mergeEdit(row, version, changed);
  if (merged.conflicts.length > 0) {
    return conflict(merged.conflicts, presentPlace(context, scope, row));
  }
  await updatePlace(scope, tx, platform.secrets, row.placeNo, fields, merged);
  const detail = { fields: changed };
  await audit(tx, scope, platform.clock.now(), [
    { action: 'place.edit', subjectKind: 'place', subjectId: row.id, areaNo: fields.areaNo, detail },
  ]);
  return done((await readPlace(scope, tx, id, own))!);
}

/** Names the contract's fields: the caller sent `areaId`, the row holds `areaNo`. */
function conflict(fields: readonly string[], current: Shown): Refusal {
  const named = fields.map((field) => (field === 'areaNo' ? 'areaId' : field));
  return refuseGeneral('version-conflict', {
    fields: Object.fromEntries(named.map((field) => [field, 'changed by somebody else'])),
    current,
  });
}
