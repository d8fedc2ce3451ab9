import { randomBytes } from 'node:crypto';
import { makePlaceCode } from '../../../../lib/credentials/index.ts';
import { type Scope, pathsOf } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { type Outcome, done } from '../../../platform/outcomes/outcome.ts';
import { type PlacesContext, posterUrl } from '../context.ts';
import { readPlace, replaceCode } from '../store/places.ts';
import type { PlaceAddress } from './register-place.ts';

/** Gives a place a new code. Posters with the former one go on working: the code stays as an alias. */
export async function reissueCode(
  context: PlacesContext,
  scope: Scope,
  id: string,
): Promise<Outcome<PlaceAddress>> {
  const { platform, areas, places } = context;
  const outcome = await platform.db.transaction().execute(async (tx) => {
    const row = await readPlace(scope, tx, id, areas.numbersUnder(pathsOf(scope, 'place.manage')), 'lock');
    if (row === undefined) {
      return refuseGeneral('not-found');
    }
    const at = platform.clock.now();
    const code = makePlaceCode(randomBytes(8));
    await replaceCode(scope, tx, row.placeNo, code, at);
    const entry = { action: 'place.reissue', subjectKind: 'place', subjectId: row.id, areaNo: row.areaNo };
    await audit(tx, scope, at, [entry]);
    return done({ placeNo: row.placeNo, code, id: row.id }, 201);
  });
  if (!outcome.ok) {
    return outcome;
  }
  places.forget(outcome.value.placeNo);
  return done(
    { id: outcome.value.id, code: outcome.value.code, url: posterUrl(platform, outcome.value.code) },
    201,
  );
}
