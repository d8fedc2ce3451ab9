import type { Static } from 'typebox';
import type { Query } from '../../../../contract/kit.ts';
import type { Place, placesApi } from '../../../../contract/places.ts';
import { foldTokens } from '../../../../lib/vietnamese/index.ts';
import { parsePlaceCode } from '../../../../lib/credentials/index.ts';
import { type Scope, pathsOf } from '../../../platform/access/scope.ts';
import { allPages, csvAnswer } from '../../../platform/http/csv.ts';
import type { FileAnswer } from '../../../platform/http/handler.ts';
import { cutPage, decodeCursor } from '../../../platform/http/paging.ts';
import type { PlacesContext } from '../context.ts';
import { presentPlace } from '../present.ts';
import {
  type PlaceFilter,
  type PlaceOrder,
  countPlaces,
  listPlaces,
  placeKey,
  placeOrders,
} from '../store/list-places.ts';

type ListQuery = Query<(typeof placesApi)['GET /places']>;
type PlacePage = { items: Static<typeof Place>[]; next: string | null; total: number | null };

const CSV_PAGE = 500;
/** Largest int of PostgreSQL: a cursor is a caller's text, and may hold anything. */
const MAX_INT = 2_147_483_647;

/** A page of the places of the own areas. The total is counted for the first page only. */
export async function listOwnPlaces(
  context: PlacesContext,
  scope: Scope,
  query: ListQuery,
): Promise<PlacePage> {
  const filter = placeFilter(context, scope, query);
  const order: PlaceOrder = placeOrders.find((one) => one === query.sort) ?? 'name';
  const after = readKey(query.cursor);
  const limit = query.limit ?? 50;
  const { db } = context.platform;
  const [rows, total] = await Promise.all([
    listPlaces(scope, db, filter, { order, after, limit: limit + 1 }),
    after === null ? countPlaces(scope, db, filter) : null,
  ]);
  const page = cutPage(rows, limit, (row) => placeKey(order, row));
  return { items: page.rows.map((row) => presentPlace(context, scope, row)), next: page.next, total };
}

/** The same list as a CSV file, whole. */
export function exportPlaces(context: PlacesContext, scope: Scope, query: ListQuery): FileAnswer {
  async function* rows() {
    const read = (cursor?: string) =>
      listOwnPlaces(context, scope, {
        ...query,
        limit: CSV_PAGE,
        ...(cursor === undefined ? {} : { cursor }),
      });
    for await (const p of allPages(read)) {
      yield [
        p.id,
        p.code,
        p.url,
        p.name,
        p.kind,
        p.areaName,
        p.address,
        p.lat,
        p.lon,
        p.capacity,
        p.ownerPhone,
        p.publicPhone,
        p.active,
      ];
    }
  }
  const header = [
    'id',
    'code',
    'url',
    'name',
    'kind',
    'area_name',
    'address',
    'lat',
    'lon',
    'capacity',
    'owner_phone',
    'public_phone',
    'active',
  ];
  return csvAnswer('places.csv', header, rows());
}

/** The filter of the list and of the posters: inside the own areas, always. */
export function placeFilter(
  context: PlacesContext,
  scope: Scope,
  query: Pick<ListQuery, 'q' | 'kind' | 'area'>,
): PlaceFilter {
  const own = context.areas.numbersUnder(pathsOf(scope, 'place.read'));
  const code = query.q === undefined ? undefined : parsePlaceCode(query.q);
  return {
    areaNos: query.area === undefined ? own : narrowed(context, own, query.area),
    kind: query.kind,
    tokens: query.q === undefined ? undefined : foldTokens(query.q),
    code: code?.ok === true ? code.value.code : undefined,
  };
}

function narrowed(context: PlacesContext, own: readonly number[], areaId: string): readonly number[] {
  const area = context.areas.byId(areaId);
  if (area === undefined) {
    return [];
  }
  const allowed = new Set(own);
  return context.areas.numbersUnder([area.path]).filter((no) => allowed.has(no));
}

function readKey(cursor: string | undefined): readonly [string, number] | null {
  const [text, no] = decodeCursor(cursor) ?? [];
  const readable = typeof text === 'string' && !text.includes('\0');
  return readable && typeof no === 'number' && Number.isInteger(no) && Math.abs(no) <= MAX_INT
    ? [text, no]
    : null;
}
