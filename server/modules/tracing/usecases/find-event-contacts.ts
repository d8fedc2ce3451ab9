import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { CaseRef } from '../../cases/index.ts';
import type { TracingContext } from '../context.ts';
import { eventContactsOf } from '../store/event-contacts.ts';
import type { Exposure } from '../types.ts';

/** Contacts of a case by events that an officer chose: exposed as long as both took part. */
export async function findEventContacts(
  { people }: TracingContext,
  scope: Scope,
  db: Db | Tx,
  ref: CaseRef,
  caseNo: number,
): Promise<Exposure[]> {
  const rows = await eventContactsOf(scope, db, ref.caseId);
  const kept = await people.resolvedByNo(
    scope,
    db,
    rows.map((row) => row.person_no),
  );
  return rows.map((row): Exposure => {
    const [from, to] = [row.from_at.getTime(), row.to_at.getTime()];
    return {
      personNo: kept.get(row.person_no)?.personNo ?? row.person_no,
      viaNo: caseNo,
      source: 'event',
      placeNo: row.place_no,
      from,
      to,
      ms: to - from,
      group: {
        id: row.event_id,
        name: row.event_name,
        kind: 'event',
        spot: null,
        viaSpot: null,
        near: true,
        weight: 1,
      },
    };
  });
}
