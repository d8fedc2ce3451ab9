import type { Query } from '../../../../contract/kit.ts';
import type { laboratoryApi } from '../../../../contract/laboratory.ts';
import type { Right } from '../../../../contract/rights.ts';
import { mayIn, pathsOf, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { HOUR_MS } from '../../../platform/clock/clock.ts';
import { cutPage, decodeCursor } from '../../../platform/http/paging.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { LaboratoryContext } from '../context.ts';
import { readTubeCode } from '../rules/tube-code.ts';
import { listTubes, type TubeFilter, type TubeSort, tubeSorts } from '../store/list-tubes.ts';
import type { ShownTube } from '../types.ts';
import { presentTubes } from './present-tubes.ts';

type Asked = Query<(typeof laboratoryApi)['GET /lab/tubes']>;
export type TubeQuery = { [K in keyof Asked]?: Asked[K] | undefined };
export type TubePage = { items: ShownTube[]; next: string | null; total: number };

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Units that the scope may look at, or those of the area asked; refused when that lies outside. */
export function areasFor(
  context: LaboratoryContext,
  scope: Scope,
  right: Right,
  area: string | undefined,
): Outcome<readonly number[]> {
  if (area === undefined) {
    return done(context.areas.numbersUnder(pathsOf(scope, right)));
  }
  const path = context.areas.byId(area.toLowerCase())?.path;
  return path !== undefined && mayIn(scope, right, path)
    ? done(context.areas.numbersUnder([path]))
    : refuseGeneral('forbidden');
}

/** Tubes of the viewer's areas, newest sample first; those that wait, oldest first. Showing people is audited. */
export async function showTubes(
  context: LaboratoryContext,
  scope: Scope,
  query: TubeQuery,
): Promise<Outcome<TubePage>> {
  const areas = areasFor(context, scope, 'lab.read', query.area);
  if (!areas.ok) {
    return areas;
  }
  const { db, clock } = context.platform;
  const now = clock.now();
  const waiting = query.waiting === true || query.olderThanHours !== undefined;
  const usual: TubeSort = waiting || query.toVerify === true ? 'sampledAt' : '-sampledAt';
  const sort =
    query.sort !== undefined && Object.hasOwn(tubeSorts, query.sort) ? (query.sort as TubeSort) : usual;
  const limit = query.limit ?? 50;
  const { rows, total } = await listTubes(scope, db, {
    areaNos: areas.value,
    search: await readSearch(context, scope, query.q),
    kind: query.kind ?? null,
    status: query.status ?? null,
    result: query.result ?? null,
    pooled: query.pooled ?? null,
    waiting,
    takenBefore: query.olderThanHours === undefined ? null : new Date(now - query.olderThanHours * HOUR_MS),
    toVerify: query.toVerify === true,
    sort,
    after: readCursor(query.cursor, sort),
    limit,
  });
  const page = cutPage(rows, limit, (row) => [row[tubeSorts[sort].column], row.id]);
  await audit(db, scope, now, [{ action: 'lab.list', detail: { shown: page.rows.length } }]);
  return done({ items: await presentTubes(context, scope, page.rows), next: page.next, total });
}

async function readSearch(
  context: LaboratoryContext,
  scope: Scope,
  q: string | undefined,
): Promise<TubeFilter['search']> {
  if (q === undefined) {
    return null;
  }
  const code = (readTubeCode(q) ?? q.trim().toUpperCase()).replace(/[\\%_]/g, '\\$&');
  return { personNos: await context.people.search(scope, q), code: `${code}%` };
}

/** A cursor of another sort, or of nobody's making, begins the list at its start. */
function readCursor(text: string | undefined, sort: TubeSort): TubeFilter['after'] {
  const [key, id] = decodeCursor(text) ?? [];
  if (typeof key !== 'string' || typeof id !== 'string' || !UUID.test(id)) {
    return null;
  }
  return tubeSorts[sort].column === 'code' || !Number.isNaN(Date.parse(key)) ? { key, id } : null;
}
