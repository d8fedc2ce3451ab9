import type { Query, Reply } from '../../../../contract/kit.ts';
import type { riskApi } from '../../../../contract/risk.ts';
import { mayIn, pathsOf, type Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { cutPage, decodeCursor } from '../../../platform/http/paging.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { RiskContext } from '../context.ts';
import { newestAssessments } from '../store/assessments.ts';
import { levelsAt } from '../store/levels.ts';
import {
  findProposal,
  itemsOf,
  listProposals,
  type ProposalItem,
  type ProposalRow,
} from '../store/proposals.ts';
import { presentComputed } from './present.ts';

export type ProposalPage = Reply<(typeof riskApi)['GET /risk/proposals']>;
export type ShownProposal = Reply<(typeof riskApi)['GET /risk/proposals/{id}']>;
type Asked = Query<(typeof riskApi)['GET /risk/proposals']>;

/** Proposals that touch the viewer's areas, newest first. */
export async function showProposals(
  context: RiskContext,
  scope: Scope,
  query: Asked,
): Promise<Outcome<ProposalPage>> {
  const { db } = context.platform;
  const paths = pathsOf(scope, 'figure.read');
  const limit = query.limit ?? 50;
  const rows = await listProposals(scope, db, {
    areaNos: paths.includes('') ? null : context.areas.numbersUnder(paths),
    status: query.status ?? null,
    after: readCursor(query.cursor),
    limit,
  });
  const page = cutPage(rows, limit, (row) => [row.proposed_at.toISOString(), row.id]);
  const items = await itemsOf(
    scope,
    db,
    page.rows.map(({ id }) => id),
  );
  return done({
    items: page.rows.map((row) => present(row, items.get(row.id)?.length ?? 0)),
    next: page.next,
    total: null,
  });
}

/** One proposal with its communes; to a viewer who may see at least one of them. */
export async function showProposal(
  context: RiskContext,
  scope: Scope,
  id: string,
): Promise<Outcome<ShownProposal>> {
  const { db } = context.platform;
  const row = await findProposal(scope, db, id.toLowerCase());
  const items = row === undefined ? [] : ((await itemsOf(scope, db, [row.id])).get(row.id) ?? []);
  const seen = items.some(({ area_no }) => mayIn(scope, 'figure.read', context.areas.pathOf(area_no)));
  return row === undefined || !seen
    ? refuseGeneral('not-found')
    : done(await detailOf(context, scope, db, row, items));
}

/** A proposal as the contract has it, beside what is official and what is computed now. */
export async function detailOf(
  { areas, platform }: RiskContext,
  scope: Scope,
  db: Db | Tx,
  row: ProposalRow,
  items: readonly ProposalItem[],
): Promise<ShownProposal> {
  const nos = items.map(({ area_no }) => area_no);
  const now = new Date(platform.clock.now());
  const official = await levelsAt(scope, db, nos, now);
  const computed = await newestAssessments(scope, db, nos, now);
  return {
    ...present(row, items.length),
    items: items.map(({ area_no, level }) => {
      const area = areas.byNo(area_no)!;
      const assessment = computed.get(area_no);
      return {
        areaId: area.id,
        areaCode: area.code,
        areaName: area.fullName,
        level,
        officialLevel: official.get(area_no)?.current.level ?? null,
        computed: assessment === undefined ? null : presentComputed(assessment),
      };
    }),
  };
}

function present(row: ProposalRow, count: number): ProposalPage['items'][number] {
  const time = (at: Date | null) => at?.toISOString() ?? null;
  return {
    id: row.id,
    status: row.status,
    reason: row.reason,
    count,
    proposedAt: row.proposed_at.toISOString(),
    proposedBy: row.proposed_by,
    reviewedAt: time(row.reviewed_at),
    reviewedBy: row.reviewed_by,
    reviewNote: row.review_note,
    approvedAt: time(row.approved_at),
    approvedBy: row.approved_by,
    decisionNumber: row.decision_number,
    effectiveFrom: time(row.effective_from),
    signer: row.signer,
    publishedAt: time(row.published_at),
    version: row.version,
  };
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function readCursor(text: string | undefined): { at: Date; id: string } | null {
  const [at, id] = decodeCursor(text) ?? [];
  return typeof at === 'string' && typeof id === 'string' && UUID.test(id) && !Number.isNaN(Date.parse(at))
    ? { at: new Date(at), id }
    : null;
}
