import type { Static } from 'typebox';
import type { Query } from '../../../../contract/kit.ts';
import type { lodgingApi } from '../../../../contract/lodging.ts';
import { mayIn, pathsOf, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { cutPage, decodeCursor } from '../../../platform/http/paging.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { canonicalRoom } from '../../tracing/index.ts';
import type { LodgingContext } from '../context.ts';
import {
  countStays,
  listStays,
  type StayAfter,
  type StayFilter,
  type StayOrder,
  type StayRow,
} from '../store/stays.ts';
import { isHost } from './open-stay.ts';

type Page = Static<(typeof lodgingApi)['GET /lodging/stays']['reply'][200]>;
export type ShownStay = Page['items'][number];
type Asked = Partial<Query<(typeof lodgingApi)['GET /lodging/stays']>>;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const HIDDEN = '•••';

/** A page of stays of the own areas; the look at people is audited. */
export async function showStays(context: LodgingContext, scope: Scope, query: Asked): Promise<Outcome<Page>> {
  const { platform } = context;
  const filter = await readFilter(context, scope, query);
  const order: StayOrder = {
    by: query.sort?.endsWith('plannedDepartureAt') === true ? 'planned' : 'arrived',
    down: query.sort === undefined || query.sort.startsWith('-'),
  };
  const limit = query.limit ?? 50;
  const after = readCursor(query.cursor);
  const rows = await listStays(scope, platform.db, filter, order, { after, limit: limit + 1 });
  const page = cutPage(rows, limit, (row) => [row.sorted.toISOString(), row.id]);
  await audit(platform.db, scope, platform.clock.now(), [
    { action: 'lodging.list', detail: { shown: page.rows.length } },
  ]);
  return done({
    items: await presentStays(context, scope, page.rows),
    next: page.next,
    total: after === null ? await countStays(scope, platform.db, filter) : null,
  });
}

async function readFilter(context: LodgingContext, scope: Scope, query: Asked): Promise<StayFilter> {
  const { areas, places, people, platform } = context;
  const held = pathsOf(scope, 'lodging.read');
  const asked = query.area === undefined ? undefined : areas.byId(query.area)?.path;
  const paths =
    query.area === undefined
      ? held
      : asked !== undefined && mayIn(scope, 'lodging.read', asked)
        ? [asked]
        : [];
  const placeId = query.place?.toLowerCase();
  const place =
    placeId === undefined ? undefined : (await places.byIds(scope, platform.db, [placeId])).get(placeId);
  return {
    areaNos: areas.numbersUnder(paths.filter((path) => !isHost(scope, path))),
    ownAreaNos: areas.numbersUnder(paths.filter((path) => isHost(scope, path))),
    recorderId: scope.actor.id,
    view: query.view ?? null,
    state: query.state ?? null,
    // A place that nobody knows has no stays.
    placeNo: placeId === undefined ? null : (place?.placeNo ?? -1),
    from: query.from === undefined ? null : new Date(query.from),
    to: query.to === undefined ? null : new Date(query.to),
    search:
      query.q === undefined
        ? null
        : { personNos: await people.search(scope, query.q), room: canonicalRoom(query.q) ?? '' },
    now: new Date(platform.clock.now()),
  };
}

/** Stays as the viewer may see them: hosts see the name they wrote, others what the register may show them. */
async function presentStays(
  { areas, people, places, platform }: LodgingContext,
  scope: Scope,
  rows: readonly StayRow[],
): Promise<ShownStay[]> {
  const persons = await people.byNos(scope, [...new Set(rows.map((row) => row.person_no))]);
  const sites = await places.byNos(scope, platform.db, [...new Set(rows.map((row) => row.place_no))]);
  const now = platform.clock.now();
  const plain = (text: Buffer | null) => (text === null ? null : platform.secrets.decrypt(text));
  return rows.map((row): ShownStay => {
    const host = isHost(scope, areas.pathOf(row.area_no));
    const person = host ? undefined : persons.get(row.person_no);
    const place = sites.get(row.place_no);
    return {
      id: row.id,
      personId: person?.id ?? null,
      name: host ? (plain(row.said_name) ?? HIDDEN) : (person?.fullName ?? HIDDEN),
      phone: person?.phone ?? null,
      placeId: place?.placeId ?? '',
      placeName: place?.name ?? '',
      placeKind: place?.kind ?? '',
      areaName: areas.byNo(row.area_no)?.fullName ?? '',
      room: row.room,
      arrivedAt: row.arrived_at.toISOString(),
      plannedDepartureAt: row.planned_at?.toISOString() ?? null,
      departedAt: row.departed_at?.toISOString() ?? null,
      overdue:
        row.departed_at === null &&
        row.state !== 'MISSING' &&
        row.planned_at !== null &&
        row.planned_at.getTime() < now,
      originName:
        row.origin_area_no === null
          ? plain(row.origin_text)
          : (areas.byNo(row.origin_area_no)?.fullName ?? null),
      originZone: row.origin_zone,
      state: row.state,
      decidedAt: row.decided_at?.toISOString() ?? null,
      decidedBy: row.decided_by,
      note: host ? null : plain(row.note),
      visit: row.visit,
      visitResult: host ? null : (row.visit_result as ShownStay['visitResult']),
      visitAt: row.visit_at?.toISOString() ?? null,
      recordedBy: row.recorded_by,
    };
  });
}

function readCursor(text: string | undefined): StayAfter {
  const [at, id] = decodeCursor(text) ?? [];
  const readable =
    typeof at === 'string' && !Number.isNaN(Date.parse(at)) && typeof id === 'string' && UUID.test(id);
  return readable ? { at, id } : null;
}
