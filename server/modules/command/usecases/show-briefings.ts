import type { Static } from 'typebox';
import type { commandBriefingsApi } from '../../../../contract/command-briefings.ts';
import type { Query, Reply } from '../../../../contract/kit.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { figuresAsOf } from '../../../platform/figures/figures.ts';
import { cutPage, decodeCursor } from '../../../platform/http/paging.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { CommandContext } from '../context.ts';
import { corrections } from '../rules/frozen-figures.ts';
import { type BriefingRow, commentsOf, findBriefing, listBriefings } from '../store/briefings.ts';
import type { Content } from './freeze-cut.ts';
import { needsProvince } from './province.ts';
import { figuresAt } from './read-frozen.ts';
import { verifyCut } from './verify-cut.ts';

type List = (typeof commandBriefingsApi)['GET /command/briefings'];
type Asked = { [name in keyof Query<List>]: Query<List>[name] | undefined };
export type ShownBriefing = Reply<(typeof commandBriefingsApi)['GET /command/briefings/{id}']>;
export type Addendum = Static<
  (typeof commandBriefingsApi)['GET /command/briefings/{id}']['reply'][200]
>['addendum'];

/** A page of cuts, newest first. */
export async function showBriefings(
  context: CommandContext,
  scope: Scope,
  query: Asked,
): Promise<Outcome<Reply<List>>> {
  const refused = needsProvince(context, scope, 'command.read');
  if (refused !== null) {
    return refused;
  }
  const [before] = decodeCursor(query.cursor) ?? [];
  const limit = query.limit ?? 50;
  const rows = await listBriefings(scope, context.platform.db, {
    state: query.state ?? null,
    before: typeof before === 'string' ? new Date(before) : null,
    limit: limit + 1,
  });
  const page = cutPage(rows, limit, (row) => [row.cut_at.toISOString()]);
  return done({ items: page.rows.map(presentRow), next: page.next, total: null });
}

/** One cut as everybody with the right sees it: what was signed, whether it still is, and what came later. */
export async function showBriefing(
  context: CommandContext,
  scope: Scope,
  id: string,
): Promise<Outcome<ShownBriefing>> {
  const found = await reachBriefing(context, scope, id);
  return found.ok ? done(await presentBriefing(context, scope, found.value)) : found;
}

/** The row of a cut of the own dataset and province. */
export async function reachBriefing(
  context: CommandContext,
  scope: Scope,
  id: string,
): Promise<Outcome<BriefingRow>> {
  const refused = needsProvince(context, scope, 'command.read');
  if (refused !== null) {
    return refused;
  }
  const row = await findBriefing(scope, context.platform.db, id.toLowerCase());
  return row === undefined ? refuseGeneral('not-found') : done(row);
}

export async function presentBriefing(
  context: CommandContext,
  scope: Scope,
  row: BriefingRow,
): Promise<ShownBriefing> {
  const content = contentOf(row);
  const [verification, addendum, comments] = await Promise.all([
    verifyCut(context, row),
    addendumOf(context, scope, row),
    commentsOf(scope, context.platform.db, row.id),
  ]);
  return {
    ...presentRow(row),
    content,
    verification,
    addendum,
    comments: comments.map(({ id, at, by_name, text }) => ({ id, at: at.toISOString(), by: by_name, text })),
  };
}

export function contentOf(row: Pick<BriefingRow, 'content'>): Content {
  return JSON.parse(row.content) as Content;
}

/** Later corrections of a cut: facts that belong before it but were recorded, changed or taken back after it. */
export async function addendumOf(context: CommandContext, scope: Scope, row: BriefingRow): Promise<Addendum> {
  const { db, clock } = context.platform;
  const [today, asOf] = await Promise.all([
    figuresAt(context, scope, row.cut_at.getTime()),
    figuresAsOf(db, scope.dataset),
  ]);
  return {
    readAt: new Date(clock.now()).toISOString(),
    asOf: asOf === null ? null : new Date(asOf).toISOString(),
    rows: corrections(contentOf(row).figures, today),
  };
}

function presentRow(row: BriefingRow): Reply<List>['items'][number] {
  return {
    id: row.id,
    number: row.number,
    at: row.cut_at.toISOString(),
    madeAt: row.made_at.toISOString(),
    origin: row.origin,
    state: row.signed_off_at === null ? 'FROZEN' : 'SIGNED',
    digest: row.digest,
    signature:
      row.signed_off_at === null
        ? null
        : {
            by: row.signed_off_by!,
            position: row.position!,
            at: row.signed_off_at.toISOString(),
            note: row.note,
          },
    version: row.version,
  };
}
