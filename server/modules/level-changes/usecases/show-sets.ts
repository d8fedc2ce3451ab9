import type { Static } from 'typebox';
import type { Query } from '../../../../contract/kit.ts';
import type { LevelChangeSet, levelChangesApi } from '../../../../contract/level-changes.ts';
import { mayIn, pathsOf, type Scope } from '../../../platform/access/scope.ts';
import { cutPage, decodeCursor } from '../../../platform/http/paging.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { caseNodes } from '../../cases/index.ts';
import type { LevelChangeContext } from '../context.ts';
import { countProposals } from '../store/rows.ts';
import { listSets, type SetRow } from '../store/sets.ts';
import { openSet } from './open-set.ts';

export type ShownSet = Static<typeof LevelChangeSet>;
type Asked = Query<(typeof levelChangesApi)['GET /level-changes']>;
export type SetQuery = { [K in keyof Asked]?: Asked[K] | undefined };

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Change sets of the viewer's areas, newest first. */
export async function showSets(
  context: LevelChangeContext,
  scope: Scope,
  query: SetQuery,
): Promise<Outcome<{ items: ShownSet[]; next: string | null; total: number }>> {
  const areaNos = readAreas(context, scope, query.area);
  if (areaNos !== null && areaNos.length === 0) {
    return refuseGeneral('forbidden');
  }
  const limit = query.limit ?? 50;
  const [at, id] = decodeCursor(query.cursor) ?? [];
  const valid =
    typeof at === 'string' && !Number.isNaN(Date.parse(at)) && typeof id === 'string' && UUID.test(id);
  const { rows, total } = await listSets(scope, context.platform.db, {
    areaNos,
    status: query.status ?? null,
    cause: query.cause ?? null,
    caseId: query.case?.toLowerCase() ?? null,
    oldest: query.sort === 'at',
    after: valid ? { at, id } : null,
    limit,
  });
  const page = cutPage(rows, limit, (row) => [row.at, row.id]);
  return done({ items: await presentSets(context, scope, page.rows), next: page.next, total });
}

function readAreas(
  context: LevelChangeContext,
  scope: Scope,
  area: string | undefined,
): readonly number[] | null {
  const own = pathsOf(scope, 'case.read');
  if (area === undefined) {
    return own.includes('') ? null : context.areas.numbersUnder(own);
  }
  const path = context.areas.byId(area.toLowerCase())?.path;
  return path !== undefined && mayIn(scope, 'case.read', path) ? context.areas.numbersUnder([path]) : [];
}

/** One change set. */
export async function showSet(
  context: LevelChangeContext,
  scope: Scope,
  id: string,
): Promise<Outcome<ShownSet>> {
  const opened = await openSet(context, scope, 'case.read', id);
  return opened.ok ? done((await presentSets(context, scope, [opened.value]))[0]!) : opened;
}

/** Sets as the viewer may see them, in the order given. */
export async function presentSets(
  context: LevelChangeContext,
  scope: Scope,
  rows: readonly SetRow[],
): Promise<ShownSet[]> {
  const { db } = context.platform;
  const cases = new Map(
    (await caseNodes(scope, db, [...new Set(rows.map((row) => row.case_id))])).map((one) => [
      one.caseId,
      one,
    ]),
  );
  const people = await context.people.byNos(scope, [...new Set(rows.flatMap((row) => row.subject_no ?? []))]);
  const counts = await countProposals(scope, db, rows);
  return rows.map((row): ShownSet => {
    const subject = row.subject_no === null ? undefined : people.get(row.subject_no);
    const proposals = counts.get(row.id) ?? [];
    return {
      id: row.id,
      caseId: row.case_id,
      caseLabel: cases.get(row.case_id)?.label ?? '–',
      areaName: row.area_no === null ? null : (context.areas.byNo(row.area_no)?.fullName ?? null),
      cause: row.cause,
      subject: subject === undefined ? null : { personId: subject.id, name: subject.fullName },
      at: row.at.toISOString(),
      causedAt: row.caused_at.toISOString(),
      moves: row.moves,
      proposals: proposals.map(({ proposal, n, open }) => ({ proposal, n, open })),
      ordersMayEnd: proposals.reduce((sum, one) => sum + one.orders, 0),
      status: row.status,
      settledAt: row.settled_at?.toISOString() ?? null,
      settledBy: row.settled_by,
      reason: row.reason,
    };
  });
}
