import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import type { CaseRef } from '../../cases/index.ts';
import type { LevelChangeContext } from '../context.ts';
import { type ChangeRow, insertRows, supersede } from '../store/rows.ts';
import { closeTakenOver, insertSet } from '../store/sets.ts';
import type { Basis, ChangeCause, ChangeReason, CountedMove, Level, LevelProposal } from '../types.ts';

/** One person of a change as it is to be listed. */
export type ListedPerson = {
  readonly personNo: number;
  readonly from: Level;
  readonly to: Level;
  readonly reason: ChangeReason;
  readonly proposal: LevelProposal;
  readonly order: { readonly orderId: string; readonly number: string } | null;
  readonly basis?: Basis;
};

export type ChangeToList = {
  /** The same for an event that comes twice. */
  readonly id: string;
  readonly ref: CaseRef;
  readonly cause: ChangeCause;
  readonly causedAt: number;
  readonly subjectNo: number | null;
  readonly tubeId: string | null;
  readonly moves: readonly CountedMove[];
  readonly people: readonly ListedPerson[];
};

/**
 * Lists a change: the set, a row a person, one event for the screens. Rows of the same people that still wait in older
 * sets of the case are taken over. Nothing else is touched: what is proposed waits for an officer.
 */
export async function listChange(
  { platform }: LevelChangeContext,
  scope: Scope,
  tx: Tx,
  change: ChangeToList,
): Promise<void> {
  const { ref, id } = change;
  const now = platform.clock.now();
  const isNew = await insertSet(scope, tx, {
    case_id: ref.caseId,
    id,
    dataset: scope.dataset,
    area_no: ref.areaNo,
    stay_area_no: ref.stayAreaNo,
    cause: change.cause,
    subject_no: change.subjectNo,
    tube_id: change.tubeId,
    caused_at: new Date(change.causedAt),
    at: new Date(now),
    moves: [...change.moves],
    status: change.people.some((person) => person.proposal !== 'NONE') ? 'OPEN' : 'NOTED',
    settled_at: null,
    settled_by: null,
    reason: null,
  });
  if (!isNew) {
    return;
  }
  await insertRows(
    scope,
    tx,
    change.people.map((person): ChangeRow => ({
      case_id: ref.caseId,
      set_id: id,
      person_no: person.personNo,
      dataset: scope.dataset,
      from_level: person.from,
      to_level: person.to,
      reason: person.reason,
      proposal: person.proposal,
      order_id: person.order?.orderId ?? null,
      order_number: person.order?.number ?? null,
      basis: person.basis ?? null,
      status: person.proposal === 'NONE' ? 'NOTED' : 'OPEN',
      applied_at: null,
      applied_by: null,
    })),
  );
  await supersede(
    scope,
    tx,
    ref.caseId,
    change.people.map((person) => person.personNo),
    id,
  );
  await closeTakenOver(scope, tx, ref.caseId, now);
  const areaNos = [...new Set([ref.areaNo, ref.stayAreaNo].filter((no) => no !== null))];
  await appendEvent(tx, {
    topic: 'case.levels-changed',
    dataset: scope.dataset,
    payload: { caseId: ref.caseId, setId: id, areaNos },
    at: now,
  });
}
