import type { exportsApi } from '../../../../contract/exports.ts';
import type { Query } from '../../../../contract/kit.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { cutPage, decodeCursor } from '../../../platform/http/paging.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { ExportContext } from '../context.ts';
import { listExports } from '../store/exports.ts';
import { folded, ownAreas, present, type ShownExport } from './open-export.ts';

type ListQuery = Omit<Query<(typeof exportsApi)['GET /exports']>, 'cursor'> & {
  readonly cursor?: string | undefined;
};

/** Exports of the own areas, the newest first. */
export async function showExports(
  context: ExportContext,
  scope: Scope,
  query: ListQuery,
): Promise<Outcome<{ items: ShownExport[]; next: string | null; total: null }>> {
  const limit = query.limit ?? 50;
  const found = await listExports(scope, context.platform.db, ownAreas(context, scope), {
    kind: query.kind ?? null,
    q: folded(query.q),
    after: decodeCursor(query.cursor) as [string, string] | null,
    limit: limit + 1,
  });
  const { rows, next } = cutPage(found, limit, (row) => [row.created_at.toISOString(), row.id]);
  return done({ items: rows.map((row) => present(context, row)), next, total: null });
}
