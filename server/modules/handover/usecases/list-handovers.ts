import type { Query } from '../../../../contract/kit.ts';
import type { handoverApi } from '../../../../contract/handover.ts';
import { mayIn, pathsOf, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { DAY_MS } from '../../../platform/clock/clock.ts';
import { cutPage, decodeCursor } from '../../../platform/http/paging.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { HandoverContext } from '../context.ts';
import {
  countAttention,
  type HandoverAttention,
  type HandoverFilter,
  listHandovers,
} from '../store/list-handovers.ts';
import { presentHandovers, type ShownHandover } from './present-handovers.ts';

type Asked = Query<(typeof handoverApi)['GET /handovers']>;
export type HandoverQuery = { [K in keyof Asked]?: Asked[K] | undefined };
export type HandoverPage = { items: ShownHandover[]; next: string | null; total: null };

/** What came back is shown so long, and answers are timed over so many days. */
const RETURNED_DAYS = 7;
const TIMED_DAYS = 30;

/** Hand-overs from and to the viewer's areas: what waits longest first, then what was answered last; audited. */
export async function showHandovers(
  context: HandoverContext,
  scope: Scope,
  query: HandoverQuery,
): Promise<Outcome<HandoverPage>> {
  const areaNos = readAreas(context, scope, query.area);
  if (areaNos !== null && areaNos.length === 0) {
    return refuseGeneral('forbidden');
  }
  const { db, clock } = context.platform;
  const now = clock.now();
  const limit = query.limit ?? 50;
  const rows = await listHandovers(scope, db, {
    areaNos,
    view: query.view ?? 'all',
    status: query.status ?? null,
    subject: query.subject ?? null,
    personNos: await readPeople(context, scope, query),
    now: new Date(now),
    returnedSince: returnedSince(now),
    after: readCursor(query.cursor),
    limit,
  });
  const page = cutPage(rows, limit, (row) => [row.rank, row.key, row.id]);
  const [items] = await Promise.all([
    presentHandovers(context, scope, page.rows),
    audit(db, scope, now, [{ action: 'handover.list', detail: { shown: page.rows.length } }]),
  ]);
  return done({ items, next: page.next, total: null });
}

const returnedSince = (now: number) => new Date(now - RETURNED_DAYS * DAY_MS);

/** What waits in the viewer's areas. */
export async function showAttention(
  context: HandoverContext,
  scope: Scope,
): Promise<Outcome<HandoverAttention>> {
  const now = context.platform.clock.now();
  const areaNos = readAreas(context, scope, undefined);
  return done(
    await countAttention(scope, context.platform.db, areaNos, {
      now: new Date(now),
      returnedSince: returnedSince(now),
      answeredSince: new Date(now - TIMED_DAYS * DAY_MS),
    }),
  );
}

function readAreas(
  { areas }: HandoverContext,
  scope: Scope,
  area: string | undefined,
): readonly number[] | null {
  const own = pathsOf(scope, 'handover.read');
  if (area === undefined) {
    return own.includes('') ? null : areas.numbersUnder(own);
  }
  const path = areas.byId(area.toLowerCase())?.path;
  return path !== undefined && mayIn(scope, 'handover.read', path) ? areas.numbersUnder([path]) : [];
}

async function readPeople(
  { people, platform }: HandoverContext,
  scope: Scope,
  { q, person }: HandoverQuery,
): Promise<readonly number[] | null> {
  if (person !== undefined) {
    const no = (await people.byIds(scope, [person.toLowerCase()])).get(person.toLowerCase())?.personNo;
    return no === undefined ? [] : ((await people.numbersOf(scope, platform.db, [no])).get(no) ?? [no]);
  }
  return q === undefined ? null : await people.search(scope, q);
}

/** A cursor of nobody's making begins the list at its start. */
function readCursor(text: string | undefined): HandoverFilter['after'] {
  const [rank, key, id] = decodeCursor(text) ?? [];
  return typeof rank === 'number' && typeof key === 'number' && typeof id === 'string'
    ? { rank, key, id }
    : null;
}
