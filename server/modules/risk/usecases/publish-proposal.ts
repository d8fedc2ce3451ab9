import type { Body } from '../../../../contract/kit.ts';
import type { riskApi } from '../../../../contract/risk.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { namedUuid7 } from '../../../platform/ids/uuid7.ts';
import type { Outcome } from '../../../platform/outcomes/outcome.ts';
import type { RiskContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { insertLevels } from '../store/levels.ts';
import { isNumberUsed, type ProposalItem } from '../store/proposals.ts';
import { readMoment } from './moment.ts';
import type { ShownProposal } from './show-proposals.ts';
import { stepProposal } from './step-proposal.ts';

type Input = Body<(typeof riskApi)['POST /risk/proposals/{id}/publication']>;

/** A decision may take effect later, or be entered some days after it was signed. */
const EFFECT = { backDays: 60, aheadDays: 60 };

/** Publishes an approved proposal: the levels become official from the effective time, map and packs are told. */
export async function publishProposal(
  context: RiskContext,
  scope: Scope,
  id: string,
  input: Input,
): Promise<Outcome<ShownProposal>> {
  const now = context.platform.clock.now();
  const from = readMoment(input.effectiveFrom, now, EFFECT);
  if (from === null) {
    return refuse('bad-time', { fields: { effectiveFrom: 'implausible' } });
  }
  const number = input.decisionNumber.trim();
  return await stepProposal(context, scope, {
    id,
    step: 'publication',
    right: 'risk.approve',
    version: input.version,
    accept: true,
    note: null,
    act: async (tx, row, items) => {
      if (await isNumberUsed(scope, tx, number, row.id)) {
        return refuse('number-used', { params: { number }, fields: { decisionNumber: 'used' } });
      }
      const { signer, legalBasis, reason } = input;
      await decideLevels(scope, tx, {
        proposalId: row.id,
        items,
        from,
        decision: { number, signer, legalBasis, reason },
        recordedAt: now,
        now,
      });
      return { ...row, decision_number: number, effective_from: from, signer };
    },
  });
}

export type Decision = {
  readonly proposalId: string;
  readonly items: readonly ProposalItem[];
  readonly from: Date;
  readonly decision: {
    readonly number: string;
    readonly signer: string;
    readonly legalBasis: string;
    readonly reason: string;
  };
  /** When it was entered; the announcement says `now`. */
  readonly recordedAt: number;
  readonly now: number;
};

/** Writes the official levels of a decision and announces them. */
export async function decideLevels(scope: Scope, tx: Tx, given: Decision): Promise<void> {
  const { proposalId, items, from, decision, recordedAt, now } = given;
  await insertLevels(
    scope,
    tx,
    items.map(({ area_no, level }) => ({
      id: namedUuid7(recordedAt, `risk-level ${proposalId} ${area_no}`),
      area_no,
      dataset: scope.dataset,
      level,
      from_at: from,
      decision_number: decision.number,
      signer: decision.signer,
      legal_basis: decision.legalBasis,
      reason: decision.reason,
      proposal_id: proposalId,
      recorded_at: new Date(recordedAt),
      recorded_by: scope.actor.name,
      corrects: null,
      corrected_by: null,
      told: from.getTime() <= now,
    })),
  );
  await appendEvent(tx, {
    topic: 'risk.published',
    dataset: scope.dataset,
    payload: {
      decisionNumber: decision.number,
      effectiveFrom: from.toISOString(),
      areaNos: items.map(({ area_no }) => area_no),
    },
    at: now,
  });
}
