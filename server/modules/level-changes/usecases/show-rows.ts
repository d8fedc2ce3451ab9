import type { Static } from 'typebox';
import type { Query } from '../../../../contract/kit.ts';
import type { LevelChangeRow, levelChangesApi } from '../../../../contract/level-changes.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { cutPage, decodeCursor } from '../../../platform/http/paging.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { LevelChangeContext } from '../context.ts';
import { listRows } from '../store/rows.ts';
import { openSet } from './open-set.ts';

export type ShownRow = Static<typeof LevelChangeRow>;
type Asked = Query<(typeof levelChangesApi)['GET /level-changes/{id}/rows']>;
export type RowQuery = { [K in keyof Asked]?: Asked[K] | undefined };
export type RowPage = { items: ShownRow[]; next: string | null; total: number };

/** Opens the people of a change set for reading, page by page: checks the area, and audits once. */
export async function openRows(
  context: LevelChangeContext,
  scope: Scope,
  id: string,
  query: RowQuery,
): Promise<Outcome<(cursor: string | undefined, limit: number) => Promise<RowPage>>> {
  const opened = await openSet(context, scope, 'case.read', id);
  if (!opened.ok) {
    return opened;
  }
  const set = opened.value;
  const { db, clock } = context.platform;
  await audit(db, scope, clock.now(), [
    { action: 'level-change.read', subjectKind: 'case', subjectId: set.case_id, areaNo: set.area_no },
  ]);
  return done(async (cursor, limit) => {
    const [rank, personNo] = decodeCursor(cursor) ?? [];
    const { rows, total } = await listRows(scope, db, set, {
      proposal: query.proposal ?? null,
      status: query.status ?? null,
      after:
        Number.isInteger(rank) && Number.isInteger(personNo)
          ? { rank: Number(rank), personNo: Number(personNo) }
          : null,
      limit,
    });
    const page = cutPage(rows, limit, (row) => [row.rank, row.person_no]);
    const people = await context.people.byNos(
      scope,
      page.rows.map((row) => row.person_no),
    );
    const items = page.rows.flatMap((row): ShownRow[] => {
      const person = people.get(row.person_no);
      return person === undefined
        ? []
        : [
            {
              personId: person.id,
              name: person.fullName,
              phone: person.phone,
              areaName: person.areaName,
              from: row.from_level,
              to: row.to_level,
              reason: row.reason,
              proposal: row.proposal,
              orderId: row.order_id,
              orderNumber: row.order_number,
              status: row.status,
              appliedAt: row.applied_at?.toISOString() ?? null,
              appliedBy: row.applied_by,
            },
          ];
    });
    return { items, next: page.next, total };
  });
}
