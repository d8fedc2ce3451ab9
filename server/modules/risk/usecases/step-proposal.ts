import type { Right } from '../../../../contract/rights.ts';
import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome, type Refusal } from '../../../platform/outcomes/outcome.ts';
import type { RiskContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { afterStep, type ProposalStep } from '../rules/proposal-steps.ts';
import {
  itemsOf,
  lockProposal,
  type ProposalItem,
  type ProposalRow,
  updateProposal,
} from '../store/proposals.ts';
import { outsideOf } from './reach.ts';
import { detailOf, type ShownProposal } from './show-proposals.ts';

export type Judgement = {
  readonly version: number;
  readonly accept: boolean;
  readonly note?: string | undefined;
};
export type StepOf = {
  readonly id: string;
  readonly step: ProposalStep;
  readonly right: Right;
  readonly version: number;
  readonly accept: boolean;
  readonly note: string | null;
  /** What else the step writes and checks, before the proposal is saved. */
  readonly act?: (tx: Tx, row: ProposalRow, items: readonly ProposalItem[]) => Promise<Refusal | ProposalRow>;
};

/**
 * Takes a proposal one step on, or returns it: the right is needed in every commune of it, who proposed neither
 * reviews nor approves, and a proposal that somebody moved meanwhile is a conflict.
 */
export async function stepProposal(
  context: RiskContext,
  scope: Scope,
  given: StepOf,
): Promise<Outcome<ShownProposal>> {
  const { db, clock } = context.platform;
  const now = clock.now();
  return await db.transaction().execute(async (tx) => {
    const row = await lockProposal(scope, tx, given.id.toLowerCase());
    const items = row === undefined ? [] : ((await itemsOf(scope, tx, [row.id])).get(row.id) ?? []);
    const seen = items.some(({ area_no }) => mayIn(scope, given.right, context.areas.pathOf(area_no)));
    if (row === undefined || !seen) {
      return refuseGeneral('not-found');
    }
    const refused = check(context, scope, given, row, items);
    if (refused !== null) {
      return refused;
    }
    const status = afterStep(row.status, given.step, given.accept)!;
    const stepped = { ...row, ...stamps(given, scope, now), status, version: row.version + 1 };
    const acted = (await given.act?.(tx, stepped, items)) ?? stepped;
    if ('ok' in acted) {
      return acted;
    }
    await updateProposal(scope, tx, acted);
    const detail = { status, count: items.length };
    await audit(tx, scope, now, [
      {
        action: `risk.${given.step}`,
        subjectKind: 'risk-proposal',
        subjectId: row.id,
        areaNo: items[0]!.area_no,
        detail,
      },
    ]);
    return done(await detailOf(context, scope, tx, acted, items));
  });
}

function check(
  context: RiskContext,
  scope: Scope,
  given: StepOf,
  row: ProposalRow,
  items: readonly ProposalItem[],
): Refusal | null {
  const nos = items.map(({ area_no }) => area_no);
  const outside = outsideOf(context, scope, given.right, nos);
  if (outside !== null) {
    return outside;
  }
  if (row.proposed_by_id !== null && row.proposed_by_id === scope.actor.id) {
    return refuse('own-proposal');
  }
  if (afterStep(row.status, given.step, given.accept) === null || row.version !== given.version) {
    return refuse('wrong-step', { params: { status: row.status } });
  }
  return !given.accept && given.note === null
    ? refuse('note-required', { fields: { note: 'required' } })
    : null;
}

function stamps({ step, note }: StepOf, scope: Scope, now: number): Partial<ProposalRow> {
  const who = { at: new Date(now), by: scope.actor.name };
  if (step === 'review') {
    return { reviewed_at: who.at, reviewed_by: who.by, review_note: note };
  }
  return step === 'approval'
    ? { approved_at: who.at, approved_by: who.by, ...(note === null ? {} : { review_note: note }) }
    : { published_at: who.at };
}
