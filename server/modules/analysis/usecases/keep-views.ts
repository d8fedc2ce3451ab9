import type { AnalysisView, analysisApi } from '../../../../contract/analysis.ts';
import type { Static } from 'typebox';
import type { Body } from '../../../../contract/kit.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { mergePatch } from '../../../platform/db/merge-edit.ts';
import { refuse as refuseGeneral, refuseConflict } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import type { AnalysisContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { deleteView, findView, insertView, listViews, updateView, type ViewRow } from '../store/views.ts';

export type ShownView = Static<typeof AnalysisView>;
type Context = Pick<AnalysisContext, 'platform'>;

export async function showViews({ platform }: Context, scope: Scope): Promise<{ items: ShownView[] }> {
  const rows = await listViews(scope, platform.db);
  return { items: rows.map((row) => present(scope, row)) };
}

export async function showView({ platform }: Context, scope: Scope, id: string): Promise<Outcome<ShownView>> {
  const row = await findView(scope, platform.db, id.toLowerCase());
  return row === undefined ? refuseGeneral('not-found') : done(present(scope, row));
}

/** Keeps a view under the name of its author. */
export async function keepView(
  { platform }: Context,
  scope: Scope,
  body: Body<(typeof analysisApi)['POST /analysis/views']>,
): Promise<Outcome<ShownView>> {
  const id = body.id.toLowerCase();
  const at = platform.clock.now();
  return await platform.db.transaction().execute(
    async (tx) =>
      await once(tx, { id, kind: 'analysis.view', content: [scope.dataset, body], at }, async () => {
        const row: ViewRow = {
          id,
          dataset: scope.dataset,
          account_id: scope.actor.id!,
          author: scope.actor.name,
          name: body.name,
          query: body.query,
          shared: body.shared,
          version: 1,
          field_versions: {},
          updated_at: new Date(at),
        };
        await insertView(tx, row);
        await audit(tx, scope, at, [{ action: 'analysis.view', subjectKind: 'view', subjectId: id }]);
        return done(present(scope, row), 201);
      }),
  );
}

/** Changes an own view by field; what was changed elsewhere meanwhile is shown beside it. */
export async function changeView(
  { platform }: Context,
  scope: Scope,
  id: string,
  { version, ...change }: Body<(typeof analysisApi)['PATCH /analysis/views/{id}']>,
): Promise<Outcome<ShownView>> {
  return await platform.db.transaction().execute(async (tx): Promise<Outcome<ShownView>> => {
    const found = await ownView(scope, tx, id);
    if (!found.ok) {
      return found;
    }
    const row = found.value;
    const values = { name: row.name, query: row.query, shared: row.shared };
    const merged = mergePatch(
      { version: row.version, fieldVersions: row.field_versions, values },
      version,
      change,
    );
    if (merged.conflicts.length > 0) {
      return refuseConflict(merged.conflicts, present(scope, row));
    }
    const next: ViewRow = {
      ...row,
      ...merged.values,
      version: merged.version,
      field_versions: merged.fieldVersions,
      updated_at: new Date(platform.clock.now()),
    };
    await updateView(scope, tx, next);
    return done(present(scope, next));
  });
}

export async function dropView(
  { platform }: Context,
  scope: Scope,
  id: string,
): Promise<Outcome<{ id: string }>> {
  return await platform.db.transaction().execute(async (tx): Promise<Outcome<{ id: string }>> => {
    const found = await ownView(scope, tx, id);
    if (!found.ok) {
      return found;
    }
    await deleteView(scope, tx, found.value.id);
    return done({ id: found.value.id });
  });
}

async function ownView(scope: Scope, tx: Tx, id: string): Promise<Outcome<ViewRow>> {
  const row = await findView(scope, tx, id.toLowerCase(), true);
  if (row === undefined) {
    return refuseGeneral('not-found');
  }
  return row.account_id === scope.actor.id ? done(row) : refuse('not-yours');
}

function present(scope: Scope, row: ViewRow): ShownView {
  const { id, name, query, shared, author, version } = row;
  return {
    id,
    name,
    query,
    shared,
    author,
    version,
    mine: row.account_id === scope.actor.id,
    updatedAt: row.updated_at.toISOString(),
  };
}
