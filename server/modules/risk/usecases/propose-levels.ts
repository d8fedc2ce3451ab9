import type { Body } from '../../../../contract/kit.ts';
import type { riskApi } from '../../../../contract/risk.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import type { RiskContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { insertProposal, type ProposalRow } from '../store/proposals.ts';
import { reachAreas } from './reach.ts';
import { detailOf, type ShownProposal } from './show-proposals.ts';

type Input = Body<(typeof riskApi)['POST /risk/proposals']>;

/** Proposes levels for communes of the own areas, with a reason. Repeatable by its id. */
export async function proposeLevels(
  context: RiskContext,
  scope: Scope,
  input: Input,
): Promise<Outcome<ShownProposal>> {
  const { db, clock } = context.platform;
  const now = clock.now();
  const areas = reachAreas(
    context,
    scope,
    'risk.propose',
    input.items.map(({ areaId }) => areaId),
  );
  if (!areas.ok) {
    return areas;
  }
  if (areas.value.some(({ kind }) => kind !== 'commune')) {
    return refuse('not-commune');
  }
  const id = (input.id ?? uuid7(now)).toLowerCase();
  const items = areas.value.map((area, at) => ({ area_no: area.no, level: input.items[at]!.level }));
  const row = newProposal(scope, id, input.reason, now);
  return await db.transaction().execute(
    async (tx) =>
      await once(tx, { id, kind: 'risk.proposal', content: { ...input, id }, at: now }, async () => {
        await insertProposal(scope, tx, row, items);
        const detail = { count: items.length };
        await audit(tx, scope, now, [
          {
            action: 'risk.propose',
            subjectKind: 'risk-proposal',
            subjectId: id,
            areaNo: items[0]!.area_no,
            detail,
          },
        ]);
        return done(await detailOf(context, scope, tx, row, items), 201);
      }),
  );
}

/** A proposal at its first step. */
export function newProposal(scope: Scope, id: string, reason: string, now: number): ProposalRow {
  return {
    id,
    dataset: scope.dataset,
    status: 'PROPOSED',
    reason,
    proposed_at: new Date(now),
    proposed_by: scope.actor.name,
    proposed_by_id: scope.actor.id,
    reviewed_at: null,
    reviewed_by: null,
    review_note: null,
    approved_at: null,
    approved_by: null,
    decision_number: null,
    effective_from: null,
    signer: null,
    published_at: null,
    version: 1,
  };
}
