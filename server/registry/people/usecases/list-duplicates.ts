import { pathsOf, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { cutPage, decodeCursor } from '../../../platform/http/paging.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { mayChange } from '../rules/access.ts';
import { listPairs } from '../store/duplicates.ts';
import type { PeopleContext, PersonDetail } from '../types.ts';
import { detailsByNo } from './show-people.ts';

export type ShownPair = {
  id: string;
  score: number;
  reasons: string[];
  left: PersonDetail;
  right: PersonDetail;
  foundAt: string;
  mayDecide: boolean;
};

/** Open pairs of the scope's areas, best first, both records side by side. */
export async function listDuplicates(
  context: PeopleContext,
  scope: Scope,
  query: { readonly limit?: number | undefined; readonly cursor?: string | undefined },
): Promise<Outcome<{ items: ShownPair[]; next: string | null; total: null }>> {
  const { db, clock } = context.platform;
  const paths = pathsOf(scope, 'person.merge');
  const limit = query.limit ?? 50;
  const rows = await listPairs(scope, db, {
    areaNos: paths.includes('') ? null : context.areas.numbersUnder(paths),
    after: readCursor(query.cursor),
    limit: limit + 1,
  });
  const page = cutPage(rows, limit, ({ score, id }) => [score, id]);
  const people = await detailsByNo(context, scope, db, [
    ...new Set(page.rows.flatMap(({ leftNo, rightNo }) => [leftNo, rightNo])),
  ]);
  const items = page.rows.flatMap(({ id, score, reasons, leftNo, rightNo, foundAt }) => {
    const [left, right] = [people.get(leftNo), people.get(rightNo)];
    return left === undefined || right === undefined
      ? []
      : [
          {
            id,
            score,
            reasons: [...reasons],
            left,
            right,
            foundAt: foundAt.toISOString(),
            mayDecide: [left, right].every(({ areaId }) =>
              mayChange(scope, 'person.merge', areaId === null ? null : context.areas.byId(areaId)!.path),
            ),
          },
        ];
  });
  await audit(
    db,
    scope,
    clock.now(),
    items.flatMap(({ left, right }) =>
      [left, right].map(({ id }) => ({ action: 'person.duplicates', subjectKind: 'person', subjectId: id })),
    ),
  );
  return done({ items, next: page.next, total: null });
}

function readCursor(cursor: string | undefined): { score: number; id: string } | null {
  const values = decodeCursor(cursor);
  const [score, id] = values ?? [];
  return typeof score === 'number' && typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id)
    ? { score, id }
    : null;
}
