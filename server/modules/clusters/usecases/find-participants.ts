import type { RowOutcome } from '../../../../contract/kit.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { refusedRow } from '../../../platform/outcomes/rows.ts';
import type { ClusterContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { type ParticipantRow, participantsOf } from '../store/participants.ts';

/** What became of one person, with what it led to. */
export type ShownOutcome = RowOutcome & { caseId?: string; contactId?: string; orderNumber?: string };

/** A person asked for, and the row of the participants if there is one. */
export type AskedParticipant = { readonly personId: string; readonly row: ParticipantRow | null };

/** The participants that a bulk action names, each person once and in that order. */
export async function findParticipants(
  { people }: ClusterContext,
  scope: Scope,
  db: Db | Tx,
  clusterId: string,
  personIds: readonly string[],
): Promise<AskedParticipant[]> {
  const ids = [...new Set(personIds.map((id) => id.toLowerCase()))];
  const noOf = await people.personNos(scope, db, ids);
  const numbers = await people.numbersOf(scope, db, [...new Set(noOf.values())]);
  const rows = new Map((await participantsOf(scope, db, clusterId)).map((row) => [row.person_no, row]));
  return ids.map((personId) => {
    const own = numbers.get(noOf.get(personId) ?? -1) ?? [];
    return { personId, row: own.map((no) => rows.get(no)).find((row) => row !== undefined) ?? null };
  });
}

/** What somebody gets who does not take part. */
export function notTakingPart(personId: string): RowOutcome {
  return refusedRow(personId, refuse('not-a-participant'));
}
