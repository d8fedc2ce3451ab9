import type { Static } from 'typebox';
import type { PlaceInput } from '../../../../contract/places.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { type Outcome, done } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import { type PlacesContext, posterUrl } from '../context.ts';
import type { NewPlace } from '../place-types.ts';
import { placeIdExists } from '../store/places.ts';
import { checkArea, checkPhone, checkPosition, checkPublicPhone } from './check-fields.ts';
import { createPlaces } from './create-places.ts';

/** What a new or re-issued place answers. */
export type PlaceAddress = { readonly id: string; readonly code: string; readonly url: string };

/** Registers a place in the scope's own area and gives it a code; repeatable by its id. */
export async function registerPlace(
  context: PlacesContext,
  scope: Scope,
  input: Static<typeof PlaceInput>,
): Promise<Outcome<PlaceAddress>> {
  const area = checkArea(context, scope, input.areaId);
  const phone = checkPhone(input.ownerPhone);
  const open = checkPublicPhone(input.publicPhone);
  const position = checkPosition(input.lat, input.lon);
  const refusal = [area, phone, open, position].find((one) => !one.ok);
  if (!area.ok || !phone.ok || !open.ok || refusal !== undefined) {
    return refusal as Exclude<typeof area, { ok: true }>;
  }
  const { platform } = context;
  const at = platform.clock.now();
  const id = input.id?.toLowerCase() ?? uuid7(at);
  const place: NewPlace = {
    ...input,
    id,
    areaNo: area.value.no,
    ownerPhone: phone.value ?? undefined,
    publicPhone: open.value,
  };
  return await platform.db
    .transaction()
    .execute((tx) =>
      once(tx, { id, kind: 'place', content: [scope.dataset, { ...input, id }], at }, () =>
        write(context, scope, tx, place),
      ),
    );
}

async function write(
  context: PlacesContext,
  scope: Scope,
  tx: Tx,
  place: NewPlace & { id?: string | undefined },
): Promise<Outcome<PlaceAddress>> {
  const { platform } = context;
  if (place.id !== undefined && (await placeIdExists(tx, place.id))) {
    return refuseGeneral('conflict');
  }
  const [created] = await createPlaces(platform, scope, tx, [place]);
  const { placeId, code } = created!;
  const entry = { action: 'place.create', subjectKind: 'place', subjectId: placeId, areaNo: place.areaNo };
  await audit(tx, scope, platform.clock.now(), [entry]);
  return done({ id: placeId, code, url: posterUrl(platform, code) }, 201);
}
