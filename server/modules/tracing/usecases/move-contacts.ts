import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { appendEvents } from '../../../platform/events/outbox.ts';
import { addFigures } from '../../../platform/figures/figures.ts';
import { countedLink } from '../rules/counted-link.ts';
import { setLinkAreas, setTransferred } from '../store/move-links.ts';

/** People under all their numbers, and the units between which their follow-up goes. */
export type ContactMove = {
  readonly personNos: readonly number[];
  readonly from: number;
  readonly to: number;
};

/**
 * Gives the follow-up of confirmed contacts from one unit to another, in the caller's transaction, which has looked at
 * the rights of both sides. Evidence, visits and orders stay with the contact; what was visited before counts where it was.
 * @returns ids of the contacts that moved.
 */
export async function moveContacts(scope: Scope, tx: Tx, move: ContactMove, at: number): Promise<string[]> {
  const moved = await setLinkAreas(scope, tx, move, at);
  await addFigures(
    tx,
    moved.flatMap((row) => [...countedLink({ ...row, area_no: move.from }, -1), ...countedLink(row, 1)]),
  );
  await tell(scope, tx, [...new Set(moved.map((row) => row.case_id))], [move.from, move.to], at);
  await audit(
    tx,
    scope,
    at,
    moved.map((row) => ({
      action: 'contact.hand-over',
      subjectKind: 'contact',
      subjectId: row.id,
      areaNo: move.to,
      detail: { from: move.from, to: move.to },
    })),
  );
  return moved.map((row) => row.id);
}

/** A unit outside the province follows these people up from now on (`there`), or their own unit does again. */
export async function transferContacts(
  scope: Scope,
  tx: Tx,
  one: { readonly personNos: readonly number[]; readonly areaNo: number; readonly there: boolean },
  at: number,
): Promise<void> {
  const caseIds = await setTransferred(scope, tx, one.personNos, one.areaNo, one.there ? at : null);
  await tell(scope, tx, caseIds, [one.areaNo], at);
}

async function tell(
  scope: Scope,
  tx: Tx,
  caseIds: readonly string[],
  areaNos: readonly number[],
  at: number,
): Promise<void> {
  await appendEvents(
    tx,
    caseIds.map((caseId) => ({
      topic: 'contacts.moved' as const,
      dataset: scope.dataset,
      payload: { caseId, areaNos },
      at,
    })),
  );
}
