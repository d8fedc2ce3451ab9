import { placesApi } from '../../../contract/places.ts';
import { pathsOf } from '../../platform/access/scope.ts';
import { type Handlers, routes } from '../../platform/module.ts';
import { refuse as refuseGeneral } from '../../platform/outcomes/general.ts';
import { done } from '../../platform/outcomes/outcome.ts';
import type { PlacesContext } from './context.ts';
import { presentPlace } from './present.ts';
import { refuse } from './refusals.ts';
import { readPlace } from './store/places.ts';
import { editPlace } from './usecases/edit-place.ts';
import { exportPlaces, listOwnPlaces } from './usecases/list-places.ts';
import { printPosters } from './usecases/print-posters.ts';
import { registerPlace } from './usecases/register-place.ts';
import { reissueCode } from './usecases/reissue-code.ts';

/** Endpoints of places. */
export function placeRoutes(context: PlacesContext): ReturnType<typeof routes> {
  const { platform, areas, places } = context;
  const handlers: Handlers<typeof placesApi> = {
    'POST /places': ({ scope, body }) => registerPlace(context, scope, body),
    'GET /places': async ({ scope, query, wants }) =>
      wants === 'csv'
        ? exportPlaces(context, scope, query)
        : done(await listOwnPlaces(context, scope, query)),
    'GET /places/{id}': async ({ scope, params }) => {
      const own = areas.numbersUnder(pathsOf(scope, 'place.read'));
      const row = await readPlace(scope, platform.db, params.id, own);
      return row === undefined ? refuseGeneral('not-found') : done(presentPlace(context, scope, row));
    },
    'PATCH /places/{id}': ({ scope, params, body }) => editPlace(context, scope, params.id, body),
    'POST /places/{id}/reissue': ({ scope, params }) => reissueCode(context, scope, params.id),
    'GET /places/posters.pdf': ({ scope, query }) => printPosters(context, scope, query),
    'GET /public/places/{code}': async ({ params }) => {
      const place = (await places.byCodes(platform.db, [params.code])).get(params.code);
      if (place === undefined) {
        return refuse('unknown-code');
      }
      const { code, name, kind, address, dataset } = place;
      const areaName = areas.byNo(place.areaNo)?.fullName ?? '';
      return done({ code, name, kind, address, areaName, dataset });
    },
  };
  return routes(placesApi, handlers);
}
