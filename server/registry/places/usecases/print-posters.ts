import type { Query } from '../../../../contract/kit.ts';
import type { placesApi } from '../../../../contract/places.ts';
import { type Scope, pathsOf } from '../../../platform/access/scope.ts';
import type { FileAnswer } from '../../../platform/http/handler.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import type { Refusal } from '../../../platform/outcomes/outcome.ts';
import { type PlacesContext, posterUrl } from '../context.ts';
import type { Poster } from '../posters/draw-poster.ts';
import { posterFile } from '../posters/poster-file.ts';
import { refuse } from '../refusals.ts';
import { listPlaces, readPlacesByIds } from '../store/list-places.ts';
import type { PlaceRow } from '../store/places.ts';
import { placeFilter } from './list-places.ts';

type PosterQuery = Query<(typeof placesApi)['GET /places/posters.pdf']>;

const MOST_POSTERS = 500;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Posters of the active places named, or of the filter's, one a page, streamed as they are drawn. */
export async function printPosters(
  context: PlacesContext,
  scope: Scope,
  query: PosterQuery,
): Promise<FileAnswer | Refusal> {
  const ids = query.ids?.split(',').map((id) => id.trim());
  if (ids?.some((id) => !UUID.test(id)) === true) {
    return refuseGeneral('malformed', { fields: { ids: 'place ids, comma-separated' } });
  }
  const rows = await chosen(context, scope, query, ids);
  if (rows.length > MOST_POSTERS) {
    return refuse('too-many-posters', { params: { most: MOST_POSTERS } });
  }
  const active = rows.filter((row) => row.active);
  if (active.length === 0) {
    return refuse('no-posters');
  }
  const posters = active.map((row) => posterOf(context, scope, row));
  return {
    ok: true,
    file: {
      type: 'application/pdf',
      name: 'posters.pdf',
      body: posterFile(posters, query.size ?? 'A4', context.platform.clock.now()),
      inline: true,
    },
  };
}

async function chosen(
  context: PlacesContext,
  scope: Scope,
  query: PosterQuery,
  ids: readonly string[] | undefined,
): Promise<PlaceRow[]> {
  const { db } = context.platform;
  if (ids !== undefined) {
    return await readPlacesByIds(scope, db, ids, context.areas.numbersUnder(pathsOf(scope, 'place.read')));
  }
  const page = { order: 'name', after: null, limit: MOST_POSTERS + 1 } as const;
  return await listPlaces(scope, db, { ...placeFilter(context, scope, query), active: true }, page);
}

function posterOf(context: PlacesContext, scope: Scope, row: PlaceRow): Poster {
  const area = context.areas.byNo(row.areaNo);
  return {
    name: row.name,
    where: [row.address, area?.fullName].filter((part) => part !== null && part !== undefined).join(' · '),
    code: row.code,
    url: posterUrl(context.platform, row.code),
    dataset: scope.dataset,
  };
}
