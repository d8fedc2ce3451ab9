import type { accessPassesApi } from '../../../../contract/access-passes.ts';
import type { Body, Query, Reply } from '../../../../contract/kit.ts';
import { audit } from '../../audit/audit.ts';
import { cutPage, decodeCursor } from '../../http/paging.ts';
import type { Platform } from '../../module.ts';
import { refuse as refuseGeneral } from '../../outcomes/general.ts';
import { done, type Outcome } from '../../outcomes/outcome.ts';
import { refuse } from '../refusals.ts';
import { pathsOf, type Scope } from '../scope.ts';
import {
  endOwnPass,
  listPasses,
  lockPass,
  ownOpenPasses,
  type PassRow,
  reviewPass,
} from '../store/passes.ts';

type Api = typeof accessPassesApi;
export type ShownPass = Reply<Api['GET /access-passes']>['items'][number];

/** What reviewing needs to know of areas. */
export type PassAreas = {
  readonly nosUnder: (paths: readonly string[]) => readonly number[];
  readonly nameOfNo: (no: number) => string | undefined;
};
type Context = { readonly platform: Pick<Platform, 'db' | 'clock'>; readonly areas: PassAreas };

const own = (row: PassRow) => ({
  id: row.id,
  subjectKind: row.subject_kind,
  subjectId: row.subject_id,
  reason: row.reason,
  until: row.until_at.toISOString(),
});

/** Records that are open to the caller now. */
export async function showOwnPasses(
  { platform }: Context,
  scope: Scope,
): Promise<Reply<Api['GET /access-passes/own']>> {
  if (scope.actor.id === null) {
    return { items: [] };
  }
  const rows = await ownOpenPasses(scope, platform.db, new Date(platform.clock.now()), null);
  return { items: rows.map(own) };
}

/** Closes a record of the caller's before its time is over. One that is closed stays so. */
export async function endPass({ platform }: Context, scope: Scope, id: string): Promise<Outcome<null>> {
  const now = platform.clock.now();
  await platform.db.transaction().execute(async (tx) => {
    const row =
      scope.actor.id === null ? undefined : await endOwnPass(scope, tx, id.toLowerCase(), new Date(now));
    if (row !== undefined) {
      await audit(tx, scope, now, [
        {
          action: 'access-pass.end',
          subjectKind: row.subject_kind,
          subjectId: row.subject_id,
          areaNo: row.area_no,
        },
      ]);
    }
  });
  return done(null, 204);
}

/** Looks outside the lookers' areas, of the areas that the reader reviews. */
export async function showPasses(context: Context, scope: Scope, query: Query<Api['GET /access-passes']>) {
  const { db, clock } = context.platform;
  const limit = query.limit ?? 50;
  const cursor = decodeCursor(query.cursor);
  const rows = await listPasses(
    scope,
    db,
    {
      areaNos: reviewedAreas(context, scope),
      state: query.state ?? null,
      by: query.by ?? null,
      now: new Date(clock.now()),
    },
    { after: cursor === null ? null : [String(cursor[0]), String(cursor[1])], limit: limit + 1 },
  );
  const page = cutPage(rows, limit, (row) => [row.opened_at.toISOString(), row.id]);
  return { items: page.rows.map((row) => present(context, row)), next: page.next, total: null };
}

/** Keeps what a reviewer thought of a look. A later review replaces the verdict; the audit trail keeps both. */
export async function judgePass(
  context: Context,
  scope: Scope,
  id: string,
  body: Body<Api['POST /access-passes/{id}/review']>,
): Promise<Outcome<ShownPass>> {
  const { db, clock } = context.platform;
  const now = clock.now();
  const areas = reviewedAreas(context, scope);
  return await db.transaction().execute(async (tx): Promise<Outcome<ShownPass>> => {
    const row = await lockPass(scope, tx, id.toLowerCase());
    if (row === undefined || (areas !== null && !(row.area_no !== null && areas.includes(row.area_no)))) {
      return refuseGeneral('not-found');
    }
    if (row.account_id === scope.actor.id) {
      return refuse('own-pass');
    }
    if (body.verdict === 'unjustified' && (body.note ?? '').trim() === '') {
      return refuse('pass-note', { fields: { note: 'required' } });
    }
    await reviewPass(scope, tx, {
      ...row,
      verdict: body.verdict,
      review_note: body.note?.trim() ?? null,
      reviewed_at: new Date(now),
      reviewed_by: scope.actor.name,
    });
    await audit(tx, scope, now, [
      {
        action: 'access-pass.review',
        subjectKind: 'access-pass',
        subjectId: row.id,
        areaNo: row.area_no,
        detail: { verdict: body.verdict },
      },
    ]);
    const filter = { areaNos: areas, state: null, by: null, now: new Date(now), id: row.id };
    const [shown] = await listPasses(scope, tx, filter, { after: null, limit: 1 });
    return done(present(context, shown!));
  });
}

function reviewedAreas({ areas }: Context, scope: Scope): readonly number[] | null {
  const paths = pathsOf(scope, 'audit.read');
  return paths.includes('') ? null : areas.nosUnder(paths);
}

function present({ areas }: Context, row: PassRow & { looks: number }): ShownPass {
  return {
    ...own(row),
    by: row.by_name,
    areaName: row.area_no === null ? null : (areas.nameOfNo(row.area_no) ?? null),
    openedAt: row.opened_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    looks: row.looks,
    verdict: row.verdict,
    note: row.review_note,
    reviewedAt: row.reviewed_at?.toISOString() ?? null,
    reviewedBy: row.reviewed_by,
  };
}
